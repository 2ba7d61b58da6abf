/* The demo shop's orders, so that a newcomer knows what to write about. A real shop has none here. */

import { make } from '/dom.js';

export async function showOrders(language, pick) {
  const section = document.getElementById('orders');
  const orders = await fetchOrders(language);
  section.hidden = !orders.length;
  section.querySelector('ul').replaceChildren(...orders.map((order) => row(order, pick)));
}

async function fetchOrders(language) {
  try {
    const answer = await fetch('/demo/orders', { headers: { 'Accept-Language': language } });
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}

function row({ number, title, situation }, pick) {
  const button = make('button', { type: 'button' },
    make('span', { className: 'number', text: number }),
    make('strong', { text: title }),
    situation ? make('span', { className: 'detail', text: situation }) : undefined);
  button.addEventListener('click', () => pick(number));
  return make('li', {}, button);
}
