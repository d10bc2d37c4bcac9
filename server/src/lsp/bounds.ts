import type { Severity } from '../profile/profile';
import type { Judged } from '../rules/check';

/**
 * While a person types the whole set of findings is sent at every key, because the protocol knows no differences: of
 * very many only so many are sent, and all of them once the text has been quiet for a moment. Nobody reads the others
 * meanwhile.
 */
export const MOST_WHILE_TYPING = 500;

/** How many milliseconds a text is left alone before it counts as quiet. */
export const QUIET = 700;

/** No more are ever sent of one record. What is left out is told of. */
export const MOST = 5000;

/** What weighs more is sent first. */
const GRAVEST_FIRST: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * Which of the findings are sent, as places in their list, in order: at most so many, the gravest, and of those that
 * weigh the same the nearest to a place in the text. The findings are in order of place.
 */
export function gravest(findings: readonly Judged[], most: number, near: number): number[] {
  const chosen: number[] = [];
  for (const severity of GRAVEST_FIRST) {
    const same = [...findings.keys()].filter((index) => findings[index]?.severity === severity);
    const room = most - chosen.length;
    if (same.length <= room) {
      chosen.push(...same);
      continue;
    }
    const behind = same.findIndex((index) => (findings[index]?.span.from ?? 0) >= near);
    const middle = behind < 0 ? same.length : behind;
    const first = Math.min(Math.max(0, middle - Math.floor(room / 2)), same.length - room);
    chosen.push(...same.slice(first, first + room));
    break;
  }
  return chosen.sort((a, b) => a - b);
}
