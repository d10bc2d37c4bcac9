import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { documentTitlesOf, expectedNumbersOf, type InlayTitle, inlayTitlesOf } from '../features/inlay-hints';
import { wholeArchive } from './archive';
import { linesOf, positionAt, spanOf } from './convert';
import { shownFindings } from './diagnostics';
import { recordOf, type Session } from './session';

/** What is shown within the lines: expected numbers, and titles where a person wants them. */
export async function inlayHintsFor(
  session: Session,
  { textDocument, range }: InlayHintParams,
): Promise<InlayHint[]> {
  await session.ready;
  const wantsArchive = recordOf(session, textDocument.uri)?.folder.inlayHints.documents;
  if (wantsArchive) await wholeArchive(session);
  const open = recordOf(session, textDocument.uri);
  if (!open) return [];
  const { record, folder } = open;
  const { numbers, instruments, documents } = folder.inlayHints;
  const lines = linesOf(record);
  const { from, to } = spanOf(lines, range);
  const isAsked = ({ at }: { readonly at: number }): boolean => from <= at && at <= to;
  const titled = ({ at, title, shown }: InlayTitle): InlayHint => {
    return { position: positionAt(lines, at), label: shown, tooltip: title, paddingLeft: true };
  };
  const expected = numbers ? expectedNumbersOf(shownFindings(session, open)).filter(isAsked) : [];
  return [
    // Without a blank: it would push what stands behind the TAB one stop further.
    ...expected.map(({ at, number }) => ({ position: positionAt(lines, at), label: `→${number}` })),
    ...(instruments ? inlayTitlesOf(record).filter(isAsked).map(titled) : []),
    ...(documents ? documentTitlesOf(folder.workspace, record).filter(isAsked).map(titled) : []),
  ];
}
