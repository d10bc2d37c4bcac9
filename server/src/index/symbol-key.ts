import { readFileName } from '../profile/file-names';
import type { Profile } from '../profile/profile';
import { furtherFields } from '../profile/symbol-fields';
import type { Fields } from '../profile/template';

/** What is the same for two symbols of one document, whatever their revision: session, series, number and what else there is. */
export function symbolKey(symbol: Fields): string {
  const { session, series, number } = symbol;
  return `${session ?? ''}/${series ?? ''}/${Number(number)}${furtherFields(symbol)}`;
}

/** The same for the document that a file is by its name; nothing where its name says none. */
export function keyOfName(profile: Profile, path: string): string | undefined {
  const named = readFileName(profile, path);
  return named && symbolKey(named.fields);
}
