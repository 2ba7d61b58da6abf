/* The left side: who waits, with whom, and for how long. Rows are kept, so that focus stays where it is. */

import { arrange, make } from '/dom.js';

export class Queue {
  #words;
  #actions;
  #rows = new Map();
  #groups = new Map([...document.querySelectorAll('.list')].map((list) => [list.dataset.group, list]));

  /** The actions are open(id) and take(id). */
  constructor(words, actions) {
    this.#words = words;
    this.#actions = actions;
    setInterval(() => this.#tick(), 1000);
  }

  /** Rows in the order given; each has conversation, group and current. */
  show(rows) {
    const ids = new Set(rows.map(({ conversation }) => conversation.id));
    for (const [id, row] of this.#rows) {
      if (!ids.has(id)) {
        row.element.remove();
        this.#rows.delete(id);
      }
    }
    const lists = new Map();
    rows.forEach((row) => lists.set(row.group, [...(lists.get(row.group) ?? []), this.#row(row)]));
    for (const [group, list] of this.#groups) {
      const elements = lists.get(group) ?? [];
      arrange(list.querySelector('ul'), elements);
      list.hidden = group !== 'waiting' && !elements.length;
      list.querySelector('.empty')?.toggleAttribute('hidden', elements.length > 0);
    }
    this.#tick();
  }

  #row({ conversation, group, current }) {
    const { id, item = {}, unread } = conversation;
    const row = this.#rows.get(id) ?? this.#make(id);
    const { known, word } = this.#words;
    row.since = item.since;
    row.issue.textContent = item.issue ? known('issue', item.issue) : item.why ?? '';
    row.why.textContent = [item.promiseDue ? word('queue.promise', { time: new Date(item.promiseDue).toLocaleString(this.#words.language,
      { dateStyle: 'short', timeStyle: 'short' }) }) : '', item.issue ? item.why : '', item.language, conversation.mode && known('mode', conversation.mode),
      group === 'others' ? word('queue.with', { name: conversation.agent }) : ''].filter(Boolean).join(' · ');
    row.preview.textContent = conversation.preview;
    row.emotion.className = `emotion e${Number(item.emotion ?? 0)}`;
    row.emotion.textContent = item.emotion > 0 ? known('emotion', String(item.emotion)) : '';
    row.unread.textContent = unread ? word('queue.new') : '';
    row.take.hidden = group !== 'waiting';
    row.element.classList.toggle('current', current);
    row.open.setAttribute('aria-current', String(current));
    return row.element;
  }

  #make(id) {
    const part = (tag, className) => make(tag, { className });
    const row = { issue: part('strong', 'issue'), emotion: part('span', 'emotion'), time: part('time', 'time'),
      preview: part('span', 'preview'), why: part('span', 'why'), unread: part('span', 'unread') };
    row.preview.dir = 'auto';
    row.open = make('button', { type: 'button', className: 'open' },
      make('span', { className: 'line' }, row.issue, row.emotion, row.time), row.preview, row.why, row.unread);
    row.take = make('button', { type: 'button', className: 'quiet take', text: this.#words.word('queue.take') });
    row.open.addEventListener('click', () => this.#actions.open(id));
    row.take.addEventListener('click', () => this.#actions.take(id));
    row.element = make('li', {}, row.open, row.take);
    this.#rows.set(id, row);
    return row;
  }

  #tick() {
    for (const { since, time } of this.#rows.values()) {
      const seconds = Math.max(0, Math.floor((Date.now() - new Date(since)) / 1000));
      time.textContent = since && Number.isFinite(seconds) ? clock(seconds) : '';
      time.classList.toggle('long', seconds >= 300);
    }
  }
}

function clock(seconds) {
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}
