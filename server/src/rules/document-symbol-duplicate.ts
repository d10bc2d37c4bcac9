import { pathFrom, pathOf } from '../index/paths';
import type { Summary } from '../index/summary';
import { readFileName } from '../profile/file-names';
import type { Profile } from '../profile/profile';
import { archiveRule } from './archive-rule';

/**
 * A symbol in a language is one text. Two files that both claim it by what they say are two drafts of one record, or
 * one of them was begun as a copy of the other and kept its symbol. A file that only is called so claims nothing.
 */
export const documentSymbolDuplicate = archiveRule({
  id: 'document-symbol-duplicate',
  severity: 'warning',
  summary: 'No two files of the archive give themselves the same symbol in the same language.',
  messages: {
    duplicate: 'Another file gives itself the symbol {symbol}: {file}.',
    duplicates: '{count} other files give themselves the symbol {symbol}, {file} among them.',
  },
  *check(own, archive) {
    if (!own.symbolSpan || !own.symbol || !own.stated) return;
    const { profile } = archive.profile;
    const others = archive
      .defining(own.symbol)
      .filter(
        (other) =>
          other.uri !== own.uri &&
          other.stated &&
          isSameText(profile, own, other) &&
          !isCopy(profile, own, other),
      );
    const [first] = others;
    if (!first) return;
    const args = { symbol: own.name ?? '', file: pathFrom(own.uri, first.uri) };
    const span = own.symbolSpan;
    if (others.length === 1) yield { message: 'duplicate', args, span };
    else yield { message: 'duplicates', args: { count: others.length, ...args }, span };
  },
  *concerns(archive) {
    for (const files of archive.definitions()) if (files.length > 1) yield* files;
  },
});

/** Whether two files are of one document in one language and revision. */
function isSameText(profile: Profile, own: Summary, other: Summary): boolean {
  return own.language === other.language && suffixOf(profile, own) === suffixOf(profile, other);
}

/** The revision and the part, as the text has them, else as the file name does: a masthead may say them in words. */
function suffixOf(profile: Profile, { symbol, uri }: Summary): string {
  const named = readFileName(profile, pathOf(uri))?.fields;
  return SUFFIX.map((field) => symbol?.[field] ?? named?.[field] ?? '').join('/');
}

const SUFFIX = ['revision', 'addendum', 'corrigendum'];

/** Whether the other file is this one, or the same text in another format: called the same but for its ending. */
function isCopy(profile: Profile, own: Summary, other: Summary): boolean {
  const [one, two] = [fileOf(profile, own.uri), fileOf(profile, other.uri)];
  return pathOf(own.uri) === pathOf(other.uri) || (one.stem === two.stem && one.ending !== two.ending);
}

function fileOf({ files }: Profile, uri: string): { readonly stem: string; readonly ending: string } {
  const path = pathOf(uri);
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  let stem = name;
  for (;;) {
    const known = files.extensions.find((extension) => stem.endsWith(`.${extension}`));
    if (!known) return { stem, ending: name.slice(stem.length) };
    stem = stem.slice(0, -known.length - 1);
  }
}
