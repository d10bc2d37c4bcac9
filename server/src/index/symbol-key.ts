import type { Fields } from '../profile/template';

/** What is the same for two symbols of one document, whatever their revision: session, series and number. */
export function symbolKey({ session, series, number }: Fields): string {
  return `${session ?? ''}/${series ?? ''}/${Number(number)}`;
}

/** Some of the fields of a symbol. */
export function fieldsOf(symbol: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(symbol).filter(([name]) => names.includes(name)));
}
