import type { Settings } from '../../server/src/index/settings';
import type { Span } from '../../server/src/text/span';
import type { Chance } from '../fuzz/random';

/** What faults are planted in, and what planting is. Places are found by patterns of this folder, not by what Précis reads. */

/** A text in which a fault may be planted. */
export interface Base {
  /** The name of its file. */
  readonly name: string;
  readonly text: string;
  /** The language, as a BCP 47 tag. */
  readonly language: string;
  /** The profile whose conventions hold, by its id. */
  readonly profile: string;
  /** Whether it is known to have no fault: else it has those that were read by eye. */
  readonly faultless: boolean;
}

/** Other files around a record, as far as a rule needs them. */
export interface Around {
  readonly settings?: Partial<Settings>;
  /** Texts by the names of their files. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Names of files that are only there. */
  readonly files?: readonly string[];
}

/** A text with one fault: what must be touched by a finding; more places where the fault shows in several. */
export interface Plant {
  readonly text: string;
  readonly places: readonly Span[];
  /** Another name for the file, where that is the fault. */
  readonly name?: string;
  readonly around?: Around;
}

/** Plants a fault at random; `undefined` where the text, or its language, has no place for it. */
export type Planter = (base: Base, chance: Chance) => Plant | undefined;

/** A line without its end. */
export interface Line {
  readonly from: number;
  readonly text: string;
}

/** A numbered line: the number is behind what an extraction may have left. */
export interface Numbered extends Line {
  readonly number: string;
  /** Where the number begins, and where the text behind its TAB. */
  readonly at: number;
  readonly body: number;
}

/** Every line, in order. */
export function linesOf(text: string): Line[] {
  let from = 0;
  return text.split('\n').map((line) => {
    const found = { from, text: line };
    from += line.length + 1;
    return found;
  });
}

const PARAGRAPH = /^(?<before>(?:\[bookmark: [^\]]*\])*)(?<number>[0-9]+\.[0-9]*)(?<tab>\t)(?=\S)/;
const HEADING = /^(?<before>(?:\[bookmark: [^\]]*\])*)(?<number>[0-9]+)(?<tab>\t)(?=[^\t\n]+$)/;

function numbered(text: string, pattern: RegExp): Numbered[] {
  return linesOf(text).flatMap((line) => {
    const found = pattern.exec(line.text)?.groups;
    if (!found) return [];
    const { before = '', number = '' } = found;
    const at = line.from + before.length;
    return [{ ...line, number, at, body: at + number.length + 1 }];
  });
}

/** The numbered paragraphs: `2.3⇥…`, or `3.⇥…` where they are counted through. */
export function paragraphsOf({ text }: Base): Numbered[] {
  return numbered(text, PARAGRAPH);
}

/** The numbered headings. The rows of the table have a second TAB, or their title on a line of its own. */
export function headingsOf({ text }: Base): Numbered[] {
  return numbered(text, HEADING);
}

/** A heading and its paragraphs. */
export interface Section {
  readonly heading: Numbered;
  readonly paragraphs: readonly Numbered[];
}

/** The sections that have numbered headings. */
export function sectionsOf(base: Base): Section[] {
  const headings = headingsOf(base);
  const paragraphs = paragraphsOf(base);
  return headings.map((heading, index) => {
    const end = headings[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    return { heading, paragraphs: paragraphs.filter(({ from }) => from > heading.from && from < end) };
  });
}

/** A text with a stretch put in the place of another, and where it now stands. */
export function put(text: string, span: Span, by: string): Plant {
  return {
    text: text.slice(0, span.from) + by + text.slice(span.to),
    places: [{ from: span.from, to: span.from + by.length }],
  };
}

/** A text with stretches put in the place of others, which do not overlap, and where they now stand. */
export function putAll(
  text: string,
  changes: readonly { readonly span: Span; readonly by: string }[],
): Plant {
  let result = '';
  let end = 0;
  const places: Span[] = [];
  for (const { span, by } of [...changes].sort((a, b) => a.span.from - b.span.from)) {
    result += text.slice(end, span.from);
    places.push({ from: result.length, to: result.length + by.length });
    result += by;
    end = span.to;
  }
  return { text: result + text.slice(end), places };
}

/** One of a list, or nothing of an empty one. */
export function some<T>(chance: Chance, all: readonly T[]): T | undefined {
  return all.length === 0 ? undefined : chance.pick(all);
}

const ENDS = /[.。؟?!]$/;

/** The paragraphs that end like sentences and have no colon or quotation mark, so that another sentence may follow. */
export function openParagraphs(base: Base): Numbered[] {
  return paragraphsOf(base).filter(({ text }) => ENDS.test(text) && !/https?:[^\s]*$/.test(text));
}

/**
 * Puts a sentence behind a paragraph; now and then behind a bullet below it, or into an annex, where no paragraph is given.
 * The stretch between `⟦` and `⟧` is the place of the fault.
 */
export function say(base: Base, chance: Chance, sentence: string, paragraph?: Numbered): Plant | undefined {
  const chosen = paragraph ?? some(chance, openParagraphs(base));
  if (!chosen) return undefined;
  const mayStandApart = !paragraph && base.profile === 'itu-council';
  if (mayStandApart && chance.onceIn(6))
    return saidAt(base, base.text.length, `\n${ANNEX[base.language]}\n`, sentence);
  const at = chosen.from + chosen.text.length;
  const between = mayStandApart && chance.onceIn(6) ? '\n•\t' : base.language === 'zh' ? '' : ' ';
  return saidAt(base, at, between, sentence);
}

/** The title of an annex, by language. */
export const ANNEX: Readonly<Record<string, string>> = {
  zh: '附件',
  en: 'Annex 1',
  fr: 'ANNEXE',
  es: 'Anexo A',
  ru: 'Приложение 1',
  ar: 'الملحق 1',
};

function saidAt(base: Base, at: number, blank: string, sentence: string): Plant {
  const start = sentence.indexOf('⟦');
  const end = sentence.indexOf('⟧') - 1;
  if (start < 0) throw new Error(`No place is marked in “${sentence}”.`);
  const plain = blank + sentence.replace(/[⟦⟧]/g, '');
  const from = at + blank.length + start;
  return {
    text: base.text.slice(0, at) + plain + base.text.slice(at),
    places: [{ from, to: at + blank.length + end }],
  };
}

/** Says two things in two paragraphs; either may be the one that is wrong. */
export function sayBoth(base: Base, chance: Chance, first: string, second: string): Plant | undefined {
  const open = openParagraphs(base);
  const at = chance.nat(open.length - 1);
  const [one, other] = [open[at], open[at + 1 + chance.nat(Math.max(1, open.length - at - 1))]];
  if (open.length < 2 || !one || !other) return undefined;
  // The later one first, so that the place of the other holds.
  const below = say(base, chance, second, other);
  const above = say({ ...base, text: below?.text ?? '' }, chance, first, one);
  const moved = (above?.text.length ?? 0) - (below?.text.length ?? 0);
  if (!below || !above) return undefined;
  return {
    text: above.text,
    places: [
      ...above.places,
      ...below.places.map(({ from, to }) => ({ from: from + moved, to: to + moved })),
    ],
  };
}

/** Every stretch of a part of the text that a pattern finds. */
export function found(text: string, pattern: RegExp, from = 0, to = text.length): Span[] {
  return [...text.slice(from, to).matchAll(pattern)].map((match) => ({
    from: from + match.index,
    to: from + match.index + match[0].length,
  }));
}
