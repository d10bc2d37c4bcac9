import { withSession } from '../analysis/sessions';
import type { Key, ParagraphReference, RecordDocument } from '../syntax/record';
import { paragraphReferencesOf } from '../syntax/references';
import { numberText, rewrittenNumber } from '../syntax/sections';
import { derive } from '../text/derive';
import { countUntil } from '../text/list';
import { type Span, slice } from '../text/span';
import type { Archive } from './archive';
import { ownSubject } from './subject';
import { targetsOf } from './targets';

/**
 * Who names the paragraphs of a record by number, and what the names become when the numbers do. What cannot be told
 * for certain is reported and stays as it is.
 */

/** A number in a text that names a paragraph of the record in question. */
interface Name {
  readonly reference: ParagraphReference;
  /** Whether the text says so; else it is of this record only because nothing speaks for another text. */
  readonly sure: boolean;
}

/** The record whose numbers change. */
export interface Home {
  readonly uri: string;
  readonly record: RecordDocument;
  /** Its document, by which others cite it; absent where nobody can. */
  readonly key: Key | undefined;
}

/** What becomes of a number: those that carry it, each with its new one. One that has gone into another carries that. */
export type NewNumbers = ReadonlyMap<string, readonly Renumbered[]>;

export interface Renumbered {
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Whether part of its text now has a number of its own. */
  readonly isSplit: boolean;
}

/** A number in a text that is changed. */
export interface NameEdit {
  readonly span: Span;
  readonly text: string;
  readonly sure: boolean;
}

/** What a person has to look at, because it was not changed, or because it now says a little more. */
export interface Report {
  /**
   * `missing`: no paragraph has the number. `several`: more than one has it. `range`: what the range names does not
   * stand together any more. `grown`: the range now takes in a paragraph that it did not. `revision`: another version
   * of the document is named. `version`: several files are the document. `row`: a row of the table that has no heading
   * has the number of another now. `unsure`: the text does not say whose paragraph it is, and who plans leaves it.
   * `split`: part of the paragraph has another number now. `side`: it says that the paragraph stands above or below,
   * and that is now on the other side.
   */
  readonly kind:
    | 'missing'
    | 'several'
    | 'range'
    | 'grown'
    | 'revision'
    | 'version'
    | 'row'
    | 'unsure'
    | 'split'
    | 'side';
  readonly uri: string;
  readonly record: RecordDocument;
  readonly span: Span;
}

/** What becomes of the names in one file. */
export interface NamesAfter {
  readonly edits: readonly NameEdit[];
  readonly reports: readonly Report[];
  /** A number that is named here and that several carry, of which one gets another. */
  readonly ambiguous: Report | undefined;
}

/** What becomes of the names of a record’s paragraphs in a file: the record itself, or another that names it. */
export function namesAfter(
  archive: Archive,
  home: Home,
  file: { readonly uri: string; readonly record: RecordDocument },
  numbers: NewNumbers,
): NamesAfter {
  const { uri, record } = file;
  const edits: NameEdit[] = [];
  const reports: Report[] = [];
  let ambiguous: Report | undefined;
  const report = (kind: Report['kind'], { span }: ParagraphReference): Report => ({
    kind,
    uri,
    record,
    span,
  });
  const names: Name[] = [];
  for (const found of namesIn(archive, home, file)) {
    if ('doubt' in found) {
      if (changes(numbers.get(numberText(found.reference.value))))
        reports.push(report(found.doubt, found.reference));
    } else names.push(found);
  }
  for (let at = 0; at < names.length; at++) {
    const name = names[at];
    if (!name) continue;
    const next = names[at + 1];
    if (next && isRange(record, name.reference, next.reference)) {
      at++;
      const { from, to, kind } = rangeAfter(numbers, name.reference, next.reference);
      const [last] = numbers.get(numberText(next.reference.value)) ?? [];
      if (kind) reports.push(report(kind, name.reference));
      if (last?.isSplit) reports.push(report('split', next.reference));
      if (from && to) edits.push(editOf(record, name, from), editOf(record, next, to));
      if (kind === 'several' && name.sure) ambiguous ??= report(kind, name.reference);
      continue;
    }
    const carriers = numbers.get(numberText(name.reference.value)) ?? [];
    const [carrier] = carriers;
    if (!carrier) {
      if (name.sure || hasSection(numbers, name.reference)) reports.push(report('missing', name.reference));
    } else if (carriers.length === 1) {
      edits.push(editOf(record, name, carrier.after));
      if (carrier.isSplit) reports.push(report('split', name.reference));
    } else if (changes(carriers)) {
      const doubtful = report('several', name.reference);
      reports.push(doubtful);
      if (name.sure) ambiguous ??= doubtful;
    }
  }
  const changed = edits.filter(({ span, text }) => slice(record.text, span) !== text);
  return { edits: changed, reports, ambiguous };
}

/** The numbers that name paragraphs of the record, and those of which that is in doubt. */
function* namesIn(
  archive: Archive,
  { uri: homeUri, record: home, key }: Home,
  { uri, record }: { readonly uri: string; readonly record: RecordDocument },
): Generator<Name | { readonly reference: ParagraphReference; readonly doubt: 'revision' | 'version' }> {
  const own = ownSubject(home)?.fields;
  for (const reference of paragraphReferencesOf(record)) {
    const { document, implied, here, stated } = reference;
    if (implied) continue;
    if (!document) {
      if (here && uri === homeUri) yield { reference, sure: stated };
      continue;
    }
    const { key: meant, fields } = withSession(record, document) ?? document;
    if (meant !== key) continue;
    const isSelf = uri === homeUri && own !== undefined && suffixOf(own) === suffixOf(fields);
    if (isSelf) {
      yield { reference, sure: true };
      continue;
    }
    const [best, ...others] = targetsOf(archive, record, document).files;
    const alike = others.filter((other) => other.sameRevision && other.file.language === best?.file.language);
    const isOfHome = [best, ...alike].some((target) => target?.file.uri === homeUri);
    if (!best?.sameRevision) yield { reference, doubt: 'revision' };
    else if (isOfHome) yield alike.length > 0 ? { reference, doubt: 'version' } : { reference, sure: true };
  }
}

function suffixOf({ revision, addendum, corrigendum }: Readonly<Record<string, string | undefined>>): string {
  return [revision, addendum, corrigendum].map((part) => part ?? '').join('/');
}

function isRange(
  { text, conventions }: RecordDocument,
  { span: first }: ParagraphReference,
  { span: last }: ParagraphReference,
): boolean {
  return conventions.paragraphList.ranges.at(text, first.to, last.from)?.span.to === last.from;
}

function changes(carriers: readonly Renumbered[] | undefined): boolean {
  return carriers?.some(({ before, after }) => numberText(before) !== numberText(after)) === true;
}

function hasSection(numbers: NewNumbers, { value }: ParagraphReference): boolean {
  return numbers.has(numberText(value.slice(0, 1)));
}

function editOf(record: RecordDocument, { reference, sure }: Name, value: readonly number[]): NameEdit {
  return {
    span: reference.span,
    text: rewrittenNumber(record, slice(record.text, reference.span), value),
    sure,
  };
}

interface RangeAfter {
  readonly from?: readonly number[];
  readonly to?: readonly number[];
  readonly kind?: 'missing' | 'several' | 'range' | 'grown';
}

/** The ends of a range go along, if then all that it named stands between them. */
function rangeAfter(numbers: NewNumbers, first: ParagraphReference, last: ParagraphReference): RangeAfter {
  const ends = [first, last].map(({ value }) => numbers.get(numberText(value)) ?? []);
  const members = between(orderOf(numbers).before, ({ before }) => before, first.value, last.value);
  if (ends.some((carriers) => carriers.length > 1)) return changes(ends.flat()) ? { kind: 'several' } : {};
  const [from, to] = ends.map(([carrier]) => carrier?.after);
  if (!from || !to) return { kind: 'missing' };
  if (!isBelow(from, to) || !members.every(({ after }) => !isBelow(after, from) && !isBelow(to, after)))
    return { kind: 'range' };
  const named = new Set(members);
  const within = between(orderOf(numbers).after, ({ after }) => after, from, to);
  return within.every((carrier) => named.has(carrier)) ? { from, to } : { from, to, kind: 'grown' };
}

/** The numbers in the order they had, and in that they get, each by how many parts they have. */
const orderOf = derive((numbers: NewNumbers) => {
  const all = [...numbers.values()].flat();
  return { before: byDepth(all, ({ before }) => before), after: byDepth(all, ({ after }) => after) };
});

type ByDepth = ReadonlyMap<number, readonly Renumbered[]>;

function byDepth(all: readonly Renumbered[], numberOf: (carrier: Renumbered) => readonly number[]): ByDepth {
  const depths = new Map<number, Renumbered[]>();
  for (const carrier of all) {
    const { length } = numberOf(carrier);
    const others = depths.get(length);
    if (others) others.push(carrier);
    else depths.set(length, [carrier]);
  }
  for (const carriers of depths.values())
    carriers.sort(
      (a, b) => Number(isBelow(numberOf(b), numberOf(a))) - Number(isBelow(numberOf(a), numberOf(b))),
    );
  return depths;
}

/** Those from one number to another, both included, that have as many parts as the first. */
function between(
  carriers: ByDepth,
  numberOf: (carrier: Renumbered) => readonly number[],
  first: readonly number[],
  last: readonly number[],
): readonly Renumbered[] {
  const row = carriers.get(first.length) ?? [];
  return row.slice(
    countUntil(row, (carrier) => !isBelow(numberOf(carrier), first)),
    countUntil(row, (carrier) => isBelow(last, numberOf(carrier))),
  );
}

/** Whether a number comes before another. */
function isBelow(left: readonly number[], right: readonly number[]): boolean {
  const at = left.findIndex((part, index) => part !== right[index]);
  return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}
