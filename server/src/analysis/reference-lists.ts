import type { Wording } from '../profile/wording';
import { blocksWhere } from '../syntax/by-block';
import type { Citation, DocumentReference, RecordDocument, Reference } from '../syntax/record';
import { referencesByBlock, referring } from '../syntax/references';
import { derive } from '../text/derive';
import { digitValue } from '../text/digits';

type Member = DocumentReference | Citation;

/** A member of a list that the list has already, what it was there, and the member just before it. */
export interface RepeatedMember {
  readonly reference: Member;
  readonly first: Member;
  readonly before: Member;
}

/** The blocks with a list that has the same member twice. */
export const repeatingMembers = blocksWhere(
  (record, _, index) => repeatedMembersIn(record, index).length > 0,
  undefined,
  referring,
);

/** The members that lists of a block have twice, `C24/10、C24/66和C24/10号文件`. Other versions are other members. */
export function repeatedMembersIn(record: RecordDocument, index: number): readonly RepeatedMember[] {
  const references = referencesByBlock(record).at(index) ?? [];
  if (references.length < 2) return NONE;
  let found: RepeatedMember[] | undefined;
  let list: Member[] = [];
  let before: Member | undefined;
  for (const reference of references) {
    if (!isMember(reference)) continue;
    if (!before || !isJoined(record, before, reference)) list = [reference];
    else {
      const name = nameOf(reference);
      const first = list.find((member) => nameOf(member) === name);
      if (first) {
        found ??= [];
        found.push({ reference, first, before });
      } else if (list.length < LONGEST_LIST) list.push(reference);
    }
    before = reference;
  }
  return found ?? NONE;
}

/** So many members of a list are looked through for each further one. */
const LONGEST_LIST = 50;

const NONE: readonly never[] = [];

function isMember(reference: Reference): reference is Member {
  return reference.kind !== 'paragraph' && !reference.implied;
}

function nameOf(reference: Member): string {
  if (reference.kind === 'document') return reference.canonical;
  return `${reference.key} ${reference.version?.canonical ?? ''}`;
}

/** The longest that may stand between two members of a list: the words for their kind, and what joins them. */
const LONGEST_JOINT = 24;

/** Whether nothing but a separator, and words that go with the symbols, stands between two references of a kind. */
function isJoined({ text, conventions }: RecordDocument, before: Member, reference: Member): boolean {
  const gap = reference.span.from - before.span.to;
  if (before.kind !== reference.kind || gap > LONGEST_JOINT || gap < 1) return false;
  const joint = text.slice(before.span.to, reference.span.from).trim();
  // Behind a semicolon the words for another begin a clause of their own: “…; Resolution 71 is clear”.
  if (
    SEMICOLON.test(joint) &&
    digitValue(text.charCodeAt(reference.span.from)) < 0 &&
    reference.kind === 'citation'
  )
    return false;
  return joints(conventions.wording).has(joint);
}

const SEMICOLON = /[;；؛]/;

/** What may stand between two members of a list, without the blanks around it. */
const joints = derive(({ documents, citations }: Wording): ReadonlySet<string> => {
  const all = new Set<string>();
  for (const separator of [...documents.separators, ...citations.separators]) all.add(separator.trim());
  for (const separator of documents.separators)
    for (const before of ['', ...documents.labels.after])
      for (const after of SEMICOLON.test(separator) ? [''] : ['', ...documents.labels.before])
        all.add(`${before}${separator}${after}`.trim());
  return all;
});
