import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { blocksWith, byBlock, type Places } from '../syntax/by-block';
import type { Block, RecordDocument } from '../syntax/record';
import { referencesByBlock } from '../syntax/references';
import { derive } from '../text/derive';
import type { Edit } from '../text/edits';
import { lastBegunAt, overlaps, slice } from '../text/span';
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
  /** The blocks that hold such a mark at all. */
  readonly holding: Places;
}

const widthsOf = derive(({ typography, script }: Wording): Widths => {
  const closing = new Map(typography.pairs);
  const closers = new Set(closing.values());
  const wrong = Object.keys(typography.widths);
  return {
    right: new Map(Object.entries(typography.widths)),
    closing,
    closers,
    letter: LETTERS[script],
    isSolid: script === 'Han',
    holding: blocksWith(
      script === 'Han'
        ? besideLetters(
            wrong.filter((mark) => !closing.has(mark) && !closers.has(mark)),
            wrong.filter((mark) => closing.has(mark)),
          )
        : anyOf(wrong),
    ),
  };
});

/** Finds marks behind what may be a letter, and brackets before one: a text in Chinese holds many beside digits, in symbols. */
function besideLetters(marks: readonly string[], brackets: readonly string[]): RegExp {
  const letter = '[^\\u0000-\\u00ff]';
  return new RegExp(`${anyOf(marks).source}(?<=(?:${letter}|[)\\]]).)|${anyOf(brackets).source}${letter}`);
}

function anyOf(marks: readonly string[]): RegExp {
  return new RegExp(marks.length > 0 ? `[${marks.map(escapePattern).join('')}]` : '(?!)');
}

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
  const references = referencesByBlock(record).at(placeOf(record, block)) ?? [];
  return ownWordsOf(record, block)
    .flatMap((words) => [...faultsIn(words, widths)])
    .filter((edits) =>
      edits.every(({ span }) => {
        const reference = references[lastBegunAt(references, span.from)];
        return !reference || !overlaps(reference.span, span);
      }),
    )
    .sort(([a], [b]) => a.span.from - b.span.from);
}

function* faultsIn({ words, span }: OwnWords, widths: Widths): Generator<WidthFault> {
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
    }
  }
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
  let balance = 0;
  for (const one of bracketsByBlock(record)) balance += one;
  return balance >= 0;
}

/** The opening brackets of a block that have the width of the language, less those that have not. */
const bracketsByBlock = byBlock((record, block): number => {
  const { right, closing, letter } = widthsOf(record.conventions.wording);
  const text = slice(record.text, block.span);
  let balance = 0;
  for (const [mark, write] of right) {
    if (!closing.has(mark)) continue;
    const own = write.trim();
    for (let at = text.indexOf(own); at >= 0; at = text.indexOf(own, at + 1)) balance++;
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1))
      if (letter.test(text.charAt(at + 1))) balance--;
  }
  return balance;
});
