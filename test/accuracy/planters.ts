import type { Planter } from './base';
import * as citations from './planters/citations';
import { concordanceIn } from './planters/concordance';
import * as documents from './planters/documents';
import * as numbers from './planters/numbers';
import * as punctuation from './planters/punctuation';
import * as style from './planters/style';

/** The planter of each rule, by the rule's id. `root` is the repository. */
export function plantersIn(root: string): Readonly<Record<string, Planter>> {
  const all = {
    ...numbers,
    ...documents,
    ...citations,
    ...punctuation,
    ...style,
    concordance: concordanceIn(root),
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, planter]) => [
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      planter,
    ]),
  );
}
