import { print } from '../profile/compile';
import type { Conventions } from '../profile/conventions';
import type { Fields } from '../profile/template';

/** A symbol as the profile's own form prints it: `C24/117(Rev.1)`. */
export function symbolName({ profile, fields }: Conventions, symbol: Fields): string | undefined {
  const form = profile.documents.forms.find(({ own }) => own);
  return form && print(form.template, symbol, fields);
}
