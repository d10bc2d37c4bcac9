import { blocksCiting, citationsAt } from '../analysis/citing-blocks';
import { conferencesIn } from '../analysis/conferences';
import type { Organ } from '../profile/profile';
import type { Citation, RecordDocument } from '../syntax/record';
import { slice } from '../text/span';
import { blockRule } from './rule';

const foreign = blocksCiting(
  (record, citation) => ownerOf(record, citation) !== undefined || isForeign(record, citation),
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
      }
    }
  },
});

/** The only organ that has such a number, when another is named. */
function ownerOf({ conventions }: RecordDocument, citation: Citation): Organ | undefined {
  const { organs } = conventions.profile;
  const named = organs.find(({ id }) => id === citation.organ);
  const isNumbered = named?.ranges.some(({ instrument }) => instrument === citation.instrument);
  if (!citation.organStated || !isNumbered || !named || hasNumber(named, citation)) return undefined;
  const owners = organs.filter((organ) => hasNumber(organ, citation));
  return owners.length === 1 ? owners[0] : undefined;
}

function hasNumber({ ranges }: Organ, { instrument, key }: Citation): boolean {
  const number = Number.parseInt(key.slice(key.lastIndexOf('/') + 1), 10);
  return ranges.some(
    (range) => range.instrument === instrument && range.from <= number && number <= range.to,
  );
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
