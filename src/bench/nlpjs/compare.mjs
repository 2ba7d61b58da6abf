#!/usr/bin/env node
/*
 * Amends and nlp.js on the same files, one after the other, in one table.
 *
 *   mvn -DskipTests package && npm install --prefix src/bench/nlpjs
 *   node src/bench/nlpjs/compare.mjs FOLDER [SET ...]
 *
 * FOLDER has a folder for each set, with train.tsv and test.tsv (lines of label, tab, text). Amends is
 * target/amends.jar, or what the environment's AMENDS says, such as "java -cp … io.amends.AmendsApplication".
 * Messages a second are of one pass over the test file by one thread, start-up of either compiler
 * included; memory is the process's largest resident set, training included (Linux). Compare within
 * a run only. The exit code is always 0; the figures are the result.
 */
import fs from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const AMENDS = (process.env.AMENDS ?? `java -jar ${path.join(HERE, '../../../target/amends.jar')}`).split(' ');

const [folder, ...named] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node compare.mjs FOLDER [SET ...]');
  process.exit(2);
}
const sets = named.length > 0 ? named : fs.readdirSync(folder).filter((name) => isSet(path.join(folder, name)));

function isSet(where) {
  return ['train.tsv', 'test.tsv'].every((file) => fs.existsSync(path.join(where, file)));
}

/** What a program printed, on both streams, and the most memory that it had. */
function run([program, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: HERE });
    let printed = '';
    let megabytes = 0;
    child.stdout.on('data', (data) => (printed += data));
    child.stderr.on('data', (data) => (printed += data));
    const watch = setInterval(() => (megabytes = Math.max(megabytes, peak(child.pid))), 20);
    child.on('error', (error) => (printed += error.message));
    child.on('close', () => {
      clearInterval(watch);
      resolve({ printed, megabytes });
    });
  });
}

function peak(pid) {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function nlpjs(files) {
  const { printed, megabytes } = await run(['node', path.join(HERE, 'classify.mjs'), ...files]);
  try {
    return { ...JSON.parse(printed.slice(printed.indexOf('{"accuracy"')).split('\n')[0]), megabytes };
  } catch {
    return { failed: printed };
  }
}

async function amends(files, tier) {
  const { printed, megabytes } = await run([...AMENDS, 'learn', ...files, '--tier', String(tier)]);
  const accuracy = /test lines that are right\s+\d+\s+([\d.]+)/.exec(printed);
  return accuracy === null
    ? { failed: printed }
    : {
        accuracy: Number(accuracy[1]),
        trainSeconds: Number(/[Ll]earnt in ([\d.]+) s/.exec(printed)?.[1]),
        messagesASecond: Number(/([\d.]+) messages a second/.exec(printed)?.[1]),
        megabytes,
      };
}

function row(set, who, { failed, accuracy, trainSeconds, messagesASecond, megabytes }) {
  const cells = failed
    ? [`failed: ${failed.trim().split('\n')[0].slice(0, 60)}`, '', '', '']
    : [accuracy.toFixed(3), trainSeconds.toFixed(1), messagesASecond.toFixed(0), megabytes.toFixed(0)];
  console.log(`| ${[set, who, ...cells].join(' | ')} |`);
}

console.log('| set | who | accuracy | training, s | messages/s | MB |\n|---|---|---|---|---|---|');
for (const set of sets) {
  const files = ['train.tsv', 'test.tsv'].map((file) => path.resolve(folder, set, file));
  row(set, 'nlp.js', await nlpjs(files));
  row(set, 'Amends, tier 1', await amends(files, 1));
  row(set, 'Amends, tier 2', await amends(files, 2));
}
