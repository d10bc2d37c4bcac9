import { instrumentFacts } from '../analysis/instrument-facts';
import { meetingOf } from '../analysis/meeting';
import { printedCitation } from '../analysis/printed-versions';
import { allHistories, type History, versionInForce } from '../analysis/registry';
import type { RecordDocument } from '../syntax/record';
import { lineSpanAt } from '../text/lines';
import { type Span, slice } from '../text/span';

/** An instrument that may be meant by what was begun to be written. */
export interface InstrumentCompletion {
  /** As a record of this language cites it, in the version that was in force at the meeting. */
  readonly citation: string;
  readonly title: string | undefined;
  /** What is compared with what was written. */
  readonly matched: string;
}

export interface InstrumentCompletions {
  /** What was written so far, to be replaced. */
  readonly span: Span;
  readonly items: readonly InstrumentCompletion[];
}

/**
 * The instruments of the registry that a citation begun at an offset may become: behind the words that introduce a number,
 * `第` or “Resolution ”, those whose organ and kind they tell, and on a bare number of at least two digits those that begin
 * with it. Abrogated ones are not offered.
 */
export function instrumentCompletionsAt(record: RecordDocument, offset: number): InstrumentCompletions {
  const { text, conventions } = record;
  const line = lineSpanAt(text, offset);
  const digits = /[0-9]{0,4}$/.exec(text.slice(line.from, offset))?.[0] ?? '';
  const number = { from: offset - digits.length, to: offset };
  const head = headBefore(record, line, number.from);
  const isBare = digits.length >= LEAST && /[\p{L}\s(（]$/u.test(text.slice(line.from, number.from));
  const span = head ? { from: head.span.from, to: offset } : number;
  if (!head && !isBare) return { span, items: [] };
  const { organ, within, instrument } = head?.fields ?? {};
  const items: (InstrumentCompletion & { readonly number: number })[] = [];
  for (const history of allHistories(conventions.source)) {
    const [its, kind, name = ''] = history.instrument.key.split('/');
    if ((organ ?? within ?? its) !== its || (instrument ?? kind) !== kind) continue;
    if (!name.startsWith(digits)) continue;
    const citation = citationOf(record, history);
    if (citation === undefined) continue;
    const facts = instrumentFacts(record, history.instrument.key);
    const title = facts?.titleOf === undefined ? facts?.title : `${facts.title} (${facts.titleOf})`;
    const words = slice(text, { from: span.from, to: number.from });
    // The organ stays as it was named.
    const isNamed = (organ ?? within) !== undefined;
    items.push({
      citation: isNamed ? words + citation.slice(citation.indexOf(name)) : citation,
      title,
      matched: words + name,
      number: Number(name),
    });
  }
  const written = slice(text, span);
  // What goes on as the text begins comes before what would put an organ in front of it.
  const isOther = ({ citation }: InstrumentCompletion): number => Number(!citation.startsWith(written));
  return { span, items: items.sort((a, b) => isOther(a) - isOther(b) || a.number - b.number) };
}

/** Fewer digits are too often no number of an instrument. */
const LEAST = 2;

/** How far in front of a number the words that introduce it may begin. */
const FAR = 60;

/** The words of a citation that end where its number begins. */
function headBefore({ text, conventions }: RecordDocument, line: Span, end: number) {
  for (let at = Math.max(line.from, end - FAR); at < end; ) {
    const head = conventions.citationHeads.next(text, at, end);
    if (!head || head.span.from === head.span.to) return undefined;
    if (head.span.to === end) return head;
    at = head.span.from + 1;
  }
  return undefined;
}

function citationOf(record: RecordDocument, history: History): string | undefined {
  if (history.abrogated) return undefined;
  const meeting = meetingOf(record);
  const version =
    (meeting && versionInForce(history, meeting)) ?? (meeting ? undefined : history.versions.at(-1));
  return version && printedCitation(record.conventions, history, version);
}
