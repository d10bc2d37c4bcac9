import type { Wording } from '../profile/wording';

/** Symbols as a language lists them: `C24/59、C24/60和C24/66`. */
export function listDocuments({ documents }: Wording, symbols: readonly string[]): string {
  const [separator = ''] = documents.separators;
  return symbols.length < 2
    ? symbols.join('')
    : symbols.slice(0, -1).join(separator) + documents.last + symbols.at(-1);
}

/** What stands behind a title for its documents: `（C24/59和C24/66号文件）`; nothing for none. */
export function documentsBracket(wording: Wording, symbols: readonly string[]): string {
  if (symbols.length === 0) return '';
  const { oneDocument, severalDocuments, twoDocuments = severalDocuments } = wording.headings;
  const template = [oneDocument, oneDocument, twoDocuments][symbols.length] ?? severalDocuments;
  return template.replace('{documents}', () => listDocuments(wording, symbols));
}

/** What stands in the table of subjects for its documents: `C24/59、C24/66`; a dash for none. */
export function documentsCell({ agenda, documents }: Wording, symbols: readonly string[]): string {
  return symbols.length === 0 ? (agenda.none[0] ?? '') : symbols.join(documents.separators[0]);
}
