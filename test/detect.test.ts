import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { languageEdit } from '../server/src/features/record-language';
import { addressesOf, readFileName, readFooter } from '../server/src/profile/file-names';
import {
  type LanguageHints,
  looksLikeRecord,
  readInOwnLanguage,
  tellerOf,
} from '../server/src/syntax/detect';
import { mastheadOf, sessionOf } from '../server/src/syntax/masthead';
import { parse } from '../server/src/syntax/parse';
import { applyEdits } from '../server/src/text/edits';

/** What a text, its file name and its footer say it is, when nobody says so. */

const [profile] = profiles;
if (!profile) throw new Error('There is no profile.');
const chinese = '1\t开幕\n1.1\t主席宣布会议开幕。\n1.2\t会议对此表示同意。\n';
const english = '1\tOpening\n1.1\tThe Chair opened the meeting.\n1.2\tIt was so agreed.\n';

describe('the language of a text', () => {
  it.each([
    ['its letters', chinese, undefined, 'zh'],
    ['its letters', english, undefined, 'en'],
    [
      'its words',
      '1\tOuverture\n1.1\tLe président ouvre la réunion et remercie les membres.\n',
      undefined,
      'fr',
    ],
    ['its words', '1\tApertura\n1.1\tEl presidente abre la reunión y da las gracias.\n', undefined, 'es'],
    ['its letters', '1\tОткрытие\n1.1\tПредседатель открывает собрание.\n', undefined, 'ru'],
    ['its letters', '1\tالافتتاح\n1.1\tافتتح الرئيس الاجتماع.\n', undefined, 'ar'],
    ['the first language of its letters', '1\tItem\n', undefined, 'en'],
    ['its masthead', `Document C24/117-C\n${english}`, undefined, 'zh'],
    ['its file name', english, 'C24-117.zh.record', 'zh'],
    ['its published file name', '1', 'S24-CL-C-0069!!MSW-E.txt', 'en'],
    [
      'a comment before its masthead',
      `% precis-language fr\nDocument C24/117-E\n${english}`,
      undefined,
      'fr',
    ],
    ['a comment below its first line', `COUNCIL 2024\r\n% precis-language RU\r\n${english}`, undefined, 'ru'],
    ['no comment in a language that has no wording', `% precis-language tlh\n${english}`, undefined, 'en'],
    ['no comment in the middle of a line', `${english}1.3\tText % precis-language fr\n`, undefined, 'en'],
    ['its masthead before its file name', `Document C24/117-E\n${english}`, 'C24-117.zh.record', 'en'],
    ['its masthead, with marks of direction', `الوثيقة C24/117\u200e-A\u200f\n${english}`, undefined, 'ar'],
    [
      'the whole of it, whatever it quotes',
      `1\tОткрытие\n1.1\tПредседатель открывает собрание.\n1.2\tОн сказал: “The report was noted by the Council and the meeting was closed”.\n`,
      undefined,
      'ru',
    ],
    [
      'the whole of it, whatever it quotes',
      `1\tApertura\n1.1\tEl presidente abre la reunión y da las gracias a los miembros.\n1.2\tDice: “Le rapport est dans la salle”.\n`,
      undefined,
      'es',
    ],
    [
      'the whole of it, whatever it quotes',
      `1\tالافتتاح\n1.1\tافتتح الرئيس الاجتماع وشكر أعضاء المجلس على حضورهم.\n1.2\tوقال “The report was noted”.\n`,
      undefined,
      'ar',
    ],
    [
      'the whole of it, whatever it quotes',
      `${chinese}1.3\t他说“the report was noted by the Council”。\n`,
      undefined,
      'zh',
    ],
  ])('is told by %s', (_, text, path, language) => {
    expect(readInOwnLanguage(text, profile, { path }).language).toBe(language);
  });
});

describe('what told the language', () => {
  const told = (text: string, hints: LanguageHints): string =>
    tellerOf(readInOwnLanguage(text, profile, hints), hints);
  it.each([
    [`% precis-language fr\nDocument C24/117-E\n${english}`, { setting: 'ru' }, 'comment'],
    [`Document C24/117-E\n${english}`, { setting: 'ru' }, 'settings'],
    [`Document C24/117-E\n${english}`, { path: 'C24-117.zh.record' }, 'masthead'],
    [english, { path: 'C24-117.zh.record' }, 'name'],
    [english, { path: 'notes.record' }, 'words'],
  ])('of %j with %j', (text, hints, teller) => {
    expect(told(text, hints)).toBe(teller);
  });

  it('is a comment once the record was made to say so, and is gone when that goes', () => {
    for (const text of [english, chinese.replaceAll('\n', '\r\n'), `\ufeff${english}`, '']) {
      const record = readInOwnLanguage(text, profile);
      const said = applyEdits(text, [languageEdit(record, 'es') ?? expect.fail()]);
      const read = readInOwnLanguage(said, profile);
      expect([read.language, tellerOf(read, {})]).toEqual(['es', 'comment']);
      expect(languageEdit(read, 'es')).toBeUndefined();
      expect(
        readInOwnLanguage(applyEdits(said, [languageEdit(read, 'ar') ?? expect.fail()]), profile).language,
      ).toBe('ar');
      expect(applyEdits(said, [languageEdit(read, undefined) ?? expect.fail()])).toBe(text);
      expect(languageEdit(record, undefined)).toBeUndefined();
    }
  });
});

describe('a record', () => {
  it('is known by its numbers', () => {
    expect(looksLikeRecord(chinese, profile)).toBe(true);
    expect(looksLikeRecord('Dear colleague,\n\nthe meeting begins at 9.\n', profile)).toBe(false);
    expect(looksLikeRecord('1\tone\n2\ttwo\n3\tthree\n', profile)).toBe(false);
  });

  it('whose headings have no numbers says that it is one', () => {
    const through = profiles.find((source) => source.profile.numbering === 'continuous');
    if (!through) throw new Error('There is no such profile.');
    const paragraphs = 'Rights\n\n1.\tThe Chair opened the debate.\n2.\tIt was so decided.\n';
    expect(looksLikeRecord(paragraphs, through)).toBe(false);
    expect(looksLikeRecord(`The meeting was called to order at 10 a.m.\n\n${paragraphs}`, through)).toBe(
      true,
    );
    expect(looksLikeRecord(`Summary record of the 3rd meeting\n\n${paragraphs}`, through)).toBe(true);
  });

  it('belongs to the session of its symbol, else to the one it names most', () => {
    const of = (text: string): string | undefined => sessionOf(parse(text, profile, 'en'));
    expect(of('Document C24/117-E\n1\tA (Documents C23/1 and C23/2)\n1.1\tText.')).toBe('24');
    expect(of('1\tA (Documents C23/1, C23/2 and C24/1)\n1.1\tText.')).toBe('23');
    expect(of('1\tA (Documents C23/1 and C24/1)\n1.1\tText.')).toBeUndefined();
  });

  it('says in its masthead what it is and when the meeting was', () => {
    const record = parse(
      'Council 2024\nGeneva, 4-14 June 2024\nRevision 2 to\nDocument C24/117-E\n14 June 2024\nOriginal: French\nSUMMARY RECORD\nMonday, 10 June 2024, from 0930 to 1230 hours\nChair: A. Nyholm\n\n1\tA\n1.1\tText.',
      profile,
      'en',
    );
    const { meeting, symbol, language, chair, original, title } = mastheadOf(record);
    const shown = [chair, original, title].map((span) => span && record.text.slice(span.from, span.to));
    expect(shown).toEqual(['A. Nyholm', 'French', 'SUMMARY RECORD']);
    expect([meeting?.year, meeting?.month, meeting?.day]).toEqual([2024, 6, 10]);
    expect(symbol?.fields).toEqual({ session: '24', number: '117', revision: '2' });
    expect(language).toBe('en');
  });
});

describe('file names', () => {
  const symbol = { session: '24', number: '69' };
  it.each([
    ['C24-069.record', symbol, undefined],
    ['c24-69.zh.record', symbol, 'zh'],
    ['archive/C24/069.txt', symbol, undefined],
    ['C24/069.en.txt', symbol, 'en'],
    ['S24-CL-C-0069!!MSW-C.docx', symbol, 'zh'],
    ['s24-cl-c-0008!r1!msw-e.pdf', { session: '24', number: '8', revision: '1' }, 'en'],
    ['S23-CL-DT-0001!R1!MSW-C.docx', { session: '23', series: 'DT', number: '1', revision: '1' }, 'zh'],
    ['S24-CL-INF-0018!!MSW-F.docx', { session: '24', series: 'INF', number: '18' }, 'fr'],
    ['C24-INF-18.txt', { session: '24', series: 'INF', number: '18' }, undefined],
    ['C24-008(Rev.1)-E.docx', { session: '24', number: '8', revision: '1' }, 'en'],
  ])('%s', (path, fields, language) => {
    expect(readFileName(profile.profile, path)).toEqual({ fields, language });
  });

  it.each(['notes.txt', 'C24.txt', 'XC24-069.txt', 'report C24-069 final.txt', 'package.json'])(
    '%s names none',
    (path) => {
      expect(readFileName(profile.profile, path)).toBeUndefined();
    },
  );

  it('stand in footers too', () => {
    const footer = 'P:\\CHI\\SG\\CONSEIL\\C22\\000\\087V2C.docx (503148)';
    expect(readFooter(profile.profile, footer)).toEqual({
      fields: { session: '22', number: '87' },
      language: 'zh',
    });
  });
});

describe('addresses', () => {
  it('are printed from the symbol, the revised document under its base', () => {
    const of = (fields: Record<string, string>): string[] => addressesOf(profile.profile, fields, 'zh');
    expect(of({ session: '24', number: '69' })).toEqual(['https://www.itu.int/md/S24-CL-C-0069/zh']);
    expect(of({ session: '24', number: '8', revision: '1' })).toEqual([
      'https://www.itu.int/md/S24-CL-C-0008/zh',
    ]);
    expect(of({ session: '24', series: 'INF', number: '18' })).toEqual([
      'https://www.itu.int/md/S24-CL-INF-0018/zh',
    ]);
    expect(of({ number: '18' })).toEqual([]);
  });
});
