import type { Conventions, ParagraphHead } from '../profile/conventions';
import type { Span } from '../text/span';
import { inOrder } from './number-order';
import { type Home, homeOf, type Named, type Placed } from './paragraph-homes';
import type { ParagraphReference } from './record';
import { LONGEST_RANGE } from './short-documents';

/**
 * References to paragraphs by number. A reference is words around numbers:
 *
 *     第1.3、1.5和1.7段
 *     paragraphs 1.3 to 1.6 of Document C24/36
 *
 * Whose paragraphs they are, is told by what stands before and behind.
 */

/** Whether a stretch of text may refer to paragraphs: most stretches do not. */
export function mayNameParagraphs(
  text: string,
  { from, to }: Span,
  { paragraphWords }: Conventions,
): boolean {
  return paragraphWords.next(text, from, to) !== undefined;
}

/** The paragraph references of a stretch of text, in order, each member of a list or range for itself. */
export function paragraphReferencesIn(
  text: string,
  within: Span,
  named: Named,
  conventions: Conventions,
): ParagraphReference[] {
  const found: ParagraphReference[] = [];
  let last: Placed | undefined;
  for (let at = within.from; at < within.to; ) {
    const head = conventions.paragraphHeads.next(text, at, within.to);
    if (!head) break;
    const list = readNumbers(text, head.span.to, head.id.isList, within.to, conventions);
    const end = list && endOf(text, list.members, within.to, head.id);
    if (list && end) {
      const span = { from: head.span.from, to: end.to };
      const home = homeOf(text, span, named, last, conventions);
      pushMembers(found, end.members, home, conventions);
      if (home.document) last = { document: home.document, end: span.to };
    }
    // What begins inside a list that nothing follows leads to the same end: it is not read once more for each number.
    at = Math.max(end?.to ?? list?.end ?? 0, head.span.to, head.span.from + 1);
  }
  return found;
}

/** One number of a list. */
interface Member {
  readonly span: Span;
  readonly value: readonly number[];
  /** Set when this and the member before it are the two ends of a range. */
  readonly endsRange: boolean;
}

interface List {
  readonly members: readonly Member[];
  readonly end: number;
}

/** The numbers at a place, all of one depth; nothing where `2.b` stands among them: they count another text’s. */
function readNumbers(
  text: string,
  from: number,
  isList: boolean,
  to: number,
  conventions: Conventions,
): List | undefined {
  const { paragraphNumbers, paragraphList } = conventions;
  const members: Member[] = [];
  let at = from;
  let endsRange = false;
  for (;;) {
    const number = paragraphNumbers.at(text, at, to);
    if (!number) break;
    const { major, minor, stranger } = number.fields;
    if (stranger !== undefined) return undefined;
    const value = inOrder(
      conventions,
      minor === undefined ? [Number(major)] : [Number(major), Number(minor)],
    );
    if (value.length !== (members[0]?.value.length ?? value.length)) break;
    members.push({ span: number.span, value, endsRange });
    if (!isList) break;
    const range = paragraphList.ranges.at(text, number.span.to, to);
    const joint = range ?? paragraphList.separators.at(text, number.span.to, to);
    if (!joint) break;
    endsRange = range !== undefined;
    at = joint.span.to;
  }
  return { members, end: members.at(-1)?.span.to ?? from };
}

/** Where the reference ends: behind the words that follow its last number. `第6段和第39次会议` has one number. */
function endOf(
  text: string,
  members: readonly Member[],
  to: number,
  { tails }: ParagraphHead,
): { readonly members: readonly Member[]; readonly to: number } | undefined {
  for (let count = members.length; count > 0; count--) {
    const tail = tails.at(text, members[count - 1]?.span.to ?? to, to);
    if (tail)
      return {
        members: count === members.length ? members : members.slice(0, count),
        to: tail.span.to,
      };
  }
  return undefined;
}

/** Adds the references that the numbers of a list are. */
function pushMembers(
  found: ParagraphReference[],
  members: readonly Member[],
  home: Home,
  { profile }: Conventions,
): void {
  const isContinuous = profile.numbering === 'continuous';
  const depth = isContinuous ? 1 : 2;
  const { document, stated } = home;
  let previous: Member | undefined;
  for (const member of members) {
    const { span, value, endsRange } = member;
    // A single number is a section, or counts the paragraphs of a text that has no sections: not of this one. Where
    // this one has none, most single numbers are still another’s, unless the text says that it is one of here.
    const isKnown = document !== undefined || value.length === depth;
    const here = home.here && value.length === depth && (!isContinuous || home.saysHere);
    if (isKnown && endsRange && previous) {
      const whole = { from: previous.span.from, to: span.to };
      for (const implied of between(previous.value, value))
        found.push({ kind: 'paragraph', span: whole, value: implied, here, stated, document, implied: true });
    }
    if (isKnown) found.push({ kind: 'paragraph', span, value, here, stated, document, implied: false });
    previous = member;
  }
}

/** The numbers between two of one section: 1.4 and 1.5 between 1.3 and 1.6. */
function* between(first: readonly number[], last: readonly number[]): Generator<readonly number[]> {
  const section = first.slice(0, -1);
  if (section.some((number, depth) => number !== last[depth])) return;
  const from = first.at(-1) ?? 0;
  const to = last.at(-1) ?? 0;
  if (to - from > LONGEST_RANGE) return;
  for (let number = from + 1; number < to; number++) yield [...section, number];
}
