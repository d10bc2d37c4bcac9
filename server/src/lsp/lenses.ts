import type { CodeLens } from 'vscode-languageserver';
import { citersOf } from '../index/citers';
import { ownSubject } from '../index/subject';
import { addressFor, archiveRecordOf } from './archive';
import { linesOf, rangeOf } from './convert';
import { SHOW_CITATIONS } from './protocol';
import { sharedWith } from './roots';
import type { Session } from './session';
import { sentences } from './words';

/** Above the symbol of a record, how many others cite it, where that is wanted. */
export async function lensesFor(session: Session, uri: string): Promise<CodeLens[]> {
  const open = await archiveRecordOf(session, uri);
  const own = open?.folder.codeLens ? ownSubject(open.record) : undefined;
  if (!open || !own) return [];
  const archive = sharedWith(session, open.folder, own.key);
  const count = citersOf(archive, own.key, archive.summary(open.uri)).length;
  const sentence = [sentences.citedByNone, sentences.citedByOne][count] ?? sentences.citedByMany;
  const range = rangeOf(linesOf(open.record), own.span);
  const title = session.say(sentence, { count });
  // A title alone is shown, and cannot be followed.
  const isFollowed = session.showsCitations && count > 0;
  const place = [addressFor(session, open.uri), range.start];
  return [
    {
      range,
      command: isFollowed ? { title, command: SHOW_CITATIONS, arguments: place } : { title, command: '' },
    },
  ];
}
