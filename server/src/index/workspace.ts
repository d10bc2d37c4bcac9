import { URI } from 'vscode-uri';
import type { ProfileSource } from '../profile/profile';
import { hasSessions } from '../profile/symbol-fields';
import type { Fields } from '../profile/template';
import { readInOwnLanguage } from '../syntax/detect';
import { expectNewer } from '../syntax/memory';
import type { Key, RecordDocument } from '../syntax/record';
import type { Change } from '../text/change';
import { byCode } from '../text/order';
import type { Archive, Cited } from './archive';
import { type Documents, isOfAnother, listed, settled } from './documents';
import { type DocumentFile, NamedFiles } from './named-files';
import { packSummary } from './packed-summary';
import { below } from './paths';
import { Postings } from './postings';
import { profileFor } from './registry-additions';
import { defaultSettings, type Settings } from './settings';
import { Shelf } from './shelf';
import { renumbering, type Texts } from './strings';
import { identityOf, type Summary, summarise } from './summary';
import { symbolKey } from './symbol-key';
import { readSymbol } from './symbol-name';
import { type Target, targetsAmong } from './targets-among';
import { VersionFacts } from './version-facts';

/** An open record: the text as it stands in the editor. */
interface Open {
  readonly version: number;
  readonly record: RecordDocument;
}

/**
 * The only thing that changes: what is open, which files there are, what the settings say. Everything else is
 * derived from immutable records.
 */
export class Workspace implements Archive {
  #profiles: readonly ProfileSource[];
  #settings: Settings = defaultSettings;
  readonly #open = new Map<string, Open>();
  readonly #files = new NamedFiles();
  /** What the files on the disk say. */
  readonly #disk = new Shelf();
  /** What holds, by the numbers of the addresses: open ?? disk. The postings are made of it. */
  readonly #summaries: (Summary | undefined)[] = [];
  readonly #postings = new Postings(this.#disk.strings);
  /** Records whose summary is not up to date: it is made when somebody asks. */
  readonly #stale = new Set<number>();
  /** The documents that are others than they were, by session, series and number: see `takeTouched`. */
  readonly #touched = new Map<string, Fields>();
  #revision = 0;
  #edition = {};
  #listed: Documents | undefined;
  /** What records have in common with their other versions, read when a rule asks. */
  readonly versions: VersionFacts;
  readonly factsOf: Archive['factsOf'] = (uri, reader) => this.versions.of(uri, reader);
  readonly compared: Archive['compared'] = (uri, others) => this.versions.compared(uri, others);

  /** `fetch` reads a file at once, for hosts that can. */
  constructor(profiles: readonly ProfileSource[], fetch?: (uri: string) => string | undefined) {
    this.#profiles = profiles;
    this.versions = new VersionFacts({
      host: this,
      fetch,
      onChange: (uri) => this.#stale.add(this.#disk.numberOf(uri)),
    });
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Grows when something changes that other records may have to take note of: which files there are, what they are, what they cite. */
  get revision(): number {
    this.#refresh();
    return this.#revision;
  }

  get edition(): object {
    this.#refresh();
    return this.#edition;
  }

  /**
   * The documents that came, went or became others since this was last asked. What a rule finds in a record may be
   * another thing then, if the record is one of them or cites one; of other records it is what it was.
   */
  takeTouched(): Fields[] {
    this.#refresh();
    this.#postings.look();
    const touched = [...this.#touched.values()];
    this.#touched.clear();
    return touched;
  }

  /** The profile that the settings name, else the first there is; with what they add to its registry. */
  get profile(): ProfileSource {
    return profileFor(this.#profiles, this.#settings);
  }

  /** Takes new settings. Open records are read anew when the profile, its registry or the language changed. */
  configure(settings: Settings): void {
    const { settings: before, profile } = this;
    this.#settings = settings;
    this.#edition = {};
    if (profile === this.profile && before.language === settings.language) return;
    for (const [uri, { version, record }] of this.#open) this.open(uri, version, record.text);
  }

  /** Takes the text of a file that is open, or was changed; `change` is what became of the text before, if that is known. */
  open(uri: string, version: number, text: string, change?: Change): RecordDocument {
    const record = this.read(text, URI.parse(uri).path, this.#open.get(uri)?.record, change);
    expectNewer(record);
    this.#open.set(uri, { version, record });
    this.#stale.add(this.#disk.numberOf(uri));
    return record;
  }

  close(uri: string): void {
    this.#open.delete(uri);
    this.#stale.add(this.#disk.numberOf(uri));
  }

  /** Takes what a file on the disk says; nothing when it is gone. */
  note(uri: string, text: string | undefined): void {
    const path = URI.parse(uri).path;
    const summary = text === undefined ? undefined : summarise(this.read(text, path), uri, path);
    this.#take(uri, summary && packSummary(summary, this.#disk.strings));
  }

  /** Takes what files on the disk say, by their summaries, packed with the texts of another table. */
  notePacked(texts: Texts, packed: Iterable<readonly [uri: string, summary: Int32Array]>): void {
    const renumber = renumbering(texts, this.#disk.strings);
    for (const [uri, summary] of packed) this.#take(uri, summary, renumber);
  }

  #take(uri: string, packed: Int32Array | undefined, renumber?: (id: number) => number): void {
    const number = this.#disk.numberOf(uri);
    this.#disk.put(number, packed, renumber);
    this.versions.forget(uri);
    this.#stale.add(number);
    this.#edition = {};
    // What a file says is known by its name, too, where it says nothing.
    if (packed) this.#files.remove(this.profile.profile, uri, URI.parse(uri).path);
  }

  /** The summary of every record and document that is known, in order of address. */
  summaries(): Summary[] {
    this.#refresh();
    return this.#summaries.filter((summary) => summary !== undefined).sort((a, b) => byCode(a.uri, b.uri));
  }

  summary(uri: string): Summary | undefined {
    this.#refresh();
    return this.#summaries[this.#disk.known(uri)];
  }

  /** Every place of the archive that names a document or an instrument, in order of address and place. */
  citing(key: Key): Cited[] {
    const keys = new Set([key]);
    const citing = [...this.citers(key)].sort(byCode).flatMap((uri) => this.summary(uri) ?? []);
    return citing.flatMap((summary) => summary.naming(keys, true).map((mention) => ({ summary, mention })));
  }

  *citers(key: Key): Iterable<string> {
    this.#refresh();
    const records = this.#postings.citing(key);
    for (let at = 0; at < records.length; at++) yield this.#disk.uriOf(records[at] ?? 0);
  }

  citedKeys(): Iterable<Key> {
    this.#refresh();
    return this.#postings.citedKeys();
  }

  *definitions(): Iterable<readonly string[]> {
    this.#refresh();
    for (const [, records] of this.#postings.definitions())
      yield records.map((record) => this.#disk.uriOf(record));
  }

  /** The files whose text was read and that are a document, whatever its revision, in order of address. */
  defining(symbol: Fields): Summary[] {
    this.#refresh();
    return this.#postings
      .defining(symbolKey(symbol))
      .flatMap((record) => this.#summaries[record] ?? [])
      .sort((a, b) => byCode(a.uri, b.uri));
  }

  documents(): readonly DocumentFile[] {
    return this.#documents().all;
  }

  documentsOf(session: string): readonly DocumentFile[] {
    return this.#documents().bySession.get(session) ?? [];
  }

  /** The documents there are, by what files are called or say, one file of each: put together once a revision. */
  #documents(): Documents {
    const { revision } = this;
    if (this.#listed?.revision === revision) return this.#listed;
    const keys = new Set(this.#files.keys());
    for (const [key] of this.#postings.definitions()) keys.add(key);
    this.#listed = listed(
      [...keys].flatMap((key) => this.#filesOf(key).slice(0, 1)),
      revision,
    );
    return this.#listed;
  }

  #refresh(): void {
    for (const number of this.#stale) {
      const uri = this.#disk.uriOf(number);
      const open = this.#open.get(uri);
      const after = open ? summarise(open.record, uri, URI.parse(uri).path) : this.#disk.at(number);
      const before = this.#summaries[number];
      const isMoved = this.#postings.move(number, before, after);
      const isAsBefore = identityOf(before) === identityOf(after) && !this.versions.isOther(uri);
      if (isMoved || !isAsBefore) this.#revision++;
      if (!isAsBefore) this.#touch([before?.symbol, after?.symbol]);
      this.#summaries[number] = after;
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

  /** Reads a text as a record, in the language that it itself, the settings or its file names; of an older one what changed. */
  read(text: string, path: string | undefined, older?: RecordDocument, change?: Change): RecordDocument {
    return readInOwnLanguage(text, this.profile, { setting: this.#settings.language, path }, older, change);
  }

  /** Learns of a file. A file whose name says no document is forgotten at once. */
  addFile(uri: string, path: string): void {
    this.#changeFiles(this.#files.add(this.profile.profile, uri, path));
  }

  /** Forgets a file. Returns whether there was one. */
  removeFile(uri: string, path: string): boolean {
    const wasRead = this.#disk.at(this.#disk.known(uri)) !== undefined;
    if (wasRead) this.#take(uri, undefined);
    return this.#changeFiles(this.#files.remove(this.profile.profile, uri, path)) || wasRead;
  }

  /** Forgets the files below folders that are gone. */
  removeFolders(folders: ReadonlySet<string>): void {
    const isGone = below(folders);
    this.#changeFiles(this.#files.removeBelow(folders));
    for (const { uri } of this.#disk.summaries()) if (isGone(uri)) this.#take(uri, undefined);
  }

  #changeFiles(symbols: readonly Fields[]): boolean {
    this.#touch(symbols);
    this.#revision += symbols.length;
    return symbols.length > 0;
  }

  #touch(symbols: readonly (Fields | undefined)[]): void {
    this.#edition = {};
    for (const symbol of symbols) if (symbol) this.#touched.set(symbolKey(symbol), symbol);
  }

  symbolOf(text: string): Fields | undefined {
    return readSymbol(this.profile, text);
  }

  /** The files a symbol may mean, the best first: the named revision, then the language. */
  resolve(symbol: Fields, language: string): Target[] {
    return targetsAmong(this.filesOf(symbol), symbol, language, this.#settings.documentLanguages);
  }

  has(symbol: Fields): boolean {
    this.#refresh();
    return this.#postings.defining(symbolKey(symbol)).length > 0 || this.filesOf(symbol).length > 0;
  }

  filesOf(symbol: Fields): readonly DocumentFile[] {
    this.#refresh();
    return symbol['session'] || !hasSessions(this.profile.profile) ? this.#filesOf(symbolKey(symbol)) : [];
  }

  /** The files that are a document: by their names, and by what they say of themselves, which weighs more. */
  #filesOf(key: string): readonly DocumentFile[] {
    const named = this.#files.of(key);
    const records = this.#postings.defining(key);
    if (records.length === 0 && named.every(({ uri }) => this.#disk.known(uri) === 0)) return named;
    return settled(
      named.filter(({ uri }) => !isOfAnother(this.#summaries[this.#disk.known(uri)], key)),
      records.map((record) => this.#summaries[record]),
    );
  }
}
