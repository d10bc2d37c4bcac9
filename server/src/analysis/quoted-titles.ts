import { quotationsIn } from '../syntax/quiet';
import type { Block, Citation, RecordDocument } from '../syntax/record';
import { textOf } from '../syntax/references';
import { derive, deriveWithin } from '../text/derive';
import { countUntil } from '../text/list';
import { type Span, slice, spanAt } from '../text/span';
import { citedVersionOf } from './cited-versions';
import { blocksCiting, citationsAt } from './citing-blocks';
import { type DatedVersion, historyOf } from './registry';
import { type PlainTitle, plainTitle, titleMismatch } from './titles';
import { rightVersionOf } from './version-verdicts';

/** A title that is quoted with a citation and is not that of its version. */
export interface QuotedTitle {
  readonly citation: Citation;
  readonly version: DatedVersion;
  /** The title of the version, and what of it stands where the quoted one differs. */
  readonly title: string;
  readonly expected: string;
  /** The quoted title without its marks, and what of it differs. */
  readonly quotation: Span;
  readonly found: Span;
}

/** What may stand between a citation and the title behind it, or between a title and the citation behind it. */
const BEHIND = /^[\s,，:：]{0,3}$/;
const BEFORE = /^[\s,，]{0,2}[(（]?$/;

/** The most characters that may. */
const FAR = 3;

/**
 * The titles that are quoted in a block right beside a citation, and differ from what the registry has of that version.
 */
export function* quotedTitlesIn(record: RecordDocument, block: Block, index: number): Generator<QuotedTitle> {
  for (const citation of citationsAt(record, [index])) {
    const title = quotedWith(record, block, citation);
    if (title) yield title;
  }
}

function quotedWith(record: RecordDocument, block: Block, citation: Citation): QuotedTitle | undefined {
  const version = citation.implied ? undefined : versionOf(record, citation);
  const title = version?.title?.[record.language];
  const quotation = title === undefined ? undefined : quotationBeside(record, block, citation);
  const mismatch = quotation && title !== undefined && differenceOf(record, quotation, title);
  return version && title !== undefined && quotation && mismatch
    ? { citation, version, title, quotation, ...mismatch }
    : undefined;
}

/** The blocks in which a quotation stands beside a citation. */
export const besideQuotations = blocksCiting((record, citation) => {
  const block = spanAt(record.lists.blocks, citation.phrase.from);
  return block !== undefined && quotationBeside(record, block, citation) !== undefined;
});

/** The version that is cited; where none is named, the one in force at the meeting. */
function versionOf(record: RecordDocument, citation: Citation): DatedVersion | undefined {
  const cited = citedVersionOf(record, citation);
  if (!cited) return citation.version ? undefined : rightVersionOf(record, citation.key)?.version;
  const history = historyOf(record.conventions.source, cited.key);
  return history?.versions.find(({ by }) => by.id === cited.by.id);
}

function quotationBeside(record: RecordDocument, block: Block, citation: Citation): Span | undefined {
  const { text } = record;
  const { phrase, version } = citation;
  const end = Math.max(phrase.to, version?.span.to ?? 0);
  if (!mayBeQuoted(record, phrase.from, end)) return undefined;
  const stretch = textOf(block).find(({ from, to }) => from <= phrase.from && phrase.to <= to);
  if (!stretch) return undefined;
  const { byBeginning, byEnd } = quotationsOf(record)(stretch);
  const above = near(byEnd, ({ to }) => to, phrase.from - FAR, phrase.from);
  const below = near(byBeginning, ({ from }) => from, end, end + FAR);
  const beside =
    above.find(({ to }) => BEFORE.test(text.slice(to, phrase.from))) ??
    below.find(({ from }) => BEHIND.test(text.slice(end, from)));
  return beside && { from: beside.from + 1, to: beside.to - 1 };
}

/** Whether a quotation may end shortly before a place, or begin shortly behind another. */
function mayBeQuoted({ text, conventions }: RecordDocument, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - FAR - 1), from);
  const behind = text.slice(to, to + FAR + 1);
  return conventions.wording.typography.quotes.some(
    ([open, close]) => behind.includes(open.charAt(0)) || before.includes(close.charAt(close.length - 1)),
  );
}

/** The quotations of a stretch, found once for all the citations in it. */
const quotationsOf = derive(({ text, conventions }: RecordDocument) =>
  deriveWithin((stretch: Span) => {
    const quotations = quotationsIn(text, stretch, conventions.wording);
    return {
      byBeginning: quotations.toSorted((a, b) => a.from - b.from),
      byEnd: quotations.toSorted((a, b) => a.to - b.to),
    };
  }),
);

/** Those of which a place lies between two others, both included, of spans in the order of that place. */
function near(
  spans: readonly Span[],
  place: (span: Span) => number,
  from: number,
  to: number,
): readonly Span[] {
  const begin = countUntil(spans, (span) => place(span) >= from);
  const end = countUntil(spans, (span) => place(span) > to);
  return begin < end ? spans.slice(begin, end) : [];
}

/** Where a quoted title differs from the right one; nothing where it agrees, or is too unlike to be a title of it. */
function differenceOf(
  { text, conventions }: RecordDocument,
  quotation: Span,
  title: string,
): { found: Span; expected: string } | undefined {
  const { wording } = conventions;
  const left = likened(plainTitle(text, quotation, wording));
  const right = likened(plainTitle(title, { from: 0, to: title.length }, wording));
  const mismatch = titleMismatch(left, right);
  if (!mismatch || left.characters.length < LEAST || isPart(left, right)) return undefined;
  const unlike = Math.max(lengthOf(mismatch.left), lengthOf(mismatch.right));
  if (unlike * 2 > Math.max(lengthOf(quotation), title.length)) return undefined;
  return { found: mismatch.left, expected: slice(title, mismatch.right) };
}

/** Shorter quotations are words, not titles. */
const LEAST = 6;

/** A title as it is compared: the case of its letters and the shape of its apostrophes do not count. */
function likened({ characters, offsets }: PlainTitle): PlainTitle {
  const plain = characters.map((character) => (/[’‘]/.test(character) ? "'" : character.toLowerCase()));
  return { characters: plain, offsets };
}

/** Whether a title is quoted in part. */
function isPart(part: PlainTitle, whole: PlainTitle): boolean {
  return whole.characters.join('').includes(part.characters.join(''));
}

function lengthOf({ from, to }: Span): number {
  return to - from;
}
