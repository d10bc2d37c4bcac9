import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { defaultSettings } from '../server/src/index/settings';
import { findingsOf, readRecord } from '../server/src/service';

/** The samples have the faults that their page lists, no more and no fewer. */

const folder = fileURLToPath(new URL('../samples', import.meta.url));
const page = readFileSync(`${folder}/README.md`, 'utf8');
const [profile] = profiles;
if (!profile) throw new Error('There is no profile.');

/** The rules of the faults that the page lists for a record; of one it does not list, none. */
function plantedIn(name: string): string[] {
  const [, table = ''] = page.split(`### ${name}\n`);
  const rows = table.split('\n### ')[0]?.split('\n') ?? [];
  return rows.flatMap((row) => /^\|[^|]*\| ([a-z]+-[a-z-]+) \|/.exec(row)?.[1] ?? []).sort();
}

describe('the samples', () => {
  const records = ['C23', 'C24'].flatMap((session) =>
    readdirSync(`${folder}/${session}`)
      .filter((name) => name.endsWith('.record'))
      .map((name) => ({ name, text: readFileSync(`${folder}/${session}/${name}`, 'utf8') })),
  );
  it.each(records)('$name', ({ name, text }) => {
    const record = readRecord(text, profile, defaultSettings, name);
    expect(
      findingsOf(record, defaultSettings)
        .map(({ rule }) => rule)
        .sort(),
    ).toEqual(plantedIn(name));
  });
});
