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
import { type FileEdits, type Refusal, renamableAt } from '../features/rename';
import { nameOf } from '../index/text-archive';
import { addressFor, archiveRecordOf } from './archive';
import { linesOf, offsetAt, rangeOf, textEdits } from './convert';
import { otherRenamable, renameOther } from './rename-others';
import { planIn } from './rename-plan';
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
  const offset = offsetAt(lines, params.position);
  const found = renamableAt(open.record, offset);
  if (!found) return otherRenamable(open, offset) ?? refusal(session, { reason: 'place', args: {} });
  return { range: rangeOf(lines, found.span), placeholder: found.symbol };
}

/** The edits that rename a document in its whole archive, or the sentence that says why there are none. */
export async function renameFor(
  session: Session,
  { textDocument, position, newName }: RenameParams,
): Promise<WorkspaceEdit | ResponseError<void> | null> {
  const before = await archiveRecordOf(session, textDocument.uri);
  if (!before) return null;
  const offset = offsetAt(linesOf(before.record), position);
  const place = renamableAt(before.record, offset);
  if (!place)
    return (
      (await renameOther(session, before, offset, newName.trim())) ??
      refusal(session, { reason: 'place', args: {} })
    );
  const { folder, record, uri } = before;
  const { conventions } = record;
  const plan = await planIn(session, { folder, from: place, name: newName.trim(), conventions }, () =>
    folder.workspace.record(uri) === record
      ? undefined
      : { kind: 'refusal', reason: 'changed', args: { file: nameOf(uri) } },
  );
  if (plan.kind === 'refusal') return refusal(session, plan);
  if (plan.files.length === 0) return null;
  return renamingEdit(session, plan.files, { from: place.symbol, to: plan.symbol }, { seen: uri });
}

/** The names by which edits say what they belong to. */
const HERE = 'here';
const ELSEWHERE = 'elsewhere';

/** What is said of a rename besides its edits. */
export interface Telling {
  /** The file that the person looks at. */
  readonly seen?: string;
  readonly remark?: string | undefined;
}

/**
 * The edits of a rename: what is seen is changed at once, and what lies in other files than that is shown first. Where
 * nothing is seen all is shown first.
 */
export function renamingEdit(
  session: Session,
  files: readonly FileEdits[],
  names: { readonly from: string; readonly to: string },
  telling: Telling,
): WorkspaceEdit {
  const { seen } = telling;
  const { versionedEdits, annotatesEdits } = session.abilities;
  const address = (file: FileEdits): string => addressFor(session, file.uri);
  const changes = (file: FileEdits) => textEdits(linesOf(file.record), file.edits);
  if (!versionedEdits)
    return { changes: Object.fromEntries(files.map((file) => [address(file), changes(file)])) };
  const documentChanges = files.map((file): TextDocumentEdit => {
    const version = session.documents.get(address(file))?.buffer.version ?? null;
    const annotationId = file.uri === seen ? HERE : ELSEWHERE;
    const edits = annotatesEdits ? changes(file).map((edit) => ({ ...edit, annotationId })) : changes(file);
    return { textDocument: { uri: address(file), version }, edits };
  });
  if (!annotatesEdits) return { documentChanges };
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  for (const isHere of [true, false]) {
    const own = files.filter((file) => (file.uri === seen) === isHere);
    if (own.length === 0) continue;
    changeAnnotations[isHere ? HERE : ELSEWHERE] = {
      label: session.say(sentences.rename, names),
      needsConfirmation: !isHere,
      description: descriptionOf(session, own, isHere, telling),
    };
  }
  return { documentChanges, changeAnnotations };
}

/** How many places are changed, and which stay as they are. */
function descriptionOf(
  { say }: Session,
  files: readonly FileEdits[],
  isHere: boolean,
  { seen, remark }: Telling,
): string {
  const count = files.reduce((sum, { edits }) => sum + edits.length, 0);
  const elsewhere = seen === undefined ? sentences.renamedAnywhere : sentences.renamedElsewhere;
  const changed = say(isHere ? sentences.renamedHere : elsewhere, { count, files: files.length });
  const left = files.flatMap(({ uri, record, left: spans }) =>
    spans.map((span) => `${nameOf(uri)}:${rangeOf(linesOf(record), span).start.line + 1}`),
  );
  const places = left.length > 6 ? [...left.slice(0, 6), '…'] : left;
  const stays = say(sentences.renameLeft, { count: left.length, places: places.join(', ') });
  return [changed, left.length > 0 ? stays : undefined, remark]
    .filter((part) => part !== undefined)
    .join('. ');
}

/** What is refused is no failure: it is answered with a sentence that the editor shows. */
function refusal(session: Session, refused: Refusal): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, refusalInWords(session, refused));
}

export function refusalInWords({ say }: Session, { reason, args }: Refusal): string {
  return say(refusals[reason], args);
}

const refusals: Readonly<Record<Refusal['reason'], string>> = {
  place: sentences.renameNoSymbol,
  unread: sentences.renameUnread,
  stopped: sentences.renameStopped,
  form: sentences.renameForm,
  taken: sentences.renameTaken,
  cited: sentences.renameCited,
  range: sentences.renameRange,
  inexact: sentences.renameInexact,
  changed: sentences.renameChanged,
};
