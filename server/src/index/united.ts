import type { Fields } from '../profile/template';
import type { Archive } from './archive';
import type { DocumentFile } from './named-files';

/**
 * Several archives as one, for who follows references: a document of the first is meant where it has it, else that of
 * the next. What lies in two of them, because one folder holds the other, is there once.
 */
export function united(first: Archive, others: readonly Archive[]): Archive {
  if (others.length === 0) return first;
  const all = [first, ...others];

  /** What each archive tells of, without the files that one before it knows. */
  function* each<T>(tell: (archive: Archive) => Iterable<T>, uriOf: (told: T) => string): Generator<T> {
    const known = new Set<string>();
    for (const archive of all) {
      const own: string[] = [];
      for (const told of tell(archive)) {
        const uri = uriOf(told);
        if (known.has(uri)) continue;
        own.push(uri);
        yield told;
      }
      for (const uri of own) known.add(uri);
    }
  }

  /** The archive that has a document: of those that do, the first. */
  function holder(symbol: Fields): Archive {
    return all.find((archive) => archive.filesOf(symbol).length > 0) ?? first;
  }

  /** The archive that has read a file. */
  function reading(uri: string): Archive {
    return all.find((archive) => archive.summary(uri)) ?? first;
  }

  /** Whether a document of an archive is the one that is meant here by its symbol. */
  function isMeant(archive: Archive, symbol: Fields | undefined): boolean {
    return archive === first || symbol === undefined || holder(symbol) === archive;
  }

  function documents(tell: (archive: Archive) => readonly DocumentFile[]): DocumentFile[] {
    const meant = each(
      (archive) => tell(archive).filter(({ fields }) => isMeant(archive, fields)),
      ({ uri }) => uri,
    );
    return [...meant];
  }

  return {
    settings: first.settings,
    profile: first.profile,
    edition: {},
    symbolOf: (text) => first.symbolOf(text),
    resolve: (symbol, language) => holder(symbol).resolve(symbol, language),
    has: (symbol) => holder(symbol).has(symbol),
    filesOf: (symbol) => holder(symbol).filesOf(symbol),
    summary: (uri) => all.flatMap((archive) => archive.summary(uri) ?? [])[0],
    summaries: () => [
      ...each(
        (archive) => archive.summaries().filter(({ symbol }) => isMeant(archive, symbol)),
        ({ uri }) => uri,
      ),
    ],
    factsOf: (uri, reader) => reading(uri).factsOf(uri, reader),
    compared: (uri, others) => reading(uri).compared(uri, others),
    defining: (symbol) => holder(symbol).defining(symbol),
    citing: (key) => [
      ...each(
        (archive) => archive.citing(key),
        ({ summary }) => summary.uri,
      ),
    ],
    citers: (key) =>
      each(
        (archive) => archive.citers(key),
        (uri) => uri,
      ),
    citedKeys: () => new Set(all.flatMap((archive) => [...archive.citedKeys()])),
    definitions: () => all.flatMap((archive) => [...archive.definitions()]),
    documents: () => documents((archive) => archive.documents()),
    documentsOf: (session) => documents((archive) => archive.documentsOf(session)),
  };
}
