import {
  MessageType,
  type RenameFilesParams,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Renamable } from '../features/rename';
import { documentKey } from '../index/document-key';
import { pathOf } from '../index/paths';
import { symbolKey } from '../index/symbol-key';
import { nameOf } from '../index/text-archive';
import { readFileName } from '../profile/file-names';
import { normalised } from './address';
import { takeOpenRecords } from './archive';
import { type Folder, folderOf, holds } from './folders';
import { refusalInWords, renamingEdit } from './rename';
import { planIn } from './rename-plan';
import type { Session } from './session';
import { sentences } from './words';

/** A file whose new name gives its document another symbol. */
interface Renamed {
  readonly uri: string;
  readonly folder: Folder;
  readonly from: Renamable;
  readonly to: string;
}

/**
 * What follows from other names of files: where the name of one gave its document’s symbol and will give another, the
 * edits that rename the document, all to be confirmed. Where that cannot be done whole nothing is offered, and it is
 * said why; the file is renamed all the same.
 */
export async function editsForNames(
  session: Session,
  { files }: RenameFilesParams,
): Promise<WorkspaceEdit | null> {
  await session.ready;
  takeOpenRecords(session);
  const renamed = files.flatMap(({ oldUri, newUri }) => renamedBy(session, oldUri, newUri) ?? []);
  const [first] = renamed;
  if (!first) return null;
  const { uri, folder, from, to } = first;
  // The languages of a document may be renamed together; several documents cannot be seen through at once.
  if (renamed.some((other) => other.from.symbol !== from.symbol || other.to !== to))
    return leftAsItIs(session, session.say(sentences.renameSeveral));
  const { conventions } = folder.workspace.read('', pathOf(uri));
  const plan = await planIn(session, { folder, from, name: to, conventions });
  if (plan.kind === 'refusal') return leftAsItIs(session, refusalInWords(session, plan), from.symbol);
  if (plan.files.length === 0) return null;
  const others = folder.workspace
    .filesOf(from.fields)
    .filter((file) => !renamed.some((own) => own.uri === file.uri))
    .map((file) => nameOf(file.uri));
  const remark =
    others.length > 0 ? session.say(sentences.renameKeepsNames, { files: others.join(', ') }) : undefined;
  return renamingEdit(session, plan.files, { from: from.symbol, to }, { remark });
}

/**
 * What another name makes of a file. Nothing where it is moved, where the name says no symbol or the same, and where
 * the text says another symbol than the name did: who puts a wrong name right renames no document.
 */
function renamedBy(session: Session, oldUri: string, newUri: string): Renamed | undefined {
  const [uri, next] = [normalised(oldUri), normalised(newUri)];
  const folder = folderOf(session.folders, uri);
  if (!folder || !holds(folder, uri) || nameOf(uri) === nameOf(next)) return undefined;
  const { profile } = folder.workspace.profile;
  const before = readFileName(profile, pathOf(uri))?.fields;
  const after = readFileName(profile, pathOf(next))?.fields;
  if (!before || !after || symbolKey(before) === symbolKey(after)) return undefined;
  const fields = folder.workspace.summary(uri)?.symbol ?? before;
  const symbol = documentKey(profile, fields);
  const to = documentKey(profile, after);
  if (symbolKey(fields) !== symbolKey(before) || symbol === undefined || to === undefined) return undefined;
  return { uri, folder, from: { symbol, fields }, to };
}

/** Nothing is offered: that is said, because the file gets its new name all the same. */
function leftAsItIs({ connection, say }: Session, why: string, symbol?: string): null {
  const message = symbol === undefined ? why : `${say(sentences.renameFileOnly, { symbol })} ${why}`;
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  return null;
}
