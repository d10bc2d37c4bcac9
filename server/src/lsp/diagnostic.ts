import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Location,
  type Range,
} from 'vscode-languageserver';
import type { Severity } from '../profile/profile';
import { type Judged, ruleById } from '../rules/check';
import { derive } from '../text/derive';
import type { Span } from '../text/span';
import { locationOf } from './archive';
import { isAt, type LineTable, linesOf, rangeOf } from './convert';
import type { Told } from './documents';
import { folderOf } from './folders';
import { areSameArgs } from './same-findings';
import type { FiledRecord, Session } from './session';
import type { Say } from './words';

/** How an editor is told of a finding. */

export const SOURCE = 'Précis';

/** What says nothing an editor shows faded, and what had been replaced or repealed by then struck through. */
const TAGS: ReadonlyMap<string, DiagnosticTag> = new Map([
  ['extraction-artefact', DiagnosticTag.Unnecessary],
  ['citation-abrogated', DiagnosticTag.Deprecated],
  ['citation-outdated', DiagnosticTag.Deprecated],
  ['document-superseded', DiagnosticTag.Deprecated],
]);

/**
 * How an editor is told of some findings. What says the same as one that it was told of before, and stands in the same
 * place of its line and in the same line, is the very same diagnostic: above and below a change they go on in their order.
 */
export function diagnosticsOf(
  session: Session,
  { uri, record }: FiledRecord,
  findings: readonly Judged[],
  before: readonly Told[],
): Told[] {
  const lines = linesOf(record);
  let isAbove = true;
  return findings.map((finding, index) => {
    const above = isAbove ? before[index] : undefined;
    isAbove = above !== undefined && saysTheSame(above.finding, finding);
    const known = isAbove ? above : before[before.length - findings.length + index];
    if (!known || !saysTheSame(known.finding, finding))
      return { finding, diagnostic: diagnosticOf(session, uri, lines, finding) };
    const { diagnostic } = known;
    // What bears on it elsewhere may have moved otherwise.
    if (known.finding.related.length > 0 || finding.related.length > 0)
      return { finding, diagnostic: asBefore(diagnostic, diagnosticOf(session, uri, lines, finding)) };
    return { finding, diagnostic: moved(diagnostic, lines, finding.span) };
  });
}

/** Whether two findings are the same but for their places. */
function saysTheSame(before: Judged, after: Judged): boolean {
  return (
    before.rule === after.rule &&
    before.message === after.message &&
    before.severity === after.severity &&
    areSameArgs(before.args, after.args)
  );
}

/** A diagnostic at a place: the very same one, where it stands there already. */
function moved(diagnostic: Diagnostic, lines: LineTable, span: Span): Diagnostic {
  const { start, end } = diagnostic.range;
  const isThere = isAt(lines, start, span.from) && isAt(lines, end, span.to);
  return isThere ? diagnostic : { ...diagnostic, range: rangeOf(lines, span) };
}

/** One of two diagnostics that say the same but for their places: the one before, where all stands as it did. */
function asBefore(before: Diagnostic, after: Diagnostic): Diagnostic {
  const { relatedInformation: then = [] } = before;
  const { relatedInformation: now = [] } = after;
  const isSame =
    areSameRanges(before.range, after.range) &&
    then.length === now.length &&
    then.every(({ message, location }, index) => {
      const other = now[index];
      return (
        message === other?.message &&
        location.uri === other.location.uri &&
        areSameRanges(location.range, other.location.range)
      );
    });
  return isSame ? before : after;
}

function areSameRanges({ start, end }: Range, other: Range): boolean {
  return (
    start.line === other.start.line &&
    start.character === other.start.character &&
    end.line === other.end.line &&
    end.character === other.end.character
  );
}

function diagnosticOf(session: Session, uri: string, lines: LineTable, finding: Judged): Diagnostic {
  const { abilities, rulesUri } = session;
  const tag = TAGS.get(finding.rule);
  return {
    range: rangeOf(lines, finding.span),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    source: SOURCE,
    message: sentenceOf(session, finding.rule, finding.message, finding.args),
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
