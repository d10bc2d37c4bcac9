import { pathOf } from '../index/paths';
import type { RecordDocument } from '../syntax/record';
import { blocksNumbered } from '../syntax/sections';
import { linesOf, positionAt } from './convert';
import { folderOf } from './folders';
import { fileText, type Session } from './session';

/** The record of a file of the archive: of its text in the editor where it is open, else of the file, read now. */
export async function recordThere(session: Session, uri: string): Promise<RecordDocument | undefined> {
  const workspace = folderOf(session.folders, uri)?.workspace;
  const open = workspace?.record(uri);
  if (!workspace || open) return open;
  const text = await fileText(session, uri);
  return text === undefined ? undefined : workspace.read(text, pathOf(uri));
}

/** The address of a file that opens it at a paragraph, as editors write it: `….txt#L12`. */
export function addressAt(uri: string, record: RecordDocument | undefined, number: string): string {
  const [block] = record ? blocksNumbered(record, number) : [];
  if (!record || !block) return uri;
  return `${uri}#L${positionAt(linesOf(record), block.number.span.from).line + 1}`;
}
