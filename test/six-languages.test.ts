import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { citedVersionOf } from '../server/src/analysis/cited-versions';
import { discussedIn } from '../server/src/analysis/discussed';
import { defaultSettings } from '../server/src/index/settings';
import { readRecord } from '../server/src/service';
import { datesIn, isoDay } from '../server/src/syntax/dates';
import { mastheadOf } from '../server/src/syntax/masthead';
import { operativePartsOf } from '../server/src/syntax/parts';
import type { Block, RecordDocument } from '../server/src/syntax/record';
import { citationsOf, documentReferencesOf } from '../server/src/syntax/references';
import { numberText, sectionsOf } from '../server/src/syntax/sections';
import { contains, type Span } from '../server/src/text/span';

/** The records of one meeting in every language say the same where they name something. */

const folder = fileURLToPath(new URL('../samples/C24', import.meta.url));
const source = profiles[0] ?? expect.fail('There is no profile.');
const records = readdirSync(folder)
  .filter((name) => name.endsWith('.record'))
  .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));

/** What each numbered line of a record names, as it is named in every language, and the dates there. */
function namedIn(text: string, name: string): string[] {
  const record = readRecord(text, source, defaultSettings, name);
  return record.blocks.flatMap((block) => {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') return [];
    const inside = <T extends { readonly span: Span }>(items: readonly T[]): readonly T[] =>
      items.filter(({ span }) => contains(block.span, span));
    return [
      numberText(block.number.value),
      ...inside(documentReferencesOf(record)).map(({ canonical }) => canonical),
      ...inside(citationsOf(record)).map(
        (citation) => `${citation.key} ${citedVersionOf(record, citation)?.by.id}`,
      ),
      ...inside(operativePartsOf(record)).map(({ number }) => `part ${number}`),
      ...datesIn(text, block.span, record.conventions).map(
        (date) => `${isoDay(date)} ${date.weekday?.value}`,
      ),
      ...[...discussedInBlock(record, block)].map((key) => `discusses ${key}`),
    ].sort();
  });
}

/** The documents that the section under a heading introduces or decides on. */
function discussedInBlock(record: RecordDocument, block: Block): string[] {
  const section = sectionsOf(record).find(({ heading }) => heading === block);
  return section ? discussedIn(record, section).map(({ key }) => key) : [];
}

describe('the records of one meeting in six languages', () => {
  const versions = records.filter(({ name }) => name.startsWith('C24-117.'));
  const english =
    versions.find(({ name }) => name.includes('.en.')) ?? expect.fail('There is no English one.');

  it('are there', () => {
    expect(versions.length).toBe(source.wordings.length);
  });

  it.each(versions)(
    '$name has the numbers, references, dates and documents of the English one',
    ({ name, text }) => {
      expect(namedIn(text, name)).toEqual(namedIn(english.text, english.name));
    },
  );

  it.each(versions)('$name says at its top and its end what it is', ({ name, text }) => {
    const record = readRecord(text, source, defaultSettings);
    expect(name).toBe(`C24-117.${record.language}.record`);
    const { symbol, language, meeting, title, chair, original } = mastheadOf(record);
    expect([symbol?.text, language, meeting && isoDay(meeting)]).toEqual([
      'C24/117',
      record.language,
      '2024-06-10',
    ]);
    expect([title, chair, original].every((span) => span && span.from < span.to)).toBe(true);
    expect(record.blocks.find(({ kind }) => kind === 'agenda')).toMatchObject({ rows: { length: 4 } });
    expect(record.blocks.findLast(({ kind }) => kind !== 'blank')).toMatchObject({ kind: 'signature' });
  });
});
