import { lineStartsOf } from '../syntax/line-starts';
import { whenQuiet } from './clock';
import { rangeOf } from './convert';
import { decisionsShown } from './decisions';
import { digest } from './digest';
import type { OpenDocument } from './documents';
import { folderOf } from './folders';
import { versionsShown } from './other-languages';
import { complain, recordOf, type Session } from './session';
import { refreshLenses, revisionsOf, tellOfLists } from './telling';

/** So many milliseconds after the last key the lists beside the text follow it. */
const PAUSE = 400;

/** Before a record is changed: what the lists show of it is remembered, and looked at again once it is quiet. */
export function follow(session: Session, document: OpenDocument): void {
  if (!session.showsArchive && !session.abilities.refreshesLenses) return;
  document.listed ??= listedOf(session, document);
  document.relist ??= whenQuiet(session.host.clock, PAUSE, () => {
    tellIfOther(session, document).catch((error) => {
      complain(session.connection, 'The editor could not be told of what was typed', error);
    });
  });
  document.relist();
}

/** Has the lists read anew if they show something else by now, and the lenses if others are cited. */
async function tellIfOther(session: Session, document: OpenDocument): Promise<void> {
  if (session.documents.get(document.uri) !== document) return;
  const listed = listedOf(session, document);
  const revisions = revisionsOf(session);
  const isOther = revisions !== session.toldRevisions;
  session.toldRevisions = revisions;
  if (isOther || listed !== document.listed) tellOfLists(session);
  document.listed = listed;
  if (isOther) await refreshLenses(session);
}

/** What lists show of a record, in a short text: what it is, what it names at which places, what it says was decided. */
function listedOf(session: Session, document: OpenDocument): string {
  const open = recordOf(session, document.uri);
  const summary = folderOf(session.folders, document.uri)?.workspace.summary(document.address);
  if (!open || !summary) return '';
  const lines = { starts: lineStartsOf(open.record) };
  const { name, title, symbolSpan, mentions } = summary;
  return digest(
    JSON.stringify([
      name,
      title,
      symbolSpan && rangeOf(lines, symbolSpan),
      mentions.map(({ key, text, place, paragraph, span }) => [
        key,
        text,
        place,
        paragraph,
        rangeOf(lines, span),
      ]),
      decisionsShown(open.record),
      versionsShown(open.folder, document.address, open.record),
    ]),
  );
}
