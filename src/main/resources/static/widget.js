/* The customer's side: what is written is kept until it is durable, what comes is shown once and in order. */

import { Bubbles } from '/bubbles.js';
import { Composer } from '/composer.js';
import { Lines } from '/lines.js';
import { Log } from '/log.js';
import { Memory } from '/memory.js';
import { showOrders } from '/orders.js';
import { Rating } from '/rating.js';
import { loadWords } from '/words.js';
import { ABUSE, Wire, freshId } from '/wire.js';

const ACK_PATIENCE = 20_000;
const HOLE_PATIENCE = 4_000;
const TRIED_AGAIN = new Set(['rate-limited', 'unavailable']);

const at = (id) => document.getElementById(id);
const words = await loadWords('/widget-words.json');
const { word } = words;
const order = new URLSearchParams(location.search).get('order');
const memory = new Memory();
const bubbles = new Bubbles(words, { choose, retry, edit, remove });
const log = new Log(bubbles, seen);
const lines = new Lines(words);
const rating = new Rating(word, rate);
const composer = new Composer(word, { send, typing: () => wire.send({ type: 'typing' }), notice: (text) => lines.notice(text) });
const wire = new Wire('/ws/chat', { hello, welcome, frame: received, waiting, refused, tooBig });
const handlers = new Map(Object.entries({
  message: (frame) => arrived(frame, 'message'),
  proposal: (frame) => arrived(frame, 'proposal'),
  gap: missed,
  ack: acked,
  status: (frame) => { replayed(); log.around(() => lines.status(frame)); },
  typing: ({ from }) => log.around(() => lines.typing(from)),
  error: failed,
}));

let stage;
let replayEnd = 0;
let pausedUntil = 0;
let resumeTimer;
let ackTimer;
let ackPatience = ACK_PATIENCE;
let healed = -1;
let readUpTo = 0;
let unread = 0;

// --- the wire ---

function hello() {
  const { conversation, token, reach } = memory;
  const known = conversation && token ? { conversation, token, after: reach } : {};
  const tag = navigator.language ?? 'en';
  const locale = /^zh\b/i.test(tag) ? words.language : tag;
  return { ...known, locale, page: location.pathname, ...(order ? { order } : {}) };
}

function welcome({ conversation, token, seq, stage: now, ...status }) {
  const lost = seq < memory.newest;
  memory.welcome(conversation, token);
  if (lost) {
    // The server knows less than we do: what we kept is not its history any more.
    memory.distrust();
    redraw();
  }
  if (lost && seq > 0) {
    wire.restart();
    return;
  }
  replayEnd = seq > memory.reach ? seq : 0;
  log.quiet(replayEnd > 0);
  lines.connected();
  lines.status(status);
  enter(now);
  pausedUntil = 0;
  flush();
}

function received(frame) {
  handlers.get(frame.type)?.(frame);
}

function waiting(code, until) {
  memory.outbox.forEach((item) => { item.sent = false; });
  clearTimeout(ackTimer);
  log.pending(memory.outbox);
  lines.typing();
  if (code === ABUSE) {
    lines.abuse(until);
  } else {
    lines.lost(() => wire.retryNow());
  }
}

function refused() {
  const unsent = memory.outbox.filter(({ frame }) => frame.type === 'message').map(({ frame }) => frame);
  memory.forget();
  log.pending(memory.outbox);
  log.close();
  composer.rescue(unsent.map(({ text }) => text).join('\n'), unsent.flatMap(linksOf));
  composer.block(true);
  lines.typing();
  lines.refused(anew);
}

/** The server closed because of a frame that is too big: the biggest one under way is not sent again. */
function tooBig() {
  const size = (item) => JSON.stringify(item.frame).length;
  const [biggest] = memory.outbox.filter((item) => item.sent).sort((one, other) => size(other) - size(one));
  if (biggest) {
    fail(biggest, 'too-long');
  }
}

// --- what comes ---

function arrived({ type, ...frame }, kind) {
  const live = replayEnd === 0;
  const entry = { ...frame, kind, replayed: !live, at: frame.at ?? (live ? Date.now() : undefined) };
  if (memory.add(entry)) {
    if (entry.from === 'customer') {
      matchOutbox(entry);
    } else {
      lines.typing();
      announce(live);
    }
    log.show(entry);
    enter(entry.from === 'customer' ? undefined : entry.stage);
  }
  replayed(entry.seq);
  healHole();
}

/** A replayed line of one's own that still waits for its ack must not stand there twice. */
function matchOutbox({ id, seq, text, choice }) {
  const same = ({ echo, failed, frame }) => !echo && !failed && (choice
    ? frame.type === 'choose' && frame.proposal === choice.proposal
    : frame.type === 'message' && frame.text === text);
  const item = memory.outbox.find((one) => one.id === id) ?? memory.outbox.find(same);
  if (item) {
    item.echo = seq;
    log.pending(memory.outbox);
  }
}

function missed({ from, to }) {
  const entry = memory.gap(from, to);
  if (entry) {
    log.show(entry);
  }
  replayed(to);
}

function acked({ id, seq, choice: typedChoice }) {
  ackPatience = ACK_PATIENCE;
  const item = memory.settle(id);
  if (!item) {
    return;
  }
  log.pending(memory.outbox);
  if (item.frame.type === 'rate') {
    memory.rated = true;
    memory.saveSoon();
    rating.thank();
  } else if (seq) {
    keepOwn(item, seq, typedChoice);
  }
  watchAcks();
}

function keepOwn({ at: when, frame: { text, attachments, proposal, option } }, seq, typedChoice) {
  const choice = proposal ? { proposal, option } : typedChoice;
  const own = text ?? log.optionTitle(choice);
  const entry = { seq, kind: 'message', from: 'customer', text: own, attachments, choice, at: when };
  if (memory.add(entry)) {
    log.show(entry);
  }
  healHole();
}

function failed({ code, id, retryAfterMs }) {
  const item = memory.outbox.find((candidate) => candidate.id === id);
  if (TRIED_AGAIN.has(code)) {
    pause(retryAfterMs ?? 3_000, code, item ? [item] : memory.outbox);
  } else if (item) {
    fail(item, code);
  } else {
    lines.notice(bubbles.errorText(code));
  }
}

function pause(ms, code, items) {
  pausedUntil = Date.now() + ms;
  clearTimeout(resumeTimer);
  resumeTimer = setTimeout(flush, ms);
  items.forEach((item) => Object.assign(item, { sent: false, delayed: code }));
  log.pending(memory.outbox);
  lines.notice(bubbles.errorText(code));
}

function fail(item, code) {
  if (item.frame.type === 'message') {
    item.failed = code;
    memory.update(item);
  } else {
    memory.settle(item.id);
    enter();
  }
  if (code === 'proposal-closed') {
    log.closeProposal(item.frame.proposal);
  } else if (item.frame.type !== 'message') {
    lines.notice(bubbles.errorText(code));
  }
  log.pending(memory.outbox);
}

/** A replay ends with its newest entry, or with the status that follows it. */
function replayed(seq = replayEnd) {
  if (replayEnd > 0 && seq >= replayEnd) {
    replayEnd = 0;
    log.quiet(false);
  }
}

function enter(next = stage) {
  stage = next;
  if (stage !== 'closed') {
    memory.rated = false;
    rating.hide();
  } else if (!memory.rated && !memory.outbox.some(({ frame }) => frame.type === 'rate')) {
    log.around(() => rating.ask());
  }
}

/** Another tab's message, or a lost frame: a hole that stays is filled by resuming, once. */
function healHole() {
  const from = memory.reach;
  if (replayEnd === 0 && memory.newest > from && healed !== from) {
    setTimeout(() => {
      if (memory.reach === from && memory.newest > from && healed !== from && wire.open) {
        healed = from;
        wire.restart();
      }
    }, HOLE_PATIENCE);
  }
}

// --- what goes ---

function post(frame) {
  const id = freshId();
  memory.post({ id, frame: { ...frame, id } });
  flush();
}

function send(text, attachments) {
  post({ type: 'message', text, ...(attachments.length ? { attachments } : {}) });
}

function choose(proposal, option) {
  if (!memory.outbox.some((item) => item.frame.proposal === proposal)) {
    post({ type: 'choose', proposal, option });
  }
}

function rate(fields) {
  post({ type: 'rate', ...fields });
  rating.sending();
  composer.focus();
}

function flush() {
  if (wire.open && Date.now() >= pausedUntil) {
    if (memory.outbox.some((item) => item.delayed)) {
      lines.notice('');
    }
    for (const item of memory.outbox.filter((one) => !one.sent && !one.failed)) {
      Object.assign(item, { sent: wire.send(item.frame), delayed: undefined });
    }
    watchAcks();
  }
  log.pending(memory.outbox);
}

/** A socket may be dead without saying so: when no ack comes, another one is opened. */
function watchAcks() {
  clearTimeout(ackTimer);
  if (memory.outbox.some((item) => item.sent && !item.failed)) {
    ackTimer = setTimeout(() => {
      ackPatience = Math.min(ackPatience * 2, ACK_PATIENCE * 8);
      wire.restart();
    }, ackPatience);
  }
}

function retry(id) {
  const item = memory.outbox.find((candidate) => candidate.id === id);
  if (item) {
    Object.assign(item, { sent: false, failed: undefined, delayed: undefined, at: Date.now() });
    memory.update(item);
    pausedUntil = 0;
    flush();
  }
}

function edit(id) {
  const item = memory.settle(id);
  log.pending(memory.outbox);
  composer.rescue(item?.frame.text ?? '', linksOf(item?.frame ?? {}));
  composer.focus();
}

function remove(id) {
  memory.settle(id);
  log.pending(memory.outbox);
  composer.focus();
}

function linksOf({ attachments = [] }) {
  return attachments.map(({ url }) => url);
}

// --- being seen ---

function redraw() {
  log.clear();
  log.quiet(true);
  memory.ordered().forEach((entry) => log.show(entry));
  log.pending(memory.outbox);
  log.quiet(false);
}

function seen() {
  if (!document.hidden && log.newestAnswer > readUpTo && wire.send({ type: 'read', seq: log.newestAnswer })) {
    readUpTo = log.newestAnswer;
  }
}

function announce(live) {
  if (live && document.hidden) {
    unread += 1;
    document.title = `(${unread}) ${word('page.title')}`;
  }
}

function shownAgain() {
  if (!document.hidden) {
    unread = 0;
    document.title = word('page.title');
    log.around(() => {});
  }
}

// --- beginning again ---

function askAnew() {
  if (memory.entries.size || memory.outbox.length) {
    at('sure-unsent').hidden = !memory.outbox.length;
    at('sure').showModal();
  } else {
    composer.focus();
  }
}

function anew() {
  wire.send({ type: 'bye' });
  wire.stop();
  memory.forget();
  stage = undefined;
  healed = -1;
  readUpTo = 0;
  pausedUntil = 0;
  redraw();
  enter();
  lines.status({});
  lines.typing();
  lines.notice('');
  lines.connecting();
  composer.block(false);
  wire.start();
  composer.focus();
}

document.title = word('page.title');
at('intro').textContent = order ? `${word('chat.intro.order', { order })} ${word('chat.intro')}` : word('chat.intro');
at('anew').addEventListener('click', askAnew);
at('sure').addEventListener('close', () => at('sure').returnValue === 'yes' && anew());
document.addEventListener('visibilitychange', shownAgain);
redraw();
enter(memory.ordered().filter((entry) => entry.stage && entry.from !== 'customer').at(-1)?.stage);
lines.connecting();
wire.start();
showOrders(words.language, (number) => composer.insert(number));
