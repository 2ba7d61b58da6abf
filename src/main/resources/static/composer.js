/* Where the customer writes: the text, the photo links, and the news that somebody is typing. */

import { enterAlone, make, webAddress } from '/dom.js';

const LONGEST_TEXT = 8000;
const TYPING_EVERY = 900; // well under the pause after which the assistant answers

export class Composer {
  #word;
  #out;
  #links = [];
  #typedAt = 0;
  #blocked = false;
  #text = document.getElementById('text');
  #left = document.getElementById('left');
  #list = document.getElementById('links');
  #photo = document.getElementById('photo');
  #opener = document.getElementById('photo-open');
  #url = document.getElementById('photo-url');
  #form = document.getElementById('compose');

  /** Out are send(text, attachments), typing() and notice(text). */
  constructor(word, out) {
    this.#word = word;
    this.#out = out;
    this.#form.addEventListener('submit', (event) => this.#submit(event));
    this.#text.addEventListener('keydown', (event) => enterAlone(event) && this.#submit(event));
    this.#text.addEventListener('input', () => this.#typed());
    this.#opener.addEventListener('click', () => this.#open(this.#photo.hidden));
    this.#url.addEventListener('keydown', (event) => enterAlone(event) && this.#addLink(event));
    document.getElementById('photo-add').addEventListener('click', (event) => this.#addLink(event));
  }

  focus() {
    this.#text.focus();
  }

  block(blocked) {
    this.#blocked = blocked;
    this.#form.querySelector('[type=submit]').disabled = blocked;
  }

  /** What was not sent goes back to where it was written. */
  rescue(text, links = []) {
    this.#text.value = [this.#text.value, text].filter(Boolean).join('\n');
    this.#links.push(...links);
    this.#showLinks();
    this.#size();
  }

  insert(words) {
    const gap = this.#text.value && !/\s$/.test(this.#text.value) ? ' ' : '';
    const end = this.#text.value.length;
    this.#text.setRangeText(`${gap}${words} `, end, end, 'end');
    this.focus();
    this.#typed();
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#text.value.trim();
    if ((text || this.#links.length) && tooMany(text) === 0 && !this.#blocked) {
      const attachments = this.#links.splice(0).map((url) => ({ kind: 'image', url }));
      this.#text.value = '';
      this.#typedAt = 0;
      this.#size();
      this.#showLinks();
      this.#out.send(text, attachments);
    }
    this.focus();
  }

  #typed() {
    this.#size();
    if (this.#text.value.trim() && Date.now() - this.#typedAt >= TYPING_EVERY) {
      this.#typedAt = Date.now();
      this.#out.typing();
    }
  }

  #size() {
    const { value } = this.#text;
    this.#text.rows = 1;
    const line = Number.parseFloat(getComputedStyle(this.#text).lineHeight) || 22;
    this.#text.rows = Math.min(6, Math.max(1, Math.floor(this.#text.scrollHeight / line)));
    const over = tooMany(value.trim());
    this.#left.textContent = over > 0 ? this.#word('input.left', { n: over }) : '';
  }

  #addLink(event) {
    event.preventDefault();
    const url = webAddress(this.#url.value.trim());
    if (!url) {
      this.#out.notice(this.#word('photo.bad'));
      this.#url.focus();
      return;
    }
    this.#out.notice('');
    this.#links.push(url);
    this.#url.value = '';
    this.#open(false);
    this.#showLinks();
    this.focus();
  }

  #showLinks() {
    this.#list.replaceChildren(...this.#links.map((url, index) => {
      const button = make('button', { type: 'button', 'aria-label': this.#word('photo.remove', { url }), text: '×' });
      button.addEventListener('click', () => {
        this.#links.splice(index, 1);
        this.#showLinks();
        this.focus();
      });
      return make('li', {}, make('span', { text: url }), button);
    }));
  }

  #open(open) {
    this.#photo.hidden = !open;
    this.#opener.setAttribute('aria-expanded', String(open));
    if (open) {
      this.#url.focus();
    }
  }
}

function tooMany(text) {
  return text.length <= LONGEST_TEXT ? 0 : Math.max(0, [...text].length - LONGEST_TEXT);
}
