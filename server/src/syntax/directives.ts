import { derive } from '../text/derive';
import { lineSpanAt, lineStarts } from '../text/lines';
import { type Span, touches } from '../text/span';
import { blocksWith } from './by-block';
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

/** How the comment begins that says in which language a record is to be read. */
export const LANGUAGE_DIRECTIVE = `${DIRECTIVE_START}language `;

/** `% precis-language fr` on a line of its own. */
const LANGUAGE =
  /(?:^|(?<=[\ufeff\n\r]))[ \t]{0,8}% precis-language[ \t]{1,8}(?<language>[A-Za-z][A-Za-z-]{1,19})[ \t]{0,8}(?:\r\n?|\n|$)/d;

/** How far down in a text such a comment is looked for. */
const TOP = 4000;

/** Where a text says in which language it is to be read: the language, and the whole line with its end. */
export function languageDirectiveIn(
  text: string,
): { readonly language: string; readonly span: Span; readonly line: Span } | undefined {
  const top = text.slice(0, TOP);
  if (!top.includes(LANGUAGE_DIRECTIVE.trimEnd())) return undefined;
  const found = LANGUAGE.exec(top);
  const place = found?.indices?.groups?.['language'];
  const language = found?.groups?.['language'];
  if (!found || !place || language === undefined) return undefined;
  const line = { from: found.index, to: found.index + found[0].length };
  return { language, span: { from: place[0], to: place[1] }, line };
}

/** Which rules a directive speaks of: those it names, or all, but for some. */
interface Selection {
  /** Empty for all. */
  readonly rules: readonly string[];
  readonly except: readonly string[];
}

/** A stretch of the text in which rules are silent. */
export interface Silence extends Selection {
  readonly span: Span;
}

const withDirectives = blocksWith(new RegExp(DIRECTIVE_START));

/** The stretches in which a record silences rules; most have none. */
export const silencesOf = derive((record: RecordDocument): readonly Silence[] => {
  const { text } = record;
  if (withDirectives(record).length === 0) return [];
  const silences: Silence[] = [];
  let open: (Selection & { readonly from: number })[] = [];
  for (const found of text.matchAll(DIRECTIVE)) {
    const [, kind, names = ''] = found;
    const rules: readonly string[] = names.match(/[a-z][a-z0-9-]*/g) ?? [];
    const line = lineSpanAt(text, found.index);
    const selection = { rules, except: [] };
    switch (kind) {
      case 'disable-file':
        silences.push({ ...selection, span: { from: 0, to: text.length } });
        break;
      case 'disable-line':
        silences.push({ ...selection, span: line });
        break;
      case 'disable-next-line':
        silences.push({ ...selection, span: lineSpanAt(text, nextLine(text, line.to)) });
        break;
      case 'disable':
        open.push({ ...selection, from: found.index });
        break;
      case 'enable':
        for (const ended of open) silences.push({ ...ended, span: { from: ended.from, to: found.index } });
        open = open.flatMap((ended) => without(ended, rules).map((rest) => ({ ...rest, from: found.index })));
        break;
    }
  }
  for (const left of open) silences.push({ ...left, span: { from: left.from, to: text.length } });
  return silences;
});

/** What stays silent when rules are enabled again; no names enable all. */
function without({ rules, except }: Selection, enabled: readonly string[]): Selection[] {
  if (enabled.length === 0) return [];
  if (rules.length === 0) return [{ rules, except: [...except, ...enabled] }];
  const kept = rules.filter((rule) => !enabled.includes(rule));
  return kept.length > 0 ? [{ rules: kept, except }] : [];
}

function nextLine(text: string, lineEnd: number): number {
  const rest = lineStarts(text.slice(lineEnd, lineEnd + 2));
  return Math.min(text.length, lineEnd + (rest[1] ?? 0));
}

/** Whether a rule is silenced at an offset. */
export function isSilenced(silences: readonly Silence[], rule: string, offset: number): boolean {
  return silences.some(
    ({ span, rules, except }) =>
      touches(span, offset) && (rules.length === 0 || rules.includes(rule)) && !except.includes(rule),
  );
}
