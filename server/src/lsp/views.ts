import {
  type Citation,
  type NamingPlace,
  namedBy,
  namersOf,
  type SessionEntry,
  sessionOf,
} from '../features/cited';
import { documentKey } from '../index/document-key';
import type { Summary } from '../index/summary';
import { normalised } from './address';
import { addressFor, locationOf, wholeArchive } from './archive';
import { folderOf } from './folders';
import { TOP } from './navigation';
import type { Listed, ListedLocation, ListedPlace, RecordCitations, SessionDocument } from './protocol';
import { reachableFrom, sharedWith } from './roots';
import type { Session } from './session';

/** What a record cites and who cites it, for who lists it beside the text. The record need not be open. */
export async function citationsFor(session: Session, uri: string): Promise<RecordCitations | null> {
  await wholeArchive(session);
  const folder = folderOf(session.folders, uri);
  const summary = folder?.workspace.summary(normalised(uri));
  if (!folder || !summary) return null;
  const { profile } = folder.workspace.profile;
  const own = summary.symbol && documentKey(profile, summary.symbol);
  const citers =
    own === undefined ? [] : namersOf(sharedWith(session, folder, own), profile, own, summary.language);
  const reachable = reachableFrom(session, folder);
  return {
    symbol: summary.name ?? null,
    documents: namedBy(reachable, profile, summary, 'document').map((cited) => listed(session, cited)),
    instruments: namedBy(reachable, profile, summary, 'citation').map((cited) => listed(session, cited)),
    citedBy: citers.map((citer) => listed(session, citer)),
    session: sessionOf(folder.workspace, profile, summary).map((entry) => sessionDocument(session, entry)),
  };
}

function listed(session: Session, { name, summary, places }: Citation): Listed {
  return {
    name,
    title: summary?.title ?? null,
    location: summary ? fileLocation(session, summary) : null,
    places: places.map((place) => listedPlace(session, place)),
  };
}

function sessionDocument(
  session: Session,
  { name, uri, summary, discussedBy }: SessionEntry,
): SessionDocument {
  return {
    name,
    title: summary?.title ?? null,
    location: summary ? fileLocation(session, summary) : { uri: addressFor(session, uri), range: TOP },
    discussedBy: discussedBy.map((citer) => listed(session, citer)),
  };
}

function listedPlace(session: Session, { summary, mention }: NamingPlace): ListedPlace {
  return {
    location: locationOf(session, summary, mention.span),
    kind: mention.place,
    paragraph: mention.paragraph ?? null,
  };
}

function fileLocation(session: Session, summary: Summary): ListedLocation {
  return locationOf(session, summary, summary.symbolSpan ?? { from: 0, to: 0 });
}
