import { URI } from 'vscode-uri';
import { type NamedDocument, readFileName } from '../profile/file-names';
import type { ProfileSource } from '../profile/profile';
import type { Fields } from '../profile/template';
import { detectLanguage } from '../syntax/detect';
import { parse } from '../syntax/parse';
import type { DocumentReference, RecordDocument } from '../syntax/record';
import { defaultSettings, type Settings } from './settings';

/** A file of the archive, and the document its name says it is. */
export interface DocumentFile extends NamedDocument {
  readonly uri: string;
}

/** Where a reference leads: a file of the archive, with what tells it from the others. */
export interface Target {
  readonly file: DocumentFile;
  /** Whether it is the revision that was named, and in the language of the record that names it. */
  readonly exact: boolean;
  /** Whether it is the revision that was named, in whatever language. */
  readonly sameRevision: boolean;
}

/** An open record: the text as it stands in the editor. */
interface Open {
  readonly version: number;
  readonly record: RecordDocument;
}

/**
 * The only thing that changes: what is open, which files there are, what the settings say. Everything else is
 * derived from immutable records.
 */
export class Workspace {
  #profiles: readonly ProfileSource[];
  #settings: Settings = defaultSettings;
  readonly #open = new Map<string, Open>();
  /** By session, series and number, whatever the revision and the language. */
  readonly #files = new Map<string, Map<string, DocumentFile>>();

  constructor(profiles: readonly ProfileSource[]) {
    this.#profiles = profiles;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** The profile that the settings name, else the first there is. */
  get profile(): ProfileSource {
    const named = this.#profiles.find(({ profile }) => profile.id === this.#settings.profile);
    const profile = named ?? this.#profiles[0];
    if (!profile) throw new RangeError('There is no profile.');
    return profile;
  }

  /** Takes new settings. Open records are read anew when the profile or the language changed. */
  configure(settings: Settings): void {
    const before = this.#settings;
    this.#settings = settings;
    if (before.profile === settings.profile && before.language === settings.language) return;
    for (const [uri, { version, record }] of this.#open) this.open(uri, version, record.text);
  }

  /** Takes the text of a file that is open, or was changed. */
  open(uri: string, version: number, text: string): RecordDocument {
    const record = this.read(text, URI.parse(uri).path);
    this.#open.set(uri, { version, record });
    return record;
  }

  close(uri: string): void {
    this.#open.delete(uri);
  }

  /** The open record of a file. */
  record(uri: string): RecordDocument | undefined {
    return this.#open.get(uri)?.record;
  }

  /** The version of the text an open record was read from. */
  version(uri: string): number | undefined {
    return this.#open.get(uri)?.version;
  }

  get openUris(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** Reads a text as a record, in the language that the settings, its file or it itself names. */
  read(text: string, path: string | undefined): RecordDocument {
    const language = this.#settings.language ?? detectLanguage(text, this.profile, path);
    return parse(text, this.profile, language);
  }

  /** Learns of a file. A file whose name says no document is forgotten at once. */
  addFile(uri: string, path: string): void {
    const named = readFileName(this.profile.profile, path);
    if (!named) return;
    const key = symbolKey(named.fields);
    let files = this.#files.get(key);
    if (!files) {
      files = new Map();
      this.#files.set(key, files);
    }
    files.set(uri, { uri, ...named });
  }

  removeFile(uri: string, path: string): void {
    const named = readFileName(this.profile.profile, path);
    if (named) this.#files.get(symbolKey(named.fields))?.delete(uri);
  }

  /** Forgets the files below folders that are gone. */
  removeFolders(folders: ReadonlySet<string>): void {
    for (const files of this.#files.values())
      for (const uri of files.keys()) if (isBelow(uri, folders)) files.delete(uri);
  }

  /** The files a document reference may mean, the best first: the named revision, the language of the record. */
  resolve({ fields, own }: DocumentReference, language: string): Target[] {
    if (!own || !fields['session']) return [];
    const files = [...(this.#files.get(symbolKey(fields))?.values() ?? [])];
    return files
      .map((file) => ({ file, score: score(file, fields, language) }))
      .sort((a, b) => b.score - a.score || compare(a.file.uri, b.file.uri))
      .map(({ file, score: points }) => ({
        file,
        exact: points === EXACT,
        sameRevision: points >= REVISION,
      }));
  }
}

/** The right revision weighs more than the right language. */
const REVISION = 2;
const EXACT = REVISION + 1;

function score(file: DocumentFile, fields: Fields, language: string): number {
  const revision = suffixOf(file.fields) === suffixOf(fields) ? REVISION : 0;
  return revision + (file.language === undefined || file.language === language ? 1 : 0);
}

function isBelow(uri: string, folders: ReadonlySet<string>): boolean {
  for (let end = uri.lastIndexOf('/'); end > 0; end = uri.lastIndexOf('/', end - 1))
    if (folders.has(uri.slice(0, end))) return true;
  return false;
}

function suffixOf({ revision, addendum, corrigendum }: Fields): string {
  return [revision, addendum, corrigendum].map((part) => part ?? '').join('/');
}

function symbolKey({ session, series, number }: Fields): string {
  return `${session ?? ''}/${series ?? ''}/${Number(number)}`;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
