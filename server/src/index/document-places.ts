/**
 * Tells whether documents lie at a place, by the folders that the settings of `folder` name; anywhere, where they name none.
 * `at` tells where a folder that is named lies. One that leads out of `folder` is left out: settings may come from anybody.
 */
export function documentPlaces(
  folder: string,
  named: readonly string[],
  at: (path: string) => string,
  separator: string,
): (place: string) => boolean {
  if (named.length === 0) return () => true;
  const ended = (path: string): string => (path.endsWith(separator) ? path : path + separator);
  const within = ended(folder);
  const places = named.map((path) => ended(at(path))).filter((place) => place.startsWith(within));
  return (place) => places.some((begin) => place.startsWith(begin));
}
