import type { Conventions, DocumentWay } from '../profile/conventions';
import { documentLabelsOf } from '../profile/document-labels';
import type { Match } from '../profile/recogniser';
import { withoutMarks } from '../text/direction';
import { type Span, slice } from '../text/span';

/** Documents of which only the number is written, beside one that is written out (RECORDS.md §1.8). */

/** The longest range of documents or resolutions whose members are counted one by one. */
export const LONGEST_RANGE = 100;

/** The end of a range that is a number alone, `C24/94-96`, and where that ends. */
export function shortEnd(
  text: string,
  { span, fields }: Match<DocumentWay>,
  to: number,
  conventions: Conventions,
): { readonly number: number; readonly to: number } | undefined {
  const joint = conventions.documentList.ranges.at(text, span.to, to);
  if (!joint) return undefined;
  SHORT_END.lastIndex = joint.span.to;
  const [digits] = SHORT_END.exec(text) ?? [];
  if (digits === undefined || SHORT_END.lastIndex > to) return undefined;
  const [first, number] = [Number(fields['number']), Number(digits)];
  const end = SHORT_END.lastIndex;
  const isRange = number > first && number - first < LONGEST_RANGE;
  // “sent Document C24/8 to 10 members” says no other document.
  if (isSpaced(slice(text, joint.span)) && !ENDING.test(text.slice(end, Math.min(end + 1, to))))
    return undefined;
  // `C24/8至10月` says no document.
  const { after } = conventions.wording.documents.labels;
  const isMonth = IDEOGRAPH.test(text.charAt(end)) && !after.some((label) => text.startsWith(label, end));
  return isRange && !isMonth ? { number, to: end } : undefined;
}

/** A document of which the number alone is written, and where. */
interface ShortMember {
  readonly number: number;
  readonly span: Span;
}

/**
 * The further members of a list that are numbers alone: “Documents C24/47 and 48”, `C24/50、51和52号文件`. The words around
 * have to show that documents are meant; `isList` tells that those before do.
 */
export function shortMembers(
  text: string,
  { span, fields }: Match<DocumentWay>,
  to: number,
  isList: boolean,
  conventions: Conventions,
): readonly ShortMember[] {
  const { separators } = conventions.documentList;
  const members: ShortMember[] = [];
  let at = span.to;
  let previous = Number(fields['number']);
  for (;;) {
    const joint = separators.at(text, at, to);
    if (!joint) break;
    SHORT_END.lastIndex = joint.span.to;
    const number = Number(SHORT_END.exec(text)?.[0]);
    // A list is in order: “and 12 delegations” is none.
    if (!(number > previous) || SHORT_END.lastIndex > to) break;
    at = SHORT_END.lastIndex;
    previous = number;
    members.push({ number, span: { from: joint.span.to, to: at } });
  }
  return members.length > 0 && (isList || endsList(text, at, to, conventions)) ? members : [];
}

/** Whether a list of documents ends at `at`, by a word behind it, or goes on with one that is written out. */
function endsList(text: string, at: number, to: number, conventions: Conventions): boolean {
  const { after } = conventions.wording.documents.labels;
  const label = after.find((candidate) => text.startsWith(candidate, at));
  if (label !== undefined) return label === after[0] || !IDEOGRAPH.test(text.charAt(at + label.length));
  const joint = conventions.documentList.separators.at(text, at, to);
  return joint !== undefined && conventions.documents.at(text, joint.span.to, to) !== undefined;
}

/** Tells of the references of a text, which must come in order, whether words before them say that several follow. */
export function listsIn(text: string, within: Span, conventions: Conventions): (next: Span) => boolean {
  const { all, one } = documentLabelsOf(conventions.wording);
  const labels = all.filter((label) => label !== one).map((label) => label.toLowerCase());
  let end = -1;
  let isList = false;
  return ({ from, to }) => {
    const joint = end < 0 ? undefined : conventions.documentList.separators.at(text, end, from);
    const goesOn = isList && joint?.span.to === from;
    const before = wordsBefore(text, within, from).toLowerCase();
    isList = goesOn || labels.some((label) => before.endsWith(label));
    end = to;
    return isList;
  };
}

/** How far before a symbol its label is looked for. */
const FAR = 40;

/** What stands just before a symbol, without marks of direction. */
export function wordsBefore(text: string, within: Span, from: number): string {
  return withoutMarks(text.slice(Math.max(within.from, from - FAR), from));
}

/** A number that does not go on, as `8-10.5` and `8-24/3` do. */
const SHORT_END = /[0-9]{1,4}(?![0-9A-Za-z/\p{Pd}]|[.,][0-9])/uy;

const ENDING = /^(?:[,.;:)\]]|$)/;
const IDEOGRAPH = /\p{Ideographic}/u;

function isSpaced(joint: string): boolean {
  return joint !== joint.trim();
}
