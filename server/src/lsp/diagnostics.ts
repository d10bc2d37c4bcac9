import { type Diagnostic, DiagnosticSeverity, type DocumentDiagnosticReport } from 'vscode-languageserver';
import type { SettingsProblem } from '../index/settings';
import type { Judged } from '../rules/check';
import { lineSpanAt } from '../text/lines';
import { gravest, MOST, MOST_WHILE_TYPING, QUIET, whileTyping } from './bounds';
import { whenQuiet } from './clock';
import { due } from './closed';
import { type LineTable, lineTable, rangeOf } from './convert';
import { diagnosticsOf, SOURCE } from './diagnostic';
import type { OpenDocument, Report, Told } from './documents';
import type { SettingsFile } from './folders';
import { complain, type FiledRecord, findingsIn, type OpenRecord, recordOf, type Session } from './session';
import { sentences } from './words';

/** The answer to who asks: unchanged since the result they hold, or the whole set. */
export function pulledReport(
  session: Session,
  uri: string,
  heldResult: string | undefined,
): DocumentDiagnosticReport {
  const open = recordOf(session, uri);
  if (!open) return { kind: 'full', items: [] };
  open.document.asked = open.document.revision;
  const { id, items } = reportOf(session, open);
  return id === heldResult ? { kind: 'unchanged', resultId: id } : { kind: 'full', resultId: id, items };
}

/** The diagnostics of a record for its text as it stands; the same report while text and settings are the same. */
export function reportOf(session: Session, open: OpenRecord): Report {
  const { document, record, folder } = open;
  const shown = shownFindings(session, open);
  const most = mostOf(session, open, shown.length);
  if (most < MOST) document.isCut = true;
  // What was saved stays the same list while edits move none of it; else each text has its own report.
  const madeOf = folder.check === 'onSave' ? [shown, most] : [record, shown, most];
  if (document.report?.madeOf.every((part, at) => part === madeOf[at])) return document.report;
  const told = toldOf(session, { uri: document.uri, record }, shown, most, document);
  const items = diagnosticsIn(session, told, shown, most);
  const before = document.report;
  // Where not one is another than before they are the same result, which who asks need not be given again.
  document.report =
    before && areSameItems(before.items, items)
      ? { id: before.id, items: before.items, told, madeOf }
      : { id: `${session.mark}-${++session.results}`, items, told, madeOf };
  return document.report;
}

function areSameItems(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  return before.length === after.length && before.every((item, index) => item === after[index]);
}

/** How many findings of a record are sent: while it is typed, as many as can be sent at every key. */
function mostOf(session: Session, { document }: OpenRecord, count: number): number {
  const { pullsDiagnostics, refreshesDiagnostics } = session.abilities;
  // An editor that asks and cannot be bidden to ask again would never be told of the rest.
  const canFollow = !pullsDiagnostics || refreshesDiagnostics;
  const isTyped = document.revision > 1 && !document.isQuiet;
  return count > MOST_WHILE_TYPING && isTyped && canFollow ? MOST_WHILE_TYPING : MOST;
}

/** Waits until a document that was opened or changed is left alone, and then tells of what it has not told of it. */
export function awaitQuiet(session: Session, document: OpenDocument): void {
  document.hush ??= whenQuiet(session.host.clock, QUIET, () => {
    if (session.documents.get(document.uri) !== document) return;
    document.isQuiet = true;
    if (document.isCut) tellAgain(session, document.uri);
    document.isCut = false;
    // An editor may hold a text that it does not show, and asks for none but those: it is told of it as of a closed one.
    const isHidden = session.abilities.pullsDiagnostics && document.asked !== document.revision;
    // What is closed was not judged while it was typed.
    due(session.closed, isHidden ? [document.address] : []);
  });
  document.hush();
}

function tellAgain(session: Session, uri: string): void {
  pushDiagnostics(session, uri);
  if (!session.abilities.refreshesDiagnostics) return;
  session.connection.languages.diagnostics.refresh().catch((error) => {
    complain(session.connection, 'The diagnostics could not be refreshed', error);
  });
}

/**
 * The diagnostics of some findings, the gravest where there are more than so many. What is left out for good is told of
 * in one more.
 */
export function boundedDiagnostics(
  session: Session,
  filed: FiledRecord,
  findings: readonly Judged[],
  most: number,
): Diagnostic[] {
  return diagnosticsIn(session, toldOf(session, filed, findings, most), findings, most);
}

/** The findings that are told of, and how: in a document that was told of before, what is the same is told in the same words. */
function toldOf(
  session: Session,
  filed: FiledRecord,
  findings: readonly Judged[],
  most: number,
  document?: OpenDocument,
): Told[] {
  const before = document?.report?.told ?? [];
  if (findings.length <= most) return diagnosticsOf(session, filed, findings, before);
  const near = document?.edited ?? 0;
  const sent = most < MOST ? whileTyping(findings, near) : gravest(findings, most, near);
  return diagnosticsOf(
    session,
    filed,
    sent.flatMap((index) => findings[index] ?? []),
    before,
  );
}

function diagnosticsIn(
  session: Session,
  told: readonly Told[],
  findings: readonly Judged[],
  most: number,
): Diagnostic[] {
  const items = told.map(({ diagnostic }) => diagnostic);
  if (most < MOST || told.length === findings.length) return items;
  const isSent = new Set(told.map(({ finding }) => finding));
  const left = findings.filter((finding) => !isSent.has(finding));
  const errors = left.filter(({ severity }) => severity === 'error').length;
  return [...items, remainder(session, { count: left.length, errors })];
}

function remainder(
  { say }: Session,
  counts: { readonly count: number; readonly errors: number },
): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message: say(sentences.findingsLeftOut, counts),
  };
}

/** The findings that are shown of a record: those of its text, or those of what was saved, where they stand now. */
export function shownFindings(session: Session, open: OpenRecord): readonly Judged[] {
  const { document, folder } = open;
  if (folder.check === 'onType') return findingsIn(session, open);
  document.saved ??= findingsIn(session, open);
  return document.saved;
}

/** Sends the diagnostics of a record to an editor that does not ask for them: a whole set for the text as it stands. */
export function pushDiagnostics(session: Session, uri: string): void {
  if (session.abilities.pullsDiagnostics) return;
  const open = recordOf(session, uri);
  if (!open) return;
  const before = open.document.report;
  const report = reportOf(session, open);
  if (report === before) return;
  const { version } = open.document.buffer;
  void session.connection.sendDiagnostics({ uri, version, diagnostics: report.items });
}

/** Sends those of every open record whose findings are others than were sent. */
export function pushAllDiagnostics(session: Session): void {
  for (const uri of session.documents.keys()) pushDiagnostics(session, uri);
}

/** Has the editor told anew what follows from the archive, because that is another one now. */
export async function archiveChanged(session: Session): Promise<void> {
  await session.ready;
  for (const [uri, document] of session.documents) {
    const open = recordOf(session, uri);
    // What was saved is looked at anew where it still is the text; else it waits until it is saved again.
    const { found } = document;
    if (open && found?.record === open.record && document.saved === found.findings)
      document.saved = undefined;
  }
  pushAllDiagnostics(session);
  const { refreshesDiagnostics } = session.abilities;
  if (refreshesDiagnostics && session.documents.size > 0)
    await session.connection.languages.diagnostics.refresh();
}

/** Shows what is wrong with a settings file. Nothing is wrong with one that is gone. */
export function pushSettingsProblems(session: Session, { uri, text, problems }: SettingsFile): void {
  const lines = lineTable(text);
  const diagnostics = problems.map((problem) => settingsDiagnostic(session, lines, problem));
  void session.connection.sendDiagnostics({ uri, diagnostics });
}

function settingsDiagnostic(
  session: Session,
  lines: LineTable,
  { message, offset = 0 }: SettingsProblem,
): Diagnostic {
  const to = Math.max(offset, lineSpanAt(lines.text, offset).to);
  return {
    range: rangeOf(lines, { from: offset, to }),
    severity: DiagnosticSeverity.Warning,
    source: SOURCE,
    message: session.say(message),
  };
}
