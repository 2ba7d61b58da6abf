/* The agent's side: who waits, what was said, what is known, and what the assistant would answer. */

import { enterAlone, make } from '/dom.js';
import { Cards, stoppedWording } from '/desk/cards.js';
import { Case } from '/desk/case.js';
import { Conversation, isEdited } from '/desk/conversation.js';
import { Queue } from '/desk/queue.js';
import { Session } from '/desk/session.js';
import { Transcript } from '/desk/transcript.js';
import { loadWords } from '/words.js';
import { Wire, freshId } from '/wire.js';

const CAPACITY = 5;
const TYPING_EVERY = 2_000;
const TYPING_SHOWN = 6_000;
const CONFIRM_WITHIN = 8_000;
const NOTICE_SHOWN = 8_000;
const TOO_FRESH = 800; // a suggestion that came this instant is not the one that was read
const TRIED_AGAIN = new Set(['rate-limited', 'unavailable']);

const at = (id) => document.getElementById(id);
const words = await loadWords('/desk-words.json');
const { word } = words;
const session = new Session(words, enter);
const facts = new Case(words);
const cards = new Cards(words, facts, { send: sendSuggestion, dismiss });
const transcript = new Transcript(words);
const queue = new Queue(words, { open, take });
const wire = new Wire('/ws/agent', { hello: () => ({ token: session.token }), welcome, frame: received, waiting, refused, tooBig });

const conversations = new Map();
const held = new Set();
const sends = new Map();
let items = [];
let current;
let typedAt = 0;
let typingTimer;
let noticeTimer;

const handlers = new Map(Object.entries({
  queue: ({ items: next }) => { queued(next); },
  assigned,
  message: entered,
  proposal: entered,
  gap: ({ from, ...frame }) => entered({ ...frame, from, seq: from }),
  suggestion: suggested,
  presence,
  taken,
  released: ({ conversation }) => { release(conversation, null); },
  typing: customerTypes,
  ack: acked,
  error: failed,
}));

// --- the wire ---

function welcome({ agent, name, held: mine = [] }) {
  at('me').textContent = agent ?? name ?? session.name;
  at('wire').hidden = true;
  tellPresence();
  held.clear();
  mine.forEach((id) => held.add(id));
  new Set([...mine, current?.id ?? session.open].filter(Boolean)).forEach((id) => command('watch', { conversation: id }));
  if (!current && session.open) {
    open(session.open);
  }
  sends.forEach(({ frame }) => wire.send(frame));
  show();
}

function received(frame) {
  handlers.get(frame.type)?.(frame);
}

function waiting() {
  at('wire').hidden = false;
  at('wire').querySelector('span').textContent = `${word('wire.lost')} ${word('queue.stale')}`;
}

function refused() {
  leave('signin.again');
}

/** Only a text can be that big; it goes back to where it was written. */
function tooBig() {
  [...sends.keys()].forEach((id) => giveBack(id, { code: 'too-long' }));
}

function command(type, fields) {
  const frame = { type, id: freshId(), ...fields };
  if (!wire.send(frame)) {
    notice(word('wire.lost'));
    return false;
  }
  return true;
}

// --- what comes ---

function queued(next) {
  items = [...next].sort((one, other) => (other.weight ?? 0) - (one.weight ?? 0));
  items.forEach((item) => conversationOf(item.conversation).queued(item));
  forgetOthers();
  show();
}

function assigned(frame) {
  const conversation = conversationOf(frame.conversation);
  conversation.assigned(frame);
  if (frame.agent === me()) {
    held.add(frame.conversation);
  } else if (frame.agent !== undefined) {
    held.delete(frame.conversation);
  }
  show();
}

function entered(frame) {
  const conversation = conversationOf(frame.conversation);
  const fresh = conversation.add(frame);
  if (fresh && frame.from === 'customer') {
    conversation.unread = conversation !== current || document.hidden;
    conversation.typing = false;
  }
  show();
}

function suggested(frame) {
  conversationOf(frame.conversation).suggest(frame);
  show();
}

function presence({ agents }) {
  at('colleagues').replaceChildren(...agents.filter(({ name }) => name !== me()).map(({ name, status }) =>
    make('span', { className: `colleague ${status === 'available' ? 'here' : 'away'}` },
      make('bdi', { text: name }), make('span', { className: 'unseen', text: ` ${words.known('presence', status)}` }))));
}

function taken({ conversation, agent }) {
  release(conversation, agent);
}

function release(id, agent) {
  const conversation = conversationOf(id);
  conversation.agent = agent;
  held.delete(id);
  if (agent === me()) {
    held.add(id);
  }
  show();
}

function customerTypes({ conversation, from }) {
  if (from !== 'customer' || conversation !== current?.id) {
    return;
  }
  clearTimeout(typingTimer);
  at('typing').hidden = false;
  typingTimer = setTimeout(() => { at('typing').hidden = true; }, TYPING_SHOWN);
}

function acked({ id, seq, warnings }) {
  const item = sends.get(id);
  if (!item) {
    return;
  }
  sends.delete(id);
  const { conversation, suggestion, frame } = item;
  if (seq && !conversation.entries.has(seq)) {
    const options = suggestion?.options;
    conversation.add({ type: options ? 'proposal' : 'message', seq, from: 'agent', name: me(), text: frame.text, options, at: new Date().toISOString() });
  }
  if (suggestion) {
    conversation.dropSuggestion(suggestion.suggestion);
  }
  show();
  if (warnings?.length) {
    notice(word('wording.went', { reasons: warnings.join(' · ') }));
  }
}

function failed(frame) {
  const { code, id, conversation, message, retryAfterMs } = frame;
  if (TRIED_AGAIN.has(code) && sends.has(id)) {
    setTimeout(() => sends.has(id) && wire.send(sends.get(id).frame), retryAfterMs ?? 3_000);
  } else if (sends.has(id)) {
    giveBack(id, frame);
  }
  if (code === 'taken' && conversation) {
    held.delete(conversation);
    command('watch', { conversation });
  }
  show();
  if (code === 'wording' || code === 'stale') {
    return; // said where the text is
  }
  const key = words.known('error', code) === code ? 'error.other' : `error.${code}`;
  const name = frame.agent ?? conversations.get(conversation)?.agent ?? word('from.agent');
  notice(word(key, { name, message: message ?? code }));
}

/** What was not sent is where it was written, with the reason beside it. */
function giveBack(id, { code, message, reason, wording }) {
  const { conversation, suggestion, frame } = sends.get(id);
  const stopped = code === 'wording' ? { reason: reason ?? message, wording } : undefined;
  sends.delete(id);
  if (suggestion) {
    Object.assign(suggestion, { sending: false, stopped });
    if (code === 'stale') {
      askToConfirm(suggestion);
    }
    return;
  }
  conversation.draft = [frame.text, conversation.draft].filter(Boolean).join('\n');
  conversation.stopped = stopped;
  if (conversation === current) {
    at('text').value = conversation.draft;
  }
}

// --- what the agent does ---

function open(id) {
  const conversation = conversationOf(id);
  if (conversation !== current) {
    keepDraft();
    current = conversation;
    session.open = id;
    at('text').value = conversation.draft;
    at('typing').hidden = true;
    at('pass').open = false;
    wire.send({ type: 'watch', id: freshId(), conversation: id });
  }
  conversation.unread = false;
  pane('talk');
  show();
}

function take(id) {
  if (command('take', { conversation: id })) {
    open(id);
    at('text').focus();
  }
}

function takeFirst() {
  const first = items.find(({ conversation, agent }) => !agent && !held.has(conversation));
  if (first) {
    take(first.conversation);
  }
}

function sendSuggestion(conversation, suggestion) {
  const text = suggestion.draft.trim();
  if (!text || suggestion.sending || !isMine(conversation)) {
    return;
  }
  if (conversation.isStale(suggestion) && !suggestion.confirming) {
    askToConfirm(suggestion);
    show();
    return;
  }
  const frame = { text, suggestion: suggestion.suggestion, edited: isEdited(suggestion) };
  Object.assign(suggestion, { sending: true, stopped: undefined });
  post(conversation, suggestion.confirming ? { ...frame, confirm: true } : frame, suggestion);
  suggestion.confirming = false;
  show();
}

function sendFirstSuggestion() {
  const suggestion = current?.suggestions[0];
  if (!suggestion) {
    return;
  }
  if (performance.now() - suggestion.came < TOO_FRESH) {
    suggestion.tooFresh = true;
    setTimeout(() => { suggestion.tooFresh = false; show(); }, CONFIRM_WITHIN);
    show();
    return;
  }
  suggestion.tooFresh = false;
  sendSuggestion(current, suggestion);
}

function askToConfirm(suggestion) {
  suggestion.confirming = true;
  setTimeout(() => { suggestion.confirming = false; show(); }, CONFIRM_WITHIN);
}

function dismiss(conversation, { suggestion }, reason) {
  if (command('dismiss', { conversation: conversation.id, suggestion, ...(reason ? { reason } : {}) })) {
    conversation.dropSuggestion(suggestion);
    show();
  }
}

function sendOwn(event) {
  event.preventDefault();
  const text = at('text').value.trim();
  if (text && current && isMine(current)) {
    at('text').value = '';
    Object.assign(current, { draft: '', stopped: undefined });
    post(current, { text });
    show();
  }
}

/** Kept until it is acknowledged; the same id again has no second effect. */
function post(conversation, fields, suggestion) {
  const frame = { type: 'send', id: freshId(), conversation: conversation.id, ...fields };
  sends.set(frame.id, { conversation, suggestion, frame });
  wire.send(frame);
}

function decide(approval, decision, reason) {
  const { proposal } = approval;
  if (command('approve', { conversation: current.id, proposal, decision, ...(reason ? { reason } : {}) })) {
    current.approvals = current.approvals.filter((one) => one.proposal !== proposal);
    notice(word('approve.done'), true);
    show();
  }
}

function passOn(type, to) {
  const gone = command(type, { conversation: current.id, to });
  at('pass').open = !gone;
  return gone;
}

function typed() {
  if (current && isMine(current) && Date.now() - typedAt >= TYPING_EVERY) {
    typedAt = Date.now();
    wire.send({ type: 'typing', conversation: current.id });
  }
}

function tellPresence() {
  wire.send({ type: 'presence', status: at('presence').value, capacity: CAPACITY });
}

function keyed(event) {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat || at('desk').hidden) {
    return;
  }
  const action = { KeyS: sendFirstSuggestion, KeyT: takeFirst }[event.code];
  if (action) {
    event.preventDefault();
    action();
  }
}

// --- what is seen ---

let waitingToShow;
let shownKnown;

/** Many frames may come at once; the page follows once. */
function show() {
  waitingToShow ??= setTimeout(() => {
    waitingToShow = undefined;
    showQueue();
    showCurrent();
  });
}

function showQueue() {
  const listed = items.map(({ conversation }) => conversation);
  const extra = [...held].filter((id) => !listed.includes(id));
  const rows = [...extra, ...listed].map(conversationOf).map((conversation) =>
    ({ conversation, group: groupOf(conversation), current: conversation === current }));
  queue.show(rows);
  const waitingNow = rows.filter(({ group }) => group === 'waiting').length;
  at('count').textContent = waitingNow || '';
  at('first').disabled = !waitingNow;
  const unread = rows.some(({ conversation }) => conversation.unread) ? '• ' : '';
  document.title = `${unread}${waitingNow ? `(${waitingNow}) ` : ''}${word('page.title')}`;
}

function groupOf(conversation) {
  if (isMine(conversation)) {
    return 'mine';
  }
  return conversation.agent ? 'others' : 'waiting';
}

function showCurrent() {
  at('talk').hidden = at('help').hidden = !current;
  at('none').hidden = Boolean(current);
  if (!current) {
    return;
  }
  const mine = isMine(current);
  transcript.show(current, [...sends.values()].filter(({ conversation }) => conversation === current));
  cards.show(current, mine);
  at('fresh').textContent = current.suggestions.length || '';
  showHead(mine);
  stoppedWording(words, at('stopped'), current.stopped, useWording);
  showKnown();
  showApprovals(mine);
}

function showHead(mine) {
  const { agent, mode, stage, item } = current;
  const state = mine ? '' : agent ? word('talk.held', { name: agent }) : word('talk.looking');
  at('about').replaceChildren(
    make('strong', { text: item?.issue ? words.known('issue', item.issue) : current.id }),
    make('span', { text: [mode && words.known('mode', mode), stage && words.known('stage', stage), item?.language, state].filter(Boolean).join(' · ') }));
  at('take').hidden = mine || Boolean(agent);
  at('pass').hidden = !mine;
  at('text').disabled = !mine;
  at('compose').querySelector('[type=submit]').disabled = !mine;
}

/** Drawn anew only when it changed: somebody may be copying a number out of it. */
function showKnown() {
  const { summary, facts: known, notes } = current;
  const look = JSON.stringify([current.id, summary, known, notes]);
  if (look === shownKnown) {
    return;
  }
  shownKnown = look;
  at('case').replaceChildren(facts.summary(summary));
  const order = facts.facts({ ...summary.order && { order: summary.order }, ...known });
  at('order-box').hidden = !order;
  at('order').replaceChildren(...order ? [order] : []);
  at('notes').replaceChildren(...notes.map(({ agent, text, at: when }) => make('li', {},
    make('span', { dir: 'auto', text: text ?? '' }),
    make('span', { className: 'hint', text: [agent, when && new Date(when).toLocaleString(words.language)].filter(Boolean).join(' · ') }))));
}

/** Rows are kept while their approval waits, so that a reason being typed stays. */
function showApprovals(mine) {
  const place = at('approvals');
  const known = new Map([...place.children].map((row) => [row.dataset.proposal, row]));
  const rows = current.approvals.map((approval) => known.get(approval.proposal) ?? approvalRow(approval));
  if (rows.length !== place.children.length || rows.some((row, index) => row !== place.children[index])) {
    place.replaceChildren(...rows);
  }
  place.querySelectorAll('button').forEach((button) => { button.disabled = !mine; });
}

function approvalRow(approval) {
  const { proposal, title, remedy, cost, currency, why } = approval;
  const reason = make('input', { autocomplete: 'off', maxLength: 500, placeholder: word('card.reason'), 'aria-label': word('card.reason') });
  const yes = make('button', { type: 'button', text: word('approve.yes') });
  const no = make('button', { type: 'button', className: 'quiet', text: word('approve.no') });
  yes.addEventListener('click', () => decide(approval, 'yes', reason.value.trim()));
  no.addEventListener('click', () => decide(approval, 'no', reason.value.trim()));
  const amount = cost === undefined ? '' : word('card.costs', { amount: facts.money(cost, currency) });
  const row = make('section', { className: 'box approval' },
    make('h2', { text: word('approve.title') }),
    make('p', {}, make('strong', { dir: 'auto', text: title ?? words.known('remedy', remedy ?? '') }), make('span', { className: 'cost', text: amount })),
    why ? make('p', { className: 'hint', dir: 'auto', text: String(why) }) : undefined,
    make('div', { className: 'row' }, yes, no, reason));
  row.dataset.proposal = proposal;
  return row;
}

function useWording(wording) {
  current.stopped = undefined;
  at('text').value = current.draft = wording;
  at('text').focus();
  show();
}

function notice(text, good = false) {
  clearTimeout(noticeTimer);
  at('notice').textContent = text;
  at('notice').hidden = !text;
  at('notice').classList.toggle('good', good);
  noticeTimer = setTimeout(() => { at('notice').hidden = true; }, NOTICE_SHOWN);
}

function pane(name) {
  document.body.dataset.pane = name;
  document.querySelectorAll('.tabs button').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.pane === name)));
}

// --- small things ---

function me() {
  return at('me').textContent;
}

function isMine({ id, agent }) {
  return held.has(id) || agent === me();
}

function conversationOf(id) {
  if (!conversations.has(id)) {
    conversations.set(id, new Conversation(id));
  }
  return conversations.get(id);
}

/** A desk is open all day: what nobody looks at, holds or waits in is not kept. */
function forgetOthers() {
  const wanted = new Set([...items.map(({ conversation }) => conversation), ...held, current?.id,
    ...[...sends.values()].map(({ conversation }) => conversation.id)]);
  [...conversations.keys()].filter((id) => !wanted.has(id)).forEach((id) => conversations.delete(id));
}

function keepDraft() {
  if (current) {
    current.draft = at('text').value;
  }
}

function enter() {
  at('desk').hidden = false;
  at('me').textContent = session.name;
  pane('queue');
  wire.start();
}

function leave(key) {
  wire.stop();
  at('desk').hidden = true;
  [conversations, held, sends].forEach((kept) => kept.clear());
  items = [];
  current = undefined;
  at('text').value = '';
  show();
  session.ask(key);
}

document.title = word('page.title');
at('compose').addEventListener('submit', sendOwn);
at('text').addEventListener('keydown', (event) => enterAlone(event) && sendOwn(event));
at('text').addEventListener('input', typed);
at('take').addEventListener('click', () => take(current.id));
at('first').addEventListener('click', takeFirst);
at('presence').addEventListener('change', tellPresence);
at('signout').addEventListener('click', () => leave());
at('wire').querySelector('button').addEventListener('click', () => wire.retryNow());
at('pass').addEventListener('click', ({ target }) => target.dataset.release && passOn('release', target.dataset.release));
at('pass').addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') {
    at('pass').open = false;
    at('pass').querySelector('summary').focus();
  }
});
at('transfer').addEventListener('submit', (event) => {
  event.preventDefault();
  const { to } = at('transfer').elements;
  if (passOn('transfer', to.value.trim())) {
    to.value = '';
  }
});
at('note').addEventListener('submit', (event) => {
  event.preventDefault();
  const { text } = at('note').elements;
  if (text.value.trim() && command('note', { conversation: current.id, text: text.value.trim() })) {
    text.value = '';
  }
});
document.querySelector('.tabs').addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (button) {
    pane(button.dataset.pane);
  }
});
document.addEventListener('keydown', keyed);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && current) {
    current.unread = false;
    show();
  }
});
if (session.token) {
  enter();
} else {
  session.ask();
}
