import {
  type CodeAction,
  type CodeActionKind,
  LSPErrorCodes,
  MessageType,
  type Position,
  type Range,
  ResponseError,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { moved } from '../analysis/moves';
import { numberedAt } from '../analysis/new-numbers';
import { planRenumber } from '../features/renumber';
import { planMove } from '../features/restructure';
import type { Report } from '../index/paragraph-names';
import { pathOf } from '../index/paths';
import { filesNamingParagraphs, type Planned, placeOf, type Refused } from '../index/renumbering';
import { ownSubject } from '../index/subject';
import { nameOf, type TextArchive } from '../index/text-archive';
import type { RecordDocument } from '../syntax/record';
import { applyEdits } from '../text/edits';
import { type ArchiveRecord, archiveRecordOf, locationOf } from './archive';
import { linesOf, lineTable, offsetAt, positionAt } from './convert';
import type { ListedLocation, Reworked, ReworkParams, Work } from './protocol';
import { textsNaming } from './rename-plan';
import { reworkingEdit } from './rework-edit';
import { leftInWords, refusedInWords } from './rework-words';
import { complain, type OpenRecord, type Session } from './session';
import { sentences } from './words';

/** What is to be done, and where. */
interface Wanted {
  readonly work: Work;
  readonly offset: number;
  readonly merged: boolean;
}

/** The changes of a command, for a client that shows what is left to a person. */
export async function reworkFor(
  session: Session,
  params: ReworkParams,
): Promise<Reworked<WorkspaceEdit> | null> {
  const open = await archiveRecordOf(session, params.textDocument.uri);
  if (!open) return null;
  const { work, position, merged = false } = params;
  const wanted = { work, offset: offsetAt(linesOf(open.record), position), merged };
  const plan = await planWork(session, open, wanted);
  const none = { edit: null, refusal: null, offer: null, cursor: null, left: [] };
  if (typeof plan === 'string') return { ...none, refusal: plan };
  if (plan.kind === 'refusal') {
    const offer = plan.reason === 'lost' ? session.say(sentences.reworkMerge, plan.args) : null;
    return { ...none, refusal: refusedInWords(session.say, plan), offer };
  }
  const label = session.say(sentences[work]);
  const edit = plan.files.length > 0 ? reworkingEdit(session, open.uri, plan, label) : null;
  const left = plan.reports.map((report) => leftOf(session, report));
  return { ...none, edit, left, cursor: cursorAfter(open, plan) };
}

/** The changes of a code action; what is left to a person is told in a message. */
export async function reworkEdit(
  session: Session,
  uri: string,
  { work, offset }: Pick<Wanted, 'work' | 'offset'>,
): Promise<WorkspaceEdit | ResponseError<void> | undefined> {
  const open = await archiveRecordOf(session, uri);
  const plan = open && (await planWork(session, open, { work, offset, merged: false }));
  if (!open || !plan) return undefined;
  return editOrRefusal(session, open.uri, plan, session.say(sentences[work]));
}

/** What each work is among code actions: an editor sorts them by that. */
const KINDS: readonly (readonly [Work, CodeActionKind])[] = [
  ['moveUp', 'refactor.move.up.precis'],
  ['moveDown', 'refactor.move.down.precis'],
  ['promoteSentence', 'refactor.extract.paragraph.precis'],
  ['mergeWithPrevious', 'refactor.inline.paragraph.precis'],
  ['renumberRecord', 'refactor.rewrite.renumber.precis'],
  ['renumberSection', 'refactor.rewrite.renumber.section.precis'],
  ['renumberFromHere', 'refactor.rewrite.renumber.from.precis'],
];

/** What can be done at a place, each to be worked out when it is chosen. */
export function* worksAt(
  session: Session,
  { record, document }: OpenRecord,
  { start }: Range,
  wants: (kind: string) => boolean,
): Generator<CodeAction> {
  if (!session.abilities.resolvesEdits) return;
  const offset = offsetAt(linesOf(record), start);
  for (const [work, kind] of KINDS) {
    if (!wants(kind) || !isPossible(record, work, offset)) continue;
    yield { title: session.say(sentences[work]), kind, data: { uri: document.uri, work, offset } };
  }
}

function isPossible(record: RecordDocument, work: Work, offset: number): boolean {
  switch (work) {
    case 'moveUp':
    case 'moveDown':
    case 'promoteSentence':
    case 'mergeWithPrevious':
      return typeof moved(record, work, offset) !== 'string';
    case 'renumberRecord':
    case 'renumberSection':
    case 'renumberFromHere':
      return numberedAt(record, offset) !== undefined;
  }
}

/** The edit of a plan, or the sentence that says why there is none; what is left to a person is told in a message. */
export function editOrRefusal(
  session: Session,
  uri: string,
  plan: Planned | Refused | string,
  label: string,
): WorkspaceEdit | ResponseError<void> {
  if (typeof plan === 'string') return new ResponseError(LSPErrorCodes.RequestFailed, plan);
  if (plan.kind === 'refusal')
    return new ResponseError(LSPErrorCodes.RequestFailed, refusedInWords(session.say, plan));
  if (plan.reports.length > 0) {
    const places = plan.reports.slice(0, MOST_TOLD).map((report) => {
      const { file, line } = placeOf(report);
      return `${file}:${line}: ${leftInWords(session.say, report)}`;
    });
    const shown = plan.reports.length > MOST_TOLD ? [...places, '…'] : places;
    const message = session.say(sentences.leftMany, { places: shown.join(' ') });
    const told = session.connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message,
    });
    told.catch((error) => complain(session.connection, 'What was left could not be told', error));
  }
  return reworkingEdit(session, uri, plan, label);
}

/** So many places are told in one message. */
const MOST_TOLD = 6;

async function planWork(
  session: Session,
  open: ArchiveRecord,
  { work, offset, merged }: Wanted,
): Promise<Planned | Refused | string> {
  const text = await session.host.files.read(open.uri);
  const saved = text === undefined ? undefined : open.folder.workspace.read(text, pathOf(open.uri));
  const home = { uri: open.uri, record: open.record, merged, saved };
  return planInArchive(session, open, (texts) => {
    switch (work) {
      case 'renumberRecord':
        return planRenumber(texts, { ...home, scope: { kind: 'record' } });
      case 'renumberSection':
        return planRenumber(texts, { ...home, scope: { kind: 'section', offset } });
      case 'renumberFromHere':
        return planRenumber(texts, { ...home, scope: { kind: 'from', offset } });
      case 'moveUp':
      case 'moveDown':
      case 'promoteSentence':
      case 'mergeWithPrevious':
        return planMove(texts, home, work, offset);
    }
  });
}

/** Plans with the whole archive at hand, as it is now; or says why that cannot be. */
export async function planInArchive(
  session: Session,
  { folder, record, uri }: ArchiveRecord,
  plan: (texts: TextArchive) => Planned | Refused,
): Promise<Planned | Refused | string> {
  const texts = await textsNaming(session, folder, ownSubject(record)?.key, (archive) =>
    filesNamingParagraphs({ archive }, uri),
  );
  if (texts === 'stopped') return session.say(sentences.renameStopped);
  if (texts === 'unread') return session.say(sentences.renameUnread);
  if (folder.workspace.record(uri) !== record)
    return session.say(sentences.reworkChanged, { file: nameOf(uri) });
  return plan(texts);
}

/** Where the cursor goes in the text as it then is. */
function cursorAfter({ uri, record }: ArchiveRecord, { files, cursor }: Planned): Position | null {
  if (cursor === undefined) return null;
  const own = files.find((file) => file.uri === uri);
  return positionAt(lineTable(applyEdits(record.text, own?.edits ?? [])), cursor);
}

function leftOf(session: Session, report: Report): { message: string; location: ListedLocation } {
  const { starts } = linesOf(report.record);
  return {
    message: leftInWords(session.say, report),
    location: locationOf(session, { uri: report.uri, lineStarts: starts }, report.span),
  };
}
