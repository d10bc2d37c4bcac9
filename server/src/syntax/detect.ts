import { readFileName } from '../profile/file-names';
import type { ProfileSource } from '../profile/profile';
import type { Wording } from '../profile/wording';
import { statedLanguageOf } from './masthead';
import { parse, parseOpening } from './parse';

/** How much of a text is read to tell its language by its letters. */
const SAMPLE = 20_000;

/** How much of it is read to tell languages of one script apart by their words. */
const WORDS_SAMPLE = 4000;

const scripts: Readonly<Record<Wording['script'], RegExp>> = {
  Han: /\p{Script=Han}/gu,
  Latin: /\p{Script=Latin}/gu,
  Cyrillic: /\p{Script=Cyrillic}/gu,
  Arabic: /\p{Script=Arabic}/gu,
};

/** How many letters of each script a text has. Nearly all are told by their codes, which is many times faster. */
function countLetters(text: string): (script: Wording['script']) => number {
  let latin = 0;
  let han = 0;
  let others = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) han++;
    else if (code >= 0x80) others += text.charAt(at);
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) latin++;
  }
  const known: Partial<Record<Wording['script'], number>> = { Latin: latin, Han: han };
  return (script) => (known[script] ?? 0) + (others.match(scripts[script])?.length ?? 0);
}

/** One Chinese character says about as much as three letters. */
const WEIGHTS: Readonly<Record<Wording['script'], number>> = { Han: 3, Latin: 1, Cyrillic: 1, Arabic: 1 };

/**
 * The language of a record: by the letter behind its own symbol, by the name of its file, else by its script and its
 * most frequent words. A quotation in another language does no harm, because the whole text votes.
 */
export function detectLanguage(text: string, source: ProfileSource, path?: string): string {
  const byScript = languageOf(text.slice(0, SAMPLE), source.wordings);
  const stated = statedLanguageOf(parseOpening(text.slice(0, 4000), source, byScript));
  const named = path === undefined ? undefined : readFileName(source.profile, path)?.language;
  const known = (language: string | undefined): boolean =>
    source.wordings.some((wording) => wording.language === language);
  return [stated, named].find((language) => language !== undefined && known(language)) ?? byScript;
}

/** The script that says most, and of the languages that write it the one whose words are met most often. */
function languageOf(text: string, wordings: readonly Wording[]): string {
  const count = countLetters(text);
  const weigh = ({ script }: Wording): number => count(script) * WEIGHTS[script];
  const heaviest = Math.max(...wordings.map(weigh));
  const { script } = wordings.find((wording) => weigh(wording) === heaviest) ?? {};
  const rivals = wordings.filter((wording) => wording.script === script);
  if (rivals.length === 1 || heaviest === 0) return rivals[0]?.language ?? '';
  const words =
    text
      .slice(0, WORDS_SAMPLE)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const counts = rivals.map((wording) => commonIn(words, wording));
  return rivals[counts.indexOf(Math.max(...counts))]?.language ?? '';
}

function commonIn(words: readonly string[], { commonWords }: Wording): number {
  const common = new Set(commonWords);
  return words.filter((word) => common.has(word)).length;
}

/** Whether a text reads like a record: it has numbered headings, and numbered paragraphs under them. */
export function looksLikeRecord(text: string, source: ProfileSource): boolean {
  const { blocks } = parse(text, source, languageOf(text.slice(0, SAMPLE), source.wordings));
  const headings = blocks.filter(({ kind }) => kind === 'heading').length;
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').length;
  return headings >= 1 && paragraphs >= 2 && paragraphs >= headings;
}
