import type { Span } from '../../../server/src/text/span';
import { found, linesOf, openParagraphs, type Planter, paragraphsOf, put, say, sayBoth, some } from '../base';
import { WEEKDAYS } from '../weekdays';
import { filled, wordsOf } from '../words';

/** Faults of dates, marks, blanks and words. */

/** A date with the weekday of another day. */
export const weekdayMismatch: Planter = (base, chance) => {
  const words = WEEKDAYS[base.language];
  const span = words && some(chance, found(base.text, words.pattern));
  if (!span) return undefined;
  const name = base.text.slice(span.from, span.to);
  const plain = name.toLowerCase();
  const days = [...words.days].find((list) => list.some((day) => day.toLowerCase() === plain)) ?? [];
  const other = chance.pick(days.filter((day) => day.toLowerCase() !== plain));
  const isCapital = name.charAt(0) !== plain.charAt(0);
  return put(base.text, span, isCapital ? other.charAt(0).toUpperCase() + other.slice(1) : other);
};

/** A date of a day that its month has not. */
export const impossibleDate: Planter = (base, chance) => {
  const date = DATES[base.language];
  if (!date) return undefined;
  const [day, months, year] = [chance.pick(['31', '32']), date.months, String(2015 + chance.nat(12))];
  return say(
    base,
    chance,
    filled(chance.pick(wordsOf(base).says), date.write(day, chance.pick(months), year)),
  );
};

/** How each language writes a date, and the months of 30 days. The day is marked. */
const DATES: Readonly<
  Record<
    string,
    {
      readonly months: readonly string[];
      readonly write: (day: string, month: string, year: string) => string;
    }
  >
> = {
  zh: { months: ['4', '6', '9', '11'], write: (day, month, year) => `${year}年${month}月⟦${day}⟧日` },
  en: { months: ['April', 'June', 'September'], write: (day, month, year) => `⟦${day}⟧ ${month} ${year}` },
  fr: { months: ['avril', 'juin', 'septembre'], write: (day, month, year) => `⟦${day}⟧ ${month} ${year}` },
  es: {
    months: ['abril', 'junio', 'septiembre'],
    write: (day, month, year) => `⟦${day}⟧ de ${month} de ${year}`,
  },
  ru: {
    months: ['апреля', 'июня', 'сентября'],
    write: (day, month, year) => `⟦${day}⟧ ${month} ${year} года`,
  },
  ar: { months: ['أبريل', 'يونيو', 'سبتمبر'], write: (day, month, year) => `⟦${day}⟧ ${month} ${year}` },
};

/** Two dashes in a range, in one that is there or in a new one. */
export const rangeDash: Planter = (base, chance) => {
  const dashes = chance.pick(['--', '––', '–-', '-–', '——']);
  const ranges = found(base.text, /(?<=(?<![0-9/.])[0-9]{4})[-–](?=[0-9]{4}(?![0-9]))/g);
  const range = chance.onceIn(2) ? some(chance, ranges) : undefined;
  if (range && !/https?:\S*$/.test(base.text.slice(Math.max(0, range.from - 200), range.from)))
    return put(base.text, range, dashes);
  const words = wordsOf(base);
  const few = 2 + chance.nat(40);
  if (chance.onceIn(3))
    return say(base, chance, filled(words.figures, `${few}⟦${dashes}⟧${few + 1 + chance.nat(9)}`));
  const year = 2015 + chance.nat(12);
  const years = filled(words.years, `${year}⟦${dashes}⟧${year + 1 + chance.nat(4)}`);
  return say(base, chance, filled(chance.pick(words.says), years));
};

/** Dashes of which one, or both, are hyphens. */
export const dashPair: Planter = (base, chance) => {
  if (base.profile !== 'itu-council') return undefined;
  const [opening, closing] = chance.pick([
    [' ⟦--⟧ ', ' – '],
    [' – ', ' ⟦--⟧ '],
    [' ⟦-- ', ' --⟧ '],
  ] as const);
  return say(base, chance, filled(wordsOf(base).dashes, opening, closing));
};

/** A blank that may end a line before a mark. Only some languages have blanks there. */
export const punctuationSpacing: Planter = (base, chance) => {
  if (base.language !== 'fr' || base.profile !== 'itu-council') return undefined;
  const bodies = paragraphsOf(base).flatMap(({ body, from, text }) =>
    found(base.text, /[\u00a0\u202f](?=[:;?!»])|(?<=«)[\u00a0\u202f]/g, body, from + text.length),
  );
  const blank = some(chance, bodies);
  if (!blank) return say(base, chance, `Voici ce qui a été dit⟦ :⟧ rien.`);
  const { from, to } = blank;
  return { ...put(base.text, blank, ' '), places: [{ from: from - 1, to: to + 1 }] };
};

/** What opens a quotation, where it is not “. */
const QUOTES: Readonly<Record<string, string>> = { fr: '«\u00a0', es: '«', ru: '«', ar: '«' };

/** An opening bracket, or quotation mark, that nothing closes. */
export const unbalancedBracket: Planter = (base, chance) => {
  const words = wordsOf(base);
  const mark = chance.pick(
    base.language === 'zh' ? ['（', '“', '《'] : ['(', '[', QUOTES[base.language] ?? '“'],
  );
  const [head = '', tail = ''] = words.thanks.split(base.language === 'zh' ? /(?<=理事)/ : /(?<=^\S+ \S+ )/);
  return say(base, chance, `${head}⟦${mark}⟧${tail}`);
};

/** A word that is to be avoided: of the profile, or of the workspace. */
export const preferredTerm: Planter = (base, chance) => {
  const ofProfile: Readonly<Record<string, readonly string[]>> = {
    'itu-council zh': ['其它', '帐户', '超级链接'],
    'itu-council en': ['trainings', 'informations', 'equipments', 'co-operation', 'per cents'],
  };
  const listed = ofProfile[`${base.profile} ${base.language}`];
  const word =
    listed && chance.onceIn(2)
      ? chance.pick(listed)
      : chance.pick(['quorvex', 'zandrel', 'плимтор', 'زمردوك']);
  const plant = say(base, chance, filled(chance.pick(wordsOf(base).says), `⟦${word}⟧`));
  const terms = [{ avoid: word, prefer: 'word' }];
  return plant && (listed?.includes(word) ? plant : { ...plant, around: { settings: { terms } } });
};

/** An office without its colon. */
export const signatureTitles: Planter = (base, chance) => {
  const lines = linesOf(base.text).filter(({ text }) => /[：:]\t+.*[：:]$/.test(text));
  const line = lines.at(-1);
  const colon = line && some(chance, found(base.text, /[：:]/g, line.from, line.from + line.text.length));
  if (!line || !colon) return undefined;
  const plant = put(base.text, colon, '');
  return { ...plant, places: [{ from: line.from, to: line.from + line.text.length }] };
};

/** A character that cannot be seen, or told from another. */
export const invisibleCharacter: Planter = (base, chance) => {
  const line = some(chance, paragraphsOf(base));
  if (!line) return undefined;
  const inside = found(base.text, /(?<=\p{L})(?=\p{L})/gu, line.body, line.from + line.text.length);
  const isSymbol = ({ from }: Span): boolean =>
    /[A-Z0-9/.]/.test(base.text.slice(from - 1, from + 1)) ||
    /[0-9]\([A-Za-zé]*$/.test(base.text.slice(0, from));
  const hyphens = found(base.text, /(?<=[A-Z])-(?=[A-Z])/g, line.body, line.from + line.text.length);
  const hyphen = chance.onceIn(3) ? some(chance, hyphens) : undefined;
  if (hyphen) return put(base.text, hyphen, '\u2011');
  const between = some(
    chance,
    inside.filter((span) => !isSymbol(span)),
  );
  return between && put(base.text, between, chance.pick(['\u200b', '\u2060', '\u00ad', '\ufeff']));
};

/** One figure whose groups are parted in another way than those of all others. */
export const numberSeparator: Planter = (base, chance) => {
  const words = wordsOf(base);
  const there = /(?<![0-9/.,:-])[0-9]{1,3}(?<separator>[ \u00a0\u202f,.])[0-9]{3}(?![0-9])/.exec(base.text);
  const usual = there?.groups?.['separator'] ?? (base.language === 'en' ? ',' : ' ');
  const other = /[ \u00a0\u202f]/.test(usual)
    ? base.language === 'zh' || base.language === 'en'
      ? ','
      : '.'
    : ' ';
  const figure = (separator: string): string =>
    `${2 + chance.nat(90)}${separator}${String(100 + chance.nat(900))}`;
  // So many in the usual way that the other is the rarer.
  const plant = sayBoth(
    base,
    chance,
    filled(words.figures, `⟦${figure(usual)}⟧`),
    filled(words.figures, `⟦${figure(usual)}⟧`),
  );
  if (!plant) return undefined;
  const fault = say({ ...base, text: plant.text }, chance, filled(words.figures, `⟦${figure(other)}⟧`));
  return fault;
};

/** A paragraph without its full stop. */
export const finalPunctuation: Planter = (base, chance) => {
  const line = some(chance, openParagraphs(base));
  if (!line) return undefined;
  const end = line.from + line.text.length;
  const plant = put(base.text, { from: end - 1, to: end }, '');
  return { ...plant, places: [{ from: end - 4, to: end - 1 }] };
};

/** Blanks at the end of a line. */
export const trailingSpace: Planter = (base, chance) => {
  const line = some(chance, paragraphsOf(base));
  if (!line) return undefined;
  const end = line.from + line.text.length;
  return put(base.text, { from: end, to: end }, chance.pick([' ', '  ', '\u00a0', ' \t']));
};

/** One acronym with two names. Where words have no Latin initials, acronyms of Latin letters tell nothing. */
export const acronymExpansion: Planter = (base, chance) => {
  const { names } = wordsOf(base);
  if (!names) return undefined;
  const [one, other] = chance.onceIn(2) ? names : [names[1], names[0]];
  return sayBoth(base, chance, one, other);
};

/** What an extraction leaves behind. */
export const extractionArtefact: Planter = (base, chance) => {
  const line = some(chance, paragraphsOf(base));
  if (!line || base.text.includes('[bookmark')) return undefined;
  const name = chance.pick(['_Hlk169528083', 'lt_pId101', 'OLE_LINK8']);
  const at = chance.onceIn(2) ? line.from : line.body;
  return put(base.text, { from: at, to: at }, `[bookmark: ${name}]`);
};

/** A percentage with the decimal mark of another language. */
export const decimalMark: Planter = (base, chance) => {
  if (base.profile !== 'itu-council') return undefined;
  const mark = ['en', 'zh'].includes(base.language) ? ',' : '.';
  const figure = `${1 + chance.nat(90)}${mark}${1 + chance.nat(8)}`;
  return say(base, chance, filled(chance.pick(wordsOf(base).says), `⟦${figure}⟧%`));
};

/** What was to be filled in, or what a program left. */
export const placeholderLeft: Planter = (base, chance) => {
  const left = chance.pick(['XXXX', '____', 'TBC', '\ufffd\ufffd', '&lt;', '</b>']);
  return say(base, chance, filled(chance.pick(wordsOf(base).says), `⟦${left}⟧`));
};
