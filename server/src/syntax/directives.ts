import { derive } from '../text/derive';
import { lineSpanAt, lineStarts } from '../text/lines';
import type { Span } from '../text/span';
import type { RecordDocument } from './record';

/**
 * Directives silence findings on purpose:
 *
 *     % precis-disable-next-line paragraph-order
 *     1.5⇥Text. % precis-disable-line final-punctuation, number-separator
 *     % precis-disable document-form … % precis-enable
 *     % precis-disable-file
 *
 * Without names they silence every rule.
 */
const DIRECTIVE =
  /% precis-(disable-next-line|disable-line|disable-file|disable|enable)(?![a-z-])([^\n\r]{0,400})/g;

/** How a directive begins, wherever it stands on a line. */
export const DIRECTIVE_START = '% precis-';

/** A stretch of the text in which rules are silent. */
interface Silence {
  readonly span: Span;
  /** The rules; empty for all. */
  readonly rules: readonly string[];
}

const silencesOf = derive((record: RecordDocument): readonly Silence[] => {
  const { text } = record;
  if (!text.includes(DIRECTIVE_START)) return [];
  const silences: Silence[] = [];
  const open: { from: number; rules: readonly string[] }[] = [];
  for (const found of text.matchAll(DIRECTIVE)) {
    const [, kind, names = ''] = found;
    const rules: readonly string[] = names.match(/[a-z][a-z0-9-]*/g) ?? [];
    const line = lineSpanAt(text, found.index);
    switch (kind) {
      case 'disable-file':
        silences.push({ span: { from: 0, to: text.length }, rules });
        break;
      case 'disable-line':
        silences.push({ span: line, rules });
        break;
      case 'disable-next-line':
        silences.push({ span: lineSpanAt(text, nextLine(text, line.to)), rules });
        break;
      case 'disable':
        open.push({ from: found.index, rules });
        break;
      case 'enable':
        for (const { from, rules: disabled } of open.splice(0)) {
          const kept = rules.length > 0 ? disabled.filter((rule) => !rules.includes(rule)) : [];
          const ended = rules.length > 0 ? disabled.filter((rule) => rules.includes(rule)) : disabled;
          if (ended.length > 0 || rules.length === 0)
            silences.push({ span: { from, to: found.index }, rules: ended });
          if (kept.length > 0) open.push({ from, rules: kept });
        }
        break;
    }
  }
  for (const { from, rules } of open) silences.push({ span: { from, to: text.length }, rules });
  return silences;
});

function nextLine(text: string, lineEnd: number): number {
  const rest = lineStarts(text.slice(lineEnd, lineEnd + 2));
  return Math.min(text.length, lineEnd + (rest[1] ?? 0));
}

/** Whether a directive silences a rule at an offset. */
export function isSilenced(record: RecordDocument, rule: string, offset: number): boolean {
  return silencesOf(record).some(
    ({ span, rules }) =>
      span.from <= offset && offset <= span.to && (rules.length === 0 || rules.includes(rule)),
  );
}
