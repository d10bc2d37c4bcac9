import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom, writeRecord } from '../../scripts/archive.mjs';
import type { Base } from './base';

/** The texts in which faults are planted. */

const SAMPLES = [
  { folder: 'samples/C23', profile: 'itu-council', faultless: /^C23-104/ },
  { folder: 'samples/C24', profile: 'itu-council', faultless: /^C24-11[357]\./ },
  { folder: 'samples-un/A_78', profile: 'un-summary-record', faultless: /SR\.3\./ },
];

/** The samples without planted faults, in every language. `root` is the repository. */
export function sampleBases(root: string): Base[] {
  return SAMPLES.flatMap(({ folder, profile, faultless }) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.record') && faultless.test(name))
      .map((name) => ({
        name,
        text: readFileSync(join(root, folder, name), 'utf8'),
        language: /\.(?<tag>[a-z]{2})\.record$/.exec(name)?.groups?.['tag'] ?? '',
        profile,
        faultless: true,
      })),
  );
}

/** The real records, where they are at hand: beside the project, or where `PRECIS_CORPUS` says. */
export function realBases(root: string): Base[] {
  const folder = process.env['PRECIS_CORPUS'] ?? join(root, '../shared/records');
  if (!existsSync(folder)) return [];
  const known = knownFindings(root);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt') && known.has(name.slice(0, 3)))
    .sort()
    .map((name) => ({
      name,
      text: readFileSync(join(folder, name), 'utf8'),
      language: 'zh',
      profile: 'itu-council',
      faultless: false,
    }));
}

/** What was found in the real records and read by eye: rules and numbers, `range-dash 9.2`, by the record. */
export function knownFindings(root: string): ReadonlyMap<string, readonly string[]> {
  const page = readFileSync(join(root, 'test/corpus/findings.md'), 'utf8');
  const [, ...records] = page.split('\n## ');
  return new Map(
    records.map((record) => [
      record.slice(0, 3),
      [...record.matchAll(/^- \S+ (.+)$/gm)].map(([, finding = '']) => finding),
    ]),
  );
}

/** Generated records of 2024 without faults, so many in each of two languages. */
export function writtenBases(seed: number, records: number): Base[] {
  const random = randomFrom(seed);
  return (['zh', 'en'] as const).flatMap((language) =>
    Array.from({ length: records }, (_, index) => {
      const own = 101 + index;
      const about = {
        session: '24',
        own,
        count: 90,
        language,
        broken: 0,
        slips: 0,
        sections: 4,
        paragraphs: 5,
      };
      const text = writeRecord(random, about).replace(/\[bookmark: [^\]]*\]/g, '');
      return {
        name: `C24-${own}.${language}.record`,
        text,
        language,
        profile: 'itu-council',
        faultless: true,
      };
    }),
  );
}
