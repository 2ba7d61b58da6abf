/*
 * What this browser remembers of a conversation: the key to it, its entries by seq, and what was
 * written but is not yet known to be durable. A key of its own per unsent frame, so that two tabs
 * never overwrite each other's.
 */

const CHAT = 'amends.chat';
const OUT = 'amends.out.';
const MOST_ENTRIES = 400;
const TOO_OLD = 24 * 60 * 60 * 1000;

export class Memory {
  conversation;
  token;
  rated = false;
  entries = new Map();
  outbox = [];
  /** Everything up to here has been seen, without a hole. */
  reach = 0;
  newest = 0;
  #late;

  constructor() {
    const kept = load(CHAT);
    if (kept?.conversation && kept.token) {
      this.conversation = kept.conversation;
      this.token = kept.token;
      this.rated = Boolean(kept.rated);
      (kept.entries ?? []).forEach((entry) => this.#put(entry));
    }
    this.#restoreOutbox();
    addEventListener('pagehide', () => this.#late && this.save());
  }

  welcome(conversation, token) {
    if (this.conversation && this.conversation !== conversation) {
      this.#empty();
    }
    this.conversation = conversation;
    this.token = token ?? this.token;
    this.outbox.forEach((item) => {
      item.conversation = conversation;
      this.update(item);
    });
    this.save();
  }

  /** Whether the entry is new here; the same seq is never taken twice. */
  add(entry) {
    if (this.entries.has(entry.seq) || entry.seq <= this.reach) {
      return false;
    }
    this.#put(entry);
    this.saveSoon();
    return true;
  }

  /** The part of a gap that was not seen before, as an entry; undefined when all of it was. */
  gap(from, to) {
    const entry = { seq: Math.max(from, this.reach + 1), kind: 'gap', to };
    return entry.seq <= to && this.add(entry) ? entry : undefined;
  }

  ordered() {
    return [...this.entries.values()].sort((one, other) => one.seq - other.seq);
  }

  post(item) {
    const kept = { at: Date.now(), conversation: this.conversation, ...item };
    this.outbox.push(kept);
    this.update(kept);
    return kept;
  }

  update(item) {
    keep(OUT + item.id, stored(item));
  }

  settle(id) {
    const at = this.outbox.findIndex((item) => item.id === id);
    drop(OUT + id);
    return at < 0 ? undefined : this.outbox.splice(at, 1)[0];
  }

  /** The server knows less than we do: what we kept can't be trusted any more. */
  distrust() {
    this.#empty();
    this.save();
  }

  forget() {
    this.outbox.forEach((item) => drop(OUT + item.id));
    drop(CHAT);
    clearTimeout(this.#late);
    Object.assign(this, { conversation: undefined, token: undefined, rated: false, outbox: [] });
    this.#empty();
  }

  save() {
    clearTimeout(this.#late);
    this.#late = undefined;
    if (this.conversation) {
      const entries = this.entries.size <= MOST_ENTRIES ? [...this.entries.values()] : [];
      const { conversation, token, rated } = this;
      keep(CHAT, { conversation, token, rated, after: entries.length ? this.reach : 0, entries });
    }
  }

  saveSoon() {
    this.#late ??= setTimeout(() => this.save(), 150);
  }

  #empty() {
    this.entries.clear();
    this.reach = 0;
    this.newest = 0;
  }

  #put(entry) {
    this.entries.set(entry.seq, entry);
    this.newest = Math.max(this.newest, entry.to ?? entry.seq);
    for (let next = this.entries.get(this.reach + 1); next; next = this.entries.get(this.reach + 1)) {
      this.reach = next.to ?? next.seq;
    }
  }

  #restoreOutbox() {
    for (const key of keys(OUT)) {
      const item = load(key);
      if (!item || (item.conversation ?? this.conversation) !== this.conversation) {
        drop(key);
      } else {
        const old = Date.now() - item.at > TOO_OLD;
        this.outbox.push(old ? { ...item, failed: 'stale' } : item);
      }
    }
    this.outbox.sort((one, other) => one.at - other.at);
  }
}

function stored({ id, conversation, at, frame, failed }) {
  return { id, conversation, at, frame, failed };
}

/* A browser may forbid storage: then the page still works, it only forgets. */

function load(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden.
  }
}

function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Forbidden.
  }
}

function keys(prefix) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
