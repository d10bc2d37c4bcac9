import { mastheadOf } from '../syntax/masthead';
import type { RecordDescription } from './protocol';
import { recordOf, type Session } from './session';

/** What is known of an open record, for who shows it beside the text. */
export function describe(session: Session, uri: string): RecordDescription | null {
  const open = recordOf(session, uri);
  if (!open) return null;
  const { record, folder } = open;
  return {
    language: record.language,
    languageName: record.conventions.wording.name,
    symbol: mastheadOf(record).symbol?.text ?? null,
    check: folder.check,
    archive: folder.state,
  };
}
