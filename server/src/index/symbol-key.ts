import { furtherFields } from '../profile/symbol-fields';
import type { Fields } from '../profile/template';

/** What is the same for two symbols of one document, whatever their revision: session, series, number and what else there is. */
export function symbolKey(symbol: Fields): string {
  const { session, series, number } = symbol;
  return `${session ?? ''}/${series ?? ''}/${Number(number)}${furtherFields(symbol)}`;
}
