import type { ProfileSource } from '../profile/profile';

/** What an editor is told of the profiles when it begins. */
export interface Offers {
  /** The characters at which something may be offered. */
  readonly triggerCharacters: readonly string[];
  /** The endings of the files that some profile knows documents by. */
  readonly endings: readonly string[];
}

/** What an editor is told of these profiles. It looks at what is written in them, and compiles nothing. */
export function offersOf(profiles: readonly ProfileSource[]): Offers {
  return { triggerCharacters: triggerCharacters(profiles), endings: endingsOf(profiles) };
}

/** The endings of the files that some profile knows documents by. */
export function endingsOf(profiles: readonly ProfileSource[]): string[] {
  return [...new Set(profiles.flatMap(({ profile }) => profile.files.extensions))];
}

/**
 * The slash of a symbol, what stands just before the number of a citation where that is no blank and no letter that any word
 * may end in, and the characters that the profile names for phrases.
 */
function triggerCharacters(profiles: readonly ProfileSource[]): string[] {
  const wordings = profiles.flatMap((profile) => profile.wordings);
  const before = wordings
    .flatMap(({ citations }) => citations.forms)
    .flatMap(({ template }) => /([^\p{ASCII}])\{number\}/u.exec(template)?.[1] ?? []);
  return ['/', ...new Set([...before, ...wordings.flatMap(({ phrases }) => phrases.triggers)])];
}
