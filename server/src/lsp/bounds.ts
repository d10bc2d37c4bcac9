import type { Severity } from '../profile/profile';
import type { Judged } from '../rules/check';
import { countUntil } from '../text/list';

/**
 * While a person types the whole set of findings is sent at every key, because the protocol knows no differences: of
 * very many only so many are sent, and all of them once the text has been quiet for a moment. Nobody reads the others
 * meanwhile.
 */
export const MOST_WHILE_TYPING = 100;

/** So many of them are the nearest, whatever they weigh: what a person has before their eyes stays there. */
const NEAREST = 50;

/** How many milliseconds a text is left alone before it counts as quiet. */
export const QUIET = 700;

/** No more are ever sent of one record. What is left out is told of. */
export const MOST = 5000;

/** What weighs more is sent first. */
const GRAVEST_FIRST: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * Which of the findings are sent while a person types at a place in the text, as places in their list, in order: the
 * nearest, and of all others the gravest. The findings are in order of place.
 */
export function whileTyping(findings: readonly Judged[], near: number): number[] {
  const middle = countUntil(findings, ({ span }) => span.from >= near);
  const first = Math.max(0, Math.min(middle - NEAREST / 2, findings.length - NEAREST));
  const isNear = (index: number): boolean => index >= first && index < first + NEAREST;
  return gravest(findings, MOST_WHILE_TYPING, near, isNear);
}

/**
 * Which of the findings are sent, as places in their list, in order: at most so many, the gravest, and of those that
 * weigh the same the nearest to a place in the text; some are sent in any case. The findings are in order of place.
 */
export function gravest(
  findings: readonly Judged[],
  most: number,
  near: number,
  isSure: (index: number) => boolean = () => false,
): number[] {
  const bySeverity = new Map<Severity, number[]>(GRAVEST_FIRST.map((severity) => [severity, []]));
  const chosen: number[] = [];
  for (let index = 0; index < findings.length; index++) {
    const finding = findings[index];
    if (isSure(index)) chosen.push(index);
    else if (finding) bySeverity.get(finding.severity)?.push(index);
  }
  for (const same of bySeverity.values()) {
    const room = most - chosen.length;
    if (same.length <= room) {
      for (const index of same) chosen.push(index);
      continue;
    }
    const middle = countUntil(same, (index) => (findings[index]?.span.from ?? 0) >= near);
    const first = Math.min(Math.max(0, middle - Math.floor(room / 2)), same.length - room);
    for (let place = first; place < first + room; place++) chosen.push(same[place] ?? 0);
    break;
  }
  return chosen.sort((a, b) => a - b);
}
