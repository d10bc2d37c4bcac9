import { type OwnWords, ownWordsOf } from '../analysis/own-words';
import type { RecordDocument } from '../syntax/record';
import { referencesOf } from '../syntax/references';
import type { Edit } from '../text/edits';
import { lastBegunAt, overlaps } from '../text/span';

/**
 * What tidying a record does: the safe corrections of these rules, and the width of its punctuation. All of it changes
 * how a thing is written; words, their order and the values of numbers stay what they are. Corrections that add or
 * exchange words, such as a preferred term or a missing stop, are for whoever asks for them.
 */
export const TIDYING: ReadonlySet<string> = new Set([
  'number-form',
  'document-form',
  'range-dash',
  'dash-pair',
  'punctuation-spacing',
  'invisible-character',
  'trailing-space',
]);

/** What holds for the punctuation of a language. */
interface Widths {
  /** A mark of the wrong width → the right one, perhaps with the blanks around it. */
  readonly right: ReadonlyMap<string, string>;
  /** The closing bracket of each opening one. */
  readonly closing: ReadonlyMap<string, string>;
  /** A letter of the script of the language. */
  readonly letter: RegExp;
}

/**
 * The edits that give punctuation the width of its language: `报告,该文件` to `报告，该文件`. A mark is taken for one of the
 * wrong width only between letters of the record's own script, or at the end of what it says; a bracket only together
 * with its partner. Quotations, addresses and references are left alone.
 */
export function widthEdits(record: RecordDocument): Edit[] {
  const { typography, script } = record.conventions.wording;
  const right = new Map(Object.entries(typography.widths));
  if (right.size === 0) return [];
  const widths = { right, closing: new Map(typography.pairs), letter: LETTERS[script] };
  const references = referencesOf(record);
  return record.blocks
    .flatMap((block) => ownWordsOf(record, block))
    .flatMap((words) => [...editsIn(words, widths)])
    .filter(({ span }) => {
      const reference = references[lastBegunAt(references, span.from)];
      return !reference || !overlaps(reference.span, span);
    })
    .sort((a, b) => a.span.from - b.span.from);
}

const LETTERS: Readonly<Record<RecordDocument['conventions']['wording']['script'], RegExp>> = {
  Han: /\p{Script=Han}/u,
  Latin: /[\p{Script=Latin}0-9]/u,
  Cyrillic: /[\p{Script=Cyrillic}0-9]/u,
  Arabic: /\p{Script=Arabic}/u,
};

function* editsIn({ words, span }: OwnWords, { right, closing, letter }: Widths): Generator<Edit> {
  /** The brackets of the wrong width that are open here, each with its edit where a letter follows it. */
  const open: { readonly mark: string; readonly edit: Edit | undefined }[] = [];
  const closers = new Set(closing.values());
  const isLetter = (at: number): boolean => letter.test(words.charAt(at));
  const behindBrackets = (at: number): number => (closers.has(words.charAt(at)) ? at - 1 : at);
  for (let at = 0; at < words.length; at++) {
    const mark = words.charAt(at);
    const write = right.get(mark);
    if (write === undefined) continue;
    const edit = editAt(words, at, write, span.from);
    if (closing.has(mark)) {
      open.push({ mark, edit: isLetter(at + 1) ? edit : undefined });
    } else if (closers.has(mark)) {
      const opened = open.pop();
      if (opened?.edit && closing.get(opened.mark) === mark && isLetter(at - 1)) yield* [opened.edit, edit];
    } else if (isLetter(behindBrackets(at - 1)) && (isLetter(at + 1) || endsAt(words, at + 1))) {
      yield edit;
    }
  }
}

/** Whether what is said ends here: a blank or nothing follows. */
function endsAt(words: string, at: number): boolean {
  return words.slice(at, at + 1).trim() === '';
}

/** One mark for another. The blanks of the new one stand where none stand yet, and never at the end of a text. */
function editAt(words: string, at: number, write: string, from: number): Edit {
  const hasBefore = at === 0 || endsAt(words, at - 1);
  const hasAfter = endsAt(words, at + 1) || /\p{P}/u.test(words.charAt(at + 1));
  const text = hasBefore ? write.trimStart() : write;
  return { span: { from: from + at, to: from + at + 1 }, text: hasAfter ? text.trimEnd() : text };
}
