import { print } from '../profile/compile';
import { faultlessSymbols } from '../profile/conventions';
import type { Profile, ProfileSource } from '../profile/profile';
import { formFor } from '../profile/symbol-fields';
import type { Fields } from '../profile/template';
import { derive } from '../text/derive';

/** A symbol as the profile's own form prints it: `C24/117(Rev.1)`. */
export function symbolName(profile: Profile, symbol: Fields): string | undefined {
  const form = formFor(profile, symbol);
  return form && print(form.template, symbol, profile.fields);
}

/** How many symbols are remembered: those of many sessions, in several versions. */
const MOST_SYMBOLS = 50_000;

const symbolsOf = derive((_: ProfileSource) => new Map<string, Fields | undefined>());

/** The fields of a symbol of the body as it is printed, `C24/117(Rev.1)`; `undefined` for any other text. */
export function readSymbol(source: ProfileSource, text: string): Fields | undefined {
  const symbols = symbolsOf(source);
  const known = symbols.get(text);
  if (known || symbols.has(text)) return known;
  const match = faultlessSymbols(source.profile).at(text, 0, text.length);
  const fields = match?.id.own && match.span.to === text.length ? match.fields : undefined;
  if (symbols.size >= MOST_SYMBOLS) symbols.clear();
  symbols.set(text, fields);
  return fields;
}
