#!/usr/bin/env node
/*
 * Trains nlp.js on TRAIN.tsv, classifies TEST.tsv (lines of label, tab, text) and prints one line of JSON.
 *
 *   node classify.mjs TRAIN.tsv TEST.tsv
 *
 * Set up as nlp.js's quick start does it, nothing tuned. When it is unsure it answers "None"; its best
 * other class is taken then, so that it is not charged for being careful.
 */
import fs from 'node:fs';
import basic from '@nlpjs/basic';
import chinese from '@nlpjs/lang-zh';

const read = (file) =>
  fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => ({ label: line.slice(0, line.indexOf('\t')), text: line.slice(line.indexOf('\t') + 1) }));

const [train, test] = process.argv.slice(2, 4).map(read);
const han = train.filter((line) => /\p{Script=Han}/u.test(line.text)).length;
const language = 2 * han > train.length ? 'zh' : 'en';
const say = console.log;
console.log = () => {}; // nlp.js tells of every epoch

const dock = await basic.dockStart({
  settings: { nlp: { autoSave: false, autoLoad: false } },
  use: ['Basic'],
});
if (language === 'zh') {
  dock.getContainer().use(chinese.LangZh);
}
const nlp = dock.get('nlp');
nlp.addLanguage(language);
for (const { label, text } of train) {
  nlp.addDocument(language, text, label);
}
const start = performance.now();
await nlp.train();
const trained = performance.now();
let right = 0;
for (const { label, text } of test) {
  const { classifications } = await nlp.process(language, text);
  right += classifications.find((each) => each.intent !== 'None')?.intent === label ? 1 : 0;
}
const done = performance.now();

say(
  JSON.stringify({
    accuracy: right / test.length,
    trainSeconds: (trained - start) / 1000,
    messagesASecond: (test.length * 1000) / (done - trained),
  }),
);
