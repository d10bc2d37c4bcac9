import type { Archive } from '../index/archive';
import { definedIn } from '../index/defined';
import { documentKey } from '../index/document-key';
import { languageRank } from '../index/language-order';
import { pathOf } from '../index/paths';
import { subjectAt } from '../index/subject';
import type { Summary } from '../index/summary';
import type { Profile } from '../profile/profile';
import type { Key, RecordDocument } from '../syntax/record';
import { type Span, slice } from '../text/span';

/** A document as one that cites and is cited. */
export interface DocumentNode {
  readonly key: Key;
  readonly name: string;
  readonly title: string | undefined;
  /** The file, and the symbol in it; of a document that is not there the place that names it. */
  readonly summary: Summary;
  readonly span: Span;
  readonly isThere: boolean;
}

/** One document that cites another. */
export interface CitationLine {
  /** The one at the other end: who cites, or what is cited. */
  readonly node: DocumentNode;
  /** Where it is cited, in the file of the one that cites. */
  readonly spans: readonly Span[];
}

/** An archive, and how its documents are named. */
export interface NamedArchive {
  readonly archive: Archive;
  readonly profile: Profile;
}

/** The document that the text at an offset names: by a reference, or by the record's own symbol. */
export function documentAt(
  { archive, profile }: NamedArchive,
  { uri, record }: { readonly uri: string; readonly record: RecordDocument },
  offset: number,
): DocumentNode | undefined {
  const subject = subjectAt(record, offset);
  const here = archive.summary(uri);
  if (subject?.kind !== 'document' || !here) return undefined;
  const { key, span } = subject;
  const ownKey = here.symbol && documentKey(profile, here.symbol);
  if (ownKey === key && here.symbolSpan?.from === span.from) return nodeOf(here, key);
  return named(archive, definedIn(archive, profile), { key, text: slice(record.text, span), span }, here);
}

/** Who cites a document, in order of address. */
export function citersOfDocument({ archive, profile }: NamedArchive, key: Key): CitationLine[] {
  const lines = new Map<string, { node: DocumentNode; spans: Span[] }>();
  for (const { summary, mention } of archive.citing(key)) {
    const own = summary.symbol && documentKey(profile, summary.symbol);
    if (own === key) continue;
    const line = lines.get(summary.uri) ?? { node: nodeOf(summary, own ?? summary.uri), spans: [] };
    line.spans.push(mention.span);
    lines.set(summary.uri, line);
  }
  return [...lines.values()];
}

/** What documents a file cites, in the order in which it first does. */
export function citedByFile({ archive, profile }: NamedArchive, uri: string): CitationLine[] {
  const summary = archive.summary(uri);
  const defined = definedIn(archive, profile);
  const own = summary?.symbol && documentKey(profile, summary.symbol);
  const lines = new Map<Key, { node: DocumentNode; spans: Span[] }>();
  for (const mention of summary?.mentions ?? []) {
    if (!summary || mention.kind !== 'document' || mention.key === own) continue;
    const line = lines.get(mention.key) ?? { node: named(archive, defined, mention, summary), spans: [] };
    line.spans.push(mention.span);
    lines.set(mention.key, line);
  }
  return [...lines.values()];
}

/** The document of a mention: the revision that is named, in the language of who names it, as far as it is there. */
function named(
  { settings }: Archive,
  defined: ReadonlyMap<Key, readonly Summary[]>,
  { key, text, span }: { readonly key: Key; readonly text: string; readonly span: Span },
  citer: Summary,
): DocumentNode {
  const isNamed = ({ name }: Summary): number => Number(name === text);
  const rank = ({ language }: Summary): number =>
    languageRank(settings.documentLanguages, citer.language, language);
  const [best] = [...(defined.get(key) ?? [])].sort((a, b) => isNamed(b) - isNamed(a) || rank(a) - rank(b));
  return best
    ? nodeOf(best, key)
    : { key, name: text, title: undefined, summary: citer, span, isThere: false };
}

/** A file as a document. One that has no symbol is called by its file’s name. */
function nodeOf(summary: Summary, key: Key): DocumentNode {
  const { title, symbolSpan } = summary;
  const name = summary.name ?? pathOf(summary.uri).split('/').at(-1) ?? key;
  return { key, name, title, summary, span: symbolSpan ?? { from: 0, to: 0 }, isThere: true };
}
