import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { planRename, renamableAt } from '../server/src/features/rename';
import { planRenumber } from '../server/src/features/renumber';
import { defaultSettings } from '../server/src/index/settings';
import { Workspace } from '../server/src/index/workspace';
import { findingsOf, fixAll, tidy } from '../server/src/service';
import { datesIn, isoDay } from '../server/src/syntax/dates';
import { mastheadOf } from '../server/src/syntax/masthead';
import { parse } from '../server/src/syntax/parse';
import { operativePartsOf, provisionsOf } from '../server/src/syntax/parts';
import { documentReferencesOf, referencesOf } from '../server/src/syntax/references';
import { numberText } from '../server/src/syntax/sections';
import { unmarked, withoutMarks } from '../server/src/text/direction';
import { applyEdits } from '../server/src/text/edits';
import { textsIn } from './pages/plans';

/** A text that runs from the right, with marks of direction in it: they say nothing, and nothing takes them away. */

const source = profiles[0] ?? expect.fail('There is no profile.');
const LANGUAGE = 'ar';
const HERE = 'file:///archive/C24-122.record';
const read = (name: string): string =>
  withoutMarks(readFileSync(new URL(`../samples/C24/${name}.ar.record`, import.meta.url), 'utf8'));
const texts = [read('C24-117'), read('C24-122')];
const settings = { seed: 20240610, numRuns: 60 };

/** What a record says, without where it says it. */
function saidBy(text: string): unknown {
  const record = parse(text, source, LANGUAGE);
  const findings = findingsOf(record, defaultSettings).filter(({ rule }) => rule !== 'invisible-character');
  const { symbol, language, meeting } = mastheadOf(record);
  return {
    blocks: record.blocks.map((block) => [
      block.kind,
      'number' in block ? numberText(block.number.value) : '',
    ]),
    rows: record.blocks.flatMap((block) =>
      block.kind === 'agenda' ? block.rows.map(({ number }) => number?.value) : [],
    ),
    references: referencesOf(record).map((reference) => ({
      text: withoutMarks(text.slice(reference.span.from, reference.span.to)),
      ...(reference.kind === 'document' && {
        key: reference.key,
        canonical: reference.canonical,
        fault: reference.fault,
      }),
      ...(reference.kind === 'citation' && { key: reference.key, version: reference.version?.fields }),
    })),
    parts: operativePartsOf(record).map(({ number, of }) => [number, of?.key]),
    provisions: provisionsOf(record).map(({ key, number }) => [key, number]),
    dates: record.blocks.flatMap(({ span }) => datesIn(text, span, record.conventions).map(isoDay)),
    masthead: [symbol?.fields, language, meeting && isoDay(meeting)],
    findings: findings.map(({ rule, message, args }) => [rule, message, withoutMarks(JSON.stringify(args))]),
  };
}

/** Where marks may stand: not within a word, a number or a line end. */
function placesIn(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => at).filter(
    (at) => !/^\p{L}\p{L}$|^\p{Nd}\p{Nd}$|^\r\n$|\p{M}/u.test(text.slice(Math.max(0, at - 1), at + 1)),
  );
}

function withMarks(text: string, places: readonly (readonly [place: number, mark: string])[]): string {
  let result = text;
  for (const [place, mark] of [...places].sort((a, b) => b[0] - a[0]))
    result = result.slice(0, place) + mark + result.slice(place);
  return result;
}

const mark = fc.constantFrom('\u200f', '\u200e', '\u061c', '\u2066', '\u2067', '\u2069', '\u200f\u200e');
const marked = fc
  .constantFrom(...texts)
  .chain((text) =>
    fc
      .array(fc.tuple(fc.constantFrom(...placesIn(text)), mark), { minLength: 20, maxLength: 400 })
      .map((places) => ({ text, marked: withMarks(text, places) })),
  );

describe('marks of direction', () => {
  it('are not seen by what reads a record', () => {
    fc.assert(
      fc.property(marked, (drawn) => {
        expect(saidBy(drawn.marked)).toEqual(saidBy(drawn.text));
      }),
      settings,
    );
  });

  it('are where they were when they are left out and put back', () => {
    fc.assert(
      fc.property(marked, (drawn) => {
        const plain = unmarked(drawn.marked);
        expect(plain?.text).toBe(drawn.text);
        for (let place = 0; plain && place < drawn.text.length; place++) {
          const begin = plain.beginOf(place);
          expect(drawn.marked.charAt(begin)).toBe(drawn.text.charAt(place));
          expect(plain.placeOf(begin)).toBe(place);
          expect(plain.endOf(place + 1)).toBe(begin + 1);
        }
      }),
      { ...settings, numRuns: 5 },
    );
  });

  it('are legitimate', () => {
    for (const text of texts) {
      const record = parse(framed(text), source, LANGUAGE);
      expect(findingsOf(record, defaultSettings).map(({ rule }) => rule)).not.toContain(
        'invisible-character',
      );
    }
  });
});

/** A text with marks around all its numbers and references, as a word processor puts them. */
function framed(text: string): string {
  const record = parse(text, source, LANGUAGE);
  const places = [
    ...record.blocks.flatMap((block) => ('number' in block ? [block.number.span] : [])),
    ...documentReferencesOf(record).map(({ span }) => span),
  ];
  return withMarks(
    text,
    places.flatMap(({ from, to }) => [
      [from, '\u200f'],
      [to, '\u200e'],
    ]),
  );
}

/** The marks of a text, in order. */
function marksOf(text: string): string {
  return text.replace(/[^\u061c\u200e\u200f\u2066-\u2069]/g, '');
}

describe('marks around numbers and references outlive', () => {
  const open = (text: string) => parse(text, source, LANGUAGE);
  /** What an edit makes of a text and of the same text with marks. */
  function survive(text: string, edit: (text: string) => string): void {
    const [plain, after] = [edit(text), edit(framed(text))];
    expect(withoutMarks(after)).toBe(plain);
    expect(plain).not.toBe(text);
    expect(marksOf(after)).toBe(marksOf(framed(text)));
  }

  it('counting anew', () => {
    for (const text of texts)
      survive(text.replace('\n2.1\t', '\n2.7\t').replace('\n2\t', '\n5\t'), (before) => {
        const workspace = new Workspace(profiles);
        const record = workspace.open(HERE, 1, before);
        const plan = planRenumber(textsIn(workspace, new Map()), {
          uri: HERE,
          record,
          scope: { kind: 'record' },
          merged: false,
        });
        return plan.kind === 'refusal' ? expect.fail() : applyEdits(before, plan.files[0]?.edits ?? []);
      });
  });

  it('counting anew in the digits of the language', () => {
    const text = '1\tالافتتاح\n\u200f١.١\u200f\tافتتح الرئيس الجلسة.\n١.٣\tشكر الأعضاء.\n';
    const workspace = new Workspace(profiles);
    const record = workspace.open(HERE, 1, text);
    const plan = planRenumber(textsIn(workspace, new Map()), {
      uri: HERE,
      record,
      scope: { kind: 'record' },
      merged: false,
    });
    if (plan.kind === 'refusal') expect.fail();
    else expect(applyEdits(text, plan.files[0]?.edits ?? [])).toBe(text.replace('١.٣', '١.٢'));
  });

  it('all corrections', () => {
    survive(texts[1] ?? '', (before) => fixAll(before, open, defaultSettings).text);
  });

  it('tidying', () => {
    survive(texts[1] ?? '', (before) => tidy(before, open, defaultSettings));
  });

  it('renaming a document', () => {
    for (const text of texts)
      survive(text, (before) => {
        const workspace = new Workspace(profiles);
        const record = workspace.open(HERE, 1, before);
        const reference =
          documentReferencesOf(record).find(({ canonical }) => /^C24\/(?:13|59)$/.test(canonical)) ??
          expect.fail();
        const what = renamableAt(record, reference.span.from) ?? expect.fail();
        const plan = planRename(textsIn(workspace, new Map()), record.conventions, what, 'C24/99');
        return plan.kind === 'refusal' ? expect.fail() : applyEdits(before, plan.files[0]?.edits ?? []);
      });
  });
});
