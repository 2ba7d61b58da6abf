/*
 * A socket that comes back. It says hello, waits for the welcome, and knows from the close code
 * whether it may resume, and when.
 */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
const ABUSE_WAIT = 60_000;
const WELCOME_WITHIN = 10_000;
const STEADY_AFTER = 5_000;

export const REFUSED = 4001;
export const ABUSE = 4008;
export const IDLE = 4009;
export const TOO_SLOW = 4013;
export const TOO_BIG = 1009;
export const RESTARTING = 1012;

export class Wire {
  #path;
  #listener;
  #socket;
  #timer;
  #attempts = 0;
  #welcomed = false;
  #stopped = true;
  #until = 0;

  /** The listener has hello(), welcome(frame), frame(frame), waiting(code, until), refused() and tooBig(). */
  constructor(path, listener) {
    this.#path = path;
    this.#listener = listener;
    addEventListener('online', () => this.#hurry());
    document.addEventListener('visibilitychange', () => document.hidden || this.#hurry());
  }

  get open() {
    return this.#welcomed;
  }

  start() {
    this.#stopped = false;
    this.#connect();
  }

  stop() {
    this.#stopped = true;
    this.#drop();
  }

  /** Leaves a socket that seems dead, or one that missed something, and resumes on another. */
  restart() {
    if (!this.#stopped) {
      this.#drop();
      this.#later(0, this.#pause(FIRST_WAIT));
    }
  }

  /** Whether it went out; what did not is for the caller to keep. */
  send(frame) {
    if (!this.#welcomed || this.#socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #connect() {
    clearTimeout(this.#timer);
    this.#until = 0;
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}${this.#path}`, 'amends.v1');
    this.#socket = socket;
    this.#timer = setTimeout(() => this.restart(), WELCOME_WITHIN);
    socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', ...this.#listener.hello() }));
    socket.onmessage = (event) => this.#receive(event.data);
    socket.onclose = (event) => this.#closed(event.code);
  }

  /** The hello came at a bad moment: said again as soon as it may be, and not when patience ends. */
  #waitAsTold({ type, retryAfterMs }) {
    if (!this.#welcomed && type === 'error' && retryAfterMs) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.restart(), retryAfterMs);
    }
  }

  #receive(data) {
    const frame = parsed(data);
    if (!frame) {
      return;
    }
    if (frame.type !== 'welcome') {
      this.#waitAsTold(frame);
      this.#listener.frame(frame);
      return;
    }
    clearTimeout(this.#timer);
    this.#welcomed = true;
    this.#timer = setTimeout(() => { this.#attempts = 0; }, STEADY_AFTER);
    this.#listener.welcome(frame);
  }

  #closed(code) {
    this.#forget();
    if (this.#stopped) {
      return;
    }
    if (code === REFUSED) {
      this.#stopped = true;
      this.#listener.refused();
      return;
    }
    if (code === TOO_BIG) {
      this.#listener.tooBig();
    }
    this.#later(code, this.#pause(this.#firstWait(code)));
  }

  #firstWait(code) {
    if (code === ABUSE) {
      return ABUSE_WAIT;
    }
    if (code === RESTARTING && this.#attempts === 0) {
      return 200;
    }
    return code === IDLE && document.hidden ? LONGEST_WAIT : FIRST_WAIT;
  }

  /** Doubles with every attempt, and is spread so that a restarted server is not met by all at once. */
  #pause(first) {
    const longest = Math.max(LONGEST_WAIT, first * 4);
    const full = Math.min(longest, first * 2 ** this.#attempts);
    this.#attempts += 1;
    return first === ABUSE_WAIT ? full * (1 + Math.random() / 4) : full * (0.5 + Math.random() / 2);
  }

  #later(code, pause) {
    this.#until = Date.now() + pause;
    this.#hurryable = code !== ABUSE;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), pause);
    this.#listener.waiting(code, this.#until);
  }

  #hurryable = true;

  /** The network is back, or the page is looked at again: no reason to wait longer. */
  #hurry() {
    if (!this.#stopped && this.#hurryable && this.#until > Date.now() + 200) {
      this.#attempts = 0;
      this.#until = 0;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#connect(), Math.random() * 200);
    }
  }

  retryNow() {
    this.#hurry();
  }

  #drop() {
    const socket = this.#socket;
    this.#forget();
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#socket = undefined;
    this.#welcomed = false;
  }
}

function parsed(data) {
  try {
    const frame = JSON.parse(data);
    return frame && typeof frame.type === 'string' ? frame : undefined;
  } catch {
    return undefined;
  }
}

/** An id that no other tab or visit has used; crypto.randomUUID is missing on plain http hosts. */
export function freshId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
