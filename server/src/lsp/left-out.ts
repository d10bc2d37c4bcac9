import type { ReadingTold } from './scanning';
import { complain, type Session } from './session';
import { setAside } from './set-aside';
import { sentences } from './words';

/** So many files are named of those that were left out: who has more wants to look at their folder first. */
const MOST_NAMED = 50;

/** Gathers what is left out of an archive, to tell of it once, in the log: an editor has no place for it. */
export function leftOut(session: Session): ReadingTold & { readonly tell: () => void } {
  const { connection, say } = session;
  const named: string[] = [];
  let count = 0;
  return {
    onLeftOut(uri, why) {
      count++;
      if (named.length < MOST_NAMED) named.push(`${decodeURI(uri)}: ${say(why)}`);
    },
    onFailure: (uri, error) => complain(connection, `The file ${uri} could not be read`, error),
    onSetAside: (uri) => setAside(session, uri),
    tell() {
      if (count === 0) return;
      const more = count > named.length ? [say(sentences.leftOutMore, { count: count - named.length })] : [];
      connection.console.warn([say(sentences.leftOut), ...named, ...more].join('\n'));
    },
  };
}
