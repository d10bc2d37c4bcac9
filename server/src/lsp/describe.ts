import type { TextEdit } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { languageEdit } from '../features/record-language';
import { tellerOf } from '../syntax/detect';
import { mastheadOf } from '../syntax/masthead';
import { linesOf, textEdits } from './convert';
import type { LanguageParams, RecordDescription } from './protocol';
import { recordOf, type Session } from './session';

/** What is known of an open record, for who shows it beside the text. */
export function describe(session: Session, uri: string): RecordDescription | null {
  const open = recordOf(session, uri);
  if (!open) return null;
  const { record, folder } = open;
  const { wordings } = record.conventions.source;
  const hints = { setting: folder.workspace.settings.language, path: URI.parse(uri).path };
  return {
    language: record.language,
    languageName: record.conventions.wording.name,
    toldBy: tellerOf(record, hints),
    languages: wordings.map(({ language, name }) => ({ language, name })),
    symbol: mastheadOf(record).symbol?.text ?? null,
    check: folder.check,
    archive: folder.state,
  };
}

/** The edits that make an open record say in which language it is to be read, or say nothing of it. */
export function languageEditsFor(
  session: Session,
  { textDocument, language }: LanguageParams,
): TextEdit[] | null {
  const open = recordOf(session, textDocument.uri);
  if (!open) return null;
  const edit = languageEdit(open.record, language ?? undefined);
  return textEdits(linesOf(open.record), edit ? [edit] : []);
}
