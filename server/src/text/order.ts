/** The order of two texts by their characters' codes: the same everywhere, whatever language a computer speaks. */
export function byCode(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
