import { print } from '../profile/compile';
import type { Profile } from '../profile/profile';
import { formFor } from '../profile/symbol-fields';
import type { Fields } from '../profile/template';
import type { Key } from '../syntax/record';

/** The key by which records cite the document of a symbol: `C24/8` for the fields of `C24/8(Rev.1)`. */
export function documentKey(profile: Profile, fields: Fields): Key | undefined {
  const form = formFor(profile, fields);
  return form && print(form.key, fields, profile.fields);
}
