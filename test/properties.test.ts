import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { countOf, goesOn, namesAny } from '../server/src/analysis/recount';
import { newLineEdits } from '../server/src/features/new-line';
import { defaultSettings } from '../server/src/index/settings';
import { conventionsFor } from '../server/src/profile/conventions';
import { shapeOf } from '../server/src/profile/shape';
import { printTemplate, readTemplate } from '../server/src/profile/template';
import { findingsOf, fixAll, readRecord, tidy } from '../server/src/service';
import { parse } from '../server/src/syntax/parse';
import type { Paragraph, RecordDocument } from '../server/src/syntax/record';
import { documentReferencesOf, referencesOf } from '../server/src/syntax/references';
import { numberText } from '../server/src/syntax/sections';
import { applyEdits } from '../server/src/text/edits';
import { lineIndexAt, lineStarts, linesOf } from '../server/src/text/lines';
import { recordText } from './pages/random-records';

/** What holds for every text. Seeded, so that a failure can be had again. */

const [profile] = profiles;
if (!profile) throw new Error('There is no profile.');
const languages = profile.wordings.map(({ language }) => language);
const settings = { seed: 20240610, numRuns: 400 };
const anyText = fc.oneof(
  { weight: 3, arbitrary: recordText },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
);
const anyLanguage = fc.constantFrom(...languages);

describe('parse', () => {
  it('loses no character and keeps the order of the blocks', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (text, language) => {
        const { blocks } = parse(text, profile, language);
        expect(blocks.map(({ span }) => text.slice(span.from, span.to)).join('')).toBe(text);
      }),
      settings,
    );
  });

  it('keeps every span inside its block', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (text, language) => {
        const record = parse(text, profile, language);
        for (const block of record.blocks) {
          if (block.kind !== 'paragraph' && block.kind !== 'heading') continue;
          const inner = block.kind === 'paragraph' ? block.body : block.title;
          expect(block.span.from).toBeLessThanOrEqual(block.number.span.from);
          expect(block.number.span.to).toBeLessThanOrEqual(inner.from);
          expect(inner.from).toBeLessThanOrEqual(inner.to);
          expect(inner.to).toBeLessThanOrEqual(block.span.to);
        }
        for (const { span } of referencesOf(record)) expect(span.from).toBeLessThan(span.to);
      }),
      settings,
    );
  });

  it('reads the same with LF, CRLF and CR', () => {
    const shape = (text: string, language: string): unknown => {
      const record = parse(text, profile, language);
      const references = referencesOf(record).map(({ kind, span }) => [
        kind,
        text.slice(span.from, span.to).replace(/\r\n?/g, '\n'),
      ]);
      return [record.blocks.map(({ kind }) => kind), references];
    };
    fc.assert(
      fc.property(recordText, anyLanguage, (text, language) => {
        const lf = text.replace(/\r\n?/g, '\n');
        expect(shape(lf.replaceAll('\n', '\r\n'), language)).toEqual(shape(lf, language));
        expect(shape(lf.replaceAll('\n', '\r'), language)).toEqual(shape(lf, language));
      }),
      settings,
    );
  });
});

describe('lines', () => {
  it('cover the text, and every offset is in the line that holds it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\r', '\n', '中', '\u2028', '\ud83d') }), (text) => {
        const lines = linesOf(text);
        expect(lines.map(({ from, next }) => text.slice(from, next)).join('')).toBe(text);
        const starts = lineStarts(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const index = lineIndexAt(starts, offset);
          expect(starts[index]).toBeLessThanOrEqual(offset);
          expect(starts[index + 1] ?? Number.POSITIVE_INFINITY).toBeGreaterThan(offset);
        }
      }),
      settings,
    );
  });
});

describe('findings', () => {
  it('never throw, and lie within the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const record = readRecord(text, profile, defaultSettings);
        const failures: unknown[] = [];
        for (const { span, fixes, related } of findingsOf(record, defaultSettings, {
          onFailure: (rule, error) => failures.push(rule, error),
        })) {
          for (const place of [span, ...related.map((other) => other.span)]) {
            expect(place.from).toBeGreaterThanOrEqual(0);
            expect(place.from).toBeLessThanOrEqual(place.to);
            expect(place.to).toBeLessThanOrEqual(text.length);
          }
          fixes();
        }
        expect(failures).toEqual([]);
      }),
      settings,
    );
  });

  it('are the same with LF and CRLF', () => {
    const shown = (text: string): unknown => {
      const record = readRecord(text, profile, defaultSettings);
      return findingsOf(record, defaultSettings).map(({ rule, message, args }) => [rule, message, args]);
    };
    const unbroken = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value).replaceAll('\\r\\n', '\\n'));
    fc.assert(
      fc.property(recordText, (text) => {
        const lf = text.replace(/\r\n?/g, '\n');
        expect(unbroken(shown(lf.replaceAll('\n', '\r\n')))).toEqual(shown(lf));
      }),
      settings,
    );
  });
});

describe('safe fixes', () => {
  const findingsIn = (text: string, language: string): string[] =>
    findingsOf(parse(text, profile, language), defaultSettings).map(({ rule }) => rule);

  it('come to an end, leave nothing that is fixable, and bring no new fault', () => {
    fc.assert(
      fc.property(recordText, anyLanguage, (text, language) => {
        const read = (content: string) => parse(content, profile, language);
        const once = fixAll(text, read, defaultSettings);
        const left = findingsOf(read(once.text), defaultSettings).filter(({ fixes }) =>
          fixes().some(({ safe }) => safe),
        );
        expect(left.map(({ rule }) => rule)).toEqual([]);
        expect(fixAll(once.text, read, defaultSettings).text).toBe(once.text);
        const before = findingsIn(text, language);
        expect(findingsIn(once.text, language).length).toBeLessThanOrEqual(before.length);
      }),
      settings,
    );
  });
});

describe('tidying', () => {
  /** The letters and digits of a text: its numbers as they are meant, its symbols as they should be written. */
  const contentOf = (text: string, language: string): string => {
    const record = parse(text, profile, language);
    const numbers = record.blocks.flatMap((block) =>
      block.kind === 'heading' || block.kind === 'paragraph'
        ? [{ span: block.number.span, text: numberText(block.number.value) }]
        : [],
    );
    const symbols = documentReferencesOf(record).flatMap(({ span, canonical, implied }) =>
      implied ? [] : [{ span, text: canonical }],
    );
    return applyEdits(text, [...numbers, ...symbols]).replace(/[^\p{L}\p{N}]/gu, '');
  };

  it('says the same as before, and has nothing more to do', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (text, language) => {
        const read = (content: string) => parse(content, profile, language);
        const once = tidy(text, read, defaultSettings);
        expect(contentOf(once, language)).toBe(contentOf(text, language));
        expect(tidy(once, read, defaultSettings)).toBe(once);
      }),
      settings,
    );
  });
});

describe('a line end', () => {
  /** The text and the cursor after Enter at a place, as an editor leaves them. */
  const entered = (text: string, at: number, language: string) => {
    const read = (content: string) => parse(content, profile, language);
    const broken = `${text.slice(0, at)}\n${text.slice(at)}`;
    const edits = newLineEdits(broken, at + 1, read, namesAny);
    // A cursor in what is replaced comes to stand behind what replaces it.
    const moved = edits
      .filter(({ span }) => span.from <= at + 1)
      .reduce((sum, { span, text: { length } }) => sum + length - (Math.min(span.to, at + 1) - span.from), 0);
    return { text: applyEdits(broken, edits), cursor: at + 1 + moved, edits };
  };

  /** Whether what follows goes on from it. A gap that the new number fills is closed when that goes again. */
  const isFollowed = (record: RecordDocument, paragraph: Paragraph): boolean => {
    const { blocks } = record;
    const next = blocks
      .slice(blocks.indexOf(paragraph) + 1)
      .find((block) => block.kind === 'heading' || block.kind === 'paragraph');
    if (next?.kind !== 'heading' && next?.kind !== 'paragraph') return true;
    const [count, before] = [countOf(record, next), countOf(record, paragraph)];
    return count !== undefined && before !== undefined && goesOn(next, count, before);
  };

  it('behind a paragraph, and once more, leaves the numbers as they were', () => {
    fc.assert(
      fc.property(recordText, anyLanguage, fc.nat(), (text, language, chosen) => {
        const record = parse(text, profile, language);
        const paragraphs = record.blocks.filter(
          (block) => block.kind === 'paragraph' && block.body.to > block.body.from,
        );
        const paragraph = paragraphs[chosen % Math.max(1, paragraphs.length)];
        if (paragraph?.kind !== 'paragraph') return;
        const at = paragraph.body.to;
        const once = entered(text, at, language);
        if (once.edits.length === 0 || !isFollowed(record, paragraph)) return;
        const twice = entered(once.text, once.cursor, language);
        const words = (content: string) => content.replace(/\s+/g, '');
        expect(words(twice.text)).toBe(words(text));
      }),
      settings,
    );
  });
});

describe('templates', () => {
  it('read what they print', () => {
    const values = fc.record(
      {
        session: fc.constantFrom('24', '2000', '09'),
        number: fc.integer({ min: 1, max: 999 }).map(String),
        series: fc.constantFrom('DT', 'INF', 'ADM', 'DL'),
        revision: fc.integer({ min: 1, max: 20 }).map(String),
        addendum: fc.integer({ min: 1, max: 20 }).map(String),
        corrigendum: fc.integer({ min: 1, max: 20 }).map(String),
        withCorrigendum: fc.integer({ min: 1, max: 20 }).map(String),
      },
      { requiredKeys: ['session', 'number'] },
    );
    const [form] = profile.profile.documents.forms;
    if (!form) throw new Error('There is no form.');
    const { documents } = conventionsFor(profile, languages[0] ?? '');
    fc.assert(
      fc.property(values, (fields) => {
        const printed = printTemplate(readTemplate(form.template), fields, profile.profile.fields) ?? '';
        const match = documents.at(printed, 0, printed.length);
        expect(match?.fields).toEqual(fields);
        expect(match?.span).toEqual({ from: 0, to: printed.length });
        expect(match?.id.fault).toBe(false);
      }),
      settings,
    );
  });

  it('read every version of a citation that they print, in every language', () => {
    for (const { conference, language } of namedConferences()) {
      const conventions = conventionsFor(profile, language);
      for (const revised of [undefined, 'revised']) {
        const fields = {
          year: String(conference.year),
          city: conference.city[language] ?? '',
          ...(revised ? { revised } : {}),
        };
        const form = conventions.wording.citations.versions.find(({ organs }) =>
          organs.includes(conference.organ),
        );
        if (!form) continue;
        const printed = printTemplate(readTemplate(form.template), fields, conventions.fields) ?? '';
        if (form.template.includes('{city}'))
          expect(conventions.versions.at(printed, 0, printed.length)?.fields).toEqual(fields);
      }
    }
  });

  it('say where a bracket is not closed', () => {
    expect(() => readTemplate('C{session')).toThrow(/character 2/);
    expect(() => readTemplate('C[{session}')).toThrow(/character 2/);
    expect(() => shapeOf(readTemplate('{nobody}'), {})).toThrow(/nobody/);
  });
});

function namedConferences() {
  return (profile?.authorities.conferences ?? []).flatMap((conference) =>
    languages.filter((language) => conference.city[language]).map((language) => ({ conference, language })),
  );
}
