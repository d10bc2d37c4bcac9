import { doubtfulCitationsOf } from '../analysis/cited-versions';
import { instrumentFacts } from '../analysis/instrument-facts';
import type { RecordDocument } from '../syntax/record';
import { citationsOf } from '../syntax/references';

/** What may be shown behind a bare number: what the instrument is called. */
export interface InlayTitle {
  /** Where it stands. */
  readonly at: number;
  readonly title: string;
  /** Shortened, so that the line stays readable. */
  readonly shown: string;
}

const LONGEST = 32;

/** The titles of instruments that are cited by their numbers alone, in order. A list is left as it is. */
export function inlayTitlesOf(record: RecordDocument): InlayTitle[] {
  const doubtful = doubtfulCitationsOf(record);
  return citationsOf(record).flatMap((citation) => {
    const { key, phrase, span, version, implied } = citation;
    if (doubtful.has(citation)) return [];
    const isAlone = phrase.from === span.from && phrase.to === span.to;
    const facts = version || implied || !isAlone ? undefined : instrumentFacts(record, key);
    const title = facts?.titleOf === undefined ? facts?.title : undefined;
    return title === undefined ? [] : [{ at: phrase.to, title, shown: shortened(title) }];
  });
}

function shortened(title: string): string {
  const characters = [...title];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : title;
}
