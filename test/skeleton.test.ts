import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { agendaItem, agendaOf } from '../server/src/analysis/agenda-items';
import { announcementOf } from '../server/src/analysis/agenda-rows';
import { documentsBracket, documentsCell } from '../server/src/analysis/document-lists';
import { skeletonOf } from '../server/src/features/skeleton';
import { defaultSettings } from '../server/src/index/settings';
import { conventionsFor } from '../server/src/profile/conventions';
import { readFileName } from '../server/src/profile/file-names';
import { findingsOf, readRecord } from '../server/src/service';
import { isoDay } from '../server/src/syntax/dates';
import { mastheadOf } from '../server/src/syntax/masthead';
import { numberText } from '../server/src/syntax/sections';
import { slice } from '../server/src/text/span';

/** A new record is without fault, whatever it is about, and says what was asked for. */

const [source] = profiles;
if (!source) throw new Error('There is no profile.');
const settings = { seed: 20240612, numRuns: 600 };

const TITLES: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Gender equality',
    'Review (2023-2024): the budget',
    'Report by the Chair of the Council Working Group',
  ],
  zh: ['性别平等', '2024年预算：执行情况（2023年至2024年）', '理事会工作组主席的报告'],
  fr: ['Égalité hommes-femmes', 'Examen (2023-2024): le budget', 'Rapport du Président du Groupe de travail'],
  es: [
    'Igualdad de género',
    'Examen (2023-2024): el presupuesto',
    'Informe del Presidente del Grupo de Trabajo',
  ],
  ru: ['Гендерное равенство', 'Обзор (2023–2024 гг.): бюджет', 'Отчет председателя рабочей группы'],
  ar: ['المساواة بين الجنسين', 'استعراض (2023-2024): الميزانية', 'تقرير رئيس فريق العمل'],
};

const languages = source.wordings.map(({ language }) => language);
const day = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const wanted = fc
  .record({
    language: fc.constantFrom(...languages),
    session: fc.constantFrom('16', '19', '22', '23', '24', '25', '31', '07', '2000'),
    number: maybe(fc.integer({ min: 100, max: 199 }).map(String)),
    meeting: maybe(fc.integer({ min: 1, max: 20 })),
    date: maybe(day),
    from: maybe(time),
    to: maybe(time),
    original: maybe(fc.constantFrom(...languages)),
    chair: maybe(fc.constantFrom('J. MORVENNE', 'M. HALVORSUND')),
    secretary: maybe(fc.constantFrom('A. TREVISKER', 'O. BRANDVOLD')),
    picks: fc.array(fc.tuple(fc.nat(2), fc.array(fc.tuple(fc.nat(4), fc.nat(2)), { maxLength: 4 })), {
      maxLength: 12,
    }),
  })
  .map(({ picks, from, to, ...asked }) => ({
    ...asked,
    // A meeting begins before it ends.
    ...(from && to && to < from ? { from: to, to: from } : { from, to }),
    // Titles and documents are each item's own, as in an agenda.
    agenda: picks.map(([title, documents], index) => ({
      title: `${TITLES[asked.language]?.[title]} ${'ABCDEFGHIJKL'.charAt(index)}`,
      documents: documents.map(([series, revision], at) =>
        [
          `C${asked.session}/`,
          ['', '', 'INF/', 'DT/', 'DL/'][series],
          index * 4 + at + 1,
          ['', '', '(Rev.2)'][revision],
        ].join(''),
      ),
    })),
  }));

describe('a new record', () => {
  it('has nothing that any rule finds, in any language', () => {
    fc.assert(
      fc.property(wanted, (asked) => {
        const { text, name } = skeletonOf(source, asked) ?? {};
        const record = readRecord(text ?? '', source, defaultSettings, `${name}.record`);
        const uri = `file:///archive/${name}.record`;
        expect(record.language).toBe(asked.language);
        // Who asks for a day of another session is told so.
        const findings = findingsOf(record, defaultSettings, { uri }).filter(
          ({ rule }) => rule !== 'masthead-mismatch',
        );
        expect(findings.map(({ rule, args }) => ({ rule, args }))).toEqual([]);
      }),
      settings,
    );
  });

  it('says what was asked for, in masthead, table and headings', () => {
    fc.assert(
      fc.property(wanted, (asked) => {
        const { text = '', name, cursor } = skeletonOf(source, asked) ?? {};
        const record = readRecord(text, source, defaultSettings, `${name}.record`);
        const { wording } = record.conventions;
        const items =
          asked.agenda.length > 0
            ? asked.agenda
            : [{ title: wording.skeleton?.untitled ?? '', documents: [] }];
        const { symbol, meeting, chair, original, title, language } = mastheadOf(record);
        expect(symbol?.text).toBe(asked.number && `C${asked.session}/${asked.number}`);
        expect(language).toBe(asked.number && asked.language);
        expect(meeting?.weekday && isoDay(meeting)).toBe(asked.date);
        expect(chair && slice(text, chair)).toBe(asked.chair ?? '');
        expect(original && slice(text, original)).toBe(wording.skeleton?.originals[asked.original ?? '']);
        expect(title).toBeDefined();
        const announcement = announcementOf(record);
        expect(announcement?.unannounced).toEqual([]);
        expect(
          announcement?.items.map(({ row, heading }) => [
            row.title && slice(text, row.title),
            row.documents && slice(text, row.documents),
            heading && slice(text, heading.block.title),
            heading?.block.documents && slice(text, heading.block.documents),
          ]),
        ).toEqual(
          items.map(({ title, documents }) => [
            title,
            documentsCell(wording, documents),
            title,
            documentsBracket(wording, documents) || undefined,
          ]),
        );
        const numbers = record.blocks.flatMap((block) =>
          block.kind === 'heading' || block.kind === 'paragraph' ? [numberText(block.number.value)] : [],
        );
        expect(numbers).toEqual(items.flatMap((_, index) => [`${index + 1}`, `${index + 1}.1`]));
        const signature = record.blocks.find(({ kind }) => kind === 'signature');
        expect(signature?.kind === 'signature' && signature.titles).toBeTruthy();
        expect(text.slice(0, cursor)).toMatch(asked.agenda.length > 0 ? /\n1\.1\t$/ : /\n1\t$/);
        expect(agendaOf(record)).toEqual(items);
      }),
      settings,
    );
  });

  it('has the name that its symbol gives it', () => {
    fc.assert(
      fc.property(wanted, (asked) => {
        const { name = '' } = skeletonOf(source, asked) ?? {};
        const named = readFileName(source.profile, `${name}.record`);
        if (asked.number === undefined) expect(named).toBeUndefined();
        else
          expect(named).toEqual({
            fields: { session: asked.session, number: asked.number },
            language: asked.language,
          });
      }),
      settings,
    );
  });

  it('has an item for what is printed in the table or a heading of another', () => {
    fc.assert(
      fc.property(wanted, ({ language, session, agenda }) => {
        const conventions = conventionsFor(source, language);
        for (const [index, item] of agenda.entries()) {
          const { title, documents } = item;
          const bracket = documentsBracket(conventions.wording, documents);
          const cell = documentsCell(conventions.wording, documents);
          for (const line of [
            `${index + 1}\t${title}${bracket}`,
            `${title}\t${cell}`,
            `${title} ${documents.join(' ')}`,
          ])
            expect(agendaItem(line, conventions, session)).toEqual(item);
        }
      }),
      settings,
    );
  });

  it('is not made in a language without skeleton', () => {
    expect(skeletonOf(source, { session: '24', language: 'xx', agenda: [] })).toBeUndefined();
  });
});
