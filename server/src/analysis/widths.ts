import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { blocksWith, byBlock, type Places } from '../syntax/by-block';
import type { Block, RecordDocument } from '../syntax/record';
import { referencesByBlock } from '../syntax/references';
import { derive } from '../text/derive';
import type { Edit } from '../text/edits';
import { lastBegunAt, overlaps, type Span } from '../text/span';
import { placeOf } from './block-documents';
import { type OwnWords, ownWordsOf } from './own-words';

/**
 * Punctuation of the width of another script: `报告,该文件`. A mark is taken for one of the wrong width only between letters
 * of the record's own script, or at the end of what it says; a bracket only together with its partner. Quotations,
 * addresses and references are left alone.
 */

/** A mark of the wrong width, or both brackets of a pair, and what makes it right. */
export type WidthFault = readonly [Edit, ...Edit[]];

/** What holds for the punctuation of a language. */
interface Widths {
  /** A mark of the wrong width → the right one, perhaps with the blanks around it. */
  readonly right: ReadonlyMap<string, string>;
  /** The closing bracket of each opening one. */
  readonly closing: ReadonlyMap<string, string>;
  readonly closers: ReadonlySet<string>;
  /** A letter of the script of the language. */
  readonly letter: RegExp;
  /** Whether the script has no blanks, so that a mark behind a letter of it is one of its own whatever follows. */
  readonly isSolid: boolean;
  /** The quotation marks that straight ones stand for, where the script has wide marks. */
  readonly quotes: readonly [string, string] | undefined;
  /** Blanks beside wide marks, where the script has no blanks; with the mark before or after. */
  readonly blanks: RegExp | undefined;
  /** The blocks with a bracket of the wrong width before a letter. */
  readonly narrow: Places;
  /** The blocks that hold such a mark at all. */
  readonly holding: Places;
}

const widthsOf = derive(({ typography, script }: Wording): Widths => {
  const marks = Object.keys(typography.widths).map(escapePattern);
  const isSolid = script === 'Han';
  const wide = typography.once?.marks ? `[${escapePattern(typography.once.marks)}]` : '(?!)';
  const closing = new Map(typography.pairs);
  const closers = new Set(closing.values());
  // What is looked at first is rare, and what stands around it is looked at then.
  const any = (some: readonly string[]): string =>
    some.length > 0 ? `[${some.map(escapePattern).join('')}]` : '(?!)';
  const [opening, others] = [
    Object.keys(typography.widths).filter((mark) => closing.has(mark)),
    Object.keys(typography.widths).filter((mark) => !closing.has(mark) && !closers.has(mark)),
  ];
  const gates = isSolid
    ? [
        `${any(others)}(?:(?<=${IDEOGRAPH}${any([...closers])}?.)|(?= {0,3}${IDEOGRAPH}))`,
        `${any(opening)}(?=${IDEOGRAPH})`,
        '"',
        ...(typography.once ? [`${wide}[ \\u00a0]|[ \\u00a0]${wide}`] : []),
      ]
    : [marks.length > 0 ? `[${marks.join('')}]` : '(?!)'];
  return {
    right: new Map(Object.entries(typography.widths)),
    closing,
    closers,
    letter: LETTERS[script],
    isSolid,
    quotes: isSolid ? typography.quotes[0] : undefined,
    blanks:
      isSolid && typography.once
        ? new RegExp(
            `(?<=(?<before>${wide}))[ \\u00a0]{1,9}(?![\\s\\p{Pd}])(?=.)|(?<![\\s\\p{Pd}])[ \\u00a0]{1,9}(?=(?<after>${wide}))`,
            'gu',
          )
        : undefined,
    narrow: blocksWith(new RegExp(`${any(opening)}(?=${LETTERS[script].source})`, 'u')),
    holding: blocksWith(new RegExp(gates.join('|'))),
  };
});

/** The first half of an ideograph, or all of it: a plain class, which is searched for ten times as fast as one of a script. */
const IDEOGRAPH = '[\\u2e80-\\u9fff\\ud840-\\udfff\\uf900-\\ufaff]';

const LETTERS: Readonly<Record<Wording['script'], RegExp>> = {
  Han: /\p{Script=Han}/u,
  Latin: /[\p{Script=Latin}0-9]/u,
  Cyrillic: /[\p{Script=Cyrillic}0-9]/u,
  Arabic: /\p{Script=Arabic}/u,
};

/** The blocks that may hold marks of the wrong width. */
export function holdingWidths(record: RecordDocument): readonly number[] {
  return widthsOf(record.conventions.wording).holding(record);
}

/** The marks of a block that have the wrong width, in order. */
export function widthFaultsIn(record: RecordDocument, block: Block): WidthFault[] {
  const widths = widthsOf(record.conventions.wording);
  if (widths.right.size === 0) return [];
  const isOutside = outsideReferences(record, block);
  return ownWordsOf(record, block)
    .flatMap((words) => [...faultsIn(words, widths)])
    .filter((edits) => edits.every(({ span }) => isOutside(span)))
    .sort(([a], [b]) => a.span.from - b.span.from);
}

/** What is set wrongly in a document symbol or a citation is told of as its form. */
function outsideReferences(record: RecordDocument, block: Block): (span: Span) => boolean {
  const references = referencesByBlock(record).at(placeOf(record, block)) ?? [];
  return (span) => {
    const reference = references[lastBegunAt(references, span.from)];
    return !reference || !overlaps(reference.span, span);
  };
}

function* faultsIn({ words, span }: OwnWords, widths: Widths): Generator<WidthFault> {
  if (widths.quotes && words.includes('"')) yield* straightIn({ words, span }, widths);
  const { right, closing, closers, letter, isSolid } = widths;
  /** The brackets of the wrong width that are open here, each with its edit where a letter follows it. */
  const open: { readonly mark: string; readonly edit: Edit | undefined }[] = [];
  const isLetter = (at: number): boolean => letter.test(words.charAt(at));
  const behindBrackets = (at: number): number => (closers.has(words.charAt(at)) ? at - 1 : at);
  for (let at = 0; at < words.length; at++) {
    const mark = words.charAt(at);
    const write = right.get(mark);
    if (write === undefined) continue;
    const edit = editAt(words, at, write, span.from, isSolid);
    if (closing.has(mark)) {
      open.push({ mark, edit: isLetter(at + 1) ? edit : undefined });
    } else if (closers.has(mark)) {
      const opened = open.pop();
      if (opened?.edit && closing.get(opened.mark) === mark && isLetter(at - 1)) yield [opened.edit, edit];
    } else if (isLetter(behindBrackets(at - 1)) && (isSolid || isLetter(at + 1) || endsAt(words, at + 1))) {
      yield [edit];
    } else if (
      isSolid &&
      STOPS.includes(mark) &&
      BEFORE_STOP.test(words.charAt(at - 1)) &&
      isLetter(afterBlanks(words, at + 1))
    ) {
      yield [edit];
    }
  }
}

/** A pair of straight quotation marks around words of the language; a text in which one has no other is left alone. */
function* straightIn(
  { words, span }: Pick<OwnWords, 'words' | 'span'>,
  { quotes, letter }: Widths,
): Generator<WidthFault> {
  const marks = [...words.matchAll(/"/g)].map(({ index }) => index);
  if (!quotes || marks.length % 2 > 0) return;
  for (let at = 0; at + 1 < marks.length; at += 2) {
    const [from = 0, to = 0] = marks.slice(at, at + 2);
    if (!letter.test(words.slice(from + 1, to))) continue;
    yield [
      { span: { from: span.from + from, to: span.from + from + 1 }, text: quotes[0] },
      { span: { from: span.from + to, to: span.from + to + 1 }, text: quotes[1] },
    ];
  }
}

/** What parts clauses, and stands between figures or names only where no letter of a script without blanks follows: `52%,而`. */
const STOPS = ',;';
const BEFORE_STOP = /[\p{L}\p{N}%％]/u;

function afterBlanks(words: string, at: number): number {
  let to = at;
  while (words.charAt(to) === ' ') to++;
  return to;
}

/** The blanks beside marks that are as wide as a letter and have their blank in themselves: `。 会议`. */
export function blanksBesideMarks(
  record: RecordDocument,
  block: Block,
): readonly { readonly span: Span; readonly mark: string }[] {
  const { blanks } = widthsOf(record.conventions.wording);
  if (!blanks) return [];
  const found = ownWordsOf(record, block).flatMap(({ words, span }) =>
    [...words.matchAll(blanks)].map(({ index, 0: { length }, groups = {} }) => {
      const from = span.from + index;
      return { span: { from, to: from + length }, mark: groups['before'] ?? groups['after'] ?? '' };
    }),
  );
  if (found.length === 0) return found;
  const isOutside = outsideReferences(record, block);
  return found.filter(({ span }) => isOutside(span));
}

/** Whether what is said ends here: a blank or nothing follows. */
function endsAt(words: string, at: number): boolean {
  return words.slice(at, at + 1).trim() === '';
}

/** One mark for another. The blanks of the new one stand where none stand yet, and never at the end of a text. */
function editAt(words: string, at: number, write: string, from: number, isSolid: boolean): Edit {
  const hasBefore = at === 0 || endsAt(words, at - 1);
  const hasAfter = endsAt(words, at + 1) || /\p{P}/u.test(words.charAt(at + 1));
  const text = hasBefore ? write.trimStart() : write;
  let to = at + 1;
  // A mark that is as wide as a letter has its blank in itself.
  if (isSolid) while (words.charAt(to) === ' ' && to < words.length - 1) to++;
  return { span: { from: from + at, to: from + to }, text: hasAfter ? text.trimEnd() : text };
}

/** Whether a record writes its brackets in the width of its language: those of both widths are counted. */
export function bracketsAreOwn(record: RecordDocument): boolean {
  if (widthsOf(record.conventions.wording).narrow(record).length === 0) return true;
  let balance = 0;
  for (const one of bracketsByBlock(record)) balance += one;
  return balance >= 0;
}

/** The opening brackets of a block that have the width of the language, less those that have not. */
const bracketsByBlock = byBlock((record, block): number => {
  const { right, closing, letter } = widthsOf(record.conventions.wording);
  const written = record.text.slice(block.span.from, block.span.to);
  let balance = 0;
  for (const [mark, write] of right) {
    if (!closing.has(mark)) continue;
    const own = write.trim();
    for (let at = written.indexOf(own); at >= 0; at = written.indexOf(own, at + 1)) balance++;
    for (let at = written.indexOf(mark); at >= 0; at = written.indexOf(mark, at + 1))
      if (letter.test(written.charAt(at + 1))) balance--;
  }
  return balance;
});
