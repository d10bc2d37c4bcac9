import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dictionaryOf } from '../server/l10n/index';
import { sayIn, sentences } from '../server/src/lsp/words';
import { rules } from '../server/src/rules/index';

/**
 * The interface speaks the six languages: whatever it says has its words in each of them, with the same holes, and nothing is
 * left over from a sentence that is no longer said.
 */

type Words = Readonly<Record<string, string>>;

const LANGUAGES = ['ar', 'es', 'fr', 'ru', 'zh-cn'];

/** What is written alike in English and in another language. */
const ALIKE: ReadonlySet<string> = new Set([
  '{instrument} {number}',
  '{count} documents',
  'addendum {number}',
  'corrigendum {number}',
  'Article {number}',
  'Document {number}',
  '1 document',
  '{0} documents',
  'Documents',
  'Session',
]);

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const read = (path: string): Words => JSON.parse(readFileSync(at(path), 'utf8'));

const said = [
  ...Object.values(sentences),
  ...rules.flatMap(({ summary, messages }) => [summary, ...Object.values(messages)]),
];
const places = [
  {
    what: 'the server',
    english: Object.fromEntries(said.map((sentence) => [sentence, sentence])),
    path: (language: string) => `server/l10n/${language}.json`,
  },
  {
    what: 'the client',
    english: read('l10n/bundle.l10n.json'),
    path: (language: string) => `l10n/bundle.l10n.${language}.json`,
  },
  {
    what: 'the manifest',
    english: read('package.nls.json'),
    path: (language: string) => `package.nls.${language}.json`,
  },
];

/** What a translation must hold as it stands: holes, commands, and names of settings and files. */
function keptParts(sentence: string): string[] {
  return [...sentence.matchAll(/\{\w+\}|\(command:[\w.]+\)|`+[^`]+`+|precis\.\w+/g)]
    .map(([part]) => part)
    .sort();
}

describe.each(places)('$what', ({ english, path }) => {
  it.each(LANGUAGES)('says everything in %s, and nothing else', (language) => {
    expect(Object.keys(read(path(language))).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(LANGUAGES)('keeps in %s what is filled in, run or named', (language) => {
    const translated = read(path(language));
    const wrong = Object.entries(english).filter(
      ([key, sentence]) => keptParts(translated[key] ?? '').join() !== keptParts(sentence).join(),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it.each(LANGUAGES)('leaves nothing in English in %s', (language) => {
    const translated = read(path(language));
    const same = Object.entries(english).filter(
      ([key, sentence]) => translated[key] === sentence && !ALIKE.has(sentence),
    );
    expect(same.map(([key]) => key)).toEqual([]);
  });

  it.each(LANGUAGES)('ends its sentences in %s where the English ones end', (language) => {
    const translated = read(path(language));
    const wrong = Object.entries(english).filter(
      ([key, sentence]) => /[.!]$/.test(sentence) !== /[.!。]$/.test(translated[key] ?? ''),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

describe('translations', () => {
  it('are those of the languages that are known, and no others', () => {
    const names = (folder: string, form: RegExp): string[] =>
      readdirSync(at(folder))
        .flatMap((name) => form.exec(name)?.[1] ?? [])
        .sort();
    expect(names('server/l10n', /^(.+)\.json$/)).toEqual(LANGUAGES);
    expect(names('l10n', /^bundle\.l10n\.(.+)\.json$/)).toEqual(LANGUAGES);
    expect(names('.', /^package\.nls\.(.+)\.json$/)).toEqual(LANGUAGES);
  });

  it('are found by any tag of their language; other languages are spoken to in English', async () => {
    const agenda = async (tag: string): Promise<string | undefined> => (await dictionaryOf(tag))?.['Agenda'];
    const french = read('server/l10n/fr.json')['Agenda'];
    const chinese = read('server/l10n/zh-cn.json')['Agenda'];
    expect(await agenda('fr')).toBe(french);
    expect(await agenda('FR-ca')).toBe(french);
    expect(await agenda('fr_CA.UTF-8')).toBe(french);
    expect(await agenda('zh-CN')).toBe(chinese);
    expect(await agenda('zh-Hans-CN')).toBe(chinese);
    for (const tag of ['en', 'en-US', 'zh-tw', 'de', '', 'constructor', '__proto__'])
      expect(dictionaryOf(tag)).toBeUndefined();
  });

  it('fill their holes, and let through what they have no words for', () => {
    const say = sayIn({ 'Open {file}': 'Ouvrir {file}' });
    expect(say('Open {file}', { file: '$1.record' })).toBe('Ouvrir $1.record');
    expect(say('Close {file}', { file: 'a.record' })).toBe('Close a.record');
    expect(say('constructor')).toBe('constructor');
  });
});
