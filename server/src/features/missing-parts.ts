import { signatureOf } from '../analysis/concordance/agreement';
import type { Difference } from '../analysis/concordance/differences';
import type { Fact, Part } from '../analysis/concordance/facts';
import { printedReference } from '../analysis/concordance/printed-facts';
import { documentsBracket } from '../analysis/document-lists';
import {
  type Count,
  countOf,
  countText,
  following,
  numbersOf,
  recount,
  recountEdits,
} from '../analysis/recount';
import type { Wording } from '../profile/wording';
import type { Heading, Paragraph, RecordDocument } from '../syntax/record';
import { depthOf, numberAtHead } from '../syntax/sections';
import type { Edit } from '../text/edits';

/** Parts that are put in where another version has them, without their text. */
export interface PutIn {
  /** The numbers that they get here. */
  readonly numbers: readonly string[];
  readonly edits: readonly Edit[];
}

/**
 * The edits that begin what a record lacks of another version: a line for each part, with its number and the references
 * that the other version has in it, in the words of this language; what it says is left to be written. The numbers below
 * follow where they were counted on without it and nothing names them; else they stay. Of a record that breaks off, only
 * the next part is begun. Nothing where the parts have no numbers of which one can be told here.
 */
export function missingPartsIn(
  record: RecordDocument,
  { kind, form, parts, at }: Difference,
  isNamed: (numbers: ReadonlySet<string>) => boolean,
): PutIn | undefined {
  if (
    form !== 'missing' ||
    at === undefined ||
    (kind !== 'paragraphs' && kind !== 'heading' && kind !== 'tail')
  )
    return undefined;
  const begun = kind === 'tail' ? parts.slice(0, 1) : parts;
  const numbered = record.blocks.filter(
    (block): block is Heading | Paragraph =>
      (block.kind === 'heading' || block.kind === 'paragraph') && countOf(record, block) !== undefined,
  );
  const above = numbered.findLast(({ span }) => span.from < at);
  const below = numbered.find(({ span }) => span.from >= at);
  const before = above && countOf(record, above);
  const counts = countsOf(begun, depthOf(record), before, below && countOf(record, below));
  if (!counts) return undefined;
  const lineEnd = /\r\n|\r|\n/.exec(record.text)?.[0] ?? '\n';
  const gap = [above !== numbered[0] && above, above && below].some(
    (block) => block && isApart(record, block),
  )
    ? lineEnd
    : '';
  const lines = begun.map((part, index) => {
    const count = counts[index];
    const number = count ? numberAtHead(record, numbersOf(count)) : '';
    return `${gap}${number}\t${beginningOf(record, part)}`;
  });
  const isAtLineStart = at === 0 || /[\r\n]/.test(record.text.charAt(at - 1));
  const text = isAtLineStart
    ? lines.map((line) => line + lineEnd).join('')
    : lines.map((line) => lineEnd + line).join('');
  const last = counts.at(-1);
  const recounted = before && last ? recount(record, at - 1, before, last) : [];
  const isFree = !isNamed(new Set(recounted.map(({ from }) => from)));
  const renumbered = isFree ? recountEdits(record, recounted) : [];
  return { numbers: counts.map(countText), edits: joined({ span: { from: at, to: at }, text }, renumbered) };
}

/** Whether a blank line stands above a block. */
function isApart({ blocks }: RecordDocument, block: Heading | Paragraph): boolean {
  return blocks[blocks.indexOf(block) - 1]?.kind === 'blank';
}

/** What is put in directly before a number that changes is one edit with it. */
function joined(put: Edit, edits: readonly Edit[]): Edit[] {
  const [next, ...others] = edits;
  if (next?.span.from !== put.span.from) return [put, ...edits];
  return [{ span: next.span, text: put.text + next.text }, ...others];
}

/** The numbers that parts get: their own where these are free here, else those that follow on what stands above. */
function countsOf(
  parts: readonly Part[],
  depth: number,
  above: Count | undefined,
  below: Count | undefined,
): Count[] | undefined {
  const own = parts.map(({ number }) => countIn(number, depth));
  const known = own.filter((count) => count !== undefined);
  if (known.length < parts.length) return undefined;
  if (isAscending([above, ...known, below])) return known;
  if (!above) return undefined;
  const counts: Count[] = [];
  let last = above;
  for (const { kind } of parts) {
    last =
      kind === 'heading'
        ? { section: following(last), paragraph: 0 }
        : { section: last.section, paragraph: last.paragraph + 1 };
    counts.push(last);
  }
  return counts;
}

/** A number as a count: of two parts, where paragraphs are counted by section, else of one. */
function countIn(number: string | undefined, depth: number): Count | undefined {
  const [first, second = 0] = number?.split('.').map(Number) ?? [];
  if (first === undefined) return undefined;
  return depth === 1 ? { section: undefined, paragraph: first } : { section: first, paragraph: second };
}

function isAscending(counts: readonly (Count | undefined)[]): boolean {
  const known = counts.filter((count) => count !== undefined);
  return known.every((count, index) => {
    const last = known[index - 1];
    if (!last) return true;
    const [section = 0, before = 0] = [count.section, last.section];
    return section > before || (section === before && count.paragraph > last.paragraph);
  });
}

/** What a part begins with: the documents of a heading, the references of a paragraph. */
function beginningOf({ conventions }: RecordDocument, { kind, facts }: Part): string {
  const { wording } = conventions;
  const cited = eachOnce(facts.filter(({ isSure, isReported }) => isSure && !isReported));
  const documents = cited.filter((fact) => fact.kind === 'document').map(({ value }) => value);
  if (kind === 'heading') return documentsBracket(wording, documents).trimStart();
  const others = cited.flatMap((fact) => {
    const printed = fact.kind === 'document' ? undefined : printedReference(conventions, fact);
    if (printed === undefined) return [];
    return fact.kind === 'paragraph' ? (paragraphNamed(wording, printed) ?? []) : printed;
  });
  const named = documents.length > 0 ? [withoutBracket(wording, documentsBracket(wording, documents))] : [];
  return [...named, ...others].join(wording.documents.separators[0]);
}

function eachOnce(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>();
  return facts.filter((fact) => !seen.has(signatureOf(fact)) && seen.add(signatureOf(fact)));
}

/** `Document C24/8` of ` (Document C24/8)`. */
function withoutBracket({ typography }: Wording, bracket: string): string {
  const text = bracket.trim();
  const pair = typography.pairs.find(([open, close]) => text.startsWith(open) && text.endsWith(close));
  return pair ? text.slice(pair[0].length, -pair[1].length) : text;
}

/** `paragraph 6.1`, by the first form of the language. */
function paragraphNamed({ paragraphs }: Wording, number: string): string | undefined {
  return paragraphs.forms[0]?.replace(/\{paragraphs?\}/, number);
}
