import { derive } from '../text/derive';
import { plainRecogniser } from './compile';
import type { Concordance } from './concordance';
import type { Recogniser } from './recogniser';
import type { FieldClasses, Template } from './template';

/** What the readers of dates need of a wording. */
interface Wording {
  readonly dates: { readonly forms: readonly string[]; readonly fields: FieldClasses };
  readonly concordance: Concordance;
}

/** The words of a language for what is the same in all, ready to read. */
export interface ConcordanceReaders {
  readonly dates: Recogniser<Template>;
  readonly times: Recogniser<Template>;
  /** Sticky, at the end of a figure: what multiplies it, what makes it a percentage, its currency, what makes it an ordinal. */
  readonly magnitude: RegExp;
  readonly percentAfter: RegExp;
  readonly currencyAfter: RegExp;
  readonly ordinalAfter: RegExp;
  /** The same before a figure, in the text that ends there. */
  readonly percentBefore: RegExp;
  readonly currencyBefore: RegExp;
  readonly ordinalBefore: RegExp;
  /** A word that begins like a number in words: a run of letters, with hyphens in it, or a sign that is a word by itself. */
  readonly numeral: RegExp;
  /** What may stand between two words of one number. */
  readonly joint: RegExp;
  /** The letters that are written before a number in words without a blank. */
  readonly prefixes: readonly string[];
  /** A name that stands for an acronym. */
  readonly names: RegExp;
}

const NEVER = '(?!)';

/** Puts the words of a wording into patterns, once. */
export const concordanceReaders = derive((wording: Wording): ConcordanceReaders => {
  const { dates, concordance } = wording;
  const { magnitudes, percent, currencies, ordinals, numerals, joints, acronyms } = concordance;
  const sticky = (list: readonly string[]): RegExp =>
    new RegExp(`[ \\u00a0\\u202f]?(?<word>${oneOf(list, behind)})`, 'yu');
  const ending = (list: readonly string[]): RegExp =>
    new RegExp(`(?<word>${oneOf(list, before)})[ \\u00a0\\u202f]?$`, 'u');
  const prefixes = joints.filter((joint) => /^\p{L}{1,3}$/u.test(joint));
  const names = Object.keys(acronyms.words).filter((word) => !ACRONYM.test(word));
  return {
    dates: plainRecogniser([...dates.forms, ...concordance.dates], dateFields(dates.fields), {
      before: '(?<![0-9])',
    }),
    times: plainRecogniser(concordance.times, timeFields(concordance), {
      before: '(?<![0-9A-Za-z.,:/])',
      after: '(?![0-9A-Za-z]|[.,:/][0-9])',
    }),
    magnitude: sticky(Object.keys(magnitudes)),
    percentAfter: sticky(percent.after),
    currencyAfter: sticky(Object.keys(currencies)),
    ordinalAfter: sticky(ordinals.after),
    percentBefore: ending(percent.before),
    currencyBefore: ending(Object.keys(currencies)),
    ordinalBefore: ending(ordinals.before),
    numeral: numeralPattern(Object.keys(numerals), prefixes),
    joint: new RegExp(`^(?:[ \\u00a0-]?|${oneOf(joints)})$`, 'u'),
    prefixes,
    names: new RegExp(`(?<word>${oneOf(names, whole)})`, 'gu'),
  };
});

/** A letter of a script that sets its words apart. */
const LETTER = '(?!\\p{Ideographic})[\\p{L}\\p{M}]';

/** Looks at the first two letters before anything else: most words of a text begin like no number. */
function numeralPattern(numerals: readonly string[], prefixes: readonly string[]): RegExp {
  const seconds = new Map<string, Set<string>>();
  for (const word of [...numerals, ...prefixes.flatMap((prefix) => numerals.map((word) => prefix + word))]) {
    const [first = '', second = ''] = inEitherCase(word);
    seconds.set(first, (seconds.get(first) ?? new Set()).add(second));
  }
  const beginnings = [...seconds].map(([first, after]) => `${first}(?=${[...after].join('|')})`);
  const isFirst = `(?<!${LETTER}[-\\u2010\\u2011]?[\\p{L}\\p{M}])`;
  const rest = `(?:${LETTER}){0,39}(?:[-\\u2010\\u2011](?:${LETTER}){1,40}){0,4}`;
  return new RegExp(`(?:${beginnings.join('|') || NEVER})(?:(?<=\\p{Ideographic})|${isFirst}${rest})`, 'gu');
}

/** The letters of a word, each as a class of its small and its capital form. */
function inEitherCase(word: string): string[] {
  return [...word].map((letter) => `[${letter}${letter.toUpperCase()}]`);
}

/** A word as a pattern: a blank is any blank within a line. */
function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '[ \\u00a0\\u202f]');
}

/** What is written in capitals is found without a list. */
const ACRONYM = /^[\p{Lu}\p{N}&-]{2,30}$/u;

/** What must stand on either side of a word that others may run on into: nothing, where a script does not part its words. */
const behind = (word: string): string =>
  literal(word) + (/\p{L}$/u.test(word) && !/\p{Ideographic}$/u.test(word) ? '(?![\\p{L}\\p{M}])' : '');
const before = (word: string): string =>
  (/^\p{L}/u.test(word) && !/^\p{Ideographic}/u.test(word) ? '(?<!\\p{L})' : '') + literal(word);
const whole = (word: string): string => before(word) + behind(word).slice(literal(word).length);

/** The longest of some words that stands at a place. */
function oneOf(list: readonly string[], pattern: (word: string) => string = literal): string {
  const sorted = [...list].sort((a, b) => b.length - a.length).map(pattern);
  return sorted.join('|') || NEVER;
}

function dateFields(fields: FieldClasses): FieldClasses {
  const again = ['day', 'month', 'year', 'weekday'].flatMap((name) => {
    const field = fields[name];
    return field ? [[`${name}2`, field] as const] : [];
  });
  return { ...fields, ...Object.fromEntries(again) };
}

function timeFields({ halves }: Concordance): FieldClasses {
  const one: FieldClasses = {
    hour: { digits: [1, 2] },
    hh: { digits: [2, 2] },
    minute: { digits: [2, 2] },
    half: { words: halves },
  };
  return {
    ...one,
    ...Object.fromEntries(Object.entries(one).map(([name, field]) => [`${name}2`, field])),
  };
}
