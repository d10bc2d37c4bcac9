import { isNamedAnywhere } from '../index/named-numbers';
import type { RecordDocument } from '../syntax/record';
import { normalised } from './address';
import { takeOpenRecords } from './archive';
import type { OpenRecord, Session } from './session';

/**
 * Whether something may name one of the numbers of an open record, read as `record`. Of an archive that is not read yet
 * nobody knows what it names: nobody waits for that while they type.
 */
export function isNamedHere(
  session: Session,
  { document, folder }: OpenRecord,
  record: RecordDocument,
  numbers: ReadonlySet<string>,
): boolean {
  if (numbers.size === 0) return false;
  if (folder.uri !== undefined && folder.state !== 'read') return true;
  takeOpenRecords(session);
  return isNamedAnywhere(folder.workspace, normalised(document.uri), record, numbers);
}
