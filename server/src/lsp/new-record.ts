import { URI, Utils } from 'vscode-uri';
import { type AgendaItem, agendaItem, agendaOf } from '../analysis/agenda-items';
import { gatheringOf } from '../analysis/gatherings';
import {
  agendasToChoose,
  documentsToChoose,
  freeNumber,
  latestRecord,
  meetingFacts,
  sessionsToChoose,
} from '../features/new-record';
import { skeletonOf } from '../features/skeleton';
import { Workspace } from '../index/workspace';
import { conventionsFor } from '../profile/conventions';
import type { ProfileSource } from '../profile/profile';
import type { RecordDocument } from '../syntax/record';
import { withoutEnd } from '../text/span';
import { normalised } from './address';
import { addressFor, wholeArchive } from './archive';
import { lineTable, positionAt } from './convert';
import type {
  MeetingParams,
  NewRecordMeeting,
  NewRecordParams,
  NewRecordSessions,
  SessionsParams,
  WrittenSkeleton,
} from './new-record-protocol';
import type { Session } from './session';

/** The most files and documents that are offered: who has more names them. */
const MOST = 500;

/** An archive with the profile that a record is to be written by. */
interface Desk {
  readonly workspace: Workspace;
  readonly source: ProfileSource;
  /** The address of the folder; absent where none is open. */
  readonly folder: string | undefined;
}

/** The folder that was named, else the first; of another organisation there is no archive. */
async function deskFor(
  session: Session,
  { folder: uri, profile }: SessionsParams,
): Promise<Desk | undefined> {
  await wholeArchive(session);
  const address = uri === null ? undefined : withoutEnd(normalised(uri), '/');
  const folder = session.folders.find((candidate) => candidate.uri === address) ?? session.folders[0];
  if (!folder) return undefined;
  const { workspace } = folder;
  if (profile === undefined || profile === workspace.profile.profile.id)
    return { workspace, source: workspace.profile, folder: folder.uri };
  const source = session.host.profiles.find((candidate) => candidate.profile.id === profile);
  return source && { workspace: new Workspace([source]), source, folder: folder.uri };
}

/** For which sessions and in which languages a record may be written. */
export async function newSessionsFor(
  session: Session,
  params: SessionsParams,
): Promise<NewRecordSessions | null> {
  const desk = await deskFor(session, params);
  if (!desk) return null;
  const { workspace, source } = desk;
  const field = source.profile.fields['session'];
  const usual = usualLanguage(workspace);
  const languages = source.wordings.flatMap(({ language, name, skeleton }) =>
    skeleton ? [{ language, name, meetings: skeleton.meetings.length }] : [],
  );
  return {
    profile: source.profile.id,
    profiles: session.host.profiles.filter(begins).map(({ profile: { id, name } }) => ({ id, name })),
    sessions: sessionsToChoose(workspace, source),
    digits: field && 'digits' in field ? field.digits : [1, 4],
    languages: languages.sort((a, b) => Number(b.language === usual) - Number(a.language === usual)),
  };
}

/** Whether it is known how a record of an organisation begins, in some language. */
function begins({ wordings }: ProfileSource): boolean {
  return wordings.some(({ skeleton }) => skeleton !== undefined);
}

/** The language of the settings, else that in which most records of the archive are. */
function usualLanguage(workspace: Workspace): string | undefined {
  const counts = new Map<string, number>();
  for (const { language, meeting } of workspace.summaries())
    if (meeting !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  return workspace.settings.language ?? [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** What is known of the next meeting of a session, from the record of the one before. */
export async function meetingFor(session: Session, params: MeetingParams): Promise<NewRecordMeeting | null> {
  const desk = await deskFor(session, params);
  if (!desk) return null;
  const { workspace, source } = desk;
  const latest = latestRecord(workspace, source, params.session, params.language);
  const record = latest && (await recordAt(session, workspace, latest.uri));
  const facts = record && meetingFacts(record, params.language);
  const held = gatheringOf(source, source.profile.documents.session.replace('{session}', params.session));
  const agendas = agendasToChoose(workspace, params.session, params.language).slice(0, MOST);
  return {
    number: freeNumber(workspace, latest) ?? null,
    meeting: facts?.meeting === undefined ? null : facts.meeting + 1,
    date: latest?.meeting ?? held?.from ?? null,
    chair: facts?.chair ?? null,
    secretary: facts?.secretary ?? null,
    original: facts?.original ?? null,
    agendas: agendas.map(({ summary, count }) => ({
      uri: addressFor(session, summary.uri),
      name: summary.name ?? Utils.basename(URI.parse(summary.uri)),
      title: summary.title ?? null,
      language: summary.language,
      count,
    })),
    documents: documentsToChoose(workspace, source, params.session, params.language)
      .slice(0, MOST)
      .map(({ symbol, title }) => ({ symbol, title: title ?? null })),
  };
}

/** The record that was asked for; nothing is written. */
export async function newRecordFor(
  session: Session,
  params: NewRecordParams,
): Promise<WrittenSkeleton | null> {
  const desk = await deskFor(session, params);
  const agenda = desk && (await agendaFor(session, desk, params));
  const skeleton = agenda && skeletonOf(desk.source, { ...params, agenda });
  if (!skeleton) return null;
  const latest = latestRecord(desk.workspace, desk.source, params.session, params.language);
  const folder = latest ? Utils.dirname(URI.parse(latest.uri)).toString() : desk.folder;
  return {
    text: skeleton.text,
    name: skeleton.name ?? null,
    folder: folder ?? null,
    cursor: positionAt(lineTable(skeleton.text), skeleton.cursor),
    items: agenda.length,
  };
}

async function agendaFor(
  session: Session,
  { workspace, source }: Desk,
  { agenda, session: digits, language }: NewRecordParams,
): Promise<readonly AgendaItem[]> {
  if ('lines' in agenda) {
    const conventions = conventionsFor(source, language);
    return agenda.lines.flatMap((line) => agendaItem(line, conventions, digits) ?? []);
  }
  if ('uri' in agenda) {
    const record = await recordAt(session, workspace, normalised(agenda.uri));
    return record ? agendaOf(record) : [];
  }
  const untitled = source.wordings.find((wording) => wording.language === language)?.skeleton?.untitled ?? '';
  const known = new Map(
    documentsToChoose(workspace, source, digits, language).map(({ symbol, title }) => [symbol, title]),
  );
  return agenda.symbols.map((symbol) => ({ title: known.get(symbol) ?? untitled, documents: [symbol] }));
}

/** A file of the archive as it stands in the editor, else on the disk; nothing for one that the archive does not know. */
async function recordAt(
  session: Session,
  workspace: Workspace,
  uri: string,
): Promise<RecordDocument | undefined> {
  const open = workspace.record(uri);
  if (open || !workspace.summary(uri)) return open;
  const text = await session.host.files.read(uri);
  return text === undefined ? undefined : workspace.read(text, URI.parse(uri).path);
}
