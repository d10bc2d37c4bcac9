import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { missingPartsIn } from '../features/missing-parts';
import { takenOver } from '../features/take-over';
import { pathOf } from '../index/paths';
import { differencesIn, type ToldAgainst } from '../index/version-differences';
import type { Judged } from '../rules/check';
import { languageNamed } from '../rules/concordance';
import { orderEdits } from '../text/edits';
import { isNamedHere } from './named';
import type { OpenRecord, Session } from './session';
import { sentences } from './words';
import { workspaceEdit } from './workspace-edit';

/**
 * What can be done about a difference between the versions of a record, besides looking: to begin what is missing here, or
 * to say what the other version says. Which of the two is right, a person decides: neither is preferred.
 */
export function* concordanceActions(
  session: Session,
  open: OpenRecord,
  finding: Judged,
  diagnostics: Diagnostic[],
): Generator<CodeAction> {
  if (finding.rule !== 'concordance') return;
  const { workspace } = open.folder;
  const own = workspace.summary(open.document.address);
  if (!own) return;
  for (const told of differencesIn(own, workspace)) {
    const { span, isReported } = told.difference;
    if (isReported || span.from !== finding.span.from || span.to !== finding.span.to) continue;
    for (const { title, edits } of changesFor(session, open, told)) {
      const ordered = orderEdits(edits);
      if (!ordered) continue;
      yield {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        edit: workspaceEdit(session, open, ordered),
      };
    }
  }
}

function* changesFor(session: Session, open: OpenRecord, { difference, version }: ToldAgainst) {
  const { say } = session;
  const { record, folder, document } = open;
  const { workspace } = folder;
  const language = languageNamed(workspace, version.language);
  const put = missingPartsIn(record, difference, (numbers) => isNamedHere(session, open, record, numbers));
  if (put) {
    const { numbers } = put;
    const [first = ''] = numbers;
    const isHeading = difference.parts[0]?.kind === 'heading';
    const sentence = isHeading ? sentences.putInHeading : sentences.putInParagraph;
    yield numbers.length === 1
      ? { title: say(sentence, { number: first }), edits: put.edits }
      : { title: say(sentences.putInParts, { from: first, to: numbers.at(-1) ?? first }), edits: put.edits };
  }
  const other = workspace.factsOf(version.uri, open.document.address);
  const path = pathOf(document.uri);
  const taken = other && takenOver(record, other, difference, (text) => workspace.read(text, path, record));
  if (taken) yield { title: say(sentences.takeOver, { text: taken.text, language }), edits: [taken.edit] };
}
