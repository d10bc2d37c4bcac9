import type { CodeLens } from 'vscode-languageserver';
import { citersOf } from '../index/citers';
import { ownSubject } from '../index/subject';
import { addressFor, archiveRecordOf } from './archive';
import { linesOf, rangeOf } from './convert';
import { headingLenses } from './heading-lenses';
import { SHOW_CITATIONS } from './protocol';
import { sharedWith } from './roots';
import { recordOf, type Session } from './session';
import { sentences } from './words';

/** What stands above the lines of a record, as far as it is wanted. */
export async function lensesFor(session: Session, uri: string): Promise<CodeLens[]> {
  await session.ready;
  const citations = recordOf(session, uri)?.folder.codeLens ? await citationLenses(session, uri) : [];
  const open = recordOf(session, uri);
  return open?.folder.headingLens ? [...citations, ...headingLenses(session, open)] : citations;
}

/** Above the symbol of a record, how many others cite it. */
async function citationLenses(session: Session, uri: string): Promise<CodeLens[]> {
  const open = await archiveRecordOf(session, uri);
  const own = open && ownSubject(open.record);
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
