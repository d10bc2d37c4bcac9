import type { Mention } from '../../src/index/mention';
import { lineIndexAt } from '../../src/text/lines';
import type { Indexed } from './read-archive';

/** One place that names a document or an instrument, as it is printed: a row of the citation index. */
export interface MentionRow {
  /** What is named, whatever its revision: `C24/8`, `PP/resolution/140`. */
  readonly key: string;
  readonly kind: Mention['kind'];
  /** As it is named: `C24/8(Rev.1)`. */
  readonly text: string;
  readonly path: string;
  /** The record’s own symbol, or null. */
  readonly record: string | null;
  /** Line and character count from 0, in UTF-16, as in LSP. */
  readonly line: number;
  readonly character: number;
  readonly place: Mention['place'];
  readonly paragraph: string | null;
  /** Of a citation the conference or session of its version. */
  readonly version: string | null;
  /** Where that was out of date at the meeting, the one whose version was in force. */
  readonly right: string | null;
}

/** The rows of records that a condition wants, in order of path and place. */
export function* mentionRows(
  records: readonly Indexed[],
  wanted: (mention: Mention) => boolean,
): Generator<MentionRow> {
  for (const { shown, summary } of records)
    for (const mention of summary.mentions) {
      if (!wanted(mention)) continue;
      const line = lineIndexAt(summary.lineStarts, mention.span.from);
      yield {
        key: mention.key,
        kind: mention.kind,
        text: mention.text.replace(/\s+/gu, ' '),
        path: shown,
        record: summary.name ?? null,
        line,
        character: mention.span.from - (summary.lineStarts[line] ?? 0),
        place: mention.place,
        paragraph: mention.paragraph ?? null,
        version: mention.version ?? null,
        right: mention.right ?? null,
      };
    }
}

/** The columns of a table of rows, in their order. */
export const columns = [
  'key',
  'kind',
  'text',
  'path',
  'record',
  'line',
  'character',
  'place',
  'paragraph',
  'version',
  'right',
] as const satisfies readonly (keyof MentionRow)[];

/** A row as a line of comma-separated values (RFC 4180); what a spreadsheet would take for a formula is quoted off. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | null): string {
  if (cell === null || typeof cell === 'number') return String(cell ?? '');
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
