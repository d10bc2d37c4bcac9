import {
  type ChangeAnnotation,
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  type FileEdits,
  filesNaming,
  nameOf,
  planRename,
  type Refusal,
  renamableAt,
  type TextArchive,
} from '../features/rename';
import { pathOf } from '../index/paths';
import type { RecordDocument } from '../syntax/record';
import { type ArchiveRecord, addressFor, archiveRecordOf, takeOpenRecords } from './archive';
import { linesOf, offsetAt, rangeOf, textEdits } from './convert';
import type { Folder } from './folders';
import type { Session } from './session';
import { sentences } from './words';

/** The symbol under the cursor, without its suffix: a revision is renamed with its document. */
export async function renamableFor(
  session: Session,
  params: PrepareRenameParams,
): Promise<PrepareRenameResult | ResponseError<void> | null> {
  const open = await archiveRecordOf(session, params.textDocument.uri);
  if (!open) return null;
  const lines = linesOf(open.record);
  const found = renamableAt(open.record, offsetAt(lines, params.position));
  if (!found) return refusal(session, { reason: 'place', args: {} });
  return { range: rangeOf(lines, found.span), placeholder: found.symbol };
}

/** The edits that rename a document in its whole archive, or the sentence that says why there are none. */
export async function renameFor(
  session: Session,
  { textDocument, position, newName }: RenameParams,
): Promise<WorkspaceEdit | ResponseError<void> | null> {
  const before = await archiveRecordOf(session, textDocument.uri);
  const place = before && renamableAt(before.record, offsetAt(linesOf(before.record), position));
  if (!before) return null;
  if (!place) return refusal(session, { reason: 'place', args: {} });
  const closed = await readClosed(session, before, filesNaming(before.folder.workspace, place));
  // While the files were read the editor may have gone on: from here on nothing is waited for.
  takeOpenRecords(session);
  const { folder, record, uri } = before;
  if (folder.state !== 'read' || folder.reading.size > 0)
    return refusal(session, { reason: 'unread', args: {} });
  if (folder.workspace.record(uri) !== record)
    return refusal(session, { reason: 'changed', args: { file: nameOf(uri) } });
  const plan = planRename(textsOf(folder, closed), record.conventions, place, newName.trim());
  if (plan.kind === 'refusal') return refusal(session, plan);
  if (plan.files.length === 0) return null;
  return workspaceEdit(session, uri, plan.files, { from: place.symbol, to: plan.symbol });
}

/** The texts of the files that are not open, as they now lie on the disk. */
async function readClosed(
  { host }: Session,
  { folder }: ArchiveRecord,
  files: readonly { readonly uri: string }[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { uri } of files) {
    const text = folder.workspace.record(uri) ? undefined : await host.files.read(uri);
    if (text !== undefined) texts.set(uri, text);
  }
  return texts;
}

function textsOf({ workspace }: Folder, closed: ReadonlyMap<string, string>): TextArchive {
  const read = (text: string, uri: string): RecordDocument => workspace.read(text, pathOf(uri));
  return {
    archive: workspace,
    read,
    record(uri) {
      const text = closed.get(uri);
      return workspace.record(uri) ?? (text === undefined ? undefined : read(text, uri));
    },
  };
}

/** The names by which edits say what they belong to. */
const HERE = 'here';
const ELSEWHERE = 'elsewhere';

/** What is seen is changed at once; what lies in other files is shown first. */
function workspaceEdit(
  session: Session,
  uri: string,
  files: readonly FileEdits[],
  names: { readonly from: string; readonly to: string },
): WorkspaceEdit {
  const { versionedEdits, annotatesEdits } = session.abilities;
  const address = (file: FileEdits): string => addressFor(session, file.uri);
  const changes = (file: FileEdits) => textEdits(linesOf(file.record), file.edits);
  if (!versionedEdits)
    return { changes: Object.fromEntries(files.map((file) => [address(file), changes(file)])) };
  const documentChanges = files.map((file): TextDocumentEdit => {
    const version = session.documents.get(address(file))?.buffer.version ?? null;
    const annotationId = file.uri === uri ? HERE : ELSEWHERE;
    const edits = annotatesEdits ? changes(file).map((edit) => ({ ...edit, annotationId })) : changes(file);
    return { textDocument: { uri: address(file), version }, edits };
  });
  if (!annotatesEdits) return { documentChanges };
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  for (const isHere of [true, false]) {
    const own = files.filter((file) => (file.uri === uri) === isHere);
    const count = own.reduce((sum, { edits }) => sum + edits.length, 0);
    const sentence = isHere ? sentences.renamedHere : sentences.renamedElsewhere;
    if (count === 0) continue;
    changeAnnotations[isHere ? HERE : ELSEWHERE] = {
      label: session.say(sentences.rename, names),
      needsConfirmation: !isHere,
      description: session.say(sentence, { count, files: own.length }),
    };
  }
  return { documentChanges, changeAnnotations };
}

/** What is refused is no failure: it is answered with a sentence that the editor shows. */
function refusal({ say }: Session, { reason, args }: Refusal): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, say(refusals[reason], args));
}

const refusals: Readonly<Record<Refusal['reason'], string>> = {
  place: sentences.renameNoSymbol,
  unread: sentences.renameUnread,
  form: sentences.renameForm,
  taken: sentences.renameTaken,
  cited: sentences.renameCited,
  range: sentences.renameRange,
  inexact: sentences.renameInexact,
  changed: sentences.renameChanged,
};
