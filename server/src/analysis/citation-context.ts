import type { Block, Citation, RecordDocument } from '../syntax/record';
import { citationsOf } from '../syntax/references';
import { slice, spanAt } from '../text/span';
import { type CitedVersion, citedVersionsOf } from './cited-versions';
import { hide, ownWordsOf } from './own-words';
import { sentencesIn } from './sentences';
import { hasWord } from './words';

/** What the words around a citation say of it, beyond its version. */

/** The sentence that a citation stands in, without what it and others cite. */
function sentenceAround(record: RecordDocument, { span }: Citation): string {
  const { wording } = record.conventions;
  const block = spanAt(record.lists.blocks, span.from);
  const own =
    block &&
    ownWordsOf(record, block).find((stretch) => stretch.span.from <= span.from && span.to <= stretch.span.to);
  if (!own) return '';
  const { from } = own.span;
  const phrases = citationsOf(record)
    .filter(({ phrase }) => phrase.from >= from && phrase.to <= own.span.to)
    .map(({ phrase, version }) => ({ from: phrase.from, to: Math.max(phrase.to, version?.span.to ?? 0) }));
  const words = hide(own.words, { from: 0, to: own.words.length }, phrases.map(movedBy(-from)));
  const sentences = sentencesIn(words, { from: 0, to: words.length }, wording);
  const around = sentences.find(({ to }) => span.from - from < to);
  return around ? slice(words, around) : words;
}

function movedBy(distance: number) {
  return ({ from, to }: { from: number; to: number }) => ({ from: from + distance, to: to + distance });
}

/**
 * Whether a version is cited as a thing of the past: by words such as “in its version of”, beside another version of the
 * same instrument, or where the sentence speaks of its conference or its year.
 */
export function isHistorical(record: RecordDocument, citation: Citation, cited: CitedVersion): boolean {
  const sentence = sentenceAround(record, citation);
  const { historical } = record.conventions.wording.citations;
  if (hasWord(sentence, historical) || sentence.includes(cited.by.id)) return true;
  if (sentence.includes(String(cited.by.year))) return true;
  return isCompared(record, citation, cited);
}

/** Whether the block of a citation cites the instrument in another version, too. */
export function isCompared(record: RecordDocument, citation: Citation, cited: CitedVersion): boolean {
  const block = blockAround(record, citation);
  return citedVersionsOf(record).some(
    ({ citation: other, cited: { key, by } }) =>
      key === cited.key &&
      by.id !== cited.by.id &&
      block !== undefined &&
      block.span.from <= other.span.from &&
      other.span.to <= block.span.to,
  );
}

/** Whether the sentence of a citation says that the instrument is no longer in force. */
export function saysAbrogated(record: RecordDocument, citation: Citation): boolean {
  const { abrogated, historical } = record.conventions.wording.citations;
  return hasWord(sentenceAround(record, citation), [...abrogated, ...historical]);
}

function blockAround({ lists }: RecordDocument, { span }: Citation): Block | undefined {
  return spanAt(lists.blocks, span.from);
}
