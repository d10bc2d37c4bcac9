import { mergedNumberIn, mergedNumbers } from '../analysis/merged-lines';
import { type Entry, type NumberedEntry, numberingOf, renumber } from '../analysis/numbering';
import { otherSchemeOf } from '../analysis/numbering-scheme';
import { shapesOf } from '../analysis/shapes';
import type { RecordDocument } from '../syntax/record';
import { numberAtHead, numberShown, paragraphNumber } from '../syntax/sections';
import { factsRule } from './rule';

/**
 * Under each heading the paragraphs count up from 1 (RECORDS.md §1.4), as integers: 7.10 follows 7.9 (T-5). One
 * finding for each break; what goes on from a break, or comes back from it, is no other. Where the profile counts
 * paragraphs through, they count up from 1 over the whole record.
 */
export const paragraphOrder = factsRule({
  id: 'paragraph-order',
  severity: 'error',
  summary: 'The paragraphs under a heading, or of a record that counts them through, are numbered in order.',
  messages: {
    first: 'The section begins with {found}; {expected} was expected.',
    firstOfRecord: 'The record begins with {found}; {expected} was expected.',
    duplicate: 'Paragraph {found} stands twice; {expected} was expected here.',
    gap: 'Paragraph {found} follows {previous}; {expected} was expected.',
    decreasing: 'Paragraph {found} stands after {previous}; {expected} was expected.',
    same: 'Paragraph {found} stands here too.',
    previous: 'The paragraph before it is {previous}.',
    renumber: 'Change the number to {expected}',
    renumberBelow: 'Renumber the paragraphs of this section from here on',
    renumberRecord: 'Renumber the paragraphs of the record from here on',
  },
  facts: (record) => [shapesOf(record), otherSchemeOf(record), mergedNumbers(record)],
  *check(record) {
    if (otherSchemeOf(record)) return;
    for (const { entries, major: counted, heading } of numberingOf(record)) {
      if (!entries.some((entry) => entry.kind === 'numbered' && entry.reading.broken)) continue;
      const seen = new Map<string, NumberedEntry>();
      const last = new Map<number | undefined, NumberedEntry>();
      for (const [index, entry] of entries.entries()) {
        if (entry.kind === 'unnumbered') continue;
        const { span, value } = entry.block.number;
        const found = numberShown(record, value);
        const twin = seen.get(found);
        const previous = last.get(entry.major);
        seen.set(found, entry);
        last.set(entry.major, entry);
        if (!entry.reading.broken) continue;
        const due = paragraphNumber(entry.major, entry.reading.expected);
        // The one that is missed stands at the end of the line above.
        const above = previous?.block ?? heading?.block;
        if (above && String(mergedNumberIn(record, above)?.value) === String(due)) continue;
        const expected = numberShown(record, due);
        const fixes = () => fixesOf(record, entries, index, entry);
        if (!previous) {
          const message = counted === undefined ? 'firstOfRecord' : 'first';
          // What is cut out of a record may begin anywhere: that the first paragraph was lost is likely, no more.
          const mayBeExtract =
            counted === undefined && nextOf(entries, index, undefined)?.minor === entry.minor + 1;
          yield {
            message,
            args: { found, expected },
            span,
            severity: mayBeExtract ? 'warning' : undefined,
            fixes,
          };
          continue;
        }
        const before = numberShown(record, previous.block.number.value);
        yield {
          message: twin ? 'duplicate' : entry.minor > previous.minor ? 'gap' : 'decreasing',
          args: { found, previous: before, expected },
          span,
          related: [
            twin
              ? { span: twin.block.number.span, message: 'same', args: { found } }
              : { span: previous.block.number.span, message: 'previous', args: { previous: before } },
          ],
          fixes,
        };
      }
    }
  },
});

/** The paragraph alone, where those below then follow it; all from it on, where there are more. */
function fixesOf(
  record: RecordDocument,
  entries: readonly Entry[],
  index: number,
  { major, block, reading }: NumberedEntry,
) {
  const next = nextOf(entries, index, major);
  const value = paragraphNumber(major, reading.expected);
  const args = { expected: numberShown(record, value) };
  const one = {
    title: 'renumber',
    args,
    edits: [{ span: block.number.span, text: numberAtHead(record, value) }],
  } as const;
  const all = {
    title: major === undefined ? 'renumberRecord' : 'renumberBelow',
    args,
    edits: () => renumber(record, entries.slice(index), major, reading.expected),
  } as const;
  if (!next) return [one];
  return next.minor === reading.expected + 1 ? [one, all] : [all];
}

/** The next paragraph of a section that carries its number. */
function nextOf(
  entries: readonly Entry[],
  index: number,
  major: number | undefined,
): NumberedEntry | undefined {
  for (let at = index + 1; at < entries.length; at++) {
    const entry = entries[at];
    if (entry?.kind === 'numbered' && entry.major === major) return entry;
  }
  return undefined;
}
