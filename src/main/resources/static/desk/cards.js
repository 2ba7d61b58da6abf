/* The suggestions: text to edit, what it offers and costs, why, and what stands against sending it. */

import { make } from '/dom.js';
import { isEdited } from '/desk/conversation.js';

const WHY = ['issue', 'stage', 'flow', 'rule', 'facts', 'confidence'];

export class Cards {
  #words;
  #facts;
  #actions;
  #cards = new Map();
  #place = document.getElementById('cards');

  /** The actions are send(conversation, suggestion) and dismiss(conversation, suggestion, reason). */
  constructor(words, facts, actions) {
    this.#words = words;
    this.#facts = facts;
    this.#actions = actions;
  }

  /** Cards are kept as long as their suggestion, so that nobody's typing is lost to a new frame. */
  show(conversation, mine) {
    const wanted = conversation.suggestions.map((suggestion) => this.#card(conversation, suggestion));
    const none = make('p', { className: 'hint box', text: this.#words.word('card.none') });
    const now = [...this.#place.children];
    const next = wanted.length ? wanted.map(({ element }) => element) : [none];
    if (now.length !== next.length || now.some((element, index) => element !== next[index])) {
      this.#place.replaceChildren(...next);
    }
    wanted.forEach((card, index) => this.#refresh(card, conversation, conversation.suggestions[index], mine, index === 0));
    const ids = new Set(conversation.suggestions.map(({ suggestion }) => suggestion));
    [...this.#cards.keys()].filter((id) => !ids.has(id)).forEach((id) => this.#cards.delete(id));
  }

  #card(conversation, suggestion) {
    return this.#cards.get(suggestion.suggestion) ?? this.#make(conversation, suggestion);
  }

  #make(conversation, suggestion) {
    const { word } = this.#words;
    const card = {
      flags: make('span', { className: 'flags' }),
      text: make('textarea', { rows: 4, dir: 'auto', maxLength: 8000, 'aria-label': word('card.text') }),
      note: make('p', { className: 'note', role: 'status' }),
      stopped: make('div', {}),
      warned: make('div', {}),
      send: make('button', { type: 'button' }),
      reason: make('input', { autocomplete: 'off', maxLength: 500, placeholder: word('card.reason'), 'aria-label': word('card.reason') }),
      dismiss: make('button', { type: 'button', className: 'quiet', text: word('card.dismiss') }),
    };
    card.text.value = suggestion.draft;
    card.text.addEventListener('input', () => {
      suggestion.draft = card.text.value;
      this.#flags(card, conversation, suggestion);
    });
    card.send.addEventListener('click', () => this.#actions.send(conversation, suggestion));
    card.dismiss.addEventListener('click', () => this.#actions.dismiss(conversation, suggestion, card.reason.value.trim()));
    card.element = make('article', { className: 'card' },
      make('header', {}, make('h2', { text: word('card.title') }), card.flags),
      card.text, this.#options(suggestion), card.note, card.warned, card.stopped,
      make('div', { className: 'row' }, card.send, card.dismiss, card.reason),
      this.#why(suggestion.why ?? {}));
    this.#cards.set(suggestion.suggestion, card);
    return card;
  }

  #refresh(card, conversation, suggestion, mine, first) {
    const { word } = this.#words;
    const stale = conversation.isStale(suggestion);
    if (card.text.value !== suggestion.draft && document.activeElement !== card.text) {
      card.text.value = suggestion.draft;
    }
    card.element.classList.toggle('stale', stale);
    card.note.textContent = suggestion.confirming ? word('card.again')
      : suggestion.tooFresh ? word('card.fresh') : stale ? word('card.stale') : '';
    card.send.replaceChildren(make('span', { text: word(suggestion.confirming ? 'card.confirm' : 'card.send') }),
      first ? make('kbd', { text: 'Alt+S' }) : '');
    card.send.disabled = !mine || Boolean(suggestion.sending);
    card.dismiss.disabled = Boolean(suggestion.sending);
    card.text.readOnly = Boolean(suggestion.sending);
    stoppedWording(this.#words, card.stopped, suggestion.stopped, (wording) => {
      suggestion.draft = wording;
      suggestion.stopped = undefined;
      card.text.value = wording;
      this.#refresh(card, conversation, suggestion, mine, first);
      card.text.focus();
    });
    warnedWording(this.#words, card.warned, suggestion.warnings);
    this.#flags(card, conversation, suggestion);
  }

  #flags(card, conversation, suggestion) {
    const edited = isEdited(suggestion);
    card.flags.textContent = this.#words.word(edited ? 'card.edited' : 'card.asis');
    card.flags.classList.toggle('edited', edited);
  }

  #options({ options, why }) {
    return options?.length ? make('ol', { className: 'options' }, ...options.map((option) => make('li', {},
      make('strong', { text: option.title }),
      option.detail ? make('span', { text: option.detail }) : undefined,
      make('span', { className: 'cost', text: this.#cost(option, why?.costs ?? []) })))) : undefined;
  }

  #cost({ option }, costs) {
    const cost = [costs].flat().find((one) => one.option === option);
    return cost === undefined ? this.#words.word('card.nocost')
      : this.#words.word('card.costs', { amount: this.#facts.money(cost.amount, cost.currency) });
  }

  #why(why) {
    const { word, known } = this.#words;
    const text = {
      issue: () => known('issue', String(why.issue)),
      stage: () => known('stage', String(why.stage)),
      confidence: () => Number(why.confidence).toLocaleString(this.#words.language, { style: 'percent' }),
    };
    const rest = Object.keys(why).filter((name) => !WHY.includes(name) && name !== 'costs');
    const pairs = [...WHY.filter((name) => name in why), ...rest].flatMap((name) => [
      make('dt', { text: WHY.includes(name) ? word(`why.${name}`) : name }),
      make('dd', {}, text[name] ? make('span', { text: text[name]() }) : this.#facts.value(why[name]))]);
    return make('details', { className: 'why', open: true }, make('summary', { text: word('card.why') }), make('dl', {}, ...pairs));
  }
}

/** What somebody should look at: it may go out all the same. */
export function warnedWording({ word }, place, warnings = []) {
  place.replaceChildren(...(warnings.length ? [make('div', { className: 'warned', role: 'status' },
    make('strong', { text: word('wording.warned') }),
    make('ul', {}, ...warnings.map((one) => make('li', { text: one }))))] : []));
}

/** What the wording guard stopped, why, and the wording that would pass. */
export function stoppedWording({ word }, place, stopped, use) {
  if (place.stopped === stopped) {
    return;
  }
  place.stopped = stopped;
  if (!stopped) {
    place.replaceChildren();
    return;
  }
  const button = make('button', { type: 'button', className: 'quiet', text: word('wording.use') });
  button.addEventListener('click', () => use(stopped.wording));
  place.replaceChildren(make('div', { className: 'stopped', role: 'alert' },
    make('p', {}, make('strong', { text: word('wording.stopped') }), make('span', { text: stopped.reason ?? '' })),
    stopped.wording ? make('p', { className: 'hint', text: word('wording.passes') }) : undefined,
    stopped.wording ? make('blockquote', { dir: 'auto', text: stopped.wording }) : undefined,
    stopped.wording ? button : undefined));
}
