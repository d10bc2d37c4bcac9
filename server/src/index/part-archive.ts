import type { Fields } from '../profile/template';
import type { Archive } from './archive';
import type { Summary } from './summary';
import { symbolKey } from './symbol-key';
import type { Workspace } from './workspace';

/** How the files of an archive come into a workspace that holds few of them. */
export interface Bringing {
  /** Puts into the workspace all files that are a document, or are called so, by its session, series and number. */
  readonly bring: (key: string) => void;
  /** Whether all of the summary of a file is in the workspace, and not only what it says of the record as a whole. */
  readonly isWhole: (uri: string) => boolean;
}

/**
 * An archive of which a workspace holds no more than what was asked for: the files of a document are brought when a rule asks for
 * it. What all of the archive would be needed for cannot be asked.
 *
 * @throws {RangeError} from what cannot be told of a part.
 */
export function partArchive(workspace: Workspace, { bring, isWhole }: Bringing): Archive {
  const brought = new Set<string>();
  const knowing = (symbol: Fields): Workspace => {
    const key = symbolKey(symbol);
    if (!brought.has(key)) bring(key);
    brought.add(key);
    return workspace;
  };
  const known = (summary: Summary): Summary => (isWhole(summary.uri) ? summary : withoutDetails(summary));
  return {
    settings: workspace.settings,
    profile: workspace.profile,
    get edition() {
      return workspace.edition;
    },
    symbolOf: (text) => workspace.symbolOf(text),
    resolve: (symbol, language) => knowing(symbol).resolve(symbol, language),
    has: (symbol) => knowing(symbol).has(symbol),
    filesOf: (symbol) => knowing(symbol).filesOf(symbol),
    defining: (symbol) => knowing(symbol).defining(symbol).map(known),
    summary(uri) {
      const summary = workspace.summary(uri);
      return summary && known(summary);
    },
    factsOf: workspace.factsOf,
    compared: workspace.compared,
    summaries: notAtHand,
    citing: notAtHand,
    citers: notAtHand,
    citedKeys: notAtHand,
    definitions: notAtHand,
    documents: notAtHand,
    documentsOf: notAtHand,
  };
}

/** A summary that tells what it says of the record as a whole, and nothing else. */
function withoutDetails({ uri, symbol, name, stated, language, title, date, meeting }: Summary): Summary {
  return {
    ...{ uri, symbol, name, stated, language, title, date, meeting, naming: notAtHand },
    get symbolSpan() {
      return notAtHand();
    },
    get headings() {
      return notAtHand();
    },
    get mentions() {
      return notAtHand();
    },
    get keys() {
      return notAtHand();
    },
    get lineStarts() {
      return notAtHand();
    },
    get silences() {
      return notAtHand();
    },
  };
}

function notAtHand(): never {
  throw new RangeError('Only a part of the archive is at hand.');
}
