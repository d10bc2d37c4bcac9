import { blocksOfKind, byBlock } from '../syntax/by-block';
import type { AgendaRow, AgendaTable, DocumentReference, RecordDocument } from '../syntax/record';
import { derive } from '../text/derive';
import { copied } from '../text/span';
import { documentsOf, placeOf } from './block-documents';
import { type NumberedHeading, numberingOf, type Stretch } from './numbering';
import { plainTitleText } from './titles';

/** A row of the table of subjects and the heading it announces, where there is one. */
export interface AnnouncedItem {
  readonly row: AgendaRow;
  readonly references: readonly DocumentReference[];
  readonly heading: NumberedHeading | undefined;
}

/** A table of subjects beside the headings. */
export interface Announcement {
  readonly table: AgendaTable;
  readonly items: readonly AnnouncedItem[];
  /** Whether the table has all its cells. From one that lost some nothing follows but what is there (RECORDS.md §1.6). */
  readonly isComplete: boolean;
  /** The headings that no row announces. */
  readonly unannounced: readonly NumberedHeading[];
}

/** The table of subjects of a record beside its headings: matched by title, else by number. */
export const announcementOf = derive((record: RecordDocument): Announcement | undefined => {
  const [table] = tablesOf(record);
  if (!table || table.rows.length === 0) return undefined;
  const stretches = numberingOf(record).filter(({ heading }) => heading);
  const titles = plainTitlesOf(record);
  const byTitle = keyed(stretches, ({ heading }) =>
    heading ? (titles[placeOf(record, heading.block)] ?? '') : '',
  );
  const matched = new Map<AgendaRow, Stretch>();
  const taken = new Set<Stretch>();
  const take = (row: AgendaRow, stretch: Stretch | undefined): void => {
    if (!stretch || taken.has(stretch) || matched.has(row)) return;
    matched.set(row, stretch);
    taken.add(stretch);
  };
  const byNumber = keyed(stretches, ({ heading }) => heading?.number);
  const rowTitles = stretches.length > 0 ? (rowTitlesOf(record)[placeOf(record, table)] ?? []) : [];
  // Two items may have one title: the number tells them apart.
  for (const [index, row] of table.rows.entries()) {
    const numbered = byNumber.get(row.number?.value[0]);
    const title = numbered?.heading && titles[placeOf(record, numbered.heading.block)];
    if (title !== undefined && title === rowTitles[index]) take(row, numbered);
  }
  for (const [index, row] of table.rows.entries()) {
    const title = rowTitles[index];
    if (title !== undefined) take(row, byTitle.get(title));
  }
  const byPlace = keyed(stretches, ({ heading }) => heading?.reading.expected);
  for (const numbers of [byNumber, byPlace])
    for (const row of table.rows) take(row, numbers.get(row.number?.value[0]));
  const references = referencesByRow(record, table);
  return {
    table,
    items: table.rows.map((row) => {
      return { row, references: references.get(row) ?? [], heading: matched.get(row)?.heading };
    }),
    isComplete:
      table.rows[0]?.number?.value[0] === 1 && table.rows.every(({ number, title }) => number && title),
    unannounced: stretches
      .filter((stretch) => !taken.has(stretch))
      .map(({ heading }) => heading)
      .filter((heading) => heading !== undefined),
  };
});

const tablesOf = blocksOfKind('agenda');

/** The title of each heading, without what does not count; nothing of other blocks. */
export const plainTitlesOf = byBlock(({ text, conventions }, block): string =>
  block.kind === 'heading' ? plainTitleText(copied(text, block.title), conventions.wording) : '',
);

/** The titles in the rows of a table of subjects, without what does not count; nothing of other blocks. */
const rowTitlesOf = byBlock(({ text, conventions }, block): readonly (string | undefined)[] =>
  block.kind === 'agenda'
    ? block.rows.map(({ title }) => title && plainTitleText(copied(text, title), conventions.wording))
    : NONE,
);

const NONE: readonly never[] = [];

/** The first of the stretches with each key. */
function keyed<Key>(stretches: readonly Stretch[], keyOf: (stretch: Stretch) => Key): Map<Key, Stretch> {
  const found = new Map<Key, Stretch>();
  for (const stretch of stretches) {
    const key = keyOf(stretch);
    if (!found.has(key)) found.set(key, stretch);
  }
  return found;
}

function referencesByRow(record: RecordDocument, table: AgendaTable): Map<AgendaRow, DocumentReference[]> {
  const found = new Map<AgendaRow, DocumentReference[]>();
  const references = documentsOf(record, table);
  let next = 0;
  for (const row of table.rows) {
    const cell = row.documents;
    if (!cell) continue;
    const own: DocumentReference[] = [];
    for (; next < references.length; next++) {
      const reference = references[next];
      if (!reference || reference.span.to > cell.to) break;
      if (reference.span.from >= cell.from) own.push(reference);
    }
    found.set(row, own);
  }
  return found;
}
