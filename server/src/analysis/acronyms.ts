import { blocksWith, byBlock, foundInBlocks } from '../syntax/by-block';
import type { Block, RecordDocument } from '../syntax/record';
import { copied, type Span, shifted } from '../text/span';
import { withoutUnseen } from '../text/unseen';
import { ownWordsOf } from './own-words';

/** Acronyms and the full names they stand for, `财务资源管理部（FRMD）`, as a record explains them (RECORDS.md §1.11). */

/** An acronym in brackets behind what it stands for. */
export interface Expansion {
  readonly acronym: string;
  /** The full name; where the script does not part its words, with what stands before it in the same clause. */
  readonly name: string;
  readonly span: Span;
}

/** `（CWG-WSIS&SDG）`: two to fifteen capitals, digits and joints. */
const IN_BRACKETS = /[（(][A-Z0-9][A-Z0-9&\u2010\u2011-]{1,14}[）)]/g;
/** What a full name does not go across. */
const CLAUSE = /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}。，、；：！？…,;:!?"\n\r\t]|\.\s/gu;
const BRACKET = /[（(]/;
const LONGEST_NAME = 40;
const MOST_LETTERS = 300;

/** The expansions of a record, in order. The table at the top repeats the headings and is left out. */
export function expansionsOf(record: RecordDocument): readonly Expansion[] {
  return expansionsByBlock(record, undefined).all();
}

/** What each block explains; the very same list for as long as none explains anything else. */
export const explanationsOf = byBlock((record, block): string =>
  expansionsIn(record, block)
    .map(({ acronym, name }) => `${acronym} ${name}`)
    .join('\n'),
);

const expansionsByBlock = foundInBlocks({
  where: blocksWith(IN_BRACKETS),
  find: expansionsIn,
  carried: (expansion, by) => (by === 0 ? expansion : { ...expansion, span: shifted(expansion.span, by) }),
});

function expansionsIn(record: RecordDocument, block: Block): readonly Expansion[] {
  const found: Expansion[] = [];
  if (block.kind === 'agenda') return found;
  for (const { span, words } of ownWordsOf(record, block))
    for (const { 0: written, index } of words.matchAll(IN_BRACKETS)) {
      const acronym = written.slice(1, -1).replace(/[\u2010\u2011]/g, '-');
      if (capitalsOf(acronym).length < 2) continue;
      const name = nameBefore(record, span.from, span.from + index, acronym);
      if (name) found.push({ acronym, name: withoutUnseen(copied(record.text, name)), span: name });
    }
  return found;
}

/** The capitals of an acronym, one by one. */
export function capitalsOf(acronym: string): readonly string[] {
  return acronym.match(/[A-Z]/g) ?? [];
}

/** The name that ends at `to`. A bracket at its end is passed over, but no second one. */
function nameBefore(
  record: RecordDocument,
  from: number,
  to: number,
  acronym: string,
  isSecond = false,
): Span | undefined {
  const { script, typography } = record.conventions.wording;
  const text = record.text.slice(Math.max(from, to - MOST_LETTERS), to);
  const start = to - text.length;
  const marks = typography.pairs.find(([, close]) => text.endsWith(close));
  if (marks) {
    const open = start + text.lastIndexOf(marks[0]);
    if (open < start) return undefined;
    // Between a name and its acronym a bracket tells when and where: （2023年，迪拜）（RA-23）.
    if (BRACKET.test(marks[0])) return isSecond ? undefined : nameBefore(record, from, open, acronym, true);
    // A title is a name as it stands: 《全球网络安全议程》（GCA）.
    const inside = { from: open + 1, to: to - 1 };
    return inside.from < inside.to ? inside : undefined;
  }
  if (script !== 'Han') return wordsBefore(text, start, acronym);
  // What parts two clauses may begin before the longest name.
  let clause = Math.max(start, to - LONGEST_NAME);
  const near = Math.max(start, clause - 1);
  for (const { 0: mark, index } of text.slice(near - start).matchAll(CLAUSE))
    clause = Math.max(clause, near + index + mark.length);
  return clause < to ? { from: clause, to } : undefined;
}

/** The last words of a text whose initials are those of the acronym, in any order; nothing when there are none. */
function wordsBefore(text: string, start: number, acronym: string): Span | undefined {
  const wanted = capitalsOf(acronym).map((letter) => letter.toLowerCase());
  const sentence = [...text.matchAll(/[\p{Ps}\p{Pe};:!?\n\r\t]|\.\s/gu)].at(-1);
  const words = [...text.matchAll(/[\p{L}\p{N}]{1,60}/gu)].reverse();
  for (const word of words) {
    if (sentence && word.index < sentence.index) return undefined;
    // A word in capitals is an acronym itself and gives all its letters.
    const letters = /^\p{Lu}{2,60}$/u.test(word[0]) ? [...word[0]] : [word[0].charAt(0)];
    for (const letter of letters) {
      const at = wanted.indexOf(letter.toLowerCase());
      if (at >= 0) wanted.splice(at, 1);
    }
    if (wanted.length === 0) return { from: start + word.index, to: start + text.trimEnd().length };
  }
  return undefined;
}
