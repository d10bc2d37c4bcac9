import { capitalsOf, expansionsOf } from '../analysis/acronyms';
import { announcementOf } from '../analysis/agenda-rows';
import { ownWordsOf } from '../analysis/own-words';
import { plainTitle, withoutMark } from '../analysis/titles';
import type { NameEdit } from '../index/paragraph-names';
import { type Planned, type Refused, type Renumbering, refused } from '../index/renumbering';
import { nameOf, type TextArchive } from '../index/text-archive';
import { escapePattern } from '../profile/template';
import type { RecordDocument } from '../syntax/record';
import { applyEdits, orderEdits } from '../text/edits';
import { inOneLine } from '../text/lines';
import { contains, type Span, slice, touches } from '../text/span';

/** Words of a record that can be renamed in it: the title of a heading, or an acronym that it explains. */
export interface RenamableWords {
  readonly kind: 'title' | 'acronym';
  /** What is replaced under the cursor: of a title all but the mark that the item is continued. */
  readonly span: Span;
  readonly text: string;
}

/** The title or the acronym at an offset. */
export function wordsAt(record: RecordDocument, offset: number): RenamableWords | undefined {
  const acronym = acronymsOf(record).find(({ span }) => touches(span, offset));
  if (acronym) return { kind: 'acronym', ...acronym };
  const title = titlesOf(record).find((span) => touches(span, offset));
  return title && { kind: 'title', span: title, text: oneLine(record, title) };
}

/** The changes that give a title or an acronym another text wherever the record has it. */
export function planWords(
  texts: TextArchive,
  { uri, record }: Pick<Renumbering, 'uri' | 'record'>,
  words: RenamableWords,
  name: string,
): Planned | Refused {
  const { kind, text: before } = words;
  if (!isFit(kind, name)) return refused('wording', { name, before });
  if (name === before) return { kind: 'plan', files: [], reports: [] };
  if (kind === 'acronym' && acronymsOf(record, name).length > 0) return refused('known', { name });
  const places =
    kind === 'title' ? titlePlaces(record, words) : acronymsOf(record, before).map(({ span }) => span);
  const edits = orderEdits(places.map((span): NameEdit => ({ span, text: name, sure: true })));
  const after = edits && texts.read(applyEdits(record.text, edits), uri);
  if (!edits || !after || !isRenamed(record, after, kind, name, places.length))
    return refused('inexact', { file: nameOf(uri) });
  return {
    kind: 'plan',
    files: [{ uri, record, edits: edits.map((edit) => ({ ...edit, sure: true })) }],
    reports: [],
  };
}

const ACRONYM = /^[A-Z0-9][A-Z0-9&-]{1,14}$/;

function isFit(kind: RenamableWords['kind'], name: string): boolean {
  if (kind === 'title') return name.trim() !== '' && !/[\t\r\n]/.test(name);
  return ACRONYM.test(name) && capitalsOf(name).length >= 2;
}

/** The acronyms that a record explains, or one, wherever they stand by themselves. */
function acronymsOf(record: RecordDocument, only?: string): { readonly span: Span; readonly text: string }[] {
  const known = only === undefined ? expansionsOf(record).map(({ acronym }) => acronym) : [only];
  if (known.length === 0) return [];
  const joined = [...new Set(known)]
    .sort((a, b) => b.length - a.length)
    .map(escapePattern)
    .join('|');
  const pattern = new RegExp(`(?<![A-Za-z0-9&/-])(?:${joined})(?![A-Za-z0-9&/-])`, 'g');
  const own = record.blocks.flatMap((block) => ownWordsOf(record, block));
  return own.flatMap(({ span, words }) =>
    [...words.matchAll(pattern)].map(({ index, 0: text }) => {
      const from = span.from + index;
      return { span: { from, to: from + text.length }, text };
    }),
  );
}

/** The titles of headings and rows, without the mark that the item is continued. */
function titlesOf(record: RecordDocument): Span[] {
  const spans = record.blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.title];
    return block.kind === 'agenda' ? block.rows.flatMap(({ title }) => title ?? []) : [];
  });
  return spans.map((span) => withoutMark(record.text, span, record.conventions.wording));
}

/** Every heading and row with the title, and where the text quotes it. */
function titlePlaces(record: RecordDocument, { span, text }: RenamableWords): Span[] {
  const { conventions } = record;
  const key = (title: Span): string =>
    plainTitle(record.text, title, conventions.wording).characters.join('');
  const wanted = key(span);
  const heading = announcementOf(record)?.items.find(
    ({ row, heading: own }) =>
      (row.title && contains(row.title, span)) || (own && contains(own.block.title, span)),
  );
  const own = [heading?.row.title, heading?.heading?.block.title].filter((title) => title !== undefined);
  const titles = [
    ...titlesOf(record),
    ...own.map((title) => withoutMark(record.text, title, conventions.wording)),
  ];
  const places = new Map(titles.filter((title) => key(title) === wanted).map((title) => [title.from, title]));
  for (const [open, close] of conventions.wording.typography.quotes)
    for (let at = record.text.indexOf(open + text + close); at >= 0; ) {
      const from = at + open.length;
      places.set(from, { from, to: from + text.length });
      at = record.text.indexOf(open + text + close, from);
    }
  return [...places.values()];
}

/** A title as it can be typed: one that stands on several lines is one line. */
function oneLine({ text, conventions }: RecordDocument, title: Span): string {
  const joint = conventions.wording.script === 'Han' ? '' : ' ';
  return inOneLine(slice(text, title), joint);
}

/** Whether the record has the same blocks as before, and the new words in all the places. */
function isRenamed(
  before: RecordDocument,
  after: RecordDocument,
  kind: RenamableWords['kind'],
  name: string,
  places: number,
): boolean {
  const shape = ({ blocks }: RecordDocument): string =>
    blocks
      .map((block) => ('number' in block ? `${block.kind} ${block.number.value}` : block.kind))
      .join('\n');
  if (shape(before) !== shape(after)) return false;
  if (kind === 'acronym') return acronymsOf(after, name).length === places;
  return titlesOf(after).some((title) => slice(after.text, title) === name);
}
