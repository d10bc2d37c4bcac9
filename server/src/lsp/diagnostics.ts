import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  type Location,
} from 'vscode-languageserver';
import type { SettingsProblem } from '../index/settings';
import type { Severity } from '../profile/profile';
import { type Judged, ruleById } from '../rules/check';
import { derive } from '../text/derive';
import { lineSpanAt } from '../text/lines';
import type { Span } from '../text/span';
import { locationOf } from './archive';
import { gravest, MOST, MOST_WHILE_TYPING, QUIET } from './bounds';
import { whenQuiet } from './clock';
import { due } from './closed';
import { type LineTable, linesOf, lineTable, rangeOf } from './convert';
import type { OpenDocument, Report } from './documents';
import { folderOf, type SettingsFile } from './folders';
import { complain, type FiledRecord, findingsIn, type OpenRecord, recordOf, type Session } from './session';
import { type Say, sentences } from './words';

const SOURCE = 'Précis';

/** What says nothing an editor shows faded, and what had been replaced or repealed by then struck through. */
const TAGS: ReadonlyMap<string, DiagnosticTag> = new Map([
  ['extraction-artefact', DiagnosticTag.Unnecessary],
  ['citation-abrogated', DiagnosticTag.Deprecated],
  ['citation-outdated', DiagnosticTag.Deprecated],
  ['document-superseded', DiagnosticTag.Deprecated],
]);

/** What identifies a finding of a record, small enough to travel with it. */
export interface FindingData {
  readonly rule: string;
  readonly index: number;
}

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
  const items = boundedDiagnostics(session, { uri: document.uri, record }, shown, most, document.edited);
  document.report = { id: `${session.mark}-${++session.results}`, items, madeOf };
  return document.report;
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
    if (session.abilities.pullsDiagnostics && document.asked !== document.revision)
      due(session.closed, [document.address]);
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
  { uri, record }: FiledRecord,
  findings: readonly Judged[],
  most: number,
  near = 0,
): Diagnostic[] {
  const lines = linesOf(record);
  const chosen = findings.length > most ? gravest(findings, most, near) : [...findings.keys()];
  const items = chosen.flatMap((index) => {
    const finding = findings[index];
    return finding ? [diagnosticOf(session, uri, lines, finding, index)] : [];
  });
  if (most < MOST || chosen.length === findings.length) return items;
  const isSent = new Set(chosen);
  const left = findings.filter((_, index) => !isSent.has(index));
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
    if (open && document.saved === session.findings.get(open.record)?.findings) document.saved = undefined;
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

function diagnosticOf(
  session: Session,
  uri: string,
  lines: LineTable,
  finding: Judged,
  index: number,
): Diagnostic {
  const { abilities, rulesUri } = session;
  const data: FindingData = { rule: finding.rule, index };
  const tag = TAGS.get(finding.rule);
  return {
    range: rangeOf(lines, finding.span),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    source: SOURCE,
    message: sentenceOf(session, finding.rule, finding.message, finding.args),
    data,
    ...(abilities.showsRuleLinks && rulesUri
      ? { codeDescription: { href: `${rulesUri}/${finding.rule}.md` } }
      : {}),
    ...(abilities.showsTags && tag ? { tags: [tag] } : {}),
    ...(abilities.showsRelatedPlaces && finding.related.length > 0
      ? { relatedInformation: relatedOf(session, uri, lines, finding) }
      : {}),
  };
}

function relatedOf(
  session: Session,
  uri: string,
  lines: LineTable,
  { rule, related }: Judged,
): DiagnosticRelatedInformation[] {
  return related.flatMap(({ uri: elsewhere, span, message, args }) => {
    const location =
      elsewhere === undefined ? { uri, range: rangeOf(lines, span) } : otherPlace(session, elsewhere, span);
    return location ? [{ location, message: sentenceOf(session, rule, message, args) }] : [];
  });
}

/** A place in another record of the archive; nothing when it is gone. */
function otherPlace(session: Session, uri: string, span: Span): Location | undefined {
  const summary = folderOf(session.folders, uri)?.workspace.summary(uri);
  return summary && locationOf(session, summary, span);
}

/** A sentence of a rule in the words of the person who reads it. */
export function sentenceOf({ say }: Session, rule: string, key: string, args: Judged['args']): string {
  const known = sentencesIn(say)(args);
  const name = `${rule} ${key}`;
  let sentence = known.get(name);
  if (sentence === undefined) {
    sentence = say(ruleById(rule)?.messages[key] ?? key, args);
    known.set(name, sentence);
  }
  return sentence;
}

/** What was said with some values: a finding that only moved keeps them, and need not be put into words anew. */
const sentencesIn = derive((_: Say) => derive((_: Judged['args']) => new Map<string, string>()));

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
