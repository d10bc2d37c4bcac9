import { readFileName } from '../profile/file-names';
import type { ProfileSource } from '../profile/profile';
import type { Wording } from '../profile/wording';
import type { Change } from '../text/change';
import { copied, slice } from '../text/span';
import { languageDirectiveIn } from './directives';
import { mastheadOf, statedLanguageOf } from './masthead';
import { handedOn } from './memory';
import { parse } from './parse';
import type { RecordDocument } from './record';

/** How much of a text is read to tell its language by its letters. */
const SAMPLE = 20_000;

/** How much of it is read to guess the language of a record whose masthead then says it. */
const GLANCE = 1000;

/** How much of it is read to tell languages of one script apart by their words. */
const WORDS_SAMPLE = 4000;

/** The letters that are told apart, by the codes they lie between. */
const LETTERS: readonly (readonly [from: number, to: number, script: Wording['script']])[] = [
  [0x41, 0x5a, 'Latin'],
  [0x61, 0x7a, 'Latin'],
  [0xc0, 0x24f, 'Latin'],
  [0x400, 0x52f, 'Cyrillic'],
  [0x600, 0x6ff, 'Arabic'],
  [0x750, 0x77f, 'Arabic'],
  [0x3400, 0x4dbf, 'Han'],
  [0x4e00, 0x9fff, 'Han'],
  [0xfb50, 0xfdff, 'Arabic'],
  [0xfe70, 0xfefc, 'Arabic'],
];

const SCRIPTS: readonly Wording['script'][] = ['Latin', 'Cyrillic', 'Arabic', 'Han'];

/** For each character 1 + the place of its script, or 0. */
const scriptOf = new Uint8Array(0x10000);
for (const [from, to, script] of LETTERS) scriptOf.fill(SCRIPTS.indexOf(script) + 1, from, to + 1);

/** How many letters of each script a text has. */
function countLetters(text: string): (script: Wording['script']) => number {
  const counts = new Int32Array(SCRIPTS.length + 1);
  for (let at = 0; at < text.length; at++) {
    const script = scriptOf[text.charCodeAt(at)] ?? 0;
    counts[script] = (counts[script] ?? 0) + 1;
  }
  return (script) => counts[SCRIPTS.indexOf(script) + 1] ?? 0;
}

/** One Chinese character says about as much as three letters. */
const WEIGHTS: Readonly<Record<Wording['script'], number>> = { Han: 3, Latin: 1, Cyrillic: 1, Arabic: 1 };

/** What may tell the language of a text besides the text. */
export interface LanguageHints {
  /** The language of all records here, where the settings name one. */
  readonly setting?: string | undefined;
  /** The path of the file, whose name may tell. */
  readonly path?: string | undefined;
}

/** What told the language of a record: a comment in it, the settings, its masthead, its file’s name, its words. */
export type LanguageTeller = 'comment' | 'settings' | 'masthead' | 'name' | 'words';

/**
 * Reads a text as a record in its language: that which a comment in it names, else that of the settings, else that of the
 * letter behind its symbol, else that of the name of its file, else that of its script and its most frequent words. A
 * quotation in another language does no harm, because the whole text votes, and quotations do not. Of an older version only
 * what changed is read: where that is not known it is looked for.
 */
export function readInOwnLanguage(
  text: string,
  source: ProfileSource,
  hints: LanguageHints = {},
  older?: RecordDocument,
  change?: Change,
): RecordDocument {
  const given = commentedIn(text, source) ?? hints.setting;
  if (given !== undefined) return parse(text, source, given, older, change);
  const before = older?.conventions.source === source ? knownGlance(older) : undefined;
  const inLanguage = (language: string): RecordDocument => {
    const glancedBefore = before?.record?.language === language ? before.record : older;
    return parse(text, source, language, glancedBefore, change);
  };
  const named = namedBy(hints, source);
  const guess = named === undefined ? guessOf(text, source, before?.guess) : undefined;
  const glanced = inLanguage(named ?? guess?.language ?? '');
  const isStated = isKnown(statedLanguageOf(glanced), source);
  const likely = isStated ? glanced.language : (named ?? languageOf(text.slice(0, SAMPLE), source.wordings));
  const record = likely === glanced.language ? glanced : inLanguage(likely);
  const stated = statedLanguageOf(record);
  const isOther = isKnown(stated, source) && stated !== likely;
  const language = isOther ? likelierOf(stated, text, source.wordings) : likely;
  const read = language === likely ? record : inLanguage(language);
  if (older) keepGlance(read, { guess, record: glanced === read ? undefined : glanced });
  return read;
}

/**
 * The language that a masthead states, unless the text is plainly in another: then the letter behind the symbol was left from
 * another record.
 */
function likelierOf(stated: string, text: string, wordings: readonly Wording[]): string {
  const sample = text.slice(0, SAMPLE);
  const likely = languageOf(sample, wordings);
  const own = wordings.find(({ language }) => language === likely);
  const other = wordings.find(({ language }) => language === stated);
  if (!own || !other || own === other) return stated;
  const isByWords = own.script === other.script;
  const weigh = isByWords ? wordsFor(sample) : lettersFor(sample);
  const { least, times } = isByWords ? WORDS_AGAINST : LETTERS_AGAINST;
  const against = weigh(own);
  return against >= least && against >= weigh(other) * times ? own.language : stated;
}

/**
 * So many words or letters of another language speak against the stated one, and so many for each of its own. Languages of one
 * script share words.
 */
const WORDS_AGAINST = { least: 30, times: 1.5 };
const LETTERS_AGAINST = { least: 300, times: 3 };

/** What the first letters of a text say of its language. */
interface Guess {
  readonly letters: string;
  readonly language: string;
}

/** How a version of a record was looked at before its language was known. */
interface Glance {
  readonly guess: Guess | undefined;
  /** The text as it reads in the language that was guessed, where that was not the right one. */
  readonly record: RecordDocument | undefined;
}

const { known: knownGlance, put: keepGlance } = handedOn<Glance>((glance) => glance);

/** The guess by the first letters of a text: that of the older version, where they are the same. */
function guessOf(text: string, { wordings }: ProfileSource, before: Guess | undefined): Guess {
  const letters = text.slice(0, GLANCE);
  if (before?.letters === letters) return before;
  return { letters: copied(text, { from: 0, to: letters.length }), language: languageOf(letters, wordings) };
}

/** What told the language in which a record was read, given the same hints. */
export function tellerOf(record: RecordDocument, hints: LanguageHints): LanguageTeller {
  const { source } = record.conventions;
  if (commentedIn(record.text, source) !== undefined) return 'comment';
  if (hints.setting !== undefined) return 'settings';
  if (statedLanguageOf(record) === record.language) return 'masthead';
  return namedBy(hints, source) === undefined ? 'words' : 'name';
}

function isKnown(language: string | undefined, { wordings }: ProfileSource): language is string {
  return wordings.some((wording) => wording.language === language);
}

/** The language that a comment names, when there is wording for it. */
function commentedIn(text: string, source: ProfileSource): string | undefined {
  const language = languageDirectiveIn(text)?.language.toLowerCase();
  return isKnown(language, source) ? language : undefined;
}

/** The language that the name of a file tells. */
function namedBy({ path }: LanguageHints, source: ProfileSource): string | undefined {
  const named = path === undefined ? undefined : readFileName(source.profile, path)?.language;
  return isKnown(named, source) ? named : undefined;
}

/** What is quoted may be in another language. */
const QUOTED = /“[^“”\n\r]{0,2000}”|«[^«»\n\r]{0,2000}»|《[^《》\n\r]{0,200}》/g;

/** The script that says most, and of the languages that write it the one whose words are met most often. */
function languageOf(sample: string, wordings: readonly Wording[]): string {
  const unquoted = sample.replace(QUOTED, ' ');
  const text = /\p{L}/u.test(unquoted) ? unquoted : sample;
  const weigh = lettersFor(text);
  const heaviest = Math.max(...wordings.map(weigh));
  const { script } = wordings.find((wording) => weigh(wording) === heaviest) ?? {};
  const rivals = wordings.filter((wording) => wording.script === script);
  if (rivals.length === 1 || heaviest === 0) return rivals[0]?.language ?? '';
  const common = rivals.map(wordsFor(text));
  return rivals[common.indexOf(Math.max(...common))]?.language ?? '';
}

/** How much the letters of a text speak for the script of a language. */
function lettersFor(text: string): (wording: Wording) => number {
  const count = countLetters(text);
  return ({ script }) => count(script) * WEIGHTS[script];
}

/** How many words of a text are frequent ones of a language. */
function wordsFor(text: string): (wording: Wording) => number {
  const words =
    text
      .slice(0, WORDS_SAMPLE)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return ({ commonWords }) => {
    const common = new Set(commonWords);
    return words.filter((word) => common.has(word)).length;
  };
}

/**
 * Whether a text reads like a record: it has numbered headings, and numbered paragraphs under them. Where headings have no
 * numbers many a document looks so: then it must say that it is one, in its masthead or where the meeting opens.
 */
export function looksLikeRecord(text: string, source: ProfileSource): boolean {
  const record = parse(text, source, languageOf(text.slice(0, SAMPLE), source.wordings));
  const { blocks, conventions } = record;
  const headings = blocks.filter(({ kind }) => kind === 'heading').length;
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').length;
  if (conventions.profile.numbering === 'continuous')
    return paragraphs >= 2 && (mastheadOf(record).title !== undefined || saysItOpens(record));
  return headings >= 1 && paragraphs >= 2 && paragraphs >= headings;
}

function saysItOpens({ text, blocks, conventions }: RecordDocument): boolean {
  const { opens } = conventions.wording.masthead;
  return blocks.some(
    (block) => block.kind === 'note' && opens.some((words) => slice(text, block.body).includes(words)),
  );
}
