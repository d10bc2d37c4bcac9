import { announcementOf } from '../analysis/agenda-rows';
import { withoutMark } from '../analysis/titles';
import type { Heading, RecordDocument } from '../syntax/record';
import { type Span, slice, touches } from '../text/span';

/**
 * The places that give one item of the agenda the same title, when an offset touches one of them: its row of the table of
 * subjects, its heading, and the headings under which it is continued, all without the mark of that. In order of place;
 * nothing where row and heading differ by a character, or where a title stands on several lines.
 */
export function linkedTitlesAt(record: RecordDocument, offset: number): Span[] {
  const items = titledItems(record);
  const own = items.find(({ spans }) => spans.some(isHere));
  const continued = continuations(record, items);
  const title = own?.title ?? continued.find(({ span }) => isHere(span))?.title;
  const [item, twin] = items.filter((other) => other.title === title);
  // Which of two items that are called the same is continued, nothing says.
  if (!item || twin) return [...(own?.spans ?? [])];
  const further = continued.filter((other) => other.title === title).map(({ span }) => span);
  return [...item.spans, ...further].sort((a, b) => a.from - b.from);

  function isHere(span: Span): boolean {
    return touches(span, offset);
  }
}

/** An item whose row and heading say the same. */
interface TitledItem {
  readonly title: string;
  readonly spans: readonly Span[];
  readonly heading: Heading;
}

function titledItems(record: RecordDocument): TitledItem[] {
  const items = announcementOf(record)?.items ?? [];
  return items.flatMap(({ row, heading }) => {
    if (!row.title || !heading) return [];
    const spans = [row.title, heading.block.title].map((span) => unmarked(record, span));
    const [title = '', other] = spans.map((span) => slice(record.text, span));
    const isOneLine = title !== '' && !/[\r\n]/.test(title);
    return isOneLine && title === other ? [{ title, spans, heading: heading.block }] : [];
  });
}

/** The titles of the headings that go on with an item, but for those that a row announces. */
function continuations(
  record: RecordDocument,
  items: readonly TitledItem[],
): { readonly title: string; readonly span: Span }[] {
  const announced = new Set(items.map(({ heading }) => heading));
  return record.blocks.flatMap((block) => {
    if (block.kind !== 'heading' || announced.has(block)) return [];
    const span = unmarked(record, block.title);
    return span.to < block.title.to ? [{ title: slice(record.text, span), span }] : [];
  });
}

function unmarked({ text, conventions }: RecordDocument, title: Span): Span {
  return withoutMark(text, title, conventions.wording);
}
