import { type NamedDocument, readFooter } from '../profile/file-names';
import { derive } from '../text/derive';
import { type Span, slice } from '../text/span';
import { datesIn, type WrittenDate } from './dates';
import type { RecordDocument } from './record';
import { documentReferencesOf } from './references';

/** What the top of a record says of it. */
export interface MastheadFacts {
  /** The symbol of the record itself, `C24/117(Rev.1)`. */
  readonly symbol:
    | { readonly span: Span; readonly fields: Readonly<Record<string, string>>; readonly text: string }
    | undefined;
  /** BCP 47 tag, from the letter behind the symbol. */
  readonly language: string | undefined;
  /** The day of the meeting: the date that names its weekday, else the latest one. */
  readonly meeting: WrittenDate | undefined;
  readonly title: Span | undefined;
}

/** What the masthead says; nothing of it is certain to be there. */
export const mastheadOf = derive((record: RecordDocument): MastheadFacts => {
  const { conventions, text } = record;
  let facts: MastheadFacts = { symbol: undefined, language: undefined, meeting: undefined, title: undefined };
  const dates: WrittenDate[] = [];
  let revision: string | undefined;
  for (const { kind, span } of record.blocks) {
    if (kind !== 'masthead') continue;
    dates.push(...datesIn(text, span, conventions));
    const line = slice(text, span);
    const title = conventions.wording.masthead.record.find((words) => line.includes(words));
    if (title && !facts.title) {
      const from = span.from + line.indexOf(title);
      facts = { ...facts, title: { from, to: from + title.length } };
    }
    revision ??= revisionIn(line, record);
    const symbol = conventions.documents.next(text, span.from, span.to);
    if (symbol?.id.own && !facts.symbol) {
      const letter = /^-([A-Z])(?![A-Za-z0-9])/.exec(text.slice(symbol.span.to, symbol.span.to + 3))?.[1];
      const wording = conventions.source.wordings.find((candidate) => candidate.letter === letter);
      facts = {
        ...facts,
        symbol: { span: symbol.span, fields: symbol.fields, text: slice(text, symbol.span) },
        language: wording?.language,
      };
    }
  }
  const named = dates.find(({ weekday }) => weekday !== undefined) ?? latest(dates);
  const { symbol } = facts;
  const fields =
    symbol && revision && !symbol.fields['revision'] ? { ...symbol.fields, revision } : symbol?.fields;
  return { ...facts, symbol: symbol && fields ? { ...symbol, fields } : undefined, meeting: named };
});

/** What the path in the footer says the record is. */
export const footerOf = derive((record: RecordDocument): NamedDocument | undefined => {
  for (const { kind, span } of record.blocks) {
    const found =
      kind === 'footer' ? readFooter(record.conventions.profile, slice(record.text, span)) : undefined;
    if (found) return found;
  }
  return undefined;
});

/**
 * The session a record belongs to: that of its own symbol, else the one most of its document references name
 * (RECORDS.md §1b). Two sessions named equally often leave it open.
 */
export const sessionOf = derive((record: RecordDocument): string | undefined => {
  const stated = mastheadOf(record).symbol?.fields['session'] ?? footerOf(record)?.fields['session'];
  if (stated) return stated;
  const counts = new Map<string, number>();
  for (const { own, fields } of documentReferencesOf(record)) {
    const session = fields['session'];
    if (own && session) counts.set(session, (counts.get(session) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] !== second?.[1] ? first[0] : undefined;
});

function revisionIn(line: string, { conventions }: RecordDocument): string | undefined {
  const { revision } = conventions.wording.masthead;
  if (!revision) return undefined;
  const [before = '', after = ''] = revision.split('{revision}');
  const from = line.indexOf(before);
  if (from < 0) return undefined;
  const digits = /^[0-9]{1,2}/.exec(line.slice(from + before.length))?.[0];
  return digits && line.startsWith(after, from + before.length + digits.length) ? digits : undefined;
}

function latest(dates: readonly WrittenDate[]): WrittenDate | undefined {
  return [...dates].sort((a, b) => a.year - b.year || a.month - b.month || a.day - b.day).at(-1);
}
