import { type NamedDocument, readFileName } from '../profile/file-names';
import type { Profile } from '../profile/profile';
import { symbolKey } from './symbol-key';

/** A file of the archive, and the document its name says it is. */
export interface DocumentFile extends NamedDocument {
  readonly uri: string;
}

/** The files that are documents by their names, by session, series and number, whatever the revision and the language. */
export class NamedFiles {
  readonly #files = new Map<string, readonly DocumentFile[]>();

  /** Takes a file, and tells whether its name says a document. */
  add(profile: Profile, uri: string, path: string): boolean {
    const named = readFileName(profile, path);
    if (!named) return false;
    const key = symbolKey(named.fields);
    const others = this.of(key).filter((file) => file.uri !== uri);
    this.#files.set(key, [...others, { uri, ...named }]);
    return true;
  }

  /** Forgets a file, and tells whether it was known. */
  remove(profile: Profile, uri: string, path: string): boolean {
    const named = readFileName(profile, path);
    return named !== undefined && this.#drop(symbolKey(named.fields), (file) => file.uri === uri);
  }

  /** Forgets the files below folders, and tells whether there were any. */
  removeBelow(folders: ReadonlySet<string>): boolean {
    const dropped = this.keys().map((key) => this.#drop(key, ({ uri }) => isBelow(uri, folders)));
    return dropped.includes(true);
  }

  of(key: string): readonly DocumentFile[] {
    return this.#files.get(key) ?? [];
  }

  keys(): string[] {
    return [...this.#files.keys()];
  }

  #drop(key: string, isGone: (file: DocumentFile) => boolean): boolean {
    const files = this.of(key);
    const left = files.filter((file) => !isGone(file));
    if (left.length > 0) this.#files.set(key, left);
    else this.#files.delete(key);
    return left.length < files.length;
  }
}

/** Whether an address lies below one of several folders. */
export function isBelow(uri: string, folders: ReadonlySet<string>): boolean {
  for (let end = uri.lastIndexOf('/'); end > 0; end = uri.lastIndexOf('/', end - 1))
    if (folders.has(uri.slice(0, end))) return true;
  return false;
}
