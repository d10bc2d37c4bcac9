import { type Entry, numberingOf, renumber, type Stretch } from '../analysis/numbering';
import { shapesOf } from '../analysis/shapes';
import { numberAtHead, numberShown, paragraphNumber } from '../syntax/sections';
import { type Span, slice } from '../text/span';
import { factsRule } from './rule';

/**
 * Among the numbered paragraphs of a section none goes without a number (RECORDS.md §1.4, §1.5). A section of a
 * single sentence may have none at all (T-13); suspension lines, lists and wrapped headings never have one (T-11,
 * T-12, T-14).
 */
export const unnumberedParagraph = factsRule({
  id: 'unnumbered-paragraph',
  severity: 'warning',
  summary: 'Among numbered paragraphs every paragraph has a number.',
  messages: {
    unnumbered: 'This paragraph has no number; {expected} was expected.',
    above: 'The paragraph above it is {above}.',
    number: 'Number it {expected}',
    numberBelow: 'Number it {expected} and renumber the paragraphs below it',
  },
  facts: (record) => [shapesOf(record)],
  *check(record) {
    for (const stretch of numberingOf(record)) {
      if (stretch.entries.every(({ kind }) => kind === 'numbered')) continue;
      const missing = missingAtFirst(stretch);
      let above: Entry | undefined;
      for (const [index, entry] of stretch.entries.entries()) {
        if (entry.kind === 'numbered') {
          above = entry;
          continue;
        }
        if (above?.kind !== 'numbered' && entry.reading.expected > missing) continue;
        const { from } = entry.block.body;
        const value = paragraphNumber(stretch.major, entry.reading.expected);
        const expected = numberShown(record, value);
        const args = { expected };
        yield {
          message: 'unnumbered',
          args,
          span: beginning(record.text, entry.block.body),
          related:
            above?.kind === 'numbered'
              ? [
                  {
                    span: above.block.number.span,
                    message: 'above',
                    args: { above: numberShown(record, paragraphNumber(above.major, above.minor)) },
                  },
                ]
              : [],
          fixes: () => {
            const below = renumber(
              record,
              stretch.entries.slice(index),
              stretch.major,
              entry.reading.expected + 1,
            );
            const place = { from: behindTabs(record.text, from), to: from };
            return [
              {
                title: below.length > 0 ? 'numberBelow' : 'number',
                args,
                edits: [{ span: place, text: `${numberAtHead(record, value)}\t` }, ...below],
              },
            ];
          },
        };
      }
    }
  },
});

/** The first words of a text: the number is missing there, and the rest is in order. */
function beginning(text: string, body: Span): Span {
  const words = /^[^\s，。；：,.;:]{1,20}/.exec(slice(text, body))?.[0] ?? '';
  return { from: body.from, to: body.from + words.length };
}

/** The last number that is missing above the first paragraph, so that text there takes it: 1 above 3.2; else 0. */
function missingAtFirst({ entries }: Stretch): number {
  const first = entries.find((entry) => entry.kind === 'numbered');
  return first?.kind === 'numbered' && !first.reading.broken ? first.minor - 1 : 0;
}

/** Where the TABs before a text begin: what is left when a number is deleted. */
function behindTabs(text: string, from: number): number {
  let at = from;
  while (text.charAt(at - 1) === '\t') at--;
  return at;
}
