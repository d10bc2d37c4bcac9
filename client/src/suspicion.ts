import { WITHIN } from './patience';

/** What a server was looking at, as it noted it itself. */
export interface Work {
  readonly uri: string;
  /** Counts what the server has looked at. */
  readonly count: number;
  /** When it began, in milliseconds. */
  readonly since: number;
}

/** How a server ended. */
export interface End {
  /** What it was looking at; often nothing. */
  readonly works: readonly Work[];
  /** Whether it ended from within, and was not killed by somebody or by the system. */
  readonly isFall: boolean;
}

/**
 * Which files are set aside, because servers broke down over them. A server may be killed at any time, whatever it is looking at:
 * that says something of a file only when it had been looked at for long, as one is that fills the memory or has no end. A file
 * is to blame when two servers in a row, one soon after the other, ended over it so, or fell. Of several that holds for the one
 * that was looked at longest. One that was set aside before, and given another chance, is so at once.
 */
export interface Suspicion {
  /** The addresses of what is set aside. */
  readonly files: () => readonly string[];
  /** A server has ended. Returns the file that is set aside for that. */
  readonly ended: (end: End) => string | undefined;
  /** Sets a file aside. */
  readonly add: (uri: string) => void;
  /** Gives a file another chance; without one all of them. */
  readonly lift: (uri?: string) => void;
}

/** So many milliseconds are long for one look at a file. */
const LONG = 2000;

/** Nothing is set aside. `now` gives milliseconds. */
export function newSuspicion(now: () => number = Date.now): Suspicion {
  const files = new Set<string>();
  const lifted = new Set<string>();
  let last: { readonly at: number; readonly uris: ReadonlySet<string> } | undefined;
  return {
    files: () => [...files],
    ended({ works, isFall }) {
      const suspects = works
        .filter(({ uri, since }) => !files.has(uri) && (isFall || now() - since >= LONG))
        .sort((a, b) => a.since - b.since);
      const before = last && last.at > now() - WITHIN ? last.uris : new Set();
      last = { at: now(), uris: new Set(suspects.map(({ uri }) => uri)) };
      const found = suspects.find(({ uri }) => before.has(uri) || lifted.has(uri))?.uri;
      if (found === undefined) return undefined;
      files.add(found);
      // The end of a server is explained by one file.
      last = undefined;
      return found;
    },
    add: (uri) => void files.add(uri),
    lift(uri) {
      for (const file of uri === undefined ? [...files] : [uri]) if (files.delete(file)) lifted.add(file);
    },
  };
}
