import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { documentsBracket } from '../server/src/analysis/document-lists';
import { withoutStops } from '../server/src/features/snippets';
import { defaultSettings } from '../server/src/index/settings';
import { snippetsSchema } from '../server/src/profile/snippets';
import { findingsOf } from '../server/src/service';
import { parse } from '../server/src/syntax/parse';

/** The snippets: the same in every language, and what each writes is a faultless part of a record. */

const [source] = profiles;
if (!source) throw new Error('There is no profile.');
const wordings = source.wordings.filter(({ skeleton }) => skeleton);

const TODAY: Readonly<Record<string, string>> = {
  CURRENT_YEAR: '2024',
  CURRENT_YEAR_SHORT: '24',
  CURRENT_MONTH_NAME: 'June',
};

const contributed: { readonly language: string; readonly path: string }[] = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
).contributes.snippets;

function read(language: string): [name: string, snippet: { description: string; text: string }][] {
  const path = `./snippets/summary-record.${language}.json`;
  expect(contributed.map((file) => file.path)).toContain(path);
  const file: unknown = JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
  // What has a prefix is offered in the records of all languages.
  for (const snippet of Object.values(file ?? {})) expect(snippet).not.toHaveProperty('prefix');
  return Object.entries(snippetsSchema.parse(file)).map(([name, { description, body }]) => {
    const dated = body
      .join('\n')
      .replace(
        /\$(CURRENT_[A-Z_]+)|\$\{(CURRENT_[A-Z_]+)[^}]*\}/g,
        (_, bare, braced) => TODAY[bare ?? braced] ?? '4',
      );
    return [name, { description, text: withoutStops(dated) }];
  });
}

it('every language of the profile has them, and no other', () => {
  expect(contributed.map(({ path }) => path).sort()).toEqual(
    source.wordings.map(({ language }) => `./snippets/summary-record.${language}.json`).sort(),
  );
  expect(Object.keys(source.snippets).sort()).toEqual(source.wordings.map(({ language }) => language).sort());
});

it('they have the same names in every language, each behind its own', () => {
  const names = wordings.map(({ language }) =>
    read(language).map(([name]) => {
      expect(name.startsWith(`${language} `)).toBe(true);
      return name.slice(language.length + 1);
    }),
  );
  for (const other of names) expect(other).toEqual(names[0]);
  expect(names[0]).toContain('heading');
});

for (const wording of wordings)
  describe(`in ${wording.name}`, () => {
    const { language } = wording;
    const snippets = read(language);
    const rulesIn = (text: string): string[] =>
      findingsOf(parse(text, source, language), defaultSettings).map(
        ({ rule, span }) => `${rule} “${text.slice(span.from, span.to)}”`,
      );

    it('they describe themselves, and leave no stop behind', () => {
      for (const [name, { description, text }] of snippets) {
        expect(description, name).not.toBe('');
        expect(text, name).not.toMatch(/[${}|]/);
      }
    });

    it('what each writes is read without a finding', () => {
      const [subject, documents] = [wording.agenda.subject[0], wording.agenda.documents[0]];
      for (const [name, { text }] of snippets) {
        const short = name.slice(language.length + 1);
        const stop = wording.typography.sentenceEnds;
        const bracket = documentsBracket(wording, ['C24/1']);
        const record = around(short, text, `${subject}\t${documents}\n`, bracket, stop);
        // A blank waits for what is to be filled in.
        expect(
          rulesIn(record).filter((found) => found !== 'punctuation-slip “ ”'),
          name,
        ).toEqual([]);
      }
    });

    it('what stands on lines of its own is read as what it is', () => {
      const kinds = (short: string): string[] => {
        const text = snippets.find(([name]) => name === `${language} ${short}`)?.[1].text ?? '';
        return parse(around(short, text, '', ''), source, language).blocks.map(({ kind }) => kind);
      };
      expect(kinds('record')).toEqual(
        'masthead blank agenda blank heading paragraph paragraph heading paragraph signature'.split(' '),
      );
      expect(kinds('agenda')[0]).toBe('agenda');
      for (const heading of ['heading', 'heading-two', 'heading-continued'])
        expect(kinds(heading)[0]).toBe('heading');
      for (const paragraph of ['par', 'intro', 'proposed']) expect(kinds(paragraph)[1]).toBe('paragraph');
      expect(kinds('signature')).toContain('signature');
      if (wording.suspension.length > 0)
        for (const note of ['suspend', 'rise']) expect(kinds(note)).toContain('note');
    });
  });

/** What a snippet writes, where it is meant to stand. */
function around(short: string, text: string, header: string, bracket: string, stop = '.'): string {
  switch (short) {
    case 'record':
    case 'masthead':
    case 'masthead-meeting':
    case 'agenda':
      return text;
    case 'agenda-row':
      return `${header}${text}`;
    case 'heading':
    case 'heading-two':
    case 'heading-continued':
      return `${text}1.1\t\n`;
    case 'par':
    case 'intro':
    case 'proposed':
      return `1\tA${bracket}\n${text}\n`;
    case 'suspend':
    case 'rise':
    case 'signature':
      return `1\tA\n1.1\t\n${text}\n`;
    default:
      return `1\tA${bracket}\n1.1\t${stop.includes(text.slice(-1)) ? text : text + stop.charAt(0)}\n`;
  }
}
