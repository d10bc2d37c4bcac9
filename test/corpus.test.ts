import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { decisionsOf } from '../server/src/analysis/decisions';
import { defaultSettings } from '../server/src/index/settings';
import { findingsOf, readRecord } from '../server/src/service';
import type { RecordDocument } from '../server/src/syntax/record';
import { citationsOf, documentReferencesOf } from '../server/src/syntax/references';
import { numberAt } from '../server/src/syntax/sections';

/**
 * Whole real records, where they are at hand: in `PRECIS_CORPUS`, or beside the project. What is found in each is
 * kept in `corpus/findings.md`, rules and numbers only, and read by eye when it changes (`UPDATE=1` writes it).
 */

const besides = fileURLToPath(new URL('../../shared/records', import.meta.url));
const folder = process.env['PRECIS_CORPUS'] ?? besides;
const keptAt = new URL('./corpus/findings.md', import.meta.url);
const [profile] = profiles;
if (!profile) throw new Error('There is no profile.');

/** What RECORDS.md counts in the three records: headings, paragraphs, document references, citations, artefacts. */
const COUNTS: Readonly<Record<string, readonly number[]>> = {
  '001': [4, 25, 21, 10, 10],
  '002': [11, 49, 32, 4, 16],
  '004': [8, 34, 21, 16, 22],
};

/** The defects of RECORDS.md §1b that are certain: the rule that finds each, and the paragraph it stands in. */
const ERRORS: Readonly<Record<string, readonly string[]>> = {
  '001': [],
  '002': ['document-form 6', 'range-dash 9.2', 'range-dash 10.1'],
  '004': [
    'document-session-stale 1.1',
    'document-session-stale 2.1',
    'document-form 5.1',
    'document-form 5.3',
  ],
};

/** What became of each item, counted by hand: the heading, then each decision with its paragraph. */
const OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  '001': ['1 agreed, noted 1.6', '2 noted 2.8', '3 approved 3.4; agreed 3.9', '4'],
  '002': [
    '1',
    '2',
    '3',
    '4 approved 4.1',
    '5 approved 5.1',
    '6 approved 6.1',
    '7 noted 7.2',
    '8 approved 8.19',
    '9 approved 9.9',
    '10 deferred 10.3',
    '11 deferred 11.6',
  ],
  '004': [
    '1 noted, agreed 1.4',
    '2 noted 2.6',
    '3 noted 3.3',
    '4 noted, agreed 4.3',
    '5 agreed 5.8',
    '6 agreed, noted 6.4',
    '7 agreed 7.3',
    '8',
  ],
};

describe.skipIf(!existsSync(folder))('real records', () => {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
    : [];
  const records = names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return { id: name.slice(0, 3), record: readRecord(text, profile, defaultSettings, name) };
  });

  for (const { id, record } of records) {
    const counts = COUNTS[id];
    const errors = ERRORS[id];
    if (!counts || !errors) continue;
    it(`${id} has the counts that were made by hand`, () => {
      expect(record.language).toBe('zh');
      expect(countsOf(record)).toEqual(counts);
    });
    it(`${id} has the decisions that were counted by hand`, () => {
      const said = decisionsOf(record).map(({ number, decisions }) => {
        const all = decisions.map(({ outcomes, paragraph }) => `${outcomes.join(', ')} ${paragraph ?? '–'}`);
        return [number, all.join('; ')].filter(Boolean).join(' ');
      });
      expect(said).toEqual(OUTCOMES[id]);
    });
    it(`${id} has no error but its real defects`, () => {
      expect(listed(record, 'error')).toEqual(errors);
    });
  }

  it('has the findings that were read by eye', () => {
    const lines = records
      .filter(({ id }) => COUNTS[id])
      .flatMap(({ id, record }) => [`## ${id}`, '', ...listed(record).map((line) => `- ${line}`), '']);
    const actual = ['# Findings in the real records', '', ...lines].join('\n');
    if (process.env['UPDATE']) writeFileSync(keptAt, actual);
    else expect(actual).toBe(readFileSync(keptAt, 'utf8'));
  });
});

function countsOf(record: RecordDocument): number[] {
  const kind = (name: string): number => record.blocks.filter((block) => block.kind === name).length;
  const phrases = new Set(citationsOf(record).map(({ phrase }) => phrase.from));
  return [
    kind('heading'),
    kind('paragraph'),
    documentReferencesOf(record).filter(({ own, implied }) => own && !implied).length,
    phrases.size,
    record.artefacts.length,
  ];
}

function listed(record: RecordDocument, severity?: string): string[] {
  return findingsOf(record, defaultSettings)
    .filter((finding) => !severity || finding.severity === severity)
    .map((finding) => {
      const place = numberAt(record, finding.span.from) ?? 'outside';
      return severity ? `${finding.rule} ${place}` : `${finding.severity} ${finding.rule} ${place}`;
    });
}
