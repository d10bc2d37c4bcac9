/**
 * A day of a year, by a number that may be any.
 *
 * @param {number} year
 * @param {number} number
 */
export function dayOf(year, number) {
  return new Date(Date.UTC(year, 0, 1 + (number % 365)));
}
