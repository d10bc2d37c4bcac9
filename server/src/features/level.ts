import {
  type Count,
  countAbove,
  countOf,
  countText,
  following,
  recount,
  recountEdits,
} from '../analysis/recount';
import type { RecordDocument } from '../syntax/record';
import type { Edit } from '../text/edits';
import { lastBegunAt, touches } from '../text/span';

/** A heading that may become a paragraph of the section above it, or a paragraph that may become a heading. */
export interface Level {
  readonly becomes: 'heading' | 'paragraph';
  readonly number: string;
  readonly edits: readonly Edit[];
}

/**
 * The other level of the numbered line at whose number an offset stands: `1.3` becomes heading 2, heading 2 becomes the
 * last paragraph of section 1. What stands below follows, when nothing names its numbers; else only the line changes.
 */
export function levelAt(
  record: RecordDocument,
  offset: number,
  isNamed: (numbers: ReadonlySet<string>) => boolean,
): Level | undefined {
  if (record.conventions.profile.numbering !== 'per-heading') return undefined;
  const block = record.blocks[lastBegunAt(record.blocks, offset)];
  if (block?.kind !== 'heading' && block?.kind !== 'paragraph') return undefined;
  const count = countOf(record, block);
  const { span, separator } = block.number;
  if (!count || !touches({ from: block.span.from, to: separator.to }, offset)) return undefined;
  const now = block.kind === 'heading' ? asParagraph(countAbove(record, block)) : asHeading(count);
  if (!now) return undefined;
  const below = recount(record, block.span.from, count, now);
  const follows = !isNamed(new Set(below.map(({ from }) => from)));
  return {
    becomes: block.kind === 'heading' ? 'paragraph' : 'heading',
    number: countText(now),
    edits: [{ span, text: countText(now) }, ...(follows ? recountEdits(record, below) : [])],
  };
}

function asHeading(count: Count): Count {
  return { section: following(count), paragraph: 0 };
}

/** Nothing above the first heading: there is no section to which a paragraph could belong. */
function asParagraph(above: Count | undefined): Count | undefined {
  return above && { section: above.section, paragraph: above.paragraph + 1 };
}
