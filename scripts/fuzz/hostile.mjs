import { randomFrom, writeRecord } from '../archive.mjs';
import { median } from '../bench/figures.mjs';

/** How many times as long as a normal text a hostile one may take. */
const LIMIT = 2;

/** How often each text is read before time is taken, so that the code is as quick as it becomes, and how often then. */
const WARMING = 5;
const ROUNDS = 9;

/**
 * Texts that a careless pattern takes quadratic time over, beside a normal text of the same size: each takes at most twice
 * its time. What counts is the time of the processor, and its median over rounds in which every text has its turn, the
 * normal one before each of the others: so whatever else the machine does falls on all of them.
 */
export async function hostile(
  { hostileTexts, profiles, defaultSettings, findingsOf, readRecord },
  { cases },
) {
  const [profile] = profiles;
  const judge = (text) => findingsOf(readRecord(text, profile, defaultSettings), defaultSettings);
  const normal = normalText(cases);
  const normals = [];
  const texts = Object.entries(hostileTexts).map(([name, write]) => ({
    name,
    text: write(cases),
    times: [],
  }));
  for (let round = -WARMING; round < ROUNDS; round++)
    for (const { text, times } of texts) {
      const [usual, time] = [timeOf(judge, normal), timeOf(judge, text)];
      if (round < 0) continue;
      normals.push(usual);
      times.push(time);
    }
  const usual = median(normals);
  console.log(`  a normal text: ${usual.toFixed(1)} ms, ${judge(normal).length} findings`);
  const measured = texts
    .map(({ name, times }) => ({ name, time: median(times) }))
    .sort((one, other) => other.time - one.time);
  const slow = measured.filter(({ time }) => time > LIMIT * usual);
  for (const { name, time } of slow) {
    const longer = hostileTexts[name](2 * cases);
    const twice = median(Array.from({ length: ROUNDS }, () => timeOf(judge, longer)));
    console.log(
      `  ${name}: ${(time / usual).toFixed(1)} × a normal text, and ${(twice / time).toFixed(1)} × for twice as much`,
    );
  }
  if (slow.length > 0)
    throw new Error(`hostile: ${slow.length} texts take more than twice the time of a normal one.`);
  const three = measured.slice(0, 3).map(({ name, time }) => `${name} ${(time / usual).toFixed(2)} ×`);
  return { texts: texts.length, characters: cases, 'at the most': `(${three.join(', ')})` };
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
