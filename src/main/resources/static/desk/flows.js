/* Pictures of the flows that are installed: what is asked, which cases there are, what is offered. */

import { make } from '/dom.js';
import { Session } from '/desk/session.js';
import { loadWords } from '/words.js';

const NARROW = window.matchMedia('(max-width: 48rem)');
const at = (id) => document.getElementById(id);
const words = await loadWords('/desk-words.json');
const session = new Session(words, show);

async function ask(path) {
  const answer = await fetch(path, { headers: { Authorization: `Bearer ${session.token}` } }).catch(() => undefined);
  at('away').hidden = answer?.ok || answer?.status === 401;
  if (answer?.status === 401) {
    at('flows').hidden = true;
    session.ask('signin.again');
  }
  return answer?.ok ? answer : undefined;
}

async function show() {
  at('flows').hidden = false;
  const answer = await ask(`/api/v1/flows?language=${at('language').value}`);
  if (!answer) {
    return;
  }
  const { flows } = await answer.json();
  const chosen = at('flow').value || decodeURIComponent(location.hash.slice(1));
  at('flow').replaceChildren(...flows.map(({ name, title }) => make('option', { value: name, text: `${name} · ${title}` })));
  at('flow').value = flows.some(({ name }) => name === chosen) ? chosen : flows[0]?.name;
  draw();
}

async function draw() {
  const name = at('flow').value;
  const query = new URLSearchParams({ language: at('language').value, width: NARROW.matches ? 'narrow' : 'wide' });
  const answer = await ask(`/api/v1/flows/${encodeURIComponent(name)}/picture?${query}`);
  if (answer && name === at('flow').value) {
    history.replaceState(null, '', `#${encodeURIComponent(name)}`);
    at('picture').alt = at('flow').selectedOptions[0]?.textContent ?? name;
    at('picture').src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await answer.text())}`;
  }
}

at('language').value = words.language;
at('language').addEventListener('change', show);
at('flow').addEventListener('change', draw);
NARROW.addEventListener('change', draw);
if (session.token) {
  show();
} else {
  session.ask();
}
