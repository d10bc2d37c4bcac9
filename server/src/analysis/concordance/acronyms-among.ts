import type { Concordance } from '../../profile/concordance';
import type { ConcordanceReaders } from '../../profile/concordance-readers';

/** An acronym as it stands in plain words. */
export interface Acronym {
  readonly from: number;
  readonly to: number;
  /** The acronym that stands for it in every language; where that is not known, its own letters. */
  readonly value: string;
  /** Whether it is known what stands for it in other languages. */
  readonly isKnown: boolean;
}

/** `ITU-T`, `CWG-WSIS&SDG`, `МСЭ`: two capitals at least, and what is joined to them. */
const ACRONYM =
  /(?=\p{Lu}[\p{Lu}&])(?<![\p{Script_Extensions=Latin}\p{Script_Extensions=Cyrl}\p{N}/_-])\p{Lu}[\p{Lu}&]{1,12}[\p{N}]{0,2}(?:[-\u2010\u2011][\p{Lu}&]{1,12})*(?:[-\u2010\u2011][0-9]{1,4})?(?![\p{Ll}\p{N}/_])/gu;

/** The acronyms of some words, and the names that are listed for some, in order. */
export function acronymsAmong(
  text: string,
  { acronyms }: Concordance,
  { names }: ConcordanceReaders,
): Acronym[] {
  const found: Acronym[] = [];
  for (const match of text.matchAll(ACRONYM)) {
    const written = match[0].replace(/[\u2010\u2011]/g, '-');
    const [stem = '', number = ''] = splitNumber(written);
    const listed = acronyms.words[written] ?? (acronyms.words[stem] && acronyms.words[stem] + number);
    found.push({
      from: match.index,
      to: match.index + match[0].length,
      value: listed ?? written,
      isKnown: listed !== undefined || acronyms.shared,
    });
  }
  for (const match of text.matchAll(names)) {
    const value = acronyms.words[(match.groups?.['word'] ?? '').replaceAll('\u00a0', ' ')];
    if (value !== undefined)
      found.push({ from: match.index, to: match.index + match[0].length, value, isKnown: true });
  }
  return found;
}

/** `WTSA-24` as `WTSA` and `-24`. */
function splitNumber(acronym: string): readonly string[] {
  const number = /-[0-9]{1,4}$/.exec(acronym)?.[0] ?? '';
  return [acronym.slice(0, acronym.length - number.length), number];
}
