import type { Archive } from '../index/archive';
import { documentKey } from '../index/document-key';
import type { Mention } from '../index/mention';
import { paragraphKey, paragraphOf } from '../index/paragraph-key';
import { pathOf } from '../index/paths';
import { subjectAt } from '../index/subject';
import { type Summary, summarise } from '../index/summary';
import { symbolKey } from '../index/symbol-key';
import { nameOf, saysTheSame, type TextArchive } from '../index/text-archive';
import type { Conventions, DocumentWay } from '../profile/conventions';
import type { Match } from '../profile/recogniser';
import { type Fields, printTemplate } from '../profile/template';
import { mastheadOf } from '../syntax/masthead';
import type { Key, RecordDocument } from '../syntax/record';
import { documentReferencesOf } from '../syntax/references';
import { applyEdits, type Edit, orderEdits } from '../text/edits';
import { contains, overlaps, type Span, slice } from '../text/span';

/** A symbol that can be renamed: the document whatever its revision, so that one name goes for all its suffixes. */
export interface Renamable {
  readonly symbol: Key;
  readonly fields: Fields;
}

/** One in a text. */
export interface RenamablePlace extends Renamable {
  /** The symbol under the cursor without its suffix: `C24/8` of `C24/8(Rev.1)`. */
  readonly span: Span;
}

/** Why nothing is renamed. A rename is done whole or not at all: half of one would break the archive's references. */
export interface Refusal {
  readonly reason:
    | 'place'
    | 'unread'
    | 'stopped'
    | 'form'
    | 'taken'
    | 'cited'
    | 'range'
    | 'inexact'
    | 'changed';
  readonly args: Readonly<Record<string, string>>;
}

/** What a rename changes in one file. */
export interface FileEdits {
  readonly uri: string;
  /** The record whose text the edits were made for. */
  readonly record: RecordDocument;
  readonly edits: readonly Edit[];
  /** Where the same symbol stands and stays, because it is no mention of the record’s own. */
  readonly left: readonly Span[];
}

/** The edits of all files in order of address, or why there are none. */
export type Plan =
  | { readonly kind: 'edits'; readonly symbol: Key; readonly files: readonly FileEdits[] }
  | ({ readonly kind: 'refusal' } & Refusal);

/** What a rename makes of what. */
interface Change {
  readonly from: Renamable;
  readonly symbol: Key;
  readonly fields: Fields;
}

/** The document symbol at an offset, in the body or in the masthead. Documents of other bodies are not ours to name. */
export function renamableAt(record: RecordDocument, offset: number): RenamablePlace | undefined {
  const subject = subjectAt(record, offset);
  if (subject?.kind !== 'document' || !subject.own) return undefined;
  const symbol = documentKey(record.conventions.profile, subject.fields);
  const span = baseOf(record, subject.span)?.span;
  return symbol === undefined || !span ? undefined : { span, symbol, fields: subject.fields };
}

/** The files that name a document or say that they are it, in order of address. */
export function filesNaming(archive: Archive, { symbol, fields }: Renamable): Summary[] {
  const naming = new Map(archive.citing(symbol).map(({ summary }) => [summary.uri, summary]));
  for (const summary of archive.defining(fields)) if (summary.symbolSpan) naming.set(summary.uri, summary);
  return [...naming.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

/**
 * The edits that give a document another symbol wherever the archive names it. Suffixes stay as they are written. What
 * the archive takes for no mention stays too, and is told of: quoted words, addresses, another document in a masthead.
 */
export function planRename(
  texts: TextArchive,
  conventions: Conventions,
  from: Renamable,
  name: string,
): Plan {
  const fields = readSymbol(conventions, name);
  if (!fields) return refused('form', { name, example: from.symbol });
  if (name === from.symbol) return { kind: 'edits', symbol: name, files: [] };
  const taken = takenBy(texts.archive, name, fields);
  if (taken) return taken;
  const files: FileEdits[] = [];
  for (const summary of filesNaming(texts.archive, from)) {
    const planned = planFile(texts, summary, { from, symbol: name, fields });
    if ('reason' in planned) return planned;
    files.push(planned);
  }
  return { kind: 'edits', symbol: name, files };
}

type Refused = Extract<Plan, { kind: 'refusal' }>;

function refused(reason: Refusal['reason'], args: Refusal['args']): Refused {
  return { kind: 'refusal', reason, args };
}

/** The fields of a name that is a symbol just as the profile prints it, without suffix. */
function readSymbol({ documents, profile }: Conventions, name: string): Fields | undefined {
  const match = documents.at(name, 0, name.length);
  if (!match?.id.own || match.id.fault || documentKey(profile, match.fields) !== name) return undefined;
  // `C24/08` would be another key than `C24/8`, and yet the same document.
  return match.fields['number']?.startsWith('0') ? undefined : match.fields;
}

/** A symbol that a file has, or that somebody cites, would afterwards mean two documents. */
function takenBy(archive: Archive, symbol: Key, fields: Fields): Refused | undefined {
  const file = archive.documents().find((candidate) => symbolKey(candidate.fields) === symbolKey(fields));
  if (file) return refused('taken', { symbol, file: nameOf(file.uri) });
  const [cited] = archive.citing(symbol);
  return cited && refused('cited', { symbol, file: nameOf(cited.summary.uri) });
}

function planFile(texts: TextArchive, summary: Summary, change: Change): FileEdits | Refused {
  const { uri } = summary;
  const file = nameOf(uri);
  const record = texts.record(uri);
  if (!record || !saysTheSame(summary, summarise(record, uri, pathOf(uri))))
    return refused('changed', { file });
  const edits: Edit[] = [];
  for (const span of placesIn(record, summary, change.from)) {
    const range = rangeAround(record, span);
    if (range)
      return refused('range', { symbol: change.from.symbol, range: slice(record.text, range), file });
    const edit = editAt(record, span, change);
    if (!edit) return refused('inexact', { written: slice(record.text, span), file });
    edits.push(edit);
  }
  const ordered = orderEdits(edits);
  const isExact = ordered && isRenamed(texts, summary, applyEdits(record.text, ordered), change);
  if (!isExact) return refused('inexact', { written: change.from.symbol, file });
  return { uri, record, edits: ordered, left: leftIn(record, ordered, change.from) };
}

/** Where the symbol stands, session and all, and is not changed. */
function leftIn(
  { text, conventions }: RecordDocument,
  edits: readonly Edit[],
  { symbol }: Renamable,
): Span[] {
  const left: Span[] = [];
  for (let at = 0; at < text.length; ) {
    const match = conventions.documents.next(text, at, text.length);
    if (!match) break;
    const isSame = match.id.own && documentKey(conventions.profile, match.fields) === symbol;
    if (isSame && !edits.some(({ span }) => overlaps(span, match.span))) left.push(match.span);
    at = match.span.to;
  }
  return left;
}

/** Where a file names the document, its own masthead included. A member of a range has the place of the range. */
function placesIn(record: RecordDocument, summary: Summary, { symbol, fields }: Renamable): Span[] {
  const places = summary.mentions.filter(({ key }) => key === symbol).map(({ span }) => span);
  const own = mastheadOf(record).symbol;
  return own && symbolKey(own.fields) === symbolKey(fields) ? [own.span, ...places] : places;
}

/** The range that a symbol is an end or a member of: with another end it would have other members. */
function rangeAround(record: RecordDocument, span: Span): Span | undefined {
  return documentReferencesOf(record).find((other) => other.implied && contains(other.span, span))?.span;
}

/** What stands at a place without its suffix, `C24/8` of `C24/8 (Rev.1)`, however it is written. */
function baseOf(
  { text, conventions }: RecordDocument,
  { from, to }: Span,
): { readonly span: Span; readonly match: Match<DocumentWay> } | undefined {
  const match = conventions.documents.at(text, from, to);
  if (match?.span.to !== to) return undefined;
  const names = match.id.key.fieldNames;
  const ends = names.map((name) => match.places[name]?.to ?? from);
  return { span: { from, to: Math.max(from, ...ends) }, match };
}

function editAt(record: RecordDocument, span: Span, { from, symbol, fields }: Change): Edit | undefined {
  const base = baseOf(record, span);
  if (!base || base.span.to === span.from) return undefined;
  const { id, fields: written } = base.match;
  // Who leaves the session unsaid goes on doing so, as long as it is the same.
  const isShort = written['session'] === undefined && fields['session'] === from.fields['session'];
  const short = isShort ? printTemplate(id.key, fields, record.conventions.fields) : undefined;
  return { span: base.span, text: short ?? symbol };
}

/**
 * Whether a text says what it said before, with the new symbol for the old one and nothing else: a new symbol may be
 * read together with what stands beside it, and a new session in the masthead is that of every symbol without one.
 */
function isRenamed(texts: TextArchive, before: Summary, text: string, change: Change): boolean {
  const record = texts.read(text, before.uri);
  if (!record) return false;
  const after = summarise(record, before.uri, pathOf(before.uri));
  const { symbol: old } = change.from;
  const told = ({ mentions, language, headings }: Summary, tell: (mention: Mention) => unknown): string =>
    JSON.stringify([language, headings.map(({ number }) => number), mentions.map(tell)]);
  const asIs = ({ kind, key, text: written, place, paragraph }: Mention): unknown => [
    kind,
    key,
    written,
    place,
    paragraph,
  ];
  const renamed = (mention: Mention): unknown => {
    const paragraph = paragraphOf(mention.key, old);
    if (paragraph !== undefined) return asIs({ ...mention, key: paragraphKey(change.symbol, paragraph) });
    if (mention.key !== old) return asIs(mention);
    return asIs({ ...mention, key: change.symbol, text: change.symbol + mention.text.slice(old.length) });
  };
  const isSelf =
    before.symbolSpan && before.symbol && symbolKey(before.symbol) === symbolKey(change.from.fields);
  const name = isSelf ? change.symbol + (before.name ?? '').slice(old.length) : before.name;
  return after.name === name && told(after, asIs) === told(before, renamed);
}
