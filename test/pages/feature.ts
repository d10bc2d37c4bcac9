import type { Workspace } from '../../server/src/index/workspace';
import type { RecordDocument } from '../../server/src/syntax/record';
import type { Edit } from '../../server/src/text/edits';
import { type Span, slice } from '../../server/src/text/span';

/** What a case is about: its record, the place that was marked in it, and the archive around it. */
export interface Setting {
  readonly record: RecordDocument;
  readonly place: Span;
  readonly workspace: Workspace;
  /** The text of the other files, by address. */
  readonly texts: ReadonlyMap<string, string>;
  /** What is said of the case behind the language: ```` ```record zh section ````. */
  readonly words: readonly string[];
}

/** What a feature makes of it: places in the text, lines that tell of them, edits. Only what a page shows is given. */
export interface Result {
  readonly places?: readonly Span[];
  readonly lines?: readonly string[];
  readonly edits?: readonly Edit[];
}

/** The address of the record that a case is about. */
export const HERE = 'file:///here';

/** What a span covers, on one line. */
export function shown({ text }: RecordDocument, span: Span): string {
  return slice(text, span).replaceAll('\n', '⏎');
}
