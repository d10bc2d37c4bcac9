import type { Judged } from '../rules/check';
import type { Args } from '../rules/fix';
import type { Related } from '../rules/rule';
import type { Span } from '../text/span';

/** Whether two lists say the same of the same places. What would be corrected follows from that, and is not compared. */
export function areSameFindings(before: readonly Judged[], after: readonly Judged[]): boolean {
  return before === after || areSame(before, after, isSameFinding);
}

function isSameFinding(left: Judged, right: Judged): boolean {
  return (
    left.rule === right.rule &&
    left.severity === right.severity &&
    isSamePlace(left, right) &&
    areSame(left.related, right.related, isSamePlace)
  );
}

/** A finding and a place related to one are told of alike: a span and a sentence. */
function isSamePlace(left: Related, right: Related): boolean {
  return (
    left.message === right.message &&
    left.uri === right.uri &&
    isSameSpan(left.span, right.span) &&
    areSameArgs(left.args, right.args)
  );
}

function isSameSpan(left: Span, right: Span): boolean {
  return left.from === right.from && left.to === right.to;
}

/** Whether two sentences are filled with the same. */
export function areSameArgs(left: Args, right: Args): boolean {
  if (left === right) return true;
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => left[name] === right[name]);
}

function areSame<T>(
  left: readonly T[],
  right: readonly T[],
  isSame: (left: T, right: T) => boolean,
): boolean {
  return (
    left.length === right.length &&
    left.every((value, index) => {
      const other = right[index];
      return other !== undefined && isSame(value, other);
    })
  );
}
