import { URI } from 'vscode-uri';
import type { RecordFacts } from '../analysis/concordance/facts';
import { recordFactsOf } from '../analysis/concordance/record-facts';
import { haveSameFacts } from '../analysis/concordance/same-facts';
import type { RecordDocument } from '../syntax/record';
import type { Archive } from './archive';
import type { Summary } from './summary';

/** The other versions of a record: of each other language the file that is the same document in the same revision. */
export function versionsOf(own: Summary, archive: Archive): Summary[] {
  if (!own.symbol) return [];
  const found = new Map<string, Summary>();
  for (const other of archive.defining(own.symbol))
    if (other.language !== own.language && other.name === own.name && !found.has(other.language))
      found.set(other.language, other);
  return [...found.values()];
}

/** The records of an archive that have other versions, those of one document in a row. */
export function* recordsWithVersions(archive: Archive): Generator<string> {
  for (const files of archive.definitions()) {
    if (files.length < 2) continue;
    const languages = new Set(files.map((uri) => archive.summary(uri)?.language));
    if (languages.size > 1) yield* files;
  }
}

/** What is known of the texts that are not open: summaries hold none, so they are read when somebody asks. */
export interface VersionSource {
  readonly host: {
    /** What is open, as it stands. */
    record(uri: string): RecordDocument | undefined;
    /** Reads a text as the record of a file. */
    read(text: string, path: string): RecordDocument;
  };
  /** Reads a file at once, where the host can; else it is wanted. */
  readonly fetch: ((uri: string) => string | undefined) | undefined;
  /** Told when what was said of a record may not hold any more. */
  readonly onChange: (uri: string) => void;
}

/** So many closed records are kept in mind: those that were asked for last. */
const MOST_KNOWN = 1000;

/** The facts of records for those that are judged by them. It remembers what it said, to tell when that has changed. */
export class VersionFacts {
  readonly #source: VersionSource;
  /** Of closed records; `undefined` of those that are not there. */
  readonly #known = new Map<string, RecordFacts | undefined>();
  readonly #wanted = new Set<string>();
  /** What was said of each record; `undefined` where it was not known. */
  readonly #said = new Map<string, RecordFacts | undefined>();

  constructor(source: VersionSource) {
    this.#source = source;
  }

  of(uri: string, reader: string): RecordFacts | undefined {
    const facts = this.#open(uri) ?? this.#closed(uri);
    if (reader !== uri) this.#said.set(uri, facts);
    return facts;
  }

  #open(uri: string): RecordFacts | undefined {
    const record = this.#source.host.record(uri);
    return record && recordFactsOf(record);
  }

  #closed(uri: string): RecordFacts | undefined {
    if (this.#known.has(uri)) {
      const facts = this.#known.get(uri);
      // What was asked for last is forgotten last.
      this.#known.delete(uri);
      this.#known.set(uri, facts);
      return facts;
    }
    if (this.#source.fetch) return this.#keep(uri, this.#source.fetch(uri));
    this.#wanted.add(uri);
    return undefined;
  }

  #keep(uri: string, text: string | undefined): RecordFacts | undefined {
    const facts =
      text === undefined ? undefined : recordFactsOf(this.#source.host.read(text, URI.parse(uri).path));
    this.#known.set(uri, facts);
    for (const [oldest] of this.#known) {
      if (this.#known.size <= MOST_KNOWN) break;
      this.#known.delete(oldest);
    }
    return facts;
  }

  /** Whether the text of a closed record would have to be read. */
  lacks(uri: string): boolean {
    return !this.#source.host.record(uri) && !this.#known.has(uri);
  }

  /** The records that were asked for and whose texts are wanted, once. */
  takeWanted(): string[] {
    const wanted = [...this.#wanted];
    this.#wanted.clear();
    return wanted;
  }

  /** Takes the text of a closed record; nothing when it is gone. */
  note(uri: string, text: string | undefined): void {
    this.#keep(uri, text);
    if (this.#said.has(uri)) this.#source.onChange(uri);
  }

  /** What a file says may be another thing by now. */
  forget(uri: string): void {
    this.#known.delete(uri);
  }

  /** Whether something else holds of a record than was said of it, to those who are judged by it. */
  isOther(uri: string): boolean {
    if (!this.#said.has(uri)) return false;
    const before = this.#said.get(uri);
    const open = this.#open(uri);
    const after = open ?? this.#known.get(uri);
    // Of a file that changed on the disk it is not known before somebody asks.
    const isKnown = open !== undefined || this.#known.has(uri);
    if (isKnown && haveSameFacts(before, after)) return false;
    this.#said.delete(uri);
    return true;
  }
}
