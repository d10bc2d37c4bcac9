import type { Concordance } from '../../profile/concordance';
import { type ConcordanceReaders, concordanceReaders } from '../../profile/concordance-readers';
import type { Conventions } from '../../profile/conventions';
import type { Recogniser } from '../../profile/recogniser';
import { placedByBlock } from '../../syntax/by-block';
import { citationsIn } from '../../syntax/citations';
import { documentsIn } from '../../syntax/documents';
import { addressesIn, quotationsIn } from '../../syntax/quiet';
import type { Block, RecordDocument, Reference } from '../../syntax/record';
import { referencesByBlock, textOf } from '../../syntax/references';
import { contains, overlaps, type Span, shifted, slice } from '../../text/span';
import { acronymsAmong } from './acronyms-among';
import { datesAmong, type Moment, timesAmong } from './days-and-hours';
import type { Fact } from './facts';
import { figuresIn } from './numbers';
import { numeralsIn } from './numerals';
import { type PlainWords, plainWords, without } from './plain-words';

/**
 * What each block of a record says in figures, dates, times, acronyms and addresses: all that does not depend on the rest of
 * the record. What stands in a quotation is another text's, perhaps in another language: it is never missed.
 */
export const plainFactsByBlock = placedByBlock(
  (record, block, index): readonly Fact[] => {
    const references = referencesByBlock(record).at(index) ?? [];
    return textOf(block).flatMap((stretch) => factsIn(record, block, stretch, references));
  },
  (facts, by) =>
    facts.map((fact) => ({
      ...fact,
      span: shifted(fact.span, by),
      phrase: { span: shifted(fact.phrase.span, by), text: fact.phrase.text },
    })),
);

function factsIn(
  { text, conventions }: RecordDocument,
  block: Block,
  stretch: Span,
  references: readonly Reference[],
): Fact[] {
  const { wording } = conventions;
  const { concordance } = wording;
  const readers = concordanceReaders(wording);
  const addresses = addressesIn(text, stretch).map((span) => withoutProse(text, span));
  const quotations = quotationsIn(text, stretch, wording);
  const quoted = quotedIn(text, quotations, conventions);
  const covered = [...references, ...quoted].flatMap(placesOf).filter((place) => contains(stretch, place));
  covered.push(...addresses);
  const labels = [conventions.operativeParts, conventions.provisions].flatMap((recogniser) =>
    labelsIn(text, stretch, recogniser),
  );
  const versions = unreadVersions(text, stretch, references);
  const isLoud = (span: Span): boolean => !quotations.some((quotation) => contains(quotation, span));
  const isFree = (span: Span): boolean =>
    isLoud(span) && ![...labels, ...versions].some((other) => overlaps(other, span));
  const words = plainWords(text, stretch, covered);
  const facts = addresses.map((span) =>
    factOf(text, span, 'address', addressForm(slice(text, span), conventions), isLoud(span)),
  );
  for (const reference of quoted)
    if (reference.kind === 'document')
      facts.push(factOf(text, reference.span, 'document', reference.canonical, false));
  let rest = readMoments(words, text, readers, concordance, isFree, facts);
  for (const figure of [...figuresIn(rest, concordance, readers)]) {
    rest = without(rest, figure);
    const span = words.placeOf(figure.from, figure.to);
    const { value, others, unit, isSure } = figure;
    facts.push({
      ...factOf(
        text,
        span,
        unit === undefined || unit === '%' ? 'figure' : 'amount',
        value,
        isSure && isFree(span),
      ),
      others,
      mark: unit === undefined ? undefined : { kind: 'unit', unit },
    });
  }
  for (const { from, to, values, isPercentage } of numeralsIn(rest, concordance, readers)) {
    const [value = '', ...others] = values;
    const span = words.placeOf(from, to);
    facts.push({
      ...factOf(text, span, 'figure', value, isPercentage && isFree(span)),
      others,
      mark: isPercentage ? { kind: 'unit', unit: '%' } : undefined,
    });
  }
  for (const { from, to, value, isKnown } of acronymsAmong(rest, concordance, readers)) {
    const span = words.placeOf(from, to);
    facts.push(factOf(text, span, 'acronym', value, isKnown && isLoud(span) && block.kind !== 'agenda'));
  }
  return facts;
}

/** Times that have names of their own. */
const NOONS = ['12:00', '00:00', '24:00'];

/** Takes the dates and times out of some words. Returns the words with them covered. */
function readMoments(
  words: PlainWords,
  text: string,
  readers: ConcordanceReaders,
  concordance: Concordance,
  isFree: (span: Span) => boolean,
  facts: Fact[],
): string {
  let rest = words.text;
  const take = (kind: 'date' | 'time', moments: readonly Moment[]): void => {
    for (const { from, to, phrase, value, isHalfOpen } of moments) {
      const span = words.placeOf(from, to);
      const whole = words.placeOf(phrase.from, phrase.to);
      // A month or a year alone may be said otherwise: “in March”, “last year”.
      const isWhole =
        kind === 'time' ? !NOONS.includes(value) : value.split('-').filter((part) => part !== '?').length > 1;
      facts.push({
        ...factOf(text, span, kind, value, isWhole && isFree(span)),
        phrase: { span: whole, text: slice(text, whole) },
        mark: isHalfOpen ? { kind: 'half' } : undefined,
      });
      rest = without(rest, phrase);
    }
  };
  take('date', datesAmong(rest, readers));
  take('time', timesAmong(rest, readers, concordance));
  return rest;
}

export function factOf(text: string, span: Span, kind: Fact['kind'], value: string, isSure: boolean): Fact {
  const written = slice(text, span);
  const phrase = { span, text: written };
  return { kind, span, text: written, phrase, value, others: [], mark: undefined, isSure, isReported: false };
}

/** All that a reference covers. */
function placesOf(reference: Reference): readonly Span[] {
  if (reference.kind !== 'citation') return [reference.span];
  const { span, phrase, version } = reference;
  return [span, phrase, ...(version ? [version.span] : [])];
}

/** Documents and citations in quotations: their numbers are no figures either. */
function quotedIn(text: string, quotations: readonly Span[], conventions: Conventions): Reference[] {
  return quotations.flatMap((quotation) => [
    ...documentsIn(text, quotation, conventions),
    ...citationsIn(text, quotation, conventions),
  ]);
}

function labelsIn(text: string, within: Span, recogniser: Recogniser<unknown>): Span[] {
  const found: Span[] = [];
  for (let at = within.from; at < within.to; ) {
    const match = recogniser.next(text, at, within.to);
    if (!match) break;
    found.push(match.span);
    at = match.span.to;
  }
  return found;
}

/** How long a bracket behind a citation may be that is taken for a version. */
const LONGEST_VERSION = 80;
const BRACKET = /^[ \u00a0]?[(（][^()（）]{1,80}[)）]/;

/** Brackets right behind citations that say something which was not read as a version. */
export function unreadVersions(text: string, within: Span, references: readonly Reference[]): Span[] {
  return references.flatMap((reference) => {
    if (reference.kind !== 'citation' || reference.version || !contains(within, reference.phrase)) return [];
    const { to } = reference.phrase;
    const bracket = BRACKET.exec(text.slice(to, Math.min(within.to, to + LONGEST_VERSION + 3)));
    return bracket ? [{ from: to, to: to + bracket[0].length }] : [];
  });
}

/** An address without the words that follow it where no blank parts them: `https://…/map.html上的`. */
function withoutProse(text: string, { from, to }: Span): Span {
  const at = slice(text, { from, to }).search(/\p{Ideographic}/u);
  return { from, to: at < 0 ? to : from + at };
}

/** An address without what names a language in it: versions lead to the page in their own. */
function addressForm(address: string, { source }: Conventions): string {
  const languages = new Set(
    source.wordings.flatMap(({ language, letter }) => [language, letter.toLowerCase()]),
  );
  return address
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .split(/[/._=&?!#-]/)
    .filter((part) => part !== '' && !languages.has(part))
    .join('/');
}
