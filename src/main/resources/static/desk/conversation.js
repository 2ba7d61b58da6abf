/* What the desk knows of one conversation. Frames that come again, or in another order, change nothing. */

export class Conversation {
  id;
  item;
  mode;
  stage;
  /** Who holds it: a name, null for nobody, undefined while unknown. */
  agent;
  summary = {};
  facts = {};
  notes = [];
  approvals = [];
  keywords = [];
  mentions = [];
  entries = new Map();
  suggestions = [];
  newestCustomer = 0;
  unread = false;
  draft = '';
  #done = new Set();

  constructor(id) {
    this.id = id;
  }

  /** What an assigned frame leaves out keeps its value. */
  assigned({ mode, stage, agent, summary, facts, notes, approvals, keywords, mentions, transcript }) {
    const given = { mode, stage, agent, summary, facts, notes, approvals, keywords, mentions };
    for (const [name, value] of Object.entries(given)) {
      if (value !== undefined) {
        this[name] = value;
      }
    }
    (transcript ?? []).forEach((entry) => this.add(entry));
  }

  queued(item) {
    this.item = item;
    this.mode = item.mode ?? this.mode;
    this.agent = item.agent ?? null;
  }

  /** Whether there is something new to see; a later frame with the same seq takes the place of the earlier. */
  add(entry) {
    if (!(entry.seq > 0)) {
      return false;
    }
    const fresh = !this.entries.has(entry.seq);
    this.entries.set(entry.seq, entry);
    this.stage = entry.stage ?? this.stage;
    if (entry.from === 'customer') {
      this.newestCustomer = Math.max(this.newestCustomer, entry.seq);
    }
    return fresh;
  }

  /** What to show up in an entry's text, from left to right; complaint words before items. */
  marks(seq) {
    const of = (list) => list.filter((one) => one.seq === seq);
    const words = of(this.keywords);
    const free = of(this.mentions).filter((item) => words.every(({ start, end }) => item.end <= start || item.start >= end));
    return [...words, ...free].sort((one, other) => one.start - other.start);
  }

  ordered() {
    return [...this.entries.values()].sort((one, other) => one.seq - other.seq);
  }

  /** A new suggestion takes the place of the older ones, save those that the agent has begun to edit. */
  suggest(suggestion) {
    if (this.#done.has(suggestion.suggestion)) {
      return;
    }
    const others = this.suggestions.filter((one) => one.suggestion !== suggestion.suggestion);
    const known = this.suggestions.find((one) => one.suggestion === suggestion.suggestion);
    if (known) {
      Object.assign(known, suggestion);
      return;
    }
    const kept = others.filter(isEdited);
    this.suggestions = [{ ...suggestion, draft: suggestion.text, came: performance.now() }, ...kept];
  }

  /** Sent or dismissed: it may be told again after a reconnect, and must not come back. */
  dropSuggestion(id) {
    this.#done.add(id);
    this.suggestions = this.suggestions.filter((one) => one.suggestion !== id);
  }

  isStale(suggestion) {
    return this.newestCustomer > suggestion.upTo;
  }

  get preview() {
    return this.ordered().filter(({ from }) => from === 'customer').at(-1)?.text ?? this.item?.preview ?? '';
  }
}

export function isEdited({ draft, text }) {
  return draft.trim() !== text.trim();
}
