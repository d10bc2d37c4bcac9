import { endsSentence } from '../syntax/blocks/heading';
import { blocksWhere, byBlock } from '../syntax/by-block';
import { addressesIn } from '../syntax/quiet';
import type { Block, Paragraph, RecordDocument } from '../syntax/record';
import { numberText } from '../syntax/sections';
import { type Span, trimSpan } from '../text/span';
import { factsRule } from './rule';

/** What may stand below a paragraph that goes on there: its items, or the rest of a sentence that was broken. */
const GOES_ON_BELOW: readonly (Block['kind'] | undefined)[] = ['bullet', 'prose'];

/** What a paragraph may end in besides a stop: the colon before a list or an address, the semicolon of an item. */
const GOES_ON = /[:;：；؛]$/u;

/**
 * A numbered paragraph ends like a sentence (RECORDS.md §1b, D-02-7), also behind an address, where the stop is
 * forgotten most often. Headings have no stop.
 */
export const finalPunctuation = factsRule({
  id: 'final-punctuation',
  severity: 'hint',
  summary: 'A numbered paragraph ends with the stop of a sentence.',
  messages: {
    missing: 'The paragraph ends without “{expected}”.',
    other: 'The paragraph ends with “{found}”, not “{expected}”.',
    add: 'Add “{expected}”',
    replace: 'Write “{expected}”',
  },
  facts: (record) => [endsOtherwise(record), standing(record)],
  *check(record) {
    const { conventions, text } = record;
    const { blocks } = record.lists;
    const expected = conventions.wording.typography.sentenceEnds.charAt(0);
    for (const index of endsOtherwise(record)) {
      const block = blocks.at(index);
      if (block?.kind !== 'paragraph') continue;
      if (GOES_ON_BELOW.includes(blocks.at(index + 1)?.kind) || isTitle(record, index)) continue;
      const body = trimSpan(text, block.body);
      const ending = endingOf(text, body);
      const span = { from: body.to - (/[\ud800-\udbff].$/.test(ending) ? 2 : 1), to: body.to };
      const found = text.slice(span.from, span.to);
      const stop = found.normalize('NFKC') === '.';
      yield {
        message: stop ? 'other' : 'missing',
        args: stop ? { found, expected } : { expected },
        span,
        fixes: () => {
          if (stop) return [{ title: 'replace', args: { expected }, edits: [{ span, text: expected }] }];
          // Behind a comma or a dash more is missing than a stop.
          if (/[\p{Pd},，、]$/u.test(found)) return [];
          const edits = [{ span: { from: body.to, to: body.to }, text: expected }];
          return [{ title: 'add', args: { expected }, edits, safe: !endsInAddress(record, block, body) }];
        },
      };
    }
  },
});

/** The paragraphs that neither end like a sentence nor go on. */
const endsOtherwise = blocksWhere(({ text, conventions }, block) => {
  if (block.kind !== 'paragraph') return false;
  const body = trimSpan(text, block.body);
  const ending = endingOf(text, body);
  if (body.from >= body.to || endsSentence(conventions, ending)) return false;
  if (GOES_ON.test(ending) || FOREIGN_STOP.test(ending)) return false;
  const bracket = BRACKET.exec(text.slice(Math.max(body.from, body.to - LONGEST_BRACKET), body.to));
  return !bracket || !endsSentence(conventions, bracket.groups?.['before'] ?? '');
});

/** What a bracket at the end of a paragraph stands behind: `获得通过。（第562号决定）`. */
const BRACKET = /(?<before>\S\S)[ \u00a0]?[（(][^（）()]{1,40}[）)]$/u;
const LONGEST_BRACKET = 50;

/** What each block is beside others: its kind, and the number of a paragraph, which may be the title of those below. */
const standing = byBlock((_, block) =>
  block.kind === 'paragraph' ? numberText(block.number.value) : block.kind,
);

/** A stop behind letters of its own script: a record of a language that the organisation has no words for. */
const FOREIGN_STOP = /(?:\p{Script=Han}[^.]{0,4}[。！？]|\p{Script=Arabic}[^.]{0,4}[؟\u06d4])$/u;

/** Whether a numbered line is the title of those below, which have longer numbers: 2.1 above 2.1.1. */
function isTitle({ lists: { blocks } }: RecordDocument, index: number): boolean {
  const [block, next] = [blocks.at(index), blocks.at(index + 1)];
  const below = next?.kind === 'blank' ? blocks.at(index + 2) : next;
  if (block?.kind !== 'paragraph' || below?.kind !== 'paragraph') return false;
  const { value } = below.number;
  return (
    value.length > block.number.value.length && block.number.value.every((part, at) => value[at] === part)
  );
}

function endingOf(text: string, body: Span): string {
  return text.slice(Math.max(body.from, body.to - 20), body.to);
}

/** Whether the last word is an address, which a stop behind it might be taken for a part of. */
function endsInAddress({ text }: RecordDocument, { body }: Paragraph, { to }: Span): boolean {
  return addressesIn(text, body).some((address) => address.to === to);
}
