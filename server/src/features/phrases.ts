import { listDocuments } from '../analysis/document-lists';
import { itemDocuments } from '../analysis/item-documents';
import { sentencesIn } from '../analysis/sentences';
import { speakersOf } from '../analysis/speakers';
import { print } from '../profile/compile';
import type { Block, RecordDocument } from '../syntax/record';
import { sectionsOf } from '../syntax/sections';
import { lineSpanAt } from '../text/lines';
import { isBlank, lastBegunAt, type Span } from '../text/span';

/** A phrase that may be meant by what was begun to be written. */
export interface Phrase {
  readonly kind: 'decision' | 'speaker';
  readonly text: string;
  /** What was written of it, to be replaced. */
  readonly span: Span;
}

/**
 * The phrases of the house that fit at an offset: where a sentence begins, the formulae of decision with the documents of
 * the section filled in, and who speaks; elsewhere the names of those who spoke, once they were begun.
 */
export function phrasesAt(record: RecordDocument, offset: number): Phrase[] {
  const { text, blocks } = record;
  const block = blocks[lastBegunAt(blocks, offset)];
  if (block?.kind !== 'paragraph' && block?.kind !== 'prose') return [];
  if (offset < block.body.from) return [];
  const span = sentenceBefore(record, block.body.from, offset);
  const written = text.slice(span.from, span.to);
  const isLast = text.slice(offset, lineSpanAt(text, offset).to).trim() === '';
  const names = [...new Set([...speakersOf(record), ...record.conventions.wording.phrases.speakers])];
  const begun: Phrase[] = [
    ...(isLast ? decisionsFor(record, block) : []).map(
      (phrase) => ({ kind: 'decision', text: phrase, span }) as const,
    ),
    ...names.map((name) => ({ kind: 'speaker', text: name, span }) as const),
  ].filter((phrase) => phrase.text.startsWith(written) && phrase.text !== written);
  return begun.length > 0 ? begun : names.flatMap((name) => partly(name, written, offset));
}

/** What was written of the sentence in which an offset stands, without the blanks before it. */
function sentenceBefore({ text, conventions }: RecordDocument, from: number, offset: number): Span {
  const last = sentencesIn(text, { from, to: offset }, conventions.wording).at(-1);
  const ends = conventions.wording.typography.sentenceEnds;
  let start = last?.from ?? offset;
  if (last && ends.includes(text.charAt(last.to - 1))) start = last.to;
  while (start < offset && isBlank(text.charCodeAt(start))) start++;
  return { from: start, to: offset };
}

/** The formulae, for all documents of the section together, then for each of several. */
function decisionsFor(record: RecordDocument, block: Block): string[] {
  const { wording } = record.conventions;
  const symbols = symbolsFor(record, block);
  const each = symbols.length > 1 ? symbols.map((symbol) => [symbol]) : [];
  return [symbols, ...each].flatMap((listed, index) =>
    wording.phrases.decisions.flatMap(({ one, several = one, two = several }) => {
      const template = [one, one, two][listed.length] ?? several;
      const documents = listed.length > 0 ? { documents: listDocuments(wording, listed) } : {};
      // What names no document is the same for all of them.
      if (index > 0 && !template.includes('{documents}')) return [];
      return print(template, documents, {}) ?? [];
    }),
  );
}

/** The documents of the heading above; where it names none, those the section discusses. */
function symbolsFor(record: RecordDocument, block: Block): string[] {
  const section = sectionsOf(record).find(({ blocks }) => blocks.includes(block));
  if (!section) return [];
  return itemDocuments(record, section)
    .filter(({ reference }) => reference.own)
    .map(({ canonical }) => canonical);
}

/** So much of a name must have been written in the middle of a sentence: less may begin anything. */
const LEAST = 2;

function partly(name: string, written: string, offset: number): Phrase[] {
  for (let length = Math.min(name.length - 1, written.length); length >= LEAST; length--) {
    if (!written.endsWith(name.slice(0, length))) continue;
    if (/[A-Za-z]$/.test(written.slice(0, -length)) && /^[A-Za-z]/.test(name)) return [];
    return [{ kind: 'speaker', text: name, span: { from: offset - length, to: offset } }];
  }
  return [];
}
