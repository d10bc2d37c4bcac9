import { type NamedDocument, readFileName } from '../profile/file-names';
import type { Profile } from '../profile/profile';
import type { Fields } from '../profile/template';
import { below } from './paths';
import { symbolKey } from './symbol-key';

/** A file of the archive, and the document its name says it is. */
export interface DocumentFile extends NamedDocument {
  readonly uri: string;
}

/**
 * The files that are documents by their names, by session, series and number, whatever the revision and the language.
 * What changes them gives back the symbols of the documents whose files are others now.
 */
export class NamedFiles {
  readonly #files = new Map<string, readonly DocumentFile[]>();

  /** Takes a file if its name says a document. */
  add(profile: Profile, uri: string, path: string): Fields[] {
    const named = readFileName(profile, path);
    if (!named) return [];
    const key = symbolKey(named.fields);
    const others = this.of(key).filter((file) => file.uri !== uri);
    this.#files.set(key, [...others, { uri, ...named }]);
    return [named.fields];
  }

  /** Forgets a file. */
  remove(profile: Profile, uri: string, path: string): Fields[] {
    const named = readFileName(profile, path);
    return named ? this.#drop(symbolKey(named.fields), (file) => file.uri === uri) : [];
  }

  /** Forgets the files below folders. */
  removeBelow(folders: ReadonlySet<string>): Fields[] {
    const isGone = below(folders);
    return this.keys().flatMap((key) => this.#drop(key, ({ uri }) => isGone(uri)));
  }

  of(key: string): readonly DocumentFile[] {
    return this.#files.get(key) ?? [];
  }

  keys(): string[] {
    return [...this.#files.keys()];
  }

  #drop(key: string, isGone: (file: DocumentFile) => boolean): Fields[] {
    const files = this.of(key);
    const left = files.filter((file) => !isGone(file));
    const [first] = files;
    if (!first || left.length === files.length) return [];
    if (left.length > 0) this.#files.set(key, left);
    else this.#files.delete(key);
    return [first.fields];
  }
}
