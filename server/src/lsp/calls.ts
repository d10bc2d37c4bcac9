import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyPrepareParams,
  SymbolKind,
} from 'vscode-languageserver';
import {
  citedByFile,
  citersOfDocument,
  type DocumentNode,
  documentAt,
  type NamedArchive,
} from '../features/calls';
import type { Archive } from '../index/archive';
import { normalised } from './address';
import { archiveRecordOf, locationOf, wholeArchive } from './archive';
import { linesOf, offsetAt, rangeOf } from './convert';
import { folderOf } from './folders';
import { reachableFrom, sharedWith } from './roots';
import type { Session } from './session';

/** What an item carries, so that it can be gone on from: what is cited, and whether its own file is there. */
interface CallData {
  readonly key: string;
  readonly isThere: boolean;
}

/** The document under the cursor, as who cites and is cited: the “calls” of an archive are its citations. */
export async function callsFor(
  session: Session,
  params: CallHierarchyPrepareParams,
): Promise<CallHierarchyItem[] | null> {
  const open = await archiveRecordOf(session, params.textDocument.uri);
  if (!open) return null;
  const offset = offsetAt(linesOf(open.record), params.position);
  const node = documentAt(named(reachableFrom(session, open.folder)), open, offset);
  return node ? [itemOf(session, node)] : null;
}

/** Who cites a document. */
export async function incomingCalls(
  session: Session,
  item: CallHierarchyItem,
): Promise<CallHierarchyIncomingCall[]> {
  const data: CallData = item.data;
  await wholeArchive(session);
  const folder = folderOf(session.folders, item.uri);
  if (!folder) return [];
  return citersOfDocument(named(sharedWith(session, folder, data.key)), data.key).map(({ node, spans }) => ({
    from: itemOf(session, node),
    fromRanges: spans.map((span) => rangeOf({ starts: node.summary.lineStarts }, span)),
  }));
}

/** What a document cites. Of one that is not there, nothing is known. */
export async function outgoingCalls(
  session: Session,
  item: CallHierarchyItem,
): Promise<CallHierarchyOutgoingCall[]> {
  const data: CallData = item.data;
  await wholeArchive(session);
  const folder = folderOf(session.folders, item.uri);
  const summary = folder?.workspace.summary(normalised(item.uri));
  if (!folder || !summary || !data.isThere) return [];
  return citedByFile(named(reachableFrom(session, folder)), summary.uri).map(({ node, spans }) => ({
    to: itemOf(session, node),
    fromRanges: spans.map((span) => rangeOf({ starts: summary.lineStarts }, span)),
  }));
}

function named(archive: Archive): NamedArchive {
  return { archive, profile: archive.profile.profile };
}

function itemOf(
  session: Session,
  { key, name, title, summary, span, isThere }: DocumentNode,
): CallHierarchyItem {
  const { uri, range } = locationOf(session, summary, span);
  const data: CallData = { key, isThere };
  return {
    name,
    kind: SymbolKind.File,
    ...(title === undefined ? {} : { detail: title }),
    uri,
    range,
    selectionRange: range,
    data,
  };
}
