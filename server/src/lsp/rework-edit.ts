import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { FileChanges, Planned } from '../index/renumbering';
import { addressFor } from './archive';
import { linesOf, rangeOf, textEdits } from './convert';
import type { Session } from './session';
import { sentences } from './words';

/** The names by which edits say what they belong to. */
type Group = 'here' | 'elsewhere' | 'unsure';

/**
 * The edits of a plan. What the record says of itself beyond doubt is changed at once; what lies in other files, and
 * where the text leaves open whose paragraph it names, is shown first.
 */
export function reworkingEdit(
  session: Session,
  seen: string,
  { files }: Planned,
  label: string,
): WorkspaceEdit {
  const { versionedEdits, annotatesEdits } = session.abilities;
  const address = ({ uri }: FileChanges): string => addressFor(session, uri);
  if (!versionedEdits) {
    const changes = files.map((file) => [address(file), textEdits(linesOf(file.record), file.edits)]);
    return { changes: Object.fromEntries(changes) };
  }
  const groups = new Map<Group, { count: number; readonly files: Set<string> }>();
  const documentChanges = files.map((file): TextDocumentEdit => {
    const lines = linesOf(file.record);
    const edits = file.edits.map(({ span, text, sure }): TextEdit | AnnotatedTextEdit => {
      const annotationId: Group = file.uri !== seen ? 'elsewhere' : sure ? 'here' : 'unsure';
      const group = groups.get(annotationId) ?? { count: 0, files: new Set() };
      groups.set(annotationId, group);
      group.count++;
      group.files.add(file.uri);
      const edit = { range: rangeOf(lines, span), newText: text };
      return annotatesEdits ? { ...edit, annotationId } : edit;
    });
    const version = session.documents.get(address(file))?.buffer.version ?? null;
    return { textDocument: { uri: address(file), version }, edits };
  });
  if (!annotatesEdits) return { documentChanges };
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  for (const [group, { count, files: own }] of groups)
    changeAnnotations[group] = {
      label,
      needsConfirmation: group !== 'here',
      description: session.say(descriptions[group], { count, files: own.size }),
    };
  return { documentChanges, changeAnnotations };
}

const descriptions: Readonly<Record<Group, string>> = {
  here: sentences.reworkedHere,
  elsewhere: sentences.reworkedElsewhere,
  unsure: sentences.reworkedUnsure,
};
