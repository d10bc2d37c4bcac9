import { datesIn } from '../syntax/dates';
import { fromOpening } from '../syntax/from-opening';
import { mastheadOf } from '../syntax/masthead';
import type { Block, RecordDocument } from '../syntax/record';
import { linesOf } from '../text/lines';
import { type Span, slice, trimSpan } from '../text/span';

/**
 * The title of a document of the archive, on one line: what the masthead says below its symbol, date and original
 * language; without masthead the first heading, else the first line that says anything.
 */
export const titleOf = fromOpening(
  (record): string | undefined => mastheadTitle(record) ?? headingTitle(record) ?? firstLine(record),
);

function mastheadTitle(record: RecordDocument): string | undefined {
  const { symbol } = mastheadOf(record);
  const groups: { readonly at: number; readonly lines: string[] }[] = [];
  let open = false;
  for (const line of mastheadLines(record)) {
    if (isFurniture(record, line)) {
      open = false;
      continue;
    }
    if (!open) groups.push({ at: line.from, lines: [] });
    groups.at(-1)?.lines.push(slice(record.text, line));
    open = true;
  }
  const group = groups.find(({ at }) => at > (symbol?.span.from ?? 0));
  // What stands above the symbol is whose document it is; its title may be the first line of the text.
  const lines = group?.lines ?? (symbol ? firstText(record) : groups[0]?.lines);
  return lines && joined(lines, record);
}

function firstText(record: RecordDocument): readonly string[] | undefined {
  const first = firstOf(record, ({ kind }) => kind === 'prose' || kind === 'heading' || kind === 'paragraph');
  return first?.kind === 'prose' ? [slice(record.text, first.body)] : undefined;
}

/** The first block of which something is true. */
function firstOf({ lists }: RecordDocument, isTrue: (block: Block) => boolean): Block | undefined {
  for (const block of lists.blocks) if (isTrue(block)) return block;
  return undefined;
}

/** The lines of the masthead; a blank line comes as an empty span, because a title ends there. */
function mastheadLines({ text, lists }: RecordDocument): Span[] {
  const spans: Span[] = [];
  for (const { kind, span } of lists.blocks) {
    if (kind === 'masthead')
      for (const { from, to } of linesOf(slice(text, span)))
        spans.push(trimSpan(text, { from: span.from + from, to: span.from + to }));
    else if (kind === 'blank') spans.push({ from: span.from, to: span.from });
    else if (kind !== 'comment') break;
  }
  return spans;
}

/** Whether a line is no title: it is empty, or holds the symbol, a date, the original language, the chair. */
function isFurniture({ text, conventions }: RecordDocument, line: Span): boolean {
  const { masthead } = conventions.wording;
  const content = slice(text, line);
  if (content === '' || masthead.chair.some((word) => content.startsWith(word))) return true;
  if (masthead.original.some((word) => content.startsWith(word))) return true;
  if (masthead.furniture.some((words) => content.startsWith(words))) return true;
  if (isRevision(content, masthead.revision)) return true;
  // The date or the symbol of a title stands in a longer line: “Report on the meeting of 4 June 2024”.
  const [date] = datesIn(text, line, conventions);
  const symbol = conventions.documents.next(text, line.from, line.to);
  const named = [date?.span, symbol?.id.own ? symbol.span : undefined];
  return named.some((span) => span !== undefined && span.to - span.from > content.length / 3);
}

function isRevision(content: string, template: string | undefined): boolean {
  const [before = '', after = ''] = (template ?? '').split('{revision}');
  return before !== '' && content.startsWith(before) && content.endsWith(after);
}

function headingTitle(record: RecordDocument): string | undefined {
  const heading = firstOf(record, ({ kind }) => kind === 'heading');
  return heading?.kind === 'heading' ? joined([slice(record.text, heading.title)], record) : undefined;
}

function firstLine(record: RecordDocument): string | undefined {
  const block = firstOf(record, ({ kind }) => kind !== 'blank' && kind !== 'artefact' && kind !== 'comment');
  return block && joined([slice(record.text, trimSpan(record.text, block.span))], record);
}

/** The longest title that is shown whole. */
const LONGEST = 200;

function joined(lines: readonly string[], { conventions }: RecordDocument): string | undefined {
  const gap = conventions.wording.script === 'Han' ? '' : ' ';
  const title = lines.join(gap).replace(/\s+/gu, ' ').trim();
  if (title === '') return undefined;
  return title.length <= LONGEST ? title : `${title.slice(0, LONGEST).trimEnd()}…`;
}
