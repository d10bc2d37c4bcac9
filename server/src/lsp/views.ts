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
import { addressFor, locationOf, wholeArchive } from './archive';
import { folderOf, normalised } from './folders';
import { TOP } from './navigation';
import type { Listed, ListedLocation, ListedPlace, RecordCitations, SessionDocument } from './protocol';
import type { Session } from './session';

/** What a record cites and who cites it, for who lists it beside the text. The record need not be open. */
export async function citationsFor(session: Session, uri: string): Promise<RecordCitations | null> {
  await wholeArchive(session);
  const workspace = folderOf(session.folders, uri)?.workspace;
  const summary = workspace?.summary(normalised(uri));
  if (!workspace || !summary) return null;
  const { profile } = workspace.profile;
  const own = summary.symbol && documentKey(profile, summary.symbol);
  const citers = own === undefined ? [] : namersOf(workspace, profile, own, summary.language);
  return {
    symbol: summary.name ?? null,
    documents: namedBy(workspace, profile, summary, 'document').map((cited) => listed(session, cited)),
    instruments: namedBy(workspace, profile, summary, 'citation').map((cited) => listed(session, cited)),
    citedBy: citers.map((citer) => listed(session, citer)),
    session: sessionOf(workspace, profile, summary).map((entry) => sessionDocument(session, entry)),
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
