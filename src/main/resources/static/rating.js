/* The rating that is asked for once an episode is closed. */

export class Rating {
  #word;
  #form = document.getElementById('rate');
  #note = this.#form.querySelector('.note');
  #fields = this.#form.querySelector('fieldset');

  /** Sends with send({score, comment}). */
  constructor(word, send) {
    this.#word = word;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit(send);
    });
  }

  ask() {
    this.#show(true, '');
  }

  sending() {
    this.#show(false, 'rate.sending');
  }

  thank() {
    this.#show(false, 'rate.thanks');
  }

  hide() {
    this.#form.hidden = true;
  }

  #submit(send) {
    const fields = new FormData(this.#form);
    const score = Number(fields.get('score'));
    if (!score) {
      this.#show(true, 'rate.pick');
      return;
    }
    const comment = fields.get('comment').trim();
    this.#form.reset();
    send(comment ? { score, comment } : { score });
  }

  #show(fields, note) {
    this.#form.hidden = false;
    this.#fields.hidden = !fields;
    this.#note.textContent = note && this.#word(note);
  }
}
