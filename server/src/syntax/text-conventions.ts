import type { Conventions } from '../profile/conventions';
import { derive } from '../text/derive';
import { countsFromRight } from './number-order';

/** What a text shows of the conventions it keeps where there is more than one way. */

/**
 * The conventions of a text: those given, or the same with the parts of numbers in the other order, or with blanks around
 * what is not in its script. Of very long texts only the beginning tells.
 */
export function conventionsOf(text: string, conventions: Conventions): Conventions {
  const { direction, script } = conventions.wording;
  if (direction === 'rtl') return countsFromRight(text) ? turned(conventions) : conventions;
  return script === 'Han' && partsDigits(text) ? parted(conventions) : conventions;
}

const turned = derive((conventions: Conventions): Conventions => ({ ...conventions, numbersTurned: true }));
const parted = derive((conventions: Conventions): Conventions => ({ ...conventions, digitsParted: true }));

/** How much of a text tells whether blanks stand around its digits. */
const BEGINNING = 20_000;
/** So many blanks make it sure, and so many more of one kind settle it. */
const LEAST = 8;
const ENOUGH = 40;
/** Between an ideograph and a digit or a Latin letter: a blank, or nothing. */
const JUNCTION =
  /(?<=\p{Script=Han})(?<before>[ \u00a0]?)(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?<behind>[ \u00a0]?)(?=\p{Script=Han})/gu;

/** Whether a text that has ideographs parts nearly all digits and Latin letters from them. */
function partsDigits(text: string): boolean {
  let [blank, none] = [0, 0];
  for (const { groups } of text.slice(0, BEGINNING).matchAll(JUNCTION)) {
    if (groups?.['before'] || groups?.['behind']) blank++;
    else none++;
    if (Math.abs(blank - none) >= ENOUGH) break;
  }
  return blank >= LEAST && blank > 4 * none;
}
