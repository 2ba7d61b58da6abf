/* The right side: what is known of the case and of the order. What the server adds is shown as it stands. */

import { linkTo, make } from '/dom.js';

const CASE = ['issue', 'request', 'emotion', 'slots', 'offered', 'refused', 'evidence', 'risks', 'promises'];
const ORDER = ['number', 'state', 'customer', 'items', 'paid', 'placedAt', 'paidAt', 'shippedAt', 'deliveredAt', 'promisedBy',
  'carrier', 'tracking', 'last'];
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

export class Case {
  #words;
  #clock;

  constructor(words) {
    this.#words = words;
    this.#clock = new Intl.DateTimeFormat(words.language, { dateStyle: 'medium', timeStyle: 'short' });
  }

  summary(summary) {
    const known = CASE.filter((name) => !isEmpty(summary[name]));
    const others = Object.keys(summary).filter((name) => !CASE.includes(name) && name !== 'order' && !isEmpty(summary[name]));
    if (!known.length && !others.length) {
      return make('p', { className: 'hint', text: this.#words.word('case.none') });
    }
    return make('dl', {},
      ...known.flatMap((name) => this.#pair(this.#words.word(`case.${name}`), this.#caseValue(name, summary[name]))),
      ...others.flatMap((name) => this.#pair(this.#key(name), this.value(summary[name]))));
  }

  /** Facts as the shop gives them: the order's well known fields first, then whatever else there is. */
  facts(facts) {
    const { order, ...rest } = facts.number ? { order: facts } : facts;
    const flat = order ? this.#flattened(order) : {};
    const pairs = ORDER.filter((name) => !isEmpty(flat[name])).flatMap((name) => this.#pair(this.#key(name), flat[name]));
    const others = Object.keys(rest).filter((name) => !isEmpty(rest[name]))
      .flatMap((name) => this.#pair(this.#key(name), this.value(rest[name])));
    return pairs.length + others.length ? make('dl', {}, ...pairs, ...others) : undefined;
  }

  money(amount, currency) {
    try {
      return new Intl.NumberFormat(this.#words.language, { style: 'currency', currency }).format(amount);
    } catch {
      return [amount, currency].filter((part) => part !== undefined).join(' ');
    }
  }

  /** Any value, so that nothing the server says is lost. */
  value(value) {
    if (Array.isArray(value)) {
      return make('ul', {}, ...value.map((one) => make('li', {}, this.value(one))));
    }
    if (value !== null && typeof value === 'object') {
      return this.#object(value);
    }
    return make('span', { dir: 'auto', text: this.#scalar(value) });
  }

  #object(value) {
    if ('amount' in value && 'currency' in value && Object.keys(value).length === 2) {
      return make('span', { text: this.money(value.amount, value.currency) });
    }
    if ('name' in value && 'value' in value) {
      return make('span', { dir: 'auto', text: `${this.#key(value.name)}: ${this.#plain(value.value)}` });
    }
    return make('dl', {}, ...Object.entries(value).filter(([, one]) => !isEmpty(one))
      .flatMap(([name, one]) => this.#pair(this.#key(name), this.value(one))));
  }

  #caseValue(name, value) {
    const makers = {
      issue: () => this.#codes('issue', value),
      request: () => this.#codes('request', value),
      risks: () => this.#codes('risk', value, 'risk'),
      emotion: () => this.#emotion(value),
      slots: () => this.#slots(value),
      offered: () => this.#offers(value),
      refused: () => this.#offers(value),
      evidence: () => this.#evidence(value),
      promises: () => this.#promises(value),
    };
    return makers[name]();
  }

  #codes(group, value, className = 'tag') {
    const codes = [value].flat().map((one) => one?.code ?? one);
    return make('span', { className: 'tags' }, ...codes.map((code) => make('span', { className, text: this.#words.known(group, String(code)) })));
  }

  #emotion(value) {
    const { level, trend, history = [] } = typeof value === 'object' ? value : { level: value };
    const line = [this.#words.known('emotion', String(level)), trend && this.#words.known('trend', String(trend))];
    const bars = history.map((one) => make('i', { className: `e${Number(one)}`, title: this.#words.known('emotion', String(one)) }));
    return make('span', { className: 'feeling' },
      make('span', { className: `emotion e${Number(level)}`, text: line.filter(Boolean).join(', ') }),
      bars.length ? make('span', { className: 'bars', 'aria-hidden': 'true' }, ...bars) : undefined);
  }

  #slots(value) {
    const slots = Array.isArray(value) ? value : Object.entries(value).map(([slot, answer]) => ({ slot, value: answer }));
    return make('ul', {}, ...slots.map(({ slot, question, value: answer }) => make('li', {},
      make('span', { className: 'soft', text: `${question ?? this.#key(slot)}: ` }),
      isEmpty(answer) ? make('em', { text: this.#words.word('case.unanswered') }) : this.value(answer))));
  }

  #offers(value) {
    return make('ul', {}, ...[value].flat().map((offer) => make('li', {}, typeof offer === 'object'
      ? make('span', { dir: 'auto', text: this.#offerText(offer) })
      : make('span', { dir: 'auto', text: this.#words.known('remedy', String(offer)) }))));
  }

  #offerText({ title, remedy, amount, currency }) {
    const money = amount === undefined ? '' : this.money(amount, currency);
    return [title ?? this.#words.known('remedy', remedy ?? ''), money].filter(Boolean).join(' · ');
  }

  /** What was said, and by when it is owed; what is due soon or overdue stands out. */
  #promises(value) {
    return make('ul', {}, ...[value].flat().map(({ text, due, from, state }) => make('li', {},
      make('span', { dir: 'auto', text }), ' ',
      make('span', { className: state === 'open' ? 'soft' : 'risk',
        text: [this.#words.known('promise', state), due ? this.#scalar(due) : from && this.#words.word('promise.from', { state: from })]
          .filter(Boolean).join(' · ') }))));
  }

  #evidence(value) {
    return make('ul', {}, ...[value].flat().map((piece) => make('li', {}, piece?.url
      ? linkTo(piece.url, piece.name || piece.url)
      : this.value(piece))));
  }

  #flattened(order) {
    const { customer, items, amounts, shipment, currency } = order;
    const parcel = [shipment?.carrier, shipment?.state && this.#words.known('shipment', shipment.state)];
    const last = shipment?.events?.at(-1);
    const text = (value) => isEmpty(value) ? undefined : this.value(value);
    return {
      number: text(order.number),
      state: text(order.state && this.#words.known('state', order.state)),
      customer: customer && text([customer.name, ...(customer.tags ?? [])].filter(Boolean).join(' · ')),
      items: items?.length && text(items.map(({ title, quantity, price }) => `${title} × ${quantity} · ${this.money(price, currency)}`)),
      paid: amounts?.paid === undefined ? undefined : text(this.money(amounts.paid, currency)),
      placedAt: text(order.placedAt),
      paidAt: text(order.paidAt),
      shippedAt: text(order.shippedAt),
      deliveredAt: text(order.deliveredAt),
      promisedBy: text(order.promisedBy),
      carrier: text(parcel.filter(Boolean).join(' · ')),
      tracking: text(shipment?.trackingNumber),
      last: last && text(`${last.text} · ${this.#scalar(last.at)}`),
    };
  }

  #pair(name, value) {
    return [make('dt', { text: name }), make('dd', {}, value)];
  }

  #key(name) {
    const known = this.#words.known('key', name);
    return known !== name ? known : String(name).replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_.]/g, ' ').toLowerCase();
  }

  #plain(value) {
    return value !== null && typeof value === 'object' ? JSON.stringify(value) : this.#scalar(value);
  }

  #scalar(value) {
    return typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value))
      ? this.#clock.format(new Date(value))
      : String(value);
  }
}

export function isEmpty(value) {
  return value === undefined || value === null || value === '' || value === false
    || typeof value === 'object' && !(value instanceof Node) && Object.keys(value).length === 0;
}
