import { URI } from 'vscode-uri';
import { type NamedDocument, readFileName } from '../profile/file-names';
import type { ProfileSource } from '../profile/profile';
import type { Fields } from '../profile/template';
import { detectLanguage } from '../syntax/detect';
import { parse } from '../syntax/parse';
import type { DocumentReference, Key, RecordDocument } from '../syntax/record';
import { emptyPostings, post } from './postings';
import { defaultSettings, type Settings } from './settings';
import { identityOf, type Mention, type Summary, summarise } from './summary';
import { symbolKey } from './symbol-key';

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

/** A place in the archive where something is named. */
export interface Cited {
  readonly summary: Summary;
  readonly mention: Mention;
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
  /** What the files on the disk say, by address. */
  readonly #disk = new Map<string, Summary>();
  /** What holds: open ?? disk. The postings are made of it. */
  readonly #summaries = new Map<string, Summary>();
  readonly #postings = emptyPostings();
  /** Addresses whose summary is not up to date: it is made when somebody asks. */
  readonly #stale = new Set<string>();
  #revision = 0;

  constructor(profiles: readonly ProfileSource[]) {
    this.#profiles = profiles;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /**
   * Grows when something changes that another record may have to take note of: which files there are, what they are,
   * what they cite. Typing prose leaves it as it is.
   */
  get revision(): number {
    this.#refresh();
    return this.#revision;
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
    this.#stale.add(uri);
    return record;
  }

  close(uri: string): void {
    this.#open.delete(uri);
    this.#stale.add(uri);
  }

  /** Takes what a file on the disk says; nothing when it is gone. */
  note(uri: string, text: string | undefined): void {
    if (text === undefined) this.#disk.delete(uri);
    else this.#disk.set(uri, this.#summarise(uri, this.read(text, URI.parse(uri).path)));
    this.#stale.add(uri);
  }

  /** The summary of every record and document that is known, in order of address. */
  summaries(): Summary[] {
    this.#refresh();
    return [...this.#summaries.values()].sort((a, b) => compare(a.uri, b.uri));
  }

  summary(uri: string): Summary | undefined {
    this.#refresh();
    return this.#summaries.get(uri);
  }

  /** Every place of the archive that names a document or an instrument, in order of address and place. */
  citing(key: Key): Cited[] {
    this.#refresh();
    const uris = [...(this.#postings.citing.get(key) ?? [])].sort(compare);
    return uris.flatMap((uri) => {
      const summary = this.#summaries.get(uri);
      const mentions = summary?.mentions.filter((mention) => mention.key === key) ?? [];
      return summary ? mentions.map((mention) => ({ summary, mention })) : [];
    });
  }

  /** The files whose text was read and that are a document, whatever its revision, in order of address. */
  defining(symbol: Fields): Summary[] {
    this.#refresh();
    const uris = [...(this.#postings.defining.get(symbolKey(symbol)) ?? [])].sort(compare);
    return uris.flatMap((uri) => this.#summaries.get(uri) ?? []);
  }

  /** The documents there are, by what files are called or say, one file of each. */
  documents(): DocumentFile[] {
    this.#refresh();
    const keys = new Set([...this.#files.keys(), ...this.#postings.defining.keys()]);
    return [...keys].flatMap((key) => this.#filesOf(key).slice(0, 1));
  }

  #summarise(uri: string, record: RecordDocument): Summary {
    return summarise(record, uri, URI.parse(uri).path);
  }

  #refresh(): void {
    for (const uri of this.#stale) {
      const open = this.#open.get(uri);
      const after = open ? this.#summarise(uri, open.record) : this.#disk.get(uri);
      const before = this.#summaries.get(uri);
      const { defined, cited } = post(this.#postings, uri, before, after);
      const isSame = defined.length === 0 && cited.length === 0 && identityOf(before) === identityOf(after);
      if (!isSame) this.#revision++;
      if (after) this.#summaries.set(uri, after);
      else this.#summaries.delete(uri);
    }
    this.#stale.clear();
  }

  /** The open record of a file. */
  record(uri: string): RecordDocument | undefined {
    return this.#open.get(uri)?.record;
  }

  /** The version of the text an open record was read from. */
  version(uri: string): number | undefined {
    return this.#open.get(uri)?.version;
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
    this.#revision++;
  }

  removeFile(uri: string, path: string): void {
    this.note(uri, undefined);
    const named = readFileName(this.profile.profile, path);
    if (named && this.#files.get(symbolKey(named.fields))?.delete(uri)) this.#revision++;
  }

  /** Forgets the files below folders that are gone. */
  removeFolders(folders: ReadonlySet<string>): void {
    for (const files of this.#files.values())
      for (const uri of files.keys()) if (isBelow(uri, folders) && files.delete(uri)) this.#revision++;
    for (const uri of [...this.#disk.keys()]) if (isBelow(uri, folders)) this.note(uri, undefined);
  }

  /** The files a document reference may mean, the best first: the named revision, the language of the record. */
  resolve({ fields, own }: DocumentReference, language: string): Target[] {
    if (!own || !fields['session']) return [];
    return this.#filesOf(symbolKey(fields))
      .map((file) => ({ file, score: score(file, fields, language) }))
      .sort((a, b) => b.score - a.score || compare(a.file.uri, b.file.uri))
      .map(({ file, score: points }) => ({
        file,
        exact: points === EXACT,
        sameRevision: points >= REVISION,
      }));
  }

  /** The files that are a document: by their names, and by what they say of themselves, which weighs more. */
  #filesOf(key: string): DocumentFile[] {
    this.#refresh();
    const files = new Map(this.#files.get(key));
    for (const uri of files.keys()) {
      const says = this.#summaries.get(uri)?.symbol;
      if (says && symbolKey(says) !== key) files.delete(uri);
    }
    for (const uri of this.#postings.defining.get(key) ?? []) {
      const summary = this.#summaries.get(uri);
      if (summary?.symbol) files.set(uri, { uri, fields: summary.symbol, language: summary.language });
    }
    return [...files.values()];
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

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
