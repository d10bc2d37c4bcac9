import {
  type NumberedEntry,
  type NumberedHeading,
  numberingOf,
  renumber,
  type Stretch,
} from '../analysis/numbering';
import { shapesOf } from '../analysis/shapes';
import type { RecordDocument } from '../syntax/record';
import { numberShown, paragraphNumber } from '../syntax/sections';
import { factsRule } from './rule';

/**
 * The number of a paragraph begins with that of its heading (RECORDS.md §1.4; T-28). One finding for paragraphs that
 * follow one another; none where the heading is the one that is out of order, which is `section-order`’s to say.
 */
export const paragraphSection = factsRule({
  id: 'paragraph-section',
  severity: 'error',
  summary: 'The number of a paragraph begins with the number of its heading.',
  messages: {
    paragraph: 'Paragraph {found} stands under heading {heading}; {expected} was expected.',
    paragraphs:
      'Paragraphs {found} to {last} stand under heading {heading}; they were expected to begin with {expected}.',
    missing: 'Heading {missing} is missing above paragraph {found}.',
    missingOrMeant:
      'Paragraph {found} stands under heading {heading}: heading {missing} is missing, or {expected} was meant.',
    heading: 'The heading is {heading}.',
    renumber: 'Change the number to {expected}',
    renumberAll: 'Renumber the paragraphs {found} to {last}',
  },
  facts: (record) => [shapesOf(record)],
  *check(record) {
    const stretches = numberingOf(record);
    for (const [index, stretch] of stretches.entries()) {
      const above = stretches[index - 1];
      if (stretch.major === undefined) continue;
      if (stretch.lost && above?.heading && above.major !== undefined) {
        const run = stretch.entries.filter((entry) => entry.kind === 'numbered');
        const from = (lastNumbered(above)?.reading.expected ?? 0) + 1;
        const isCertain = index < stretches.length - 1;
        yield* reportLost(record, run, above.heading, { major: above.major, from }, stretch.major, isCertain);
      }
      if (!stretch.heading) continue;
      for (const run of strangers(stretch))
        yield* reportRun(record, run, stretch.heading, {
          major: stretch.major,
          from: run[0]?.reading.expected ?? 1,
        });
    }
  },
});

/** Where the numbers of a run should begin. */
interface Beginning {
  readonly major: number;
  readonly from: number;
}

function* reportRun(
  record: RecordDocument,
  run: readonly NumberedEntry[],
  above: NumberedHeading,
  { major, from }: Beginning,
) {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return;
  const expected = numberShown(record, paragraphNumber(major, from));
  const args = { found: numberShown(record, first.block.number.value), heading: above.number, expected };
  const many = { ...args, last: numberShown(record, last.block.number.value) };
  const isOne = run.length === 1;
  yield {
    ...(isOne ? ({ message: 'paragraph', args } as const) : ({ message: 'paragraphs', args: many } as const)),
    span: first.block.number.span,
    related: [headingOf(above)],
    fixes: () => {
      const one = {
        title: 'renumber',
        args: { expected },
        edits: renumber(record, [first], major, from),
      } as const;
      const all = { title: 'renumberAll', args: many, edits: renumber(record, run, major, from) } as const;
      return isOne ? [one] : [all, one];
    },
  };
}

/** No number is wrong where a heading below shows that one is missing; at the end of a record either may be. */
function* reportLost(
  record: RecordDocument,
  run: readonly NumberedEntry[],
  above: NumberedHeading,
  beginning: Beginning,
  missing: number,
  isCertain: boolean,
) {
  for (const report of reportRun(record, run, above, beginning)) {
    const { found, heading, expected } = report.args;
    yield isCertain
      ? { ...report, message: 'missing' as const, args: { found, missing }, fixes: () => [] }
      : { ...report, message: 'missingOrMeant' as const, args: { found, heading, expected, missing } };
  }
}

function headingOf({ block, number }: NumberedHeading) {
  return { span: block.number.span, message: 'heading', args: { heading: number } } as const;
}

/** The paragraphs that carry another section’s number, those that follow one another together. */
function strangers({ entries, major }: Stretch): NumberedEntry[][] {
  const runs: NumberedEntry[][] = [];
  let run: NumberedEntry[] = [];
  for (const entry of entries) {
    if (entry.kind === 'unnumbered') continue;
    if (entry.major === major) {
      run = [];
      continue;
    }
    if (run.length === 0) runs.push(run);
    run.push(entry);
  }
  return runs;
}

function lastNumbered({ entries }: Stretch): NumberedEntry | undefined {
  return entries.findLast((entry) => entry.kind === 'numbered');
}
