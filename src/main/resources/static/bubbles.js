/* The look of a conversation's entries. */

import { linkTo, make } from '/dom.js';

export class Bubbles {
  #words;
  #actions;
  #clock;

  /** The actions are choose(proposal, option), retry(id), edit(id) and remove(id). */
  constructor(words, actions) {
    this.#words = words;
    this.#actions = actions;
    this.#clock = new Intl.DateTimeFormat(words.language, { hour: '2-digit', minute: '2-digit' });
  }

  entry(entry) {
    if (entry.kind === 'gap') {
      const key = entry.seq === entry.to ? 'gap.one' : 'gap';
      return make('div', { className: 'entry gap', text: this.#words.word(key, { from: entry.seq, to: entry.to }) });
    }
    return entry.kind === 'proposal' ? this.#proposal(entry) : this.#message(entry);
  }

  /** A message that is on its way; its state is filled in by pendingState. */
  pending(item) {
    const { text, attachments } = item.frame;
    const bubble = this.#message({ from: 'customer', text, attachments, at: item.at });
    bubble.dataset.id = item.id;
    return bubble;
  }

  pendingState(bubble, item) {
    const { word } = this.#words;
    const state = item.failed ? 'failed' : item.sent ? 'sending' : 'queued';
    bubble.dataset.state = state;
    const why = item.failed ?? item.delayed;
    const look = `${state} ${why ?? ''}`;
    if (bubble.look === look) {
      return;
    }
    bubble.look = look;
    const foot = bubble.querySelector('.foot');
    foot.replaceChildren(make('span', { className: 'state', text: word(`state.${state}`) }));
    if (why) {
      foot.prepend(make('span', { className: 'why', text: `${this.errorText(why)} ` }));
    }
    if (item.failed || item.delayed) {
      foot.append(this.#button('state.retry', () => this.#actions.retry(item.id)));
    }
    if (item.failed) {
      foot.append(
        this.#button('state.edit', () => this.#actions.edit(item.id)),
        this.#button('state.drop', () => this.#actions.remove(item.id)));
    }
  }

  errorText(code) {
    const known = this.#words.known('error', code);
    return known === code ? this.#words.word('error.other') : known;
  }

  /** What may still be done with a proposal: nothing once chosen, closed, overtaken or run out. */
  proposalState(bubble, { chosen, sending, closed, expired, settled }) {
    const { word } = this.#words;
    const over = Boolean(chosen || closed || expired || settled);
    const hadFocus = bubble.contains(document.activeElement);
    for (const button of bubble.querySelectorAll('button.option')) {
      const mine = Number(button.value) === chosen;
      button.disabled = over;
      button.setAttribute('aria-pressed', String(mine));
      button.querySelector('.mark').textContent = mine ? word(sending ? 'proposal.choosing' : 'proposal.chosen') : '';
    }
    const note = bubble.querySelector('.note');
    const key = chosen ? '' : closed ? 'proposal.closed' : expired ? 'proposal.expired' : settled ? 'proposal.settled' : '';
    note.textContent = key ? word(key) : over ? '' : note.dataset.until;
    if (hadFocus && over) {
      bubble.focus({ preventScroll: true });
    }
  }

  #message(entry) {
    const body = make('div', { className: 'bubble', dir: 'auto', lang: entry.language ?? '' }, ...this.#body(entry));
    const foot = make('p', { className: 'foot' }, make('span', { text: this.#footText(entry) }));
    return make('div', { className: `entry ${side(entry.from)}` }, this.#who(entry), body, foot);
  }

  #footText(entry) {
    const sent = entry.from === 'customer' && !entry.replayed ? this.#words.word('state.sent') : '';
    return [entry.at ? this.#clock.format(new Date(entry.at)) : '', sent].filter(Boolean).join(' · ');
  }

  #who(entry) {
    const name = entry.name || this.#words.known('from', entry.from);
    return make('p', { className: entry.from === 'customer' ? 'who unseen' : 'who', dir: 'auto', text: name });
  }

  #body(entry) {
    const text = entry.text ? [make('p', { className: 'text', text: entry.text })] : [];
    return [...text, ...(entry.attachments ?? []).map((attachment) => this.#link(attachment))];
  }

  #link({ kind, url, name }) {
    const { known, word } = this.#words;
    const key = known('link', kind) === kind ? 'link.file' : `link.${kind}`;
    return make('p', { className: 'link' }, linkTo(url, word(key, { url: name || url })));
  }

  #proposal(entry) {
    const { word } = this.#words;
    const until = entry.expires ? word('proposal.until', { time: this.#moment(entry.expires) }) : '';
    const note = make('p', { className: 'note', text: until });
    note.dataset.until = until;
    const options = (entry.options ?? []).map((option) => this.#option(entry, option));
    const choice = make('fieldset', { className: 'options' }, make('legend', { text: word('proposal.legend') }), ...options);
    const body = make('div', { className: 'bubble', dir: 'auto', lang: entry.language ?? '' }, ...this.#body(entry), choice, note);
    const who = this.#who({ ...entry, from: entry.from ?? 'assistant' });
    return make('div', { className: 'entry theirs proposal', tabindex: '-1' }, who, body);
  }

  #option(entry, { option, title, detail }) {
    const button = make('button', { type: 'button', className: 'option', value: String(option), 'aria-pressed': 'false' },
      make('span', { className: 'number', text: this.#words.word('proposal.option', { n: option }) }),
      make('strong', { text: title }),
      detail ? make('span', { className: 'detail', text: detail }) : undefined,
      make('span', { className: 'mark' }));
    button.addEventListener('click', () => this.#actions.choose(entry.proposal, option));
    return button;
  }

  #moment(iso) {
    const then = new Date(iso);
    const today = then.toDateString() === new Date().toDateString();
    const day = today ? {} : { month: 'short', day: 'numeric' };
    return new Intl.DateTimeFormat(this.#words.language, { ...day, hour: '2-digit', minute: '2-digit' }).format(then);
  }

  #button(key, action) {
    const button = make('button', { type: 'button', className: 'small', text: this.#words.word(key) });
    button.addEventListener('click', action);
    return button;
  }
}

function side(from) {
  return from === 'customer' || from === 'system' ? from : `theirs ${from}`;
}
