import type { Conventions } from '../profile/conventions';
import { endsSentence } from '../syntax/blocks/heading';
import { beginsBullet } from '../syntax/blocks/lines';
import { readMark } from '../syntax/blocks/number-mark';
import { readSource } from '../syntax/blocks/source';
import { asciiDigits } from '../text/digits';
import { applyEdits } from '../text/edits';
import { itemsOf } from '../text/long-list';
import { contains } from '../text/span';

/**
 * What was copied from a word processor or from a printed page, as a record would have it: one line a paragraph, plain
 * digits, plain hyphens and blanks, no bookmarks and nothing that cannot be seen. Words stay as they are, and so do
 * blank lines and the cells of tables. The line ends are LF.
 */
export function withoutLayout(text: string, conventions: Conventions): string {
  const lines = linesOf(withoutArtefacts(plainCharacters(text), conventions));
  const longest = lines.reduce((most, { content }) => Math.max(most, content.length), 0);
  const joined: string[] = [];
  let above: PastedLine | undefined;
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && above && goesOn(above, line, longest, conventions))
      joined[joined.length - 1] = last + jointOf(above.content, line.content) + line.content;
    else joined.push(line.content);
    above = line;
  }
  return joined.join('\n');
}

/** What stands for a plain character, or for nothing. A soft hyphen and a joiner of words only tell where a line may end. */
function plainCharacters(text: string): string {
  return text
    .replace(/[\uff10-\uff19]/g, asciiDigits)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2010\u2011\u001e]/g, '-')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u00ad\u200b\u2060\ufeff\u001f]/g, '')
    .replace(/\u0007/g, '\t')
    .replace(/\u2028/g, SOFT)
    .replace(/\n?[\f\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001d\u007f]/g, '');
}

/** The line break of a word processor that begins no paragraph. */
const SOFT = '\v';

function withoutArtefacts(text: string, conventions: Conventions): string {
  const { artefacts, lines } = readSource(text, conventions);
  if (artefacts.length === 0) return text;
  const emptied = itemsOf(lines)
    .filter(({ hasArtefact, head, to }) => hasArtefact && text.slice(head, to).trim() === '')
    .map(({ from, next }) => ({ from, to: next }));
  const others = itemsOf(artefacts).filter((artefact) => !emptied.some((line) => contains(line, artefact)));
  return applyEdits(
    text,
    [...emptied, ...others].map((span) => ({ span, text: '' })),
  );
}

interface PastedLine {
  /** Without the blanks around it; a TAB at its head begins a cell. */
  readonly content: string;
  /** Whether it ends in a break that begins no paragraph. */
  readonly isSoft: boolean;
}

function linesOf(text: string): PastedLine[] {
  return text.split(/(?<=[\n\v])/).flatMap((line, index, all) => {
    const content = line.trimEnd().replace(/^ +/, '');
    const own = { content, isSoft: line.endsWith(SOFT) };
    // The line end of the last line is one more line, as an editor shows it.
    return index === all.length - 1 && line.endsWith('\n') ? [own, { content: '', isSoft: false }] : [own];
  });
}

/** A line that was broken because the page ended is about as long as the longest; shorter ones end where they should. */
const FULL = 0.7;
/** Lines that are all shorter than this were not broken by a page. */
const SHORTEST_PAGE = { Han: 18, other: 45 } as const;

/** Whether a line goes on with the paragraph of the line above it. */
function goesOn(above: PastedLine, line: PastedLine, longest: number, conventions: Conventions): boolean {
  if (above.content === '' || line.content === '' || beginsAnew(line.content)) return false;
  const { script, signature } = conventions.wording;
  if (signature.colons.some((colon) => above.content.endsWith(colon))) return false;
  if (above.isSoft) return true;
  const isPage = longest >= (script === 'Han' ? SHORTEST_PAGE.Han : SHORTEST_PAGE.other);
  return isPage && above.content.length >= FULL * longest && !endsSentence(conventions, above.content);
}

/** Whether a line begins with a number of the record, a bullet or the letter of an item, or is the row of a table. */
function beginsAnew(line: string): boolean {
  if (beginsBullet(line) || /^[a-z]{1,3}[)）]/.test(line)) return true;
  const mark = readMark(line, 0, line.length);
  if (!mark) return line.includes('\t');
  const [first = 0] = mark.value;
  return mark.separatedBy !== 'nothing' && (mark.value.length > 1 || first < YEARS);
}

/** A number of a heading is smaller: what is not begins a line by chance, as a year does. */
const YEARS = 100;

/** What stands between two parts of a paragraph: a blank between the words of scripts that have blanks. */
function jointOf(above: string, line: string): string {
  const hasNone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
  const isHyphenated = /\p{L}-$/u.test(above) && /^\p{L}/u.test(line);
  return isHyphenated || hasNone.test(above.slice(-1)) || hasNone.test(line.charAt(0)) ? '' : ' ';
}
