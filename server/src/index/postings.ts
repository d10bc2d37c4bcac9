import type { Key } from '../syntax/record';
import type { Summary } from './summary';
import { symbolKey } from './symbol-key';

/** Which records define a document, and which cite a key: two maps, kept up by differences. */
export interface Postings {
  readonly defining: Map<string, Set<string>>;
  readonly citing: Map<Key, Set<string>>;
}

/** Postings of nothing. */
export function emptyPostings(): Postings {
  return { defining: new Map(), citing: new Map() };
}

/**
 * Takes what changed between two summaries of one file, either of which may be absent. Touches only the keys that came
 * or went, and returns them: typing prose in a paragraph touches none.
 */
export function post(
  { defining, citing }: Postings,
  uri: string,
  before: Summary | undefined,
  after: Summary | undefined,
): { readonly defined: readonly string[]; readonly cited: readonly Key[] } {
  return {
    defined: move(defining, uri, definedBy(before), definedBy(after)),
    cited: move(citing, uri, citedBy(before), citedBy(after)),
  };
}

function definedBy(summary: Summary | undefined): ReadonlySet<string> {
  return new Set(summary?.symbol ? [symbolKey(summary.symbol)] : []);
}

function citedBy(summary: Summary | undefined): ReadonlySet<Key> {
  return new Set(summary?.mentions.map(({ key }) => key));
}

function move(
  postings: Map<string, Set<string>>,
  uri: string,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): string[] {
  const touched: string[] = [];
  for (const key of before) {
    if (after.has(key)) continue;
    touched.push(key);
    const uris = postings.get(key);
    uris?.delete(uri);
    if (uris?.size === 0) postings.delete(key);
  }
  for (const key of after) {
    if (before.has(key)) continue;
    touched.push(key);
    const uris = postings.get(key);
    if (uris) uris.add(uri);
    else postings.set(key, new Set([uri]));
  }
  return touched;
}
