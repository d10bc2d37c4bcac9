import { URI, Utils } from 'vscode-uri';
import type { Mention } from '../index/mention';
import { additionAt, withAddition } from '../index/registry-writing';
import type { Summary } from '../index/summary';
import { unregisteredIn } from '../index/unregistered';
import { referenceAt } from '../syntax/references';
import { archiveRecordOf, locationOf } from './archive';
import { linesOf, offsetAt } from './convert';
import { within } from './folders';
import type {
  CitedInstrument,
  CitedPlace,
  PlaceParams,
  RegisterParams,
  RegistryEdit,
  UnregisteredInstrument,
} from './protocol';
import { SETTINGS_FILE } from './protocol';
import { recordOf, type Session } from './session';

/** Where the archive cites the instrument at a place, by the version that is named. */
export async function instrumentFor(session: Session, params: PlaceParams): Promise<CitedInstrument | null> {
  const open = await archiveRecordOf(session, params.textDocument.uri);
  const reference = open && referenceAt(open.record, offsetAt(linesOf(open.record), params.position));
  if (!open || reference?.kind !== 'citation') return null;
  const versions = new Map<string | null, CitedPlace[]>();
  for (const { summary, mention } of open.folder.workspace.citing(reference.key)) {
    const version = mention.version ?? null;
    versions.set(version, [...(versions.get(version) ?? []), placeIn(session, summary, mention)]);
  }
  return {
    key: reference.key,
    versions: [...versions]
      .map(([version, places]) => ({ version, places }))
      .sort((a, b) => ((a.version ?? '') < (b.version ?? '') ? -1 : 1)),
  };
}

/** The citations of the archive that were out of date at their meetings. */
export async function staleFor(session: Session, params: PlaceParams): Promise<CitedPlace[]> {
  const open = await archiveRecordOf(session, params.textDocument.uri);
  const summaries = open?.folder.workspace.summaries() ?? [];
  return summaries.flatMap((summary) =>
    summary.mentions
      .filter(({ right }) => right !== undefined)
      .map((mention) => placeIn(session, summary, mention)),
  );
}

/** What the archive cites and the registry lacks. */
export async function unregisteredFor(
  session: Session,
  params: PlaceParams,
): Promise<UnregisteredInstrument[]> {
  const open = await archiveRecordOf(session, params.textDocument.uri);
  if (!open) return [];
  const { workspace } = open.folder;
  return unregisteredIn(workspace.profile, workspace.summaries()).map(({ key, version, places }) => ({
    key,
    version: version ?? null,
    places: places.map(({ summary, mention }) => placeIn(session, summary, mention)),
  }));
}

/** The settings of the folder with an entry for the citation at a place; nothing where it names no known version. */
export async function registerFor(session: Session, params: RegisterParams): Promise<RegistryEdit | null> {
  const open = recordOf(session, params.textDocument.uri);
  if (!open || open.folder.uri === undefined) return null;
  const offset = offsetAt(linesOf(open.record), params.position);
  const addition = additionAt(open.record, offset, { source: params.source, quality: 'exact' });
  if (!addition) return null;
  const uri = within(open.folder.uri, SETTINGS_FILE);
  const text = await session.host.files.read(uri);
  const completed = withAddition(text ?? '', addition, 'settings');
  if (completed === undefined) return null;
  return { key: addition.instrument.key, uri, exists: text !== undefined, text: completed };
}

function placeIn(session: Session, summary: Summary, mention: Mention): CitedPlace {
  return {
    location: locationOf(session, summary, mention.span),
    record: summary.name ?? Utils.basename(URI.parse(summary.uri)),
    paragraph: mention.paragraph ?? null,
    text: mention.text,
    right: mention.right ?? null,
  };
}
