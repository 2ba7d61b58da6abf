/* The middle: what was said, bursts drawn together, and what is on its way. */

import { arrange, linkTo, make } from '/dom.js';

const NEAR = 100;

export class Transcript {
  #words;
  #clock;
  #of;
  #rows = new Map();
  #list = document.getElementById('log');
  #scroll = document.getElementById('scroll');

  constructor(words) {
    this.#words = words;
    this.#clock = new Intl.DateTimeFormat(words.language, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });
  }

  show(conversation, sending) {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    const stay = this.#of !== conversation.id || scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.#of !== conversation.id) {
      this.#of = conversation.id;
      this.#rows.clear();
    }
    const entries = conversation.ordered();
    const choices = new Map(entries.filter(({ choice }) => choice).map(({ choice }) => [choice.proposal, choice.option]));
    const rows = entries.map((entry, index) => this.#row(entry, isBurst(entries[index - 1], entry), choices.get(entry.proposal), conversation.marks(entry.seq)));
    arrange(this.#list, [...rows, ...sending.map((item) => this.#sending(item))]);
    if (stay) {
      this.#scroll.scrollTop = this.#scroll.scrollHeight;
    }
  }

  /** A row is made anew only when it looks different, so that a selection or a reader's place stays. */
  #row(entry, burst, chosen, marks) {
    const look = JSON.stringify([entry, burst, chosen, marks]);
    const row = this.#rows.get(entry.seq);
    if (row?.look === look) {
      return row.element;
    }
    const element = this.#entry(entry, burst, chosen, marks);
    this.#rows.set(entry.seq, { look, element });
    return element;
  }

  #entry(entry, burst, chosen, marks) {
    if (entry.type === 'gap') {
      return make('div', { className: 'entry gap', text: this.#words.word('talk.gap', entry) });
    }
    const from = entry.from ?? 'assistant';
    const body = make('div', { className: 'bubble', dir: 'auto', lang: entry.language ?? '' },
      entry.text ? make('p', { className: 'text' }, ...this.#marked(entry.text, marks)) : undefined,
      ...(entry.attachments ?? []).map((attachment) => this.#link(attachment)),
      entry.choice ? make('p', { className: 'chose', text: this.#words.word('talk.chose', { n: entry.choice.option }) }) : undefined,
      entry.options ? this.#options(entry, chosen) : undefined);
    return make('div', { className: `entry ${from}${burst ? ' burst' : ''}` }, this.#head(entry, from), body);
  }

  /** The text with its complaint words and the names of items marked; offsets are JavaScript's own. */
  #marked(text, marks) {
    const parts = [];
    let at = 0;
    for (const { start, end, issue, severity, value } of marks) {
      if (start < at || end > text.length) {
        continue;
      }
      const says = issue ? this.#words.known('issue', issue) : value;
      parts.push(text.slice(at, start),
        make('mark', { className: issue ? `hit s${Number(severity)}` : 'item', title: says, text: text.slice(start, end) }));
      at = end;
    }
    return [...parts, text.slice(at)];
  }

  #head(entry, from) {
    const who = entry.name || this.#words.known('from', from);
    const stage = entry.stage ? this.#words.known('stage', entry.stage) : '';
    const time = entry.at ? this.#clock.format(new Date(entry.at)) : '';
    return make('p', { className: 'who' }, make('bdi', { text: who }),
      make('span', { text: [`#${entry.seq}`, stage, time].filter(Boolean).join(' · ') }));
  }

  #options({ options }, chosen) {
    return make('ol', { className: 'options' }, ...options.map(({ option, title, detail }) =>
      make('li', { className: option === chosen ? 'chosen' : '' },
        make('strong', { text: title }), detail ? make('span', { text: detail }) : undefined)));
  }

  #link({ kind, url, name }) {
    const { known, word } = this.#words;
    const key = known('link', kind) === kind ? 'link.file' : `link.${kind}`;
    return make('p', {}, linkTo(url, word(key, { url: name || url })));
  }

  #sending({ frame }) {
    return make('div', { className: 'entry agent sending' },
      make('p', { className: 'who', text: this.#words.word('talk.sending') }),
      make('div', { className: 'bubble', dir: 'auto' }, make('p', { className: 'text', text: frame.text })));
  }
}

/** Lines that a customer sends in a row are drawn together. */
function isBurst(before, entry) {
  return [before, entry].every((one) => one?.type === 'message' && one.from === 'customer' && !one.choice);
}
