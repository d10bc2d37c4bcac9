import { agree, familyOf, sayOneThing, signatureOf } from './agreement';
import type { Fact, FactKind, Part } from './facts';

/** What differs between a part of one version and its counterpart: what is other, what is too much, what is missing. */
export interface FactDifference {
  readonly kind: FactKind;
  /** What stands here; absent where something is missing. */
  readonly found: Fact | undefined;
  /** What the other version has; absent where something is too much. */
  readonly expected: Fact | undefined;
}

/** Of more than so many that are not alike at once, nothing is compared: no two texts differ so by mistake. */
const MOST_LEFT = 60;

/** Of more than so many that are not alike, those that are unsure are not looked at. */
const MOST_UNSURE = 400;

/**
 * The differences between the facts of two parts, each fault once: what is left over on both sides goes together. `excused`
 * are facts of parts beside that have no counterpart: a paragraph that was split or joined took them along.
 */
export function differencesBetweenParts(
  edited: Part,
  reference: Part,
  excused: { readonly here: readonly Fact[]; readonly there: readonly Fact[] },
): FactDifference[] {
  const kinds = new Set([...edited.facts, ...reference.facts].map(({ kind }) => familyOf(kind)));
  let here: Fact[] = [];
  let there: Fact[] = [];
  for (const family of kinds) {
    const [ours, theirs] = [ofFamily(edited, family), ofFamily(reference, family)];
    if (edited.kind === 'masthead' && (ours.length === 0 || theirs.length === 0)) continue;
    const left = leftOver(ours, theirs);
    if (Math.max(sureOf(left.here).length, sureOf(left.there).length) > MOST_LEFT) continue;
    if (family === 'acronym' && !isOneForOne(left.here, left.there)) continue;
    here.push(...left.here);
    there.push(...left.there);
  }
  ({ here, there } = withoutParts(here, there));
  const isHere = (fact: Fact): boolean =>
    [...edited.facts, ...excused.here].some((other) => areAlike(fact, other));
  const isThere = (fact: Fact): boolean =>
    [...reference.facts, ...excused.there].some((other) => areAlike(fact, other));
  return paired(here, there, isHere, isThere);
}

function ofFamily({ facts }: Part, family: FactKind): Fact[] {
  return facts.filter(({ kind }) => familyOf(kind) === family);
}

function sureOf(facts: readonly Fact[]): Fact[] {
  return facts.filter(({ isSure }) => isSure);
}

/** Whether one acronym stands in the place of one other: anything else may be a name that is written out. */
function isOneForOne(here: readonly Fact[], there: readonly Fact[]): boolean {
  const values = [here, there].map((facts) => new Set(sureOf(facts).map(({ value }) => value)));
  return values.every(({ size }) => size === 1);
}

function areAlike(one: Fact, other: Fact): boolean {
  return familyOf(one.kind) === familyOf(other.kind) && agree(one, other);
}

/** What has no counterpart: first what is just the same goes, then what may be the same. */
function leftOver(ours: readonly Fact[], theirs: readonly Fact[]): { here: Fact[]; there: Fact[] } {
  const known = new Map<string, Fact[]>();
  for (const fact of theirs) {
    const signature = signatureOf(fact);
    const others = known.get(signature);
    if (others) others.push(fact);
    else known.set(signature, [fact]);
  }
  // What is sure goes first, so that a word that may be a number does not take the place of one.
  const sureFirst = [...ours].sort((a, b) => Number(b.isSure) - Number(a.isSure));
  const matched = new Set<Fact>();
  for (const fact of sureFirst) {
    const others = known.get(signatureOf(fact));
    const at = others?.findIndex(({ isSure }) => isSure) ?? -1;
    const [other] = others?.splice(Math.max(at, 0), 1) ?? [];
    if (!other) continue;
    matched.add(fact);
    matched.add(other);
  }
  const here = ours.filter((fact) => !matched.has(fact));
  let there = theirs.filter((fact) => !matched.has(fact));
  if (here.length > MOST_UNSURE || there.length > MOST_UNSURE)
    return { here: sureOf(here), there: sureOf(there) };
  const left = here.filter((fact) => {
    const other = there.find((candidate) => agree(fact, candidate));
    if (other) there = there.filter((candidate) => candidate !== other);
    return !other;
  });
  return { here: left, there };
}

/** What one version has in a date, a time, or at the end of a list of citations, and the other in figures: both go. */
function withoutParts(here: readonly Fact[], there: readonly Fact[]): { here: Fact[]; there: Fact[] } {
  const gone = new Set<Fact>();
  const split = (facts: readonly Fact[], others: readonly Fact[]): void => {
    const figures = others.filter(({ kind }) => kind === 'figure');
    for (const fact of facts) {
      const numbers = numbersIn(fact);
      if (!figures.some(({ value }) => Number(value) === numbers[0])) continue;
      gone.add(fact);
      for (const figure of figures) if (numbers.includes(Number(figure.value))) gone.add(figure);
    }
  };
  split(here, there);
  split(there, here);
  return { here: here.filter((fact) => !gone.has(fact)), there: there.filter((fact) => !gone.has(fact)) };
}

/** The numbers in which a date, a time or a citation may be read by another language, the first of which must be there. */
function numbersIn({ kind, value, mark }: Fact): number[] {
  if (kind === 'date') {
    // Without its day a date is known by the year.
    const [year = '', month = '', day = ''] = value.split('-');
    return (day === '?' ? [year, month] : [day, month, year]).filter((part) => part !== '?').map(Number);
  }
  // Half past nine may be read as 9.3.
  if (kind === 'time') return [Number(value.replace(':', '.'))];
  const isBare = mark?.kind === 'version' && mark.version.kind === 'none';
  return isBare ? [Number(value.slice(value.indexOf('/') + 1))] : [];
}

type Has = (fact: Fact) => boolean;

/** What is left over on both sides goes together: of one thing first, then in the order in which it stands. */
function paired(here: readonly Fact[], there: readonly Fact[], isHere: Has, isThere: Has): FactDifference[] {
  const found: FactDifference[] = [];
  const ours = sureOf(here);
  let theirs = sureOf(there);
  const left = ours.filter((fact) => {
    const other = theirs.find((candidate) => areOfOne(fact, candidate));
    if (!other) return true;
    theirs = theirs.filter((candidate) => candidate !== other);
    found.push({ kind: fact.kind, found: fact, expected: other });
    return false;
  });
  for (const fact of left) {
    const other =
      theirs.find((candidate) => familyOf(candidate.kind) === familyOf(fact.kind)) ??
      theirs.find((candidate) => mayBeFigures(fact, candidate));
    const [isNew, isLost] = [!isThere(fact), other !== undefined && !isHere(other)];
    const isExchanged = fact.kind === 'acronym' ? isNew && isLost : isNew || isLost;
    if (other && isExchanged) {
      theirs = theirs.filter((candidate) => candidate !== other);
      found.push({ kind: fact.kind, found: fact, expected: other });
    } else if (isNew && isMissed(fact)) found.push({ kind: fact.kind, found: fact, expected: undefined });
  }
  for (const fact of theirs)
    if (!isHere(fact) && isMissed(fact)) found.push({ kind: fact.kind, found: undefined, expected: fact });
  return found;
}

/** Whether a figure may have been taken for the last number of a list of citations in one of two texts. */
function mayBeFigures(one: Fact, other: Fact): boolean {
  const isBare = ({ mark }: Fact): boolean => mark?.kind === 'version' && mark.version.kind === 'none';
  return (isBare(one) && other.kind === 'figure') || (isBare(other) && one.kind === 'figure');
}

/** Whether a fact is missed where it has no counterpart: for an acronym a text may have the name. */
function isMissed({ kind }: Fact): boolean {
  return kind !== 'acronym';
}

/** Whether two facts that differ are of one thing: a document in two revisions, a resolution in two versions. */
function areOfOne(one: Fact, other: Fact): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'document') return stem(one.value) === stem(other.value);
  return (one.kind === 'citation' || one.kind === 'amount') && sayOneThing(one, other);
}

/** `C24/8` of `C24/8(Rev.1)+Corr.1`. */
function stem(symbol: string): string {
  return symbol.replace(/[(+].*$/s, '');
}
