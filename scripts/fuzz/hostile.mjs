import { randomFrom, writeRecord } from '../archive.mjs';
import { median } from '../bench/figures.mjs';

/** How many times as long as a normal text a hostile one may take. */
const LIMIT = 2;

/** How often each text is judged before time is taken, so that the code is as quick as it becomes, and how often then. */
const WARMING = 5;
const ROUNDS = 15;

/** So many of those that take longest are named. */
const NAMED = 3;

/**
 * Texts that a careless pattern takes quadratic time over, beside a normal text of the same size: each takes at most twice
 * its time. What counts is the time of the processor, and its median over rounds in each of which every text has its turn
 * once, the normal one as well: so whatever else the machine does falls on all of them, and the code is made for none.
 */
export async function hostile(
  { hostileTexts, profiles, defaultSettings, findingsOf, readRecord },
  { cases },
) {
  const [profile] = profiles;
  const judge = (text) => findingsOf(readRecord(text, profile, defaultSettings), defaultSettings);
  const normal = { text: normalText(cases), times: [] };
  const texts = Object.entries(hostileTexts).map(([name, write]) => ({
    name,
    text: write(cases),
    times: [],
  }));
  for (let round = -WARMING; round < ROUNDS; round++)
    for (const { text, times } of [normal, ...texts]) {
      const time = timeOf(judge, text);
      if (round >= 0) times.push(time);
    }
  const usual = median(normal.times);
  console.log(`  a normal text: ${usual.toFixed(1)} ms, ${judge(normal.text).length} findings`);
  const ratios = texts
    .map(({ name, text, times }) => ({ name, text, ratio: median(times) / usual }))
    .sort((one, other) => other.ratio - one.ratio);
  for (const { name, text, ratio } of ratios.slice(0, NAMED))
    console.log(`  ${name}: ${ratio.toFixed(2)} × a normal text, ${judge(text).length} findings`);
  const slow = ratios.filter(({ ratio }) => ratio > LIMIT).map(({ name }) => name);
  if (slow.length > 0)
    throw new Error(`hostile: more than ${LIMIT} times as long as a normal text takes ${slow.join(', ')}.`);
  return { texts: texts.length, characters: cases };
}

/** Milliseconds that the processor was busy with a text. */
function timeOf(judge, text) {
  const begun = process.cpuUsage();
  judge(text);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/** Records as those of the archive that is written for measuring, one behind the other, as many as it takes. */
function normalText(characters) {
  const random = randomFrom(1);
  let text = '';
  for (let own = 1; text.length < characters; own++)
    text += `${writeRecord(random, { session: '24', own, count: 41, language: 'zh' })}\n`;
  return text.slice(0, characters);
}
