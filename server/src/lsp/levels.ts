import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import { levelAt } from '../features/level';
import { linesOf, offsetAt } from './convert';
import { isNamedHere } from './named';
import { LEVEL } from './protocol';
import type { OpenRecord, Session } from './session';
import { sentences } from './words';
import { workspaceEdit } from './workspace-edit';

/** What makes a paragraph of a heading and a heading of a paragraph, at its number. */
export function levelActions(session: Session, open: OpenRecord, { range }: CodeActionParams): CodeAction[] {
  const offset = offsetAt(linesOf(open.record), range.start);
  const level = levelAt(open.record, offset, (numbers) => isNamedHere(session, open, open.record, numbers));
  if (!level) return [];
  const { becomes, number, edits } = level;
  const title = session.say(becomes === 'heading' ? sentences.makeHeading : sentences.makeParagraph, {
    number,
  });
  return [{ title, kind: `${LEVEL}.${becomes}`, edit: workspaceEdit(session, open, edits) }];
}
