/* The single lines around the conversation: who answers, the wire, who is typing, what went wrong. */

const TYPING_SHOWN = 6_000;
const NOTICE_SHOWN = 8_000;
const BLINK = 700; // a shorter break is not worth a word

export class Lines {
  #words;
  #agent;
  #typingTimer;
  #noticeTimer;
  #wireTimer;
  #status = document.getElementById('status');
  #typing = document.getElementById('typing');
  #wire = document.getElementById('wire');
  #notice = document.getElementById('notice');

  constructor(words) {
    this.#words = words;
  }

  status({ mode, agent, queue }) {
    const { word } = this.#words;
    this.#agent = agent?.name;
    this.#status.dataset.mode = agent ? 'agent' : mode ?? '';
    if (agent) {
      this.#status.textContent = word('status.agent', { name: agent.name });
    } else if (mode === 'human') {
      this.#status.textContent = queue ? this.#waiting(queue) : word(queue === null ? 'status.nobody' : 'status.person');
    } else {
      this.#status.textContent = mode ? this.#words.known('status', mode) : '';
    }
  }

  /** Nobody given: nobody is typing. */
  typing(from) {
    clearTimeout(this.#typingTimer);
    this.#typing.hidden = !from;
    if (from) {
      const name = this.#agent ?? this.#words.known('from', from);
      const key = from === 'agent' ? 'typing.agent' : 'typing.assistant';
      this.#typing.querySelector('span').textContent = this.#words.word(key, { name });
      this.#typingTimer = setTimeout(() => this.typing(), TYPING_SHOWN);
    }
  }

  connected() {
    clearTimeout(this.#wireTimer);
    this.#wire.hidden = true;
  }

  connecting() {
    this.#broken(() => this.#words.word('wire.connecting'));
  }

  lost(again) {
    this.#broken(() => this.#words.word('wire.lost'), 'wire.again', again);
  }

  abuse(until) {
    this.#broken(() => this.#words.word('wire.abuse', { n: Math.max(1, Math.ceil((until - Date.now()) / 1000)) }));
  }

  refused(anew) {
    this.#broken(() => this.#words.word('wire.refused'), 'wire.anew', anew);
  }

  notice(text) {
    clearTimeout(this.#noticeTimer);
    this.#notice.textContent = text;
    this.#notice.hidden = !text;
    if (text) {
      this.#noticeTimer = setTimeout(() => this.notice(''), NOTICE_SHOWN);
    }
  }

  #broken(line, key, action) {
    const [text, button] = this.#wire.children;
    clearTimeout(this.#wireTimer);
    const show = () => {
      text.textContent = line();
      button.hidden = !key;
      button.textContent = key ? this.#words.word(key) : '';
      button.onclick = action ?? null;
      this.#wire.hidden = false;
      this.#wireTimer = setTimeout(show, 1000);
    };
    this.#wireTimer = setTimeout(show, this.#wire.hidden ? BLINK : 0);
  }

  #waiting({ position, expectedWaitSeconds: seconds }) {
    const { word } = this.#words;
    const place = position === 1 ? word('status.next') : position ? word('status.position', { n: position }) : '';
    return [word('status.waiting'), place, this.#long(seconds)].filter(Boolean).join(' · ');
  }

  #long(seconds) {
    if (!(seconds > 0)) {
      return '';
    }
    if (seconds < 60) {
      return this.#words.word('status.wait.seconds');
    }
    return seconds < 3600
      ? this.#words.plural('status.wait.minutes', Math.ceil(seconds / 60))
      : this.#words.plural('status.wait.hours', Math.ceil(seconds / 3600));
  }
}
