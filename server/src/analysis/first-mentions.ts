import { holdsCity } from '../profile/conferences';
import type { Block, Citation, RecordDocument } from '../syntax/record';
import { citationsOf } from '../syntax/references';
import { asciiDigits } from '../text/digits';
import { withoutMarks } from '../text/direction';
import { slice, spanAt } from '../text/span';
import { citedVersionOf, doubtfulCitationsOf } from './cited-versions';
import { blocksCiting } from './citing-blocks';
import { printedIn, type RightVersion, rightVersionOf } from './version-verdicts';

/** A citation without version, and the version that was in force at the meeting. */
export interface BareMention {
  readonly citation: Citation;
  readonly right: RightVersion;
  /** The version as the record would cite it. */
  readonly expected: string;
}

/** First mentions that share the words around their numbers, and where a version would stand. */
export interface BareMentions {
  readonly members: readonly BareMention[];
  readonly at: number;
  /** What completes them; nothing where they differ, or stand among numbers that are complete. */
  readonly text: string | undefined;
}

/**
 * The first mentions of instruments in the text of a record that say no version, and the version each lacks. Headings
 * and tables are no first mention: a title names a thing by its number. An instrument whose number stands as a name has
 * no version to give.
 */
export function bareFirstMentions(record: RecordDocument): BareMentions[] {
  if (unversioned(record).length === 0) return [];
  const byPhrase = new Map<number, BareMention[]>();
  const known = new Set<string>(record.conventions.profile.properNames);
  const citations = citationsOf(record);
  for (const [at, citation] of citations.entries()) {
    if (doubtfulCitationsOf(record).has(citation)) continue;
    const cited = citedVersionOf(record, citation);
    const key = cited?.key ?? citation.key;
    if (known.has(key)) continue;
    const isNamed = cited !== undefined || citation.version !== undefined || namesYear(record, citation);
    if (!isNamed && isTitle(spanAt(record.lists.blocks, citation.span.from))) continue;
    known.add(key);
    const isComplete = isNamed || citation.implied || isCompleted(record, citations, at);
    const mention = isComplete ? undefined : lacking(record, citation);
    if (!mention) continue;
    byPhrase.set(citation.phrase.from, [...(byPhrase.get(citation.phrase.from) ?? []), mention]);
  }
  return [...byPhrase.values()].map((members) => completion(record, members));
}

/** How many citations behind one without version are looked at for the same with one. */
const NEAR = 40;

/** Whether the same paragraph goes on to name the version: “the group on Decision 482 …, under Decision 482 (C01)”. */
function isCompleted(record: RecordDocument, citations: readonly Citation[], at: number): boolean {
  const bare = citations[at];
  const end = bare && spanAt(record.lists.blocks, bare.span.from)?.span.to;
  if (!bare || end === undefined) return false;
  for (const later of citations.slice(at + 1, at + NEAR)) {
    if (later.span.from >= end) return false;
    if (later.version && later.key === bare.key) return true;
  }
  return false;
}

/** Whether the words before the number name the conference with its year: `PP-22第140号决议`. */
function namesYear({ text }: RecordDocument, { head }: Citation): boolean {
  return /\p{Nd}/u.test(slice(text, head.span));
}

/** The blocks that cite something without its version. */
export const unversioned = blocksCiting((_, { version }) => !version);

function isTitle(block: Block | undefined): boolean {
  return block?.kind === 'heading' || block?.kind === 'agenda';
}

function lacking(record: RecordDocument, citation: Citation): BareMention | undefined {
  if (isExplained(record, citation) || isDraft(record, citation)) return undefined;
  const right = rightVersionOf(record, citation.key);
  const expected = right && printedIn(record, right);
  return right && expected !== undefined ? { citation, right, expected } : undefined;
}

const FAR = 40;

/** Whether the words before a citation say that it is a draft, whose number is that of no other text. */
function isDraft({ text, conventions }: RecordDocument, { phrase }: Citation): boolean {
  const { drafts } = conventions.wording.citations;
  const before = withoutMarks(text.slice(Math.max(0, phrase.from - FAR), phrase.from));
  return drafts.some((words) => before.endsWith(words));
}

/** Whether brackets behind the citation tell of a year, a session or a city in words of their own. */
function isExplained({ text, conventions }: RecordDocument, { phrase }: Citation): boolean {
  const remark = /^\s?[(（][^()（）]{0,80}/.exec(text.slice(phrase.to, phrase.to + 90))?.[0];
  return (
    remark !== undefined && (SAYS_WHEN.test(asciiDigits(remark)) || holdsCity(conventions.source, remark))
  );
}

/** A year, or a session or conference with its year: `C18`, `WRC‑03`. */
const SAYS_WHEN = /[0-9]{4}|\p{L}\p{Pd}?[0-9]{2}/u;

function completion(record: RecordDocument, members: readonly BareMention[]): BareMentions {
  const { wording } = record.conventions;
  const [first] = members;
  const phrase = first?.citation.phrase.from;
  const all = citationsOf(record).filter((citation) => citation.phrase.from === phrase);
  const at = Math.max(...all.flatMap(({ number, tail }) => [number.to, tail.span.to]));
  const agree = all.length === members.length && new Set(members.map(({ expected }) => expected)).size === 1;
  const gap = wording.script === 'Han' ? '' : ' ';
  return { members, at, text: agree && first ? gap + first.expected : undefined };
}
