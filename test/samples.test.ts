import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { profiles } from '../server/profiles/index';
import { readSettings } from '../server/src/index/read-settings';
import { findingsOf, profileOf, readRecord } from '../server/src/service';

/** The samples of each organisation have the faults that their page lists, no more and no fewer. */

describe.each([
  { name: 'samples', folders: ['C23', 'C24'] },
  { name: 'samples-un', folders: ['A_78'] },
])('$name', ({ name: archive, folders }) => {
  const folder = fileURLToPath(new URL(`../${archive}`, import.meta.url));
  const page = readFileSync(`${folder}/README.md`, 'utf8');
  const { settings, problems } = readSettings(readFileSync(`${folder}/precis.json`, 'utf8'));
  const profile = profileOf(profiles, settings);
  if (!profile) throw new Error('There is no profile.');

  /** The rules of the faults that the page lists for a record; of one it does not list, none. */
  function plantedIn(name: string): string[] {
    const [, table = ''] = page.split(`### ${name}\n`);
    const rows = table.split('\n### ')[0]?.split('\n') ?? [];
    return rows.flatMap((row) => /^\|[^|]*\| ([a-z]+-[a-z-]+) \|/.exec(row)?.[1] ?? []).sort();
  }

  it('has settings without a fault', () => {
    expect(problems).toEqual([]);
  });

  const records = folders.flatMap((session) =>
    readdirSync(`${folder}/${session}`)
      .filter((name) => name.endsWith('.record'))
      .map((name) => ({ name, text: readFileSync(`${folder}/${session}/${name}`, 'utf8') })),
  );
  it.each(records)('$name', ({ name, text }) => {
    const record = readRecord(text, profile, settings, name);
    expect(
      findingsOf(record, settings, { uri: URI.file(`/${name}`).toString() })
        .map(({ rule }) => rule)
        .sort(),
    ).toEqual(plantedIn(name));
  });
});
