import { SymbolKind, type WorkspaceSymbol, type WorkspaceSymbolParams } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { symbolsMatching } from '../features/symbols';
import { addressFor, locationOf, takeOpenRecords } from './archive';
import { TOP } from './navigation';
import type { Session } from './session';

/** The most that are sent: who sees more types on. */
const MOST = 100;

/** The documents and headings of all folders that a query finds, as far as their files were read. */
export async function symbolsFor(
  session: Session,
  { query }: WorkspaceSymbolParams,
): Promise<WorkspaceSymbol[]> {
  await session.ready;
  takeOpenRecords(session);
  const archives = session.folders.map(({ workspace }) => ({
    archive: workspace,
    profile: workspace.profile.profile,
  }));
  return symbolsMatching(archives, query, MOST).map(({ kind, name, uri, within, place }) => ({
    name,
    kind: kind === 'document' ? SymbolKind.File : SymbolKind.String,
    containerName: within ?? Utils.basename(URI.parse(uri)),
    location: place
      ? locationOf(session, place.summary, place.span)
      : { uri: addressFor(session, uri), range: TOP },
  }));
}
