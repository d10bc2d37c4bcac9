import type { Fields } from '../profile/template';

/** What is the same for two symbols of one document, whatever their revision: session, series and number. */
export function symbolKey({ session, series, number }: Fields): string {
  return `${session ?? ''}/${series ?? ''}/${Number(number)}`;
}
