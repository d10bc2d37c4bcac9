import { withoutLayout } from '../features/paste';
import { tidy } from '../service';
import { applyEdits } from '../text/edits';
import { editsBetween } from '../text/edits-between';
import { linesOf, spanOf } from './convert';
import { readAs } from './formatting';
import type { CleanedPaste, CleanPasteParams } from './protocol';
import { recordOf, type Session } from './session';

/**
 * A text that is about to be pasted into a record, as the record would have it; nothing where it is in order. It is
 * tidied in its place: whether `1.3` is a number is told by the lines around.
 */
export function cleanedPaste(
  session: Session,
  { textDocument, range, text }: CleanPasteParams,
): CleanedPaste | null {
  const open = recordOf(session, textDocument.uri);
  if (!open) return null;
  const { record, folder } = open;
  const place = spanOf(linesOf(record), range);
  const plain = withoutLayout(text, record.conventions);
  const before = record.text.slice(0, place.from);
  const around = before + plain + record.text.slice(place.to);
  const to = place.from + plain.length;
  const edits = editsBetween(around, tidy(around, readAs(open), folder.workspace.settings));
  const inside = edits.filter(({ span }) => place.from <= span.from && span.to <= to);
  const cleaned = applyEdits(around, inside).slice(
    place.from,
    to + inside.reduce((grown, { span, text: written }) => grown + written.length - (span.to - span.from), 0),
  );
  return cleaned === text.replace(/\r\n?/g, '\n') ? null : { text: cleaned };
}
