/* The conversation on the page: entries by seq, what is on its way below them, and the scrolling. */

const NEAR = 80;
const LONGEST_TIMER = 2 ** 31 - 1;

export class Log {
  /** The newest entry that is not the customer's own. */
  newestAnswer = 0;
  #bubbles;
  #onSeen;
  #shown = new Map();
  #pending = new Map();
  #proposals = [];
  #choices = new Map();
  #closed = new Set();
  #outbox = [];
  #settledFrom = 0;
  #over = false;
  #quiet = false;
  #list = document.getElementById('log');
  #scroll = document.getElementById('scroll');
  #intro = document.getElementById('intro');
  #newest = document.getElementById('newest');

  /** The newest answer is seen when the end of the log is in sight: onSeen(). */
  constructor(bubbles, onSeen) {
    this.#bubbles = bubbles;
    this.#onSeen = onSeen;
    this.#newest.addEventListener('click', () => this.follow(true));
    this.#scroll.addEventListener('scroll', () => this.#atEnd() && this.follow(false));
  }

  /** While many entries come at once, the page is laid out only when the last is there. */
  quiet(quiet) {
    this.#list.setAttribute('aria-busy', String(quiet));
    if (this.#quiet && !quiet) {
      this.#quiet = false;
      this.#refresh();
      this.follow(true);
    }
    this.#quiet = quiet;
  }

  clear() {
    this.#list.replaceChildren();
    [this.#shown, this.#pending, this.#choices, this.#closed].forEach((kept) => kept.clear());
    this.#proposals = [];
    this.#outbox = [];
    this.newestAnswer = 0;
    this.#settledFrom = 0;
    this.#over = false;
    this.#intro.hidden = false;
    this.#newest.hidden = true;
  }

  show(entry) {
    const stay = this.#quiet || this.#atEnd() || entry.from === 'customer' && !entry.replayed;
    const bubble = this.#bubbles.entry(entry);
    bubble.seq = entry.seq;
    this.#list.insertBefore(bubble, this.#nextAfter(entry.seq));
    this.#shown.set(entry.seq, bubble);
    this.#intro.hidden = true;
    this.#note(entry);
    if (!this.#quiet) {
      this.#refresh();
      this.follow(stay);
    }
  }

  /** Shows what is on its way, and forgets what has arrived. */
  pending(outbox) {
    this.#outbox = outbox;
    const messages = outbox.filter(({ frame }) => frame.type === 'message');
    const ids = new Set(messages.map(({ id }) => id));
    for (const [id, bubble] of this.#pending) {
      if (!ids.has(id)) {
        bubble.remove();
        this.#pending.delete(id);
      }
    }
    const stay = this.#atEnd() || messages.some(({ id }) => !this.#pending.has(id));
    messages.forEach((item) => this.#showPending(item));
    this.#refresh();
    this.follow(stay);
  }

  closeProposal(proposal) {
    this.#closed.add(proposal);
    this.#refresh();
  }

  /** Nothing can be chosen any more. */
  close() {
    this.#over = true;
    this.#refresh();
  }

  optionTitle({ proposal, option }) {
    const found = this.#proposals.find((entry) => entry.proposal === proposal);
    return found?.options?.find((one) => one.option === option)?.title ?? String(option);
  }

  /** Runs what changes the height of the log, and keeps its end in sight if it was. */
  around(change) {
    const stay = this.#atEnd();
    change();
    this.follow(stay);
  }

  follow(stay) {
    if (stay) {
      this.#scroll.scrollTop = this.#scroll.scrollHeight;
    }
    const end = this.#atEnd();
    this.#newest.hidden = stay || end;
    if (end) {
      this.#onSeen();
    }
  }

  #atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  #nextAfter(seq) {
    let next = this.#pending.values().next().value ?? null;
    let before = next ? next.previousSibling : this.#list.lastChild;
    while (before && before.seq > seq) {
      next = before;
      before = before.previousSibling;
    }
    return next;
  }

  #note(entry) {
    if (entry.choice) {
      this.#choices.set(entry.choice.proposal, entry.choice.option);
    }
    if (entry.from !== 'customer') {
      this.newestAnswer = Math.max(this.newestAnswer, entry.seq);
      if (entry.stage === 'follow-up' || entry.stage === 'closed') {
        this.#settledFrom = Math.max(this.#settledFrom, entry.seq);
      }
    }
    if (entry.kind === 'proposal') {
      this.#proposals.push(entry);
      const left = entry.expires ? new Date(entry.expires) - Date.now() : 0;
      if (left > 0) {
        setTimeout(() => this.#refresh(), Math.min(left + 50, LONGEST_TIMER));
      }
    }
  }

  #showPending(item) {
    if (!this.#pending.has(item.id)) {
      const bubble = this.#bubbles.pending(item);
      this.#pending.set(item.id, bubble);
      this.#list.append(bubble);
      this.#intro.hidden = true;
    }
    const bubble = this.#pending.get(item.id);
    bubble.hidden = Boolean(item.echo);
    this.#bubbles.pendingState(bubble, item);
  }

  /** Only the newest proposal is open, and only until it is chosen, closed, overtaken or run out. */
  #refresh() {
    const newest = Math.max(0, ...this.#proposals.map(({ seq }) => seq));
    for (const { seq, proposal, expires } of this.#proposals) {
      const made = this.#choices.get(proposal);
      const sending = this.#outbox.find(({ frame }) => frame.type === 'choose' && frame.proposal === proposal);
      this.#bubbles.proposalState(this.#shown.get(seq), {
        chosen: made ?? sending?.frame.option,
        sending: !made,
        closed: this.#over || this.#closed.has(proposal),
        expired: expires && new Date(expires) <= Date.now(),
        settled: seq < newest || seq < this.#settledFrom,
      });
    }
  }
}
