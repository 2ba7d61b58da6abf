#!/usr/bin/env node
/*
 * Plays the customers of customers.jsonl against a running Amends and writes down how each was served.
 *
 * Needs Node 20 and the package `ws`, installed outside this repository:
 *
 *   mkdir -p ANY-FOLDER && npm install --prefix ANY-FOLDER ws
 *   NODE_PATH=ANY-FOLDER/node_modules node src/trials/run.mjs --group 1 --token T
 *
 * The shop's ledger remembers for ever what an order was offered and given, so each group uses an
 * order at most once: start Amends with a fresh data folder for each group, follow-up after 3 s:
 *
 *   java -jar amends.jar --server.port=8080 --amends.data=NEW-FOLDER --amends.follow-up=3s --amends.api.token=T
 *
 *   --base http://localhost:8080   where it runs
 *   --token T                      bearer token of /api/v1; default: AMENDS_API_TOKEN
 *   --files a.jsonl,b.jsonl        default: customers.jsonl next to this file
 *   --group n | all                default: all (says so when an order comes twice)
 *   --only id,id                   only these
 *   --out folder                   default: trial-out; transcripts/ID.md and results.json, which keeps
 *                                  what earlier groups left there
 *   --follow-up 3  --timeout 15  --gap 150  --max-turns 12   (s, s, ms, turns)
 *
 * Without a token it works too, but answers questions in a fixed order and can't tell the flow.
 * The exit code is always 0; the figures are the result.
 *
 * Fields of a customer beyond the obvious: `expect.pairs` are the pairs that fit (cheaper first),
 * `passable` those that a customer could live with though one half of them helps little, `direct`
 * the remedies that may be accepted without a pair because the customer proposed them (P7), `also`
 * flows that are as right as `flow`. `answers` are by slot; a list is used up one by one, its last
 * entry stays; "img" sends a picture, "img:words" a picture with words. `asides` are sent in place of
 * that turn's answer. `choice`: typed words, "#1"/"#2" for a click, an object by offered remedy
 * ("*": any other), or a list of these, one a turn.
 */
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const args = parseArgs(process.argv.slice(2));
const BASE = (args.base ?? 'http://localhost:8080').replace(/\/$/, '');
const TOKEN = args.token ?? process.env.AMENDS_API_TOKEN ?? '';
const FILES = (args.files ?? path.join(HERE, 'customers.jsonl')).split(',');
const OUT = args.out ?? 'trial-out';
const TIMEOUT = Number(args.timeout ?? 15) * 1000;
const FOLLOW_UP = Number(args['follow-up'] ?? 3) * 1000;
const GAP = Number(args.gap ?? 150);
const MAX_TURNS = Number(args['max-turns'] ?? 12);

const KIND = {};
for (const [kind, remedies] of Object.entries({
  keep: ['coupon', 'gift', 'partial-refund', 'price-refund', 'care-advice', 'pass-on'],
  replace: ['reship', 'exchange', 'exchange-at-own-cost', 'repair'],
  return: ['return-refund', 'return-at-own-cost'],
  money: ['refund-only', 'cancel-refund'],
  courier: ['chase-courier', 'redeliver'],
  people: ['apology', 'supervisor'],
})) {
  for (const remedy of remedies) KIND[remedy] = kind;
}
const SORRY = /抱歉|对不起|對不起|过意不去|過意不去|不好意思|sorry|apolog/i;
const YES = { 'zh-Hans': '好的', 'zh-Hant': '好的', en: 'yes please' };
const IN_ORDER = ['order', 'item', 'issue', 'photo', 'needed-by', 'wish'];

let WebSocket;

async function main() {
  WebSocket = loadWs();
  let customers = FILES.flatMap((file) =>
    fs.readFileSync(file, 'utf8').split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line)));
  if (args.group && args.group !== 'all') {
    customers = customers.filter((customer) => String(customer.group) === args.group);
  }
  if (args.only) {
    const ids = args.only.split(',');
    customers = customers.filter((customer) => ids.includes(customer.id));
  }
  const orders = customers.map((customer) => customer.order);
  if (new Set(orders).size < orders.length) {
    console.log('Note: an order comes more than once; its ledger carries over. Play one group per data folder.');
  }
  fs.mkdirSync(path.join(OUT, 'transcripts'), { recursive: true });
  const results = [];
  for (const customer of customers) {
    const play = new Play(customer);
    try {
      await play.run();
    } catch (failure) {
      play.trouble.push(String(failure.message ?? failure));
    }
    play.close();
    const result = await play.result();
    results.push(result);
    fs.writeFileSync(path.join(OUT, 'transcripts', `${customer.id}.md`), play.transcript(result));
    console.log(row(result));
  }
  const kept = keep(results);
  console.log('\n' + HEAD);
  kept.forEach((result) => console.log(row(result)));
  const summary = summed(kept);
  console.log('\n' + Object.entries(summary).map(([name, value]) => `${name}: ${value}`).join('\n'));
  fs.writeFileSync(path.join(OUT, 'results.json'), JSON.stringify({ summary, results: kept }, null, 1) + '\n');
}

class Play {
  constructor(customer) {
    this.customer = customer;
    this.log = [];          // everything for the transcript, in order
    this.replies = [];      // frames of the other side that the customer sees
    this.mine = [];         // {id, seq, text}
    this.mode = '';
    this.stage = '';
    this.turns = 0;
    this.used = {};
    this.choices = 0;
    this.proposals = [];
    this.trouble = [];
    this.slowest = 0;
    this.questions = [];
    this.flows = [];
    this.direct = false;
    this.followedUp = false;
    this.closed = false;
    this.ids = 0;
    this.waiters = [];
  }

  async run() {
    await this.open();
    let reply = await this.turn(this.customer.opening);
    while (this.turns < MAX_TURNS) {
      if (reply.handedOff || reply.silent) return;
      if (reply.closed) {
        this.closed = true;
        return;
      }
      const state = await this.state();
      const stage = reply.stage || state?.stage || '';
      const chosen = stage === 'follow-up' && !reply.proposal;
      if (chosen) {
        this.direct = this.proposals.length === 0;
        await this.endWithFollowUp();
        return;
      }
      if (reply.proposal) {
        reply = await this.choose(reply.proposal);
        continue;
      }
      const question = await this.question(state);
      if (!question && this.openProposal && (state?.proposal?.open ?? true) && stage === 'propose') {
        this.log.push(['note', 'the proposal is still open; the words were not taken as a choice']);
        this.unheardChoice = true;
        reply = await this.choose(this.openProposal, true);
        continue;
      }
      if (this.customer.expect.outcome === 'answered' && !question) {
        this.answered = true;
        const last = await this.turn([this.customer.solved]);
        this.closed = Boolean(last.closed);
        return;
      }
      reply = await this.turn([await this.line(question)]);
    }
    this.trouble.push(`not done after ${MAX_TURNS} turns`);
  }

  open() {
    const url = BASE.replace(/^http/, 'ws') + '/ws/chat';
    this.socket = new WebSocket(url, 'amends.v1');
    this.socket.on('message', (data) => this.hear(JSON.parse(data.toString())));
    this.socket.on('close', (code) => {
      this.gone = code;
      this.wake();
    });
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no welcome')), TIMEOUT);
      this.socket.on('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      this.socket.on('open', () => {
        const locale = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en' }[this.customer.language];
        this.socket.send(JSON.stringify({ type: 'hello', locale }));
      });
      this.welcomed = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  close() {
    this.socket?.close();
  }

  hear(frame) {
    frame.heardAt = Date.now();
    if (frame.type === 'welcome') {
      this.conversation = frame.conversation;
      this.mode = frame.mode;
      this.welcomed();
    } else if (frame.type === 'ack') {
      const mine = this.mine.find((message) => message.id === frame.id);
      if (mine) mine.seq = frame.seq;
    } else if (frame.type === 'status') {
      this.mode = frame.mode;
      this.log.push(['status', frame]);
    } else if (frame.type === 'error') {
      const mine = this.mine.find((message) => message.id === frame.id);
      if (mine && frame.retryAfterMs && (mine.tries = (mine.tries ?? 0) + 1) <= 3) {
        setTimeout(() => this.socket.send(JSON.stringify(mine.frame)), frame.retryAfterMs);
      } else {
        if (mine) mine.failed = frame.code;
        this.trouble.push(`error ${frame.code}: ${frame.message ?? ''}`);
      }
      this.log.push(['error', frame]);
    } else if ((frame.type === 'message' && frame.from !== 'customer') || frame.type === 'proposal') {
      if (frame.stage) this.stage = frame.stage;
      this.replies.push(frame);
      this.log.push(['reply', frame]);
    }
    this.wake();
  }

  wake() {
    for (const waiter of this.waiters.splice(0)) waiter();
  }

  async until(holds, ms) {
    const end = Date.now() + ms;
    while (!holds()) {
      const left = end - Date.now();
      if (left <= 0 || this.gone) return holds();
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, left);
        this.waiters.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return true;
  }

  /** Sends a burst and waits for all that it is answered with. */
  async turn(lines) {
    this.turns++;
    const from = this.replies.length;
    const sent = [];
    for (const [index, line] of lines.entries()) {
      if (index > 0) await pause(GAP);
      sent.push(this.say(line));
    }
    return this.awaitReply(sent, from);
  }

  say(line) {
    const frame = { type: 'message', id: `c${++this.ids}`, text: line };
    if (line === 'img' || line.startsWith('img:')) {
      frame.text = line.slice(4);
      frame.attachments = [{ kind: 'image', url: `https://photos.example.com/${this.customer.id}-${this.ids}.jpg`, name: 'photo.jpg' }];
    }
    return this.send(frame, line);
  }

  send(frame, text) {
    const mine = { id: frame.id, frame, text, sentAt: Date.now() };
    this.mine.push(mine);
    this.log.push(['customer', mine]);
    this.socket.send(JSON.stringify(frame));
    return mine;
  }

  async awaitReply(sent, from) {
    const fresh = () => this.replies.slice(from);
    const done = () =>
      this.mode === 'human' ||
      sent.every((mine) => mine.failed || (mine.seq && fresh().some((frame) => frame.answers?.includes(mine.seq))));
    const inTime = await this.until(done, TIMEOUT);
    await pause(500);  // a status, or a second entry of the same reply
    const frames = fresh();
    if (!inTime) this.trouble.push(`no answer within ${TIMEOUT / 1000} s to ${sent.map((mine) => JSON.stringify(mine.text)).join(' ')}`);
    if (frames.length) this.slowest = Math.max(this.slowest, frames[0].heardAt - sent.at(-1).sentAt);
    const proposal = frames.filter((frame) => frame.type === 'proposal').at(-1);
    const state = await this.state();
    if (state?.flow && this.flows.at(-1) !== state.flow) this.flows.push(state.flow);
    if (proposal) {
      this.openProposal = proposal;
      this.proposals.push({ proposal: proposal.proposal, options: proposal.options, flow: state?.flow ?? null });
    }
    const stage = frames.filter((frame) => frame.stage).at(-1)?.stage ?? '';
    return { frames, proposal, stage, closed: stage === 'closed', handedOff: this.mode === 'human', silent: !inTime && !frames.length };
  }

  async choose(proposal, forced = false) {
    const list = [].concat(this.customer.choice ?? '#1');
    let choice = forced && this.choices >= list.length ? '#1' : list[Math.min(this.choices, list.length - 1)];
    this.choices++;
    if (typeof choice === 'object') {
      const named = proposal.options.find((option) => choice[option.remedy]);
      choice = named ? choice[named.remedy] : choice['*'] ?? '#1';
    }
    const click = /^#([12])$/.exec(choice);
    if (!click) return this.turn([choice]);
    this.turns++;
    const from = this.replies.length;
    const frame = { type: 'choose', id: `c${++this.ids}`, proposal: proposal.proposal, option: Number(click[1]) };
    return this.awaitReply([this.send(frame, `(clicks option ${click[1]})`)], from);
  }

  async endWithFollowUp() {
    const from = this.replies.length;
    // News of the remedy come unasked too, but they ask nothing.
    const asks = (frame) => !frame.answers && frame.from !== 'system' && /[?？]/.test(frame.text);
    const asked = () => this.replies.slice(from).some(asks);
    // It may have come already, between the reply and now.
    const early = this.replies.at(-1);
    this.followedUp = asks(early) || (await this.until(asked, FOLLOW_UP + TIMEOUT));
    if (!this.followedUp) {
      this.trouble.push('no follow-up');
      return;
    }
    const last = await this.turn([this.customer.solved]);
    this.closed = last.closed || (await this.state())?.stage === 'closed';
  }

  async line(question) {
    const aside = this.customer.asides?.find((one) => one.turn === this.turns + 1);
    if (aside) return aside.text;
    const answers = this.customer.answers ?? {};
    if (question === '(agree)') return YES[this.customer.language];
    let slot = question;
    if (!slot && !TOKEN) slot = IN_ORDER.find((name) => answers[name] !== undefined && !this.used[name]);
    if (!slot || answers[slot] === undefined) slot = 'other';
    const list = [].concat(answers[slot] ?? YES[this.customer.language]);
    const nth = this.used[slot] ?? 0;
    this.used[slot] = nth + 1;
    return list[Math.min(nth, list.length - 1)];
  }

  /** The slot that is asked for: as the API tells it, else as the record of the last reply does. */
  async question(state) {
    let question = state?.question ?? state?.matter?.question;
    if (question && typeof question === 'object') question = question.slot ?? question.name;
    if (!question) {
      const events = (await this.events()) ?? [];
      const last = events.findLastIndex((event) => event.type === 'ReplySent');
      question = last >= 0 ? events[last].asks : '';
      const only = events.findLastIndex((event) => event.type === 'OnlyWayOffered');
      const turn = events.findLastIndex((event) => event.type === 'TurnTaken');
      if (!question && only > turn && turn >= 0) question = '(agree)';
    }
    if (question) {
      this.questions.push(question);
      this.log.push(['note', `asked for: ${question}`]);
    }
    return question || '';
  }

  state() {
    return this.get('');
  }

  async events() {
    const events = await this.get('/events');
    return Array.isArray(events) ? events.map((one) => ({ ...one.event, type: one.type ?? one.event?.type })) : null;
  }

  async get(what) {
    if (!TOKEN || !this.conversation) return null;
    try {
      const answer = await fetch(`${BASE}/api/v1/conversations/${encodeURIComponent(this.conversation)}${what}`, {
        headers: { authorization: `Bearer ${TOKEN}` },
        signal: AbortSignal.timeout(5000),
      });
      if (!answer.ok) {
        this.apiTrouble ??= this.trouble.push(`api: ${answer.status}`);
        return null;
      }
      return await answer.json();
    } catch (failure) {
      this.apiTrouble ??= this.trouble.push(`api: ${failure.message}`);
      return null;
    }
  }

  async result() {
    const { id, group, language, expect } = this.customer;
    const state = await this.state();
    const events = (await this.events()) ?? [];
    const handedOff = this.mode === 'human';
    const why = events.findLast((event) => event.type === 'HandoffRequested')?.reason ?? state?.waiting?.for ?? '';
    const taken = events.findLast((event) => event.type === 'OptionAccepted')?.offer?.remedy;
    const remedy = taken ? code(taken) : null;
    const chosen = Boolean(remedy) || (this.followedUp && !handedOff);
    const flow = this.proposals[0]?.flow ?? this.flows.at(-1) ?? events.findLast((event) => event.type === 'FlowStarted')?.flow ?? null;
    const right = [expect.flow, ...(expect.also ?? [])];
    const complaint = expect.outcome === 'chosen';
    const fits = this.proposals.map((one) => fit(one.options.map((option) => option.remedy), expect));
    let pair = fits[0] ?? null;
    if (!pair && this.direct && remedy) pair = (expect.direct ?? []).includes(remedy) ? 'direct' : 'direct-unasked';
    // Each entry answered exactly once, unless a person took over.
    const counts = this.mine.filter((mine) => mine.seq).map((mine) =>
      this.replies.filter((frame) => frame.answers?.includes(mine.seq)).length);
    const unanswered = counts.filter((count) => count === 0).length;
    const twice = counts.filter((count) => count > 1).length;
    const languages = this.replies.filter((frame) => frame.language).map((frame) => frame.language);
    const outcome = handedOff ? 'person' : chosen ? 'chosen' : this.answered || this.closed ? 'answered' : 'open';
    const result = {
      id,
      group,
      language,
      conversation: this.conversation ?? null,
      expected: expect.flow,
      flow: handedOff && expect.flow === 'person' ? 'person' : flow,
      flows: this.flows,
      rightFlow: expect.flow === 'person' ? handedOff : flow === null ? null : right.includes(flow),
      proposals: this.proposals.map((one, index) => ({ options: one.options.map((option) => option.remedy), fit: fits[index] })),
      pair,
      pairSound: this.proposals.length ? this.proposals.every((one) => soundPair(one.options)) : null,
      kindsDiffer: this.proposals.length ? this.proposals.every((one) => kindsDiffer(one.options)) : null,
      direct: this.direct,
      chosen,
      remedy,
      followedUp: this.followedUp,
      closed: this.closed,
      handedOff,
      handedOffWhy: handedOff ? why : '',
      outcome,
      outcomeRight: outcome === expect.outcome,
      empathy: complaint ? this.empathy(events) : null,
      answeredOnce: this.mine.length > 0 && twice === 0 && (unanswered === 0 || handedOff) && this.mine.every((mine) => mine.seq),
      unanswered,
      twice,
      languageRight: languages.every((one) => one === language),
      notUnderstood: events.filter((event) => event.type === 'NotUnderstood').length,
      unheardChoice: Boolean(this.unheardChoice),
      questions: this.questions,
      turns: this.turns,
      slowestMs: this.slowest,
      trouble: this.trouble,
    };
    result.served = complaint
      ? Boolean(result.rightFlow !== false && ['fit', 'fit-reversed', 'direct'].includes(pair) && result.pairSound !== false &&
          chosen && result.closed && !handedOff && result.answeredOnce)
      : expect.outcome === 'person'
        ? handedOff && !this.proposals.length
        : Boolean(result.rightFlow !== false && outcome === 'answered');
    return result;
  }

  /** before: an earlier reply; with: the proposal's own text; none; null: nothing was proposed. */
  empathy(events) {
    const index = this.replies.findIndex((frame) => frame.type === 'proposal' || frame.stage === 'follow-up');
    if (index < 0) return null;
    const said = events.findIndex((event) => event.type === 'ProposalMade' || event.type === 'OptionAccepted');
    const scripted = events.slice(0, Math.max(0, said)).some((event) =>
      event.type === 'ReplySent' && event.scripts?.some((script) => /\/sorry/.test(script)));
    const before = this.replies.slice(0, index);
    if (scripted || before.some((frame) => frame.stage === 'empathy' || SORRY.test(frame.text))) return 'before';
    return SORRY.test(this.replies[index].text) ? 'with' : 'none';
  }

  transcript(result) {
    const lines = [`# ${this.customer.id}`, '',
      `${this.customer.language} · order ${this.customer.order} · expected ${this.customer.expect.flow}, ${this.customer.expect.outcome}` +
        (this.customer.expect.why ? ` (${this.customer.expect.why})` : ''), ''];
    for (const [kind, what] of this.log) {
      if (kind === 'customer') {
        lines.push(`**Customer** (${what.seq ?? '?'}): ${what.text}`, '');
      } else if (kind === 'reply') {
        const head = [what.from ?? 'assistant', what.seq, what.stage, what.answers ? `answers ${what.answers.join(', ')}` : 'unasked']
          .filter((part) => part !== undefined && part !== '').join(' · ');
        lines.push(`> *${head}*`, `> ${what.text.split('\n').join('\n> ')}`);
        for (const option of what.options ?? []) {
          lines.push(`>  ${option.option}. \`${option.remedy}\` **${option.title}**: ${option.detail}`);
        }
        lines.push('');
      } else if (kind === 'status') {
        lines.push(`*mode ${what.mode}${what.queue === null ? ', nobody at the desk' : ''}*`, '');
      } else if (kind === 'error') {
        lines.push(`*error ${what.code}: ${what.message ?? ''}*`, '');
      } else {
        lines.push(`*${what}*`, '');
      }
    }
    lines.push('## Result', '', '```json', JSON.stringify(result, null, 1), '```', '');
    return lines.join('\n');
  }
}

function fit(pair, expect) {
  const same = (other) => pair[0] === other[0] && pair[1] === other[1];
  const turned = (other) => pair[0] === other[1] && pair[1] === other[0];
  if (expect.pairs.some(same)) return 'fit';
  if (expect.pairs.some(turned)) return 'fit-reversed';
  if ((expect.passable ?? []).some((other) => same(other) || turned(other))) return 'passable';
  return 'misfit';
}

function soundPair(options) {
  return options.length === 2 && options[0].option === 1 && options[1].option === 2 &&
    options[0].remedy !== options[1].remedy && options.every((option) => option.title && option.detail);
}

function kindsDiffer(options) {
  return options.length === 2 && KIND[options[0].remedy] !== KIND[options[1].remedy];
}

function code(remedy) {
  return String(remedy).toLowerCase().replaceAll('_', '-');
}

const HEAD = columns(['id', 'lang', 'flow', 'right', 'options', 'pair', 'kinds', 'sorry', 'taken', 'f-up', 'closed', 'person', 'once', 'turns', 'served', 'trouble']);

function row(result) {
  const options = result.proposals.map((one) => one.options.join('+')).join(' ') || (result.direct ? '(direct)' : '-');
  return columns([result.id, result.language, result.flow ?? '-', mark(result.rightFlow), options, result.pair ?? '-', mark(result.kindsDiffer),
    result.empathy ?? '-', result.remedy ?? mark(result.chosen), mark(result.followedUp), mark(result.closed), result.handedOff ? result.handedOffWhy || 'yes' : '-',
    mark(result.answeredOnce), result.turns, mark(result.served), result.trouble.join('; ')]);
}

function columns(cells) {
  const widths = [6, 8, 19, 6, 30, 13, 6, 7, 15, 5, 7, 14, 5, 6, 7, 0];
  return cells.map((cell, index) => String(cell).padEnd(widths[index])).join(' ').trimEnd();
}

function mark(value) {
  return value === null || value === undefined ? '-' : value ? 'yes' : 'NO';
}

function summed(results) {
  const of = (list, holds) => `${list.filter(holds).length} / ${list.length}`;
  const scope = results.filter((result) => !['person', 'order-status'].includes(result.expected));
  const proposed = scope.filter((result) => result.proposals.length);
  return {
    'conversations': results.length,
    'served as expected, all': of(results, (result) => result.served),
    'served as expected, in scope': of(scope, (result) => result.served),
    'right flow': of(results, (result) => result.rightFlow),
    'in scope: a pair or the own wish accepted': of(scope, (result) => result.proposals.length || (result.direct && result.chosen)),
    'first pair fits': of(proposed, (result) => result.pair === 'fit' || result.pair === 'fit-reversed'),
    '  of these in the expected order': of(proposed, (result) => result.pair === 'fit'),
    'first pair passable only': of(proposed, (result) => result.pair === 'passable'),
    'first pair does not fit': of(proposed, (result) => result.pair === 'misfit'),
    'own wish accepted, as it may': of(scope, (result) => result.pair === 'direct'),
    'exactly two sound options': of(proposed, (result) => result.pairSound),
    'of different kinds': of(proposed, (result) => result.kindsDiffer),
    'empathy before the proposal': of(scope, (result) => result.empathy === 'before'),
    'chosen': of(scope, (result) => result.chosen),
    'followed up': of(scope, (result) => result.followedUp),
    'closed': of(scope, (result) => result.closed),
    'in scope handed to a person': of(scope, (result) => result.handedOff),
    'must go to a person and did': of(results.filter((result) => result.expected === 'person'), (result) => result.handedOff),
    'order status answered': of(results.filter((result) => result.expected === 'order-status'), (result) => result.served),
    'each entry answered exactly once': of(results, (result) => result.answeredOnce),
    'language kept': of(results, (result) => result.languageRight),
    'with trouble': of(results, (result) => result.trouble.length),
    'slowest reply (ms)': Math.max(0, ...results.map((result) => result.slowestMs)),
  };
}

/** The results of this run, with those of other conversations that an earlier run left. */
function keep(results) {
  const file = path.join(OUT, 'results.json');
  let before = [];
  try {
    before = JSON.parse(fs.readFileSync(file, 'utf8')).results;
  } catch {
    // the first run
  }
  const ids = new Set(results.map((result) => result.id));
  return [...before.filter((result) => !ids.has(result.id)), ...results].sort((a, b) => a.id.localeCompare(b.id));
}

function loadWs() {
  const near = createRequire(import.meta.url);
  const found = [...(process.env.NODE_PATH ?? '').split(path.delimiter).filter(Boolean), path.join(process.cwd(), 'node_modules')];
  for (const folder of found) {
    try {
      return near(path.join(folder, 'ws'));
    } catch {
      // the next one
    }
  }
  return near('ws');
}

function parseArgs(list) {
  const found = {};
  for (let index = 0; index < list.length; index += 2) found[list[index].replace(/^--/, '')] = list[index + 1];
  return found;
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

main().catch((failure) => {
  console.error(failure);
  process.exitCode = 0;
});
