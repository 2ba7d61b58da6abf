/* Who sits at this desk. The token lives as long as the tab, and never in an address. */

const KEY = 'amends.desk';

export class Session {
  #words;
  #form = document.getElementById('signin');

  /** Calls entered() once somebody has signed in. */
  constructor(words, entered) {
    this.#words = words;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#signIn(entered);
    });
  }

  get token() {
    return this.#kept.token;
  }

  get name() {
    return this.#kept.name;
  }

  get open() {
    return this.#kept.open;
  }

  set open(id) {
    sessionStorage.setItem(KEY, JSON.stringify({ ...this.#kept, open: id }));
  }

  ask(key) {
    sessionStorage.removeItem(KEY);
    this.#form.hidden = false;
    this.#say(key);
    this.#form.elements.password.focus();
  }

  get #kept() {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  }

  async #signIn(entered) {
    const { name, password } = this.#form.elements;
    const button = this.#form.querySelector('button');
    button.disabled = true;
    const answer = await fetch('/api/v1/sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: name.value, password: password.value }),
    }).catch(() => undefined);
    button.disabled = false;
    if (!answer?.ok) {
      this.#say({ 400: 'signin.wrong', 401: 'signin.wrong', 403: 'signin.wrong', 429: 'signin.later' }[answer?.status] ?? 'signin.away');
      password.focus();
      return;
    }
    const { token } = await answer.json();
    sessionStorage.setItem(KEY, JSON.stringify({ token, name: name.value }));
    password.value = '';
    this.#say();
    this.#form.hidden = true;
    entered();
  }

  #say(key) {
    this.#form.querySelector('.wrong').textContent = key ? this.#words.word(key) : '';
  }
}
