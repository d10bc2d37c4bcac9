import { type NumberedHeading, numberingOf, type Stretch } from '../analysis/numbering';
import { otherSchemeOf } from '../analysis/numbering-scheme';
import { shapesOf } from '../analysis/shapes';
import type { RecordDocument } from '../syntax/record';
import { numberShown } from '../syntax/sections';
import type { Edit } from '../text/edits';
import { factsRule } from './rule';

/**
 * Headings are numbered 1, 2, 3 … without gap (RECORDS.md §1.3). A record may begin at another number, because it
 * may be an extract (T-30). One finding for each break: what follows a break is measured from there.
 */
export const sectionOrder = factsRule({
  id: 'section-order',
  severity: 'error',
  summary: 'Headings are numbered 1, 2, 3 … in order.',
  messages: {
    first: 'Heading {found} stands above heading {next}; {expected} was expected.',
    duplicate: 'Heading {found} stands twice; {expected} was expected here.',
    gap: 'Heading {found} follows heading {previous}; {expected} was expected.',
    decreasing: 'Heading {found} stands after heading {previous}; {expected} was expected.',
    same: 'Heading {found} stands here too.',
    previous: 'The heading before it is {previous}.',
    next: 'The next heading is {next}.',
    renumber: 'Change the number to {expected}, with its paragraphs',
    renumberBelow: 'Renumber the headings from here on, with their paragraphs',
  },
  facts: (record) => [shapesOf(record), otherSchemeOf(record)],
  *check(record) {
    if (otherSchemeOf(record)) return;
    const stretches = numberingOf(record).filter(({ heading, lost }) => heading || lost);
    const seen = new Map<number, NumberedHeading>();
    let previous: NumberedHeading | undefined;
    for (const [index, stretch] of stretches.entries()) {
      const { heading } = stretch;
      if (!heading) continue;
      const { number: found, block } = heading;
      const { broken, expected } = heading.reading;
      const twin = seen.get(found);
      const before = previous;
      seen.set(found, heading);
      previous = heading;
      if (!broken) continue;
      const after = stretches[index + 1]?.heading;
      const fixes = () => {
        const args = { expected };
        const one = {
          title: 'renumber',
          args,
          edits: () => renumberSection(record, stretch, expected),
        } as const;
        const all = {
          title: 'renumberBelow',
          args,
          edits: () => {
            const rest = stretches.slice(index);
            return rest.flatMap((below, steps) => renumberSection(record, below, expected + steps));
          },
        } as const;
        if (index === stretches.length - 1) return [one];
        return after?.number === expected + 1 ? [one, all] : [all];
      };
      const span = block.number.span;
      if (!before) {
        const args = { found, next: after?.number ?? expected + 1, expected };
        const related = after
          ? [{ span: after.block.number.span, message: 'next' as const, args: { next: after.number } }]
          : [];
        yield { message: 'first', args, span, related, fixes };
        continue;
      }
      const args = { found, previous: before.number, expected };
      yield {
        message: twin ? 'duplicate' : found > before.number ? 'gap' : 'decreasing',
        args,
        span,
        related: [
          twin
            ? { span: twin.block.number.span, message: 'same', args: { found } }
            : { span: before.block.number.span, message: 'previous', args: { previous: before.number } },
        ],
        fixes,
      };
    }
  },
});

/** Gives a heading a number, and the paragraphs that carry its old one with it. */
function renumberSection(record: RecordDocument, { heading, entries }: Stretch, number: number): Edit[] {
  if (!heading || heading.number === number) return [];
  const edits: Edit[] = [{ span: heading.block.number.span, text: String(number) }];
  for (const entry of entries)
    if (entry.kind === 'numbered' && entry.major === heading.number)
      edits.push({ span: entry.block.number.span, text: numberShown(record, [number, entry.minor]) });
  return edits;
}
