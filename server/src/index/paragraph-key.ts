import type { Key } from '../syntax/record';

const MARK = '#';

/** The key by which records cite a paragraph or a section of a document: `C24/36#6.1`. */
export function paragraphKey(document: Key, number: string): Key {
  return document + MARK + number;
}

/** The number of the paragraph that a key cites of a document; nothing for other documents, and for the document. */
export function paragraphOf(key: Key, document: Key): string | undefined {
  const start = document + MARK;
  return key.startsWith(start) ? key.slice(start.length) : undefined;
}
