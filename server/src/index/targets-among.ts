import type { Fields } from '../profile/template';
import { byCode } from '../text/order';
import { languageRank } from './language-order';
import type { DocumentFile } from './named-files';

/** Where a reference leads: a file of the archive, with what tells it from the others. */
export interface Target {
  readonly file: DocumentFile;
  /** Whether it is the revision that was named, and in the language of the record that names it. */
  readonly exact: boolean;
  /** Whether it is the revision that was named, in whatever language. */
  readonly sameRevision: boolean;
}

/** The files of a document for a reader of a language, the best first: the revision that is named, then the language. */
export function targetsAmong(
  files: readonly DocumentFile[],
  symbol: Fields,
  language: string,
  languages: readonly string[],
): Target[] {
  return files
    .map((file) => ({
      file,
      sameRevision: suffixOf(file.fields) === suffixOf(symbol),
      rank: languageRank(languages, language, file.language),
    }))
    .sort(
      (a, b) =>
        Number(b.sameRevision) - Number(a.sameRevision) || a.rank - b.rank || byCode(a.file.uri, b.file.uri),
    )
    .map(({ file, sameRevision, rank }) => ({ file, sameRevision, exact: sameRevision && rank === 0 }));
}

function suffixOf({ revision, addendum, corrigendum }: Fields): string {
  return [revision, addendum, corrigendum].map((part) => part ?? '').join('/');
}
