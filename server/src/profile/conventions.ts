import { derive } from '../text/derive';
import { DIGIT_LETTERS, DIGITS } from '../text/digits';
import { alternative, plainRecogniser, type Way, waysAround, waysOf, wordsRecogniser } from './compile';
import { dayAndMonth, withoutYear } from './date-forms';
import type { DocumentForm, Profile, ProfileSource } from './profile';
import { type Alternative, type Recogniser, recogniser } from './recogniser';
import { type FieldClasses, readTemplate, splitTemplate, type Template } from './template';
import { throughMarks } from './unmarked-recogniser';
import { afterWord, beforeWord } from './word-edges';
import type { Form, VersionForm, Wording } from './wording';

/** What a document symbol was recognised by. */
export interface DocumentWay extends Way {
  readonly form: Form & { readonly id: string };
  /** What the symbol is without its suffixes. */
  readonly key: Template;
  /** Whether it is a document of the body whose records these are. */
  readonly own: boolean;
}

/** What the words around the numbers of a citation were recognised by. */
export interface CitationWay extends Way {
  readonly form: Form;
}

/** What the words before the number of a paragraph were recognised by. */
export interface ParagraphHead {
  /** Whether several numbers may follow. */
  readonly isList: boolean;
  /** The words that may stand behind the numbers: `段` behind those of `第`, nothing behind those of `§`. */
  readonly tails: Recogniser<Template>;
}

/** What the version of a citation was recognised by. */
export interface VersionWay extends Way {
  readonly form: VersionForm;
}

/** A list as a language writes it: what joins its members. */
export interface ListWords {
  readonly separators: Recogniser<undefined>;
  readonly ranges: Recogniser<undefined>;
}

/** A profile in one language, ready to read and to print: every template compiled, once. */
export interface Conventions {
  readonly source: ProfileSource;
  readonly profile: Profile;
  readonly wording: Wording;
  /** Whether the last part of a number is that of its section: 2.1 is the second paragraph of section 1. */
  readonly numbersTurned: boolean;
  /** Whether blanks part digits and Latin letters from ideographs: `第 71 号决议`. */
  readonly digitsParted: boolean;
  readonly documents: Recogniser<DocumentWay>;
  /** The misprints of symbols that are understood only beside a label. */
  readonly labelledDocuments: Recogniser<DocumentWay> | undefined;
  readonly documentList: ListWords;
  /** Only for the words before the numbers and, `citationTails`, after them. */
  readonly citationHeads: Recogniser<CitationWay>;
  readonly citationTails: Recogniser<CitationWay>;
  readonly citationNumbers: Recogniser<Template>;
  readonly citationList: ListWords;
  readonly organsAfter: Recogniser<Template>;
  readonly versions: Recogniser<VersionWay>;
  readonly dates: Recogniser<Template>;
  /** Weekday, day and month of dates that end in their year, without it. */
  readonly weekdays: Recogniser<Template>;
  /** Day and month of dates without their year. */
  readonly days: Recogniser<Template>;
  /** Only for the words before the numbers; each knows those after them. */
  readonly paragraphHeads: Recogniser<ParagraphHead>;
  /** One of these words stands in every text that names a paragraph: the rarer ones of those before and after. */
  readonly paragraphWords: Recogniser<unknown>;
  readonly paragraphNumbers: Recogniser<Template>;
  readonly paragraphList: ListWords;
  readonly operativeParts: Recogniser<Template>;
  readonly provisions: Recogniser<Template>;
  readonly fields: FieldClasses;
}

/** The conventions of a profile in a language. A language without wording is given that of the first one. */
export function conventionsFor(source: ProfileSource, language: string): Conventions {
  const known = compiled(source);
  const wording = source.wordings.find((candidate) => candidate.language === language) ?? source.wordings[0];
  if (!wording) throw new RangeError(`The profile “${source.profile.id}” has no wording.`);
  let conventions = known.get(wording.language);
  if (!conventions) {
    conventions = compile(source, wording);
    known.set(wording.language, conventions);
  }
  return conventions;
}

// The map grows by one entry a language at the most: what is compiled is a function of the immutable source.
const compiled = derive((_: ProfileSource) => new Map<string, Conventions>());

/** Fields as a language writes them: with its own digits, where it has them. */
function withDigits(fields: FieldClasses, { typography: { digits: own } }: Wording): FieldClasses {
  if (own === undefined) return fields;
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, 'digits' in field ? { ...field, own } : field]),
  );
}

/**
 * The numbers of paragraphs as other paragraphs name them, and what looks like one and is none: `2.b`, `2.3.4`. Those
 * are read too, so that their beginning is not taken for a number.
 */
const paragraphNumbers = ['{major}', '{major}.{minor}', '{major}.{stranger}', '{major}.{minor}.{stranger}'];
const paragraphFields: FieldClasses = {
  major: { digits: [1, 3] },
  minor: { digits: [1, 3] },
  stranger: { token: [1, 3] },
};

/** The name of the field that holds a conference in words: `Minneapolis 1998`. */
export const OCCASION = 'occasion';

/** The fields of citations, and the conferences there were in the words of a language. */
function citationFields({ authorities }: ProfileSource, wording: Wording): FieldClasses {
  const { language, citations } = wording;
  const named = authorities.conferences.flatMap(({ city, year }) =>
    citations.occasions.map((occasion) =>
      occasion.replace('{city}', city[language] ?? '').replace('{year}', String(year)),
    ),
  );
  const words = Object.fromEntries(named.map((name) => [name, name]));
  return { ...withDigits(citations.fields, wording), [OCCASION]: { words } };
}

/** What stands around a symbol. Letters that look like those of one may end a word of another script. */
const AROUND_SYMBOL = {
  before: `(?<![A-Za-z\\u0400-\\u052f${DIGITS}/_\\\\]|[A-Za-z]-)`,
  // A letter at its end stands for a digit, unless others follow it.
  after: `(?![${DIGITS}])(?!(?<=[${DIGIT_LETTERS}])[A-Za-z\\u0400-\\u052f])`,
};

/** The ways of writing a symbol that are the same in all languages. */
const waysOfProfile = derive((profile: Profile) =>
  profile.documents.forms.flatMap((form) => documentWays(form, form.own, profile)),
);

/** Recognises symbols that are written without fault, by the forms of a profile without those that only one language has. */
export const faultlessSymbols = derive(
  (profile: Profile): Recogniser<DocumentWay> =>
    recogniser(
      waysOfProfile(profile).filter(({ id }) => !id.fault),
      AROUND_SYMBOL,
    ),
);

function compile(source: ProfileSource, wording: Wording): Conventions {
  const { profile } = source;
  const { documents } = wording;
  const citations = { ...wording.citations, fields: citationFields(source, wording) };
  const local = documents.forms.flatMap((form) => documentWays(form, false, profile));
  const labelled = labelledWays(profile);
  const heads: Alternative<CitationWay>[] = [];
  const tails: Alternative<CitationWay>[] = [];
  for (const form of citations.forms) {
    const { before, after } = waysAround(form, 'number', citations.fields, citations.slips, (way) => ({
      ...way,
      form,
    }));
    heads.push(...before);
    tails.push(...after);
  }
  const before = beforeWord(wording);
  const see: See = wording.direction === 'rtl' ? throughMarks() : (recognise) => recognise;
  return {
    source,
    profile,
    wording,
    numbersTurned: false,
    digitsParted: false,
    fields: { ...profile.fields, ...citations.fields },
    documents: see(recogniser(faultlessFirst([...waysOfProfile(profile), ...local]), AROUND_SYMBOL)),
    labelledDocuments: labelled.length > 0 ? see(recogniser(labelled, AROUND_SYMBOL)) : undefined,
    documentList: listWords(documents.separators, documents.range, see),
    citationHeads: see(recogniser(faultlessFirst(heads), { before })),
    citationTails: see(recogniser(faultlessFirst(tails))),
    citationNumbers: see(plainRecogniser(['{number}'], citations.fields, { after: `(?![${DIGITS}/])` })),
    citationList: listWords(citations.separators, citations.range, see),
    organsAfter: see(plainRecogniser(citations.organsAfter, citations.fields, { after: afterWord(wording) })),
    versions: see(
      recogniser(
        faultlessFirst(
          citations.versions.flatMap((form) =>
            waysOf(form, citations.fields, citations.slips, (way) => ({ ...way, form })),
          ),
        ),
      ),
    ),
    dates: dateReader(wording.dates.forms, wording, see),
    weekdays: dateReader(wording.dates.forms.flatMap(withoutYear), wording, see),
    days: dateReader(wording.dates.forms.flatMap(dayAndMonth), wording, see),
    ...paragraphWays(wording, see),
    operativeParts: see(
      plainRecogniser(citations.parts, citations.fields, {
        before: before + BEFORE_SYMBOL,
        after: `(?![${DIGITS}])`,
      }),
    ),
    provisions: see(
      plainRecogniser(citations.provisions, citations.fields, {
        before: before + BEFORE_SYMBOL,
        after: `(?![A-Za-z${DIGITS}])`,
      }),
    ),
  };
}

function dateReader(forms: readonly string[], wording: Wording, see: See): Recogniser<Template> {
  const fields = withDigits(wording.dates.fields, wording);
  return see(plainRecogniser([...new Set(forms)], fields, { before: `(?<![${DIGITS}])` }));
}

/** What begins with a letter begins a word. */
const BEFORE_SYMBOL = `(?<![A-Za-z${DIGITS}])`;

/** How the recognisers of a wording see a text: as it stands, or through its marks of direction. */
type See = <Id>(recogniser: Recogniser<Id>) => Recogniser<Id>;

/** Of two readings of equal length the faultless one is meant, whichever form it belongs to. */
function faultlessFirst<T extends Way>(alternatives: readonly Alternative<T>[]): Alternative<T>[] {
  return [...alternatives].sort((a, b) => Number(a.id.fault) - Number(b.id.fault));
}

function documentWays(
  form: (Form & { readonly id: string }) | DocumentForm,
  own: boolean,
  profile: Profile,
): Alternative<DocumentWay>[] {
  const slips = own ? profile.documents.slips : undefined;
  const key = readTemplate('key' in form ? form.key : form.template);
  return waysOf(form, profile.fields, slips, (way) => ({ ...way, form, own, key }));
}

/** The misprints that need a label, as ways of writing the first form of the profile. */
const labelledWays = derive((profile: Profile): Alternative<DocumentWay>[] => {
  const { forms, labelled } = profile.documents;
  const [form] = forms;
  if (!form) return [];
  const canonical = readTemplate(form.template);
  const id: DocumentWay = { fault: true, canonical, form, own: form.own, key: readTemplate(form.key) };
  return labelled.map((template) => alternative(id, readTemplate(template), profile.fields));
});

function paragraphWays(wording: Wording, see: See) {
  const { paragraphs } = wording;
  const fields = withDigits(paragraphFields, wording);
  const heads: { readonly isList: boolean; readonly before: Template; readonly tails: Set<string> }[] = [];
  for (const template of paragraphs.forms.map(readTemplate)) {
    const isList = template.fieldNames.includes('paragraphs');
    const [before, { source }] = splitTemplate(template, isList ? 'paragraphs' : 'paragraph');
    const same = heads.find((head) => head.isList === isList && head.before.source === before.source);
    if (same) same.tails.add(source);
    else heads.push({ isList, before, tails: new Set([source]) });
  }
  const tailsOf = sharedTails((tails) => see(plainRecogniser(tails, fields)));
  const ways = heads.map(({ isList, before, tails }) =>
    alternative({ isList, tails: tailsOf([...tails]) }, before, fields),
  );
  const paragraphHeads = see(recogniser(ways, { before: beforeWord(wording), after: `(?=[${DIGITS}])` }));
  // The words after the numbers are rarer than those before them.
  const rare = heads.flatMap(({ before, tails }) => (tails.has('') ? [before.source] : [...tails]));
  return {
    paragraphHeads,
    paragraphWords: heads.every(({ tails }) => tails.has(''))
      ? paragraphHeads
      : see(plainRecogniser([...new Set(rare)], fields)),
    paragraphNumbers: see(
      plainRecogniser(paragraphNumbers, fields, {
        after: `(?![A-Za-z${DIGITS}]|\\.[A-Za-z${DIGITS}])`,
      }),
    ),
    paragraphList: listWords(paragraphs.separators, paragraphs.range, see),
  };
}

/** Heads that may be followed by the same words share what recognises these. */
function sharedTails(recogniserOf: (tails: readonly string[]) => Recogniser<Template>) {
  const known = new Map<string, Recogniser<Template>>();
  return (tails: readonly string[]): Recogniser<Template> => {
    const name = tails.join('\n');
    const tail = known.get(name) ?? recogniserOf(tails);
    known.set(name, tail);
    return tail;
  };
}

function listWords(separators: readonly string[], ranges: readonly string[], see: See): ListWords {
  return { separators: see(wordsRecogniser(separators)), ranges: see(wordsRecogniser(ranges)) };
}
