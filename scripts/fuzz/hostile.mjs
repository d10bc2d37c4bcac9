import { readdirSync, readFileSync } from 'node:fs';

/** How many times as long a text may take that holds nothing but faults. */
const FULL = 2;

/**
 * Texts that a careless pattern takes quadratic time over, beside a normal text of the same size: each takes at most twice
 * its time, and a text twice as long at most three times. The least of several runs counts, because other work on the
 * machine only ever adds to it.
 */
export async function hostile(
  { hostileTexts, profiles, defaultSettings, findingsOf, readRecord },
  { cases },
) {
  const [profile] = profiles;
  const judge = (text) => findingsOf(readRecord(text, profile, defaultSettings), defaultSettings);
  const normal = normalText(cases);
  judge(normal);
  const limit = 2 * least(() => judge(normal));
  console.log(`  a normal text: ${(limit / 2).toFixed(0)} ms`);
  const slow = [];
  let worst = ['', 0];
  for (const [name, text] of Object.entries(hostileTexts)) {
    const time = least(() => judge(text(cases)));
    const ratio = time / (limit / 2);
    if (ratio > worst[1]) worst = [name, ratio];
    // Where every few characters are a fault, most of the time goes into saying so.
    const isFull = judge(text(cases)).length > cases / 10;
    if (time <= (isFull ? FULL : 1) * limit) continue;
    const growth = least(() => judge(text(2 * cases))) / time;
    slow.push(`${name}: ${ratio.toFixed(1)} × a normal text, and ${growth.toFixed(1)} × for twice as much`);
  }
  for (const line of slow) console.log(`  ${line}`);
  if (slow.length > 0)
    throw new Error(`hostile: ${slow.length} texts take more than twice the time of a normal one.`);
  return {
    texts: Object.keys(hostileTexts).length,
    characters: cases,
    worst: `${worst[0]} ${worst[1].toFixed(2)} ×`,
  };
}

/** Milliseconds that the processor was busy with the quickest of several runs. */
function least(run) {
  let best = Number.POSITIVE_INFINITY;
  for (let count = 0; count < 5; count++) {
    const begun = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(begun);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** The records of the samples, one behind the other, as many as it takes. */
function normalText(characters) {
  const folder = 'samples/C24';
  const records = readdirSync(folder)
    .filter((name) => name.endsWith('.record'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .join('\n');
  return records.repeat(Math.ceil(characters / records.length)).slice(0, characters);
}
