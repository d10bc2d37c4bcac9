/**
 * How well a file suits a reader by its language, the best 0: in the language of the record that leads to it, or in none
 * that is known; then as the settings order languages; then the others.
 */
export function languageRank(order: readonly string[], own: string, language: string | undefined): number {
  if (language === undefined || language === own) return 0;
  const place = order.indexOf(language);
  return 1 + (place < 0 ? order.length : place);
}
