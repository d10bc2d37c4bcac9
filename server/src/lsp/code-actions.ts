import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  ResponseError,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { artefactEdits } from '../features/artefacts';
import { disableForLine } from '../features/disable';
import { organizeEdits } from '../features/organize';
import type { Judged } from '../rules/check';
import { fixAll } from '../service';
import { type Edit, orderEdits } from '../text/edits';
import { editsBetween } from '../text/edits-between';
import { lineSpanAt } from '../text/lines';
import { type Span, touches } from '../text/span';
import { concordanceActions } from './concordance-actions';
import { linesOf, spanOf } from './convert';
import { sentenceOf } from './diagnostic';
import { shownFindings } from './diagnostics';
import { levelActions } from './levels';
import { FIX_ALL, ORGANIZE, REMOVE_ARTEFACTS, WHOLE_RECORD, type Work } from './protocol';
import { reworkEdit, worksAt } from './rework';
import { findingsIn, type OpenRecord, recordOf, type Session } from './session';
import { sentences } from './words';
import { workspaceEdit } from './workspace-edit';

/** What a correction of a whole record needs to be worked out when it is chosen. */
interface WholeRecord {
  readonly uri: string;
  readonly kind: (typeof WHOLE_RECORD)[number];
}

/** What is to be done with a record and those that name it, worked out when it is chosen. */
interface Reworking {
  readonly uri: string;
  readonly work: Work;
  readonly offset: number;
}

/** The corrections for a stretch of a record, and those of the whole record. */
export function codeActionsFor(session: Session, params: CodeActionParams): CodeAction[] {
  const open = recordOf(session, params.textDocument.uri);
  if (!open) return [];
  const { only, triggerKind } = params.context;
  const wants = (kind: string): boolean => !only || only.some((wanted) => isWithin(kind, wanted));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) actions.push(...quickFixes(session, open, params));
  // Whoever moves the cursor has not asked for a correction of the whole record.
  if (!only && triggerKind === CodeActionTriggerKind.Automatic) return actions;
  actions.push(...levelActions(session, open, params).filter(({ kind = '' }) => wants(kind)));
  actions.push(...worksAt(session, open, params.range, wants));
  for (const kind of WHOLE_RECORD) if (wants(kind)) actions.push(...wholeRecord(session, open, kind));
  return actions;
}

/** Works out the edits of an action that came without. */
export async function resolveCodeAction(
  session: Session,
  action: CodeAction,
): Promise<CodeAction | ResponseError<void>> {
  const data: WholeRecord | Reworking | undefined = action.data;
  const open = data && recordOf(session, data.uri);
  if (!open || action.edit) return action;
  if ('work' in data) {
    const edit = await reworkEdit(session, data.uri, data);
    return edit instanceof ResponseError ? edit : { ...action, ...(edit ? { edit } : {}) };
  }
  return { ...action, edit: workspaceEdit(session, open, wholeRecordEdits(open, data.kind)) };
}

/** Kinds are a hierarchy of words: `source.fixAll` holds `source.fixAll.precis`. */
function isWithin(kind: string, wanted: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}

function quickFixes(session: Session, open: OpenRecord, params: CodeActionParams): CodeAction[] {
  const { range, context } = params;
  const span = spanOf(linesOf(open.record), range);
  const findings = fixableFindings(session, open).filter((finding) => meets(finding.span, span));
  const fixes: CodeAction[] = [];
  const silencers = new Map<string, CodeAction>();
  for (const finding of findings) {
    const diagnostics = context.diagnostics.filter((diagnostic) => isSame(open, finding, diagnostic));
    fixes.push(...fixesOf(session, open, finding, diagnostics));
    fixes.push(...concordanceActions(session, open, finding, diagnostics));
    const silencer = silencerOf(session, open, finding, diagnostics);
    const key = `${finding.rule} ${lineSpanAt(open.record.text, finding.span.from).from}`;
    if (!silencers.has(key)) silencers.set(key, silencer);
  }
  return [...fixes, ...renumberings(session, open, params), ...silencers.values()];
}

/** The findings of the text as it stands; of a record that is checked on save, those of them that are shown. */
function fixableFindings(session: Session, open: OpenRecord): readonly Judged[] {
  const findings = findingsIn(session, open);
  if (open.folder.check === 'onType') return findings;
  const shown = shownFindings(session, open);
  return findings.filter((finding) =>
    shown.some(({ rule, span }) => rule === finding.rule && meets(span, finding.span)),
  );
}

function* fixesOf(
  session: Session,
  open: OpenRecord,
  finding: Judged,
  diagnostics: Diagnostic[],
): Generator<CodeAction> {
  for (const [index, { title, args, edits }] of finding.fixes().entries()) {
    const ordered = orderEdits(edits);
    if (!ordered) continue;
    yield {
      title: sentenceOf(session, finding.rule, title, args),
      kind: CodeActionKind.QuickFix,
      diagnostics,
      isPreferred: index === 0,
      edit: workspaceEdit(session, open, ordered),
    };
  }
}

/** The rules whose findings go when the record is counted anew. */
const NUMBERING: readonly string[] = ['section-order', 'paragraph-order', 'paragraph-section'];

/** Where numbers are out of order: all of them anew, with what names them. An editor asks for the edits when it is chosen. */
function* renumberings(
  session: Session,
  open: OpenRecord,
  { range, context }: CodeActionParams,
): Generator<CodeAction> {
  if (!session.abilities.resolvesEdits) return;
  const span = spanOf(linesOf(open.record), range);
  const found = fixableFindings(session, open).filter(
    (finding) => NUMBERING.includes(finding.rule) && meets(finding.span, span),
  );
  const [first] = found;
  if (!first) return;
  const data: Reworking = { uri: open.document.uri, work: 'renumberRecord', offset: first.span.from };
  yield {
    title: session.say(sentences.renumberRecord),
    kind: CodeActionKind.QuickFix,
    diagnostics: context.diagnostics.filter((diagnostic) =>
      found.some((finding) => isSame(open, finding, diagnostic)),
    ),
    data,
  };
}

function silencerOf(
  session: Session,
  open: OpenRecord,
  { rule, span }: Judged,
  diagnostics: Diagnostic[],
): CodeAction {
  return {
    title: session.say(sentences.disable, { rule }),
    kind: CodeActionKind.QuickFix,
    diagnostics,
    edit: workspaceEdit(session, open, [disableForLine(open.record, rule, span.from)]),
  };
}

function isSame({ record }: OpenRecord, { rule, span }: Judged, { code, range }: Diagnostic): boolean {
  return code === rule && meets(spanOf(linesOf(record), range), span);
}

function meets(left: Span, right: Span): boolean {
  return touches(left, right.from) || touches(right, left.from);
}

function wholeRecord(session: Session, open: OpenRecord, kind: WholeRecord['kind']): CodeAction[] {
  if (!hasWork(session, open, kind)) return [];
  const title = session.say(TITLES[kind]);
  const data: WholeRecord = { uri: open.document.uri, kind };
  if (session.abilities.resolvesEdits) return [{ title, kind, data }];
  return [{ title, kind, edit: workspaceEdit(session, open, wholeRecordEdits(open, kind)) }];
}

const TITLES: Readonly<Record<WholeRecord['kind'], string>> = {
  [FIX_ALL]: sentences.fixAll,
  [REMOVE_ARTEFACTS]: sentences.removeArtefacts,
  [ORGANIZE]: sentences.organize,
};

function hasWork(session: Session, open: OpenRecord, kind: WholeRecord['kind']): boolean {
  if (kind === REMOVE_ARTEFACTS) return open.record.artefacts.length > 0;
  if (kind === ORGANIZE) return organizeEdits(open.record).length > 0;
  return findingsIn(session, open).some((finding) => finding.fixes().some(({ safe }) => safe));
}

function wholeRecordEdits({ record, document, folder }: OpenRecord, kind: WholeRecord['kind']): Edit[] {
  if (kind === REMOVE_ARTEFACTS) return artefactEdits(record);
  if (kind === ORGANIZE) return organizeEdits(record);
  const { workspace } = folder;
  const fixed = fixAll(
    record.text,
    (text) => workspace.read(text, URI.parse(document.uri).path),
    workspace.settings,
  );
  return editsBetween(record.text, fixed.text);
}
