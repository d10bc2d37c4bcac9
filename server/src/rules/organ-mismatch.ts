import { blocksCiting, citationsAt } from '../analysis/citing-blocks';
import { conferencesIn } from '../profile/conferences';
import { hasNumber, numberInKey } from '../profile/organs';
import type { Organ } from '../profile/profile';
import type { Citation, RecordDocument } from '../syntax/record';
import { type Span, slice } from '../text/span';
import { blockRule } from './rule';

const foreign = blocksCiting(
  (record, citation) =>
    ownerOf(record, citation) !== undefined ||
    isForeign(record, citation) ||
    wrongWord(record, citation) !== undefined,
);

/**
 * A number tells whose instrument it is, and so does the form of its version: four digits are the council's, a city is a
 * conference's (RECORDS.md §3). Organs whose numbers overlap are not told apart by them.
 */
export const organMismatch = blockRule({
  id: 'organ-mismatch',
  severity: 'warning',
  summary: 'A number and a version belong to the organ that is named.',
  messages: {
    number: 'No {instrument} of {organ} has the number {number}; it is one of {other}.',
    version: '“{found}” is no version of {organ}; so are those of {others} cited.',
    word: 'What {organ} adopts is not called “{found}” but “{expected}”.',
    write: 'Write “{expected}”',
  },
  where: foreign,
  *check(record, _, index) {
    const seen = new Set<number>();
    for (const citation of citationsAt(record, [index])) {
      const { organ, number, version, instrument } = citation;
      if (organ === undefined || citation.implied) continue;
      const other = ownerOf(record, citation);
      if (other) {
        yield {
          message: 'number',
          args: { instrument, organ, number: slice(record.text, number), other: other.id },
          span: number,
        };
      } else if (version && !seen.has(version.span.from) && isForeign(record, citation)) {
        seen.add(version.span.from);
        const others = version.organs.join(', ');
        yield {
          message: 'version',
          args: { found: slice(record.text, version.span), organ, others },
          span: version.span,
        };
      } else {
        const word = wrongWord(record, citation);
        if (!word || seen.has(word.span.from)) continue;
        seen.add(word.span.from);
        const { found, expected, span } = word;
        yield {
          message: 'word',
          args: { organ, found, expected },
          span,
          // An article or an adjective beside it may have to be another one, too.
          fixes: () => [{ title: 'write', args: { expected }, edits: [{ span, text: expected }] }],
        };
      }
    }
  },
});

interface Word {
  readonly span: Span;
  readonly found: string;
  readonly expected: string;
}

/**
 * The word for an instrument, where a language calls those of one organ by a word of its own and this is the other one.
 * Whose it is must be beyond doubt: by the organ that is named, the version, or a number that no other organ has.
 */
function wrongWord({ text, conventions }: RecordDocument, citation: Citation): Word | undefined {
  const { instruments, fields } = conventions.wording.citations;
  const words = fields['instrument'];
  if (!words || !('words' in words)) return undefined;
  for (const [organ, called] of Object.entries(instruments)) {
    const own = called[citation.instrument];
    if (!own) continue;
    const isOwn = citation.organ === organ;
    const others = Object.keys(words.words).filter(
      (word) => words.words[word] === citation.instrument && !own.includes(word),
    );
    const [wrong, right] = isOwn ? [others, own] : [own, others];
    for (const { span } of [citation.head, citation.tail]) {
      const written = slice(text, span);
      const index = wrong.findIndex((word) => written.trimEnd() === word || written.startsWith(`${word} `));
      const [found, expected] = [wrong[index], right[index]];
      if (found === undefined || expected === undefined) continue;
      const from = span.from + written.indexOf(found);
      return isCertain(conventions.profile.organs, citation)
        ? { span: { from, to: from + found.length }, found, expected }
        : undefined;
    }
  }
  return undefined;
}

/** Whether it is beyond doubt whose instrument is cited. */
function isCertain(organs: readonly Organ[], citation: Citation): boolean {
  const { organ, organStated, version } = citation;
  if (version?.fields['city'] !== undefined || version?.fields['adopted'] !== undefined)
    return version.organs.includes(organ ?? '');
  return organStated || organs.filter((other) => mayNumber(other, citation)).length === 1;
}

/** The only organ that has such a number, when another is named. */
function ownerOf({ conventions }: RecordDocument, citation: Citation): Organ | undefined {
  const { organs } = conventions.profile;
  const named = organs.find(({ id }) => id === citation.organ);
  const isNumbered = named?.ranges.some(({ instrument }) => instrument === citation.instrument);
  if (!citation.organStated || !isNumbered || !named || mayNumber(named, citation)) return undefined;
  const owners = organs.filter((organ) => mayNumber(organ, citation));
  return owners.length === 1 ? owners[0] : undefined;
}

function mayNumber(organ: Organ, { instrument, key }: Citation): boolean {
  return hasNumber(organ, instrument, numberInKey(key));
}

/**
 * Whether a version is one that only other organs have. A year alone is no sign, and words in brackets may only look like
 * city and year; an organ that has no numbers here is another organisation's.
 */
function isForeign({ conventions }: RecordDocument, citation: Citation): boolean {
  const { organ, version } = citation;
  const named = conventions.profile.organs.find(({ id }) => id === organ);
  if (!version || !named || named.ranges.length === 0 || version.organs.includes(named.id)) return false;
  const { city, adopted, amendedYear, conferenceYear } = version.fields;
  if (city !== undefined) return conferencesIn(conventions.source, city).length > 0;
  return (adopted ?? amendedYear ?? conferenceYear) !== undefined;
}
