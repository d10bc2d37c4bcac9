import { sectionsOf } from '../syntax/sections';
import { recordRule } from './rule';

/**
 * Headings are numbered 1, 2, 3 … without gap (RECORDS.md §1.3). A record may begin at another number, because it
 * may be an extract (T-30). One finding for each break: what follows a break is measured from there.
 */
export const sectionOrder = recordRule({
  id: 'section-order',
  severity: 'error',
  summary: 'Headings are numbered 1, 2, 3 … in order.',
  messages: {
    duplicate: 'Heading {found} stands twice; {expected} was expected here.',
    gap: 'Heading {found} follows heading {previous}; {expected} was expected.',
    decreasing: 'Heading {found} stands after heading {previous}; {expected} was expected.',
    previous: 'The heading before it is {previous}.',
    renumber: 'Change the number to {expected}',
  },
  *check(record) {
    const headings = sectionsOf(record).flatMap(({ heading }) => (heading ? [heading] : []));
    const seen = new Set<number>();
    for (const [index, heading] of headings.entries()) {
      const found = heading.number.value[0] ?? 0;
      const before = headings[index - 1];
      const previous = before?.number.value[0];
      const repeated = seen.has(found);
      seen.add(found);
      if (!before || previous === undefined || found === previous + 1) continue;
      const expected = previous + 1;
      const args = { found, previous, expected };
      yield {
        message: repeated ? 'duplicate' : found > previous ? 'gap' : 'decreasing',
        args,
        span: heading.number.span,
        related: [{ span: before.number.span, message: 'previous', args }],
        fixes: () => [
          { title: 'renumber', args, edits: [{ span: heading.number.span, text: String(expected) }] },
        ],
      };
    }
  },
});
