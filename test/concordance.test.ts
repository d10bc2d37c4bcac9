import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import type { Difference } from '../server/src/analysis/concordance/differences';
import type { RecordFacts } from '../server/src/analysis/concordance/facts';
import { concordanceOf, differencesBetween, partsBeside } from '../server/src/service';
import { parse } from '../server/src/syntax/parse';
import { LANGUAGES, markedRecord, plants } from './concordance/planting';

/**
 * One version of a record is held against another in a different language, in which the same is said; then with one fault at
 * a time. Every fault is found, where it is, and as one; of what says the same nothing is reported.
 */

const [profile] = profiles;
if (!profile) throw new Error('There is no profile.');
const records = LANGUAGES.map((language) => markedRecord(language));
const read = (text: string, language: string): RecordFacts => concordanceOf(parse(text, profile, language));
const factsOf = new Map(records.map(({ language, text }) => [language, read(text, language)]));
const pairs = records.flatMap((record) =>
  records.filter((other) => other !== record).map((other) => [record, other] as const),
);

/** Of each fault, planted so often in each pair of languages. */
const TIMES = 1;

/** How many of a hundred faults of each kind must be found. */
const LEAST = 99;

it('says nothing of versions that say the same', () => {
  const found = pairs.flatMap(([{ language }, { language: other }]) =>
    differencesBetween(wanted(language), wanted(other)).map((difference) => [language, other, difference]),
  );
  expect(found).toEqual([]);
});

describe('says nothing of one thing in several languages', () => {
  const page = readFileSync(new URL('concordance/same-things.md', import.meta.url), 'utf8');
  for (const [line] of page.matchAll(/^- .*/gm)) {
    const ways = line
      .slice(2)
      .split(' · ')
      .map((way) => ({ language: way.slice(0, 2), words: way.slice(4) }));
    it(line.slice(2), () => {
      const said = ways.map(({ language, words }) => read(`1\tX\n1.1\t${words}\n`, language));
      const found = said.flatMap((one) =>
        said.flatMap((other) =>
          differencesBetween(one, other).map((difference) => [
            one.language,
            other.language,
            difference.value,
          ]),
        ),
      );
      expect(found).toEqual([]);
    });
  }
});

it('shows the parts of two versions beside one another', () => {
  const dropped = wanted('fr').parts.filter(({ number }) => number !== '2.3');
  const pairs = partsBeside({ ...wanted('fr'), parts: dropped }, wanted('zh'));
  const apart = pairs.filter(({ edited, reference }) => edited?.number !== reference?.number);
  expect(apart.map(({ edited, reference }) => [edited?.number, reference?.number])).toEqual([
    [undefined, '2.3'],
  ]);
});

it('finds what is planted, and that alone', () => {
  const choose = chooser(20240612);
  const table: string[] = [];
  const missed: unknown[] = [];
  for (const [name, plant] of Object.entries(plants)) {
    const count = { planted: 0, found: 0, alarms: 0 };
    for (const [record, reference] of pairs)
      for (let time = 0; time < TIMES; time++) {
        const planted = plant(record, reference, choose);
        if (!planted) continue;
        count.planted++;
        const found = differencesBetween(read(planted.text, record.language), wanted(reference.language));
        const right = found.findIndex((difference) => isAt(difference, planted.part));
        if (right >= 0) count.found++;
        const alarms = found.length - (right >= 0 ? 1 : 0);
        count.alarms += alarms;
        if (right < 0 || alarms > 0)
          missed.push([name, record.language, reference.language, planted.part, found]);
      }
    table.push(
      `${name.padEnd(44)}${[count.planted, count.found, count.alarms].map((n) => String(n).padStart(8)).join('')}`,
    );
    expect(count.planted, name).toBeGreaterThan(10);
    expect.soft((count.found * 100) / count.planted, name).toBeGreaterThanOrEqual(LEAST);
    expect.soft(count.alarms, `${name}: alarms`).toBe(0);
  }
  if (process.env['SHOW'])
    console.log(
      [`${''.padEnd(44)} planted   found  alarms`, ...table, JSON.stringify(missed, null, 1)].join('\n'),
    );
});

function wanted(language: string): RecordFacts {
  const facts = factsOf.get(language);
  if (!facts) throw new Error(`There is no record in ${language}.`);
  return facts;
}

/** Whether a difference is told of the part in which a fault was planted, or of its neighbour where it is gone. */
function isAt({ kind, number, otherNumber, form }: Difference, part: string): boolean {
  const isOfRow = part.startsWith('row ');
  const name = isOfRow ? part.slice('row '.length) : part;
  if (number === name || otherNumber === name) return true;
  // A paragraph that stands twice may be either, and the second has the next number.
  return form === 'extra' && kind === 'paragraphs' && number === follower(name);
}

function follower(number: string): string {
  return number.replace(/[0-9]+$/, (digits) => String(Number(digits) + 1));
}

/** Numbers as by chance, always the same ones. */
function chooser(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return below === 0 ? 0 : Math.floor((state / 2 ** 32) * below);
  };
}
