import type { LinkedEditingRangeParams, LinkedEditingRanges } from 'vscode-languageserver';
import { linkedTitlesAt } from '../features/linked-titles';
import { linesOf, offsetAt, rangeOf } from './convert';
import { recordOf, type Session } from './session';

/** What a title may be made of while it is typed in several places at once: anything that stays in its cell. */
const TITLE = '[^\\t\\r\\n]*';

/** The other places that are edited together with the title under the cursor, and that one. */
export function linkedTitlesFor(
  session: Session,
  { textDocument, position }: LinkedEditingRangeParams,
): LinkedEditingRanges | null {
  const open = recordOf(session, textDocument.uri);
  if (!open) return null;
  const lines = linesOf(open.record);
  const spans = linkedTitlesAt(open.record, offsetAt(lines, position));
  if (spans.length === 0) return null;
  return { ranges: spans.map((span) => rangeOf(lines, span)), wordPattern: TITLE };
}
