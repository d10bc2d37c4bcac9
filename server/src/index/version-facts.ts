import { URI } from 'vscode-uri';
import type { RecordFacts } from '../analysis/concordance/facts';
import { recordFactsOf } from '../analysis/concordance/record-facts';
import { type AgainstVersion, differencesAmong } from '../analysis/concordance/reference';
import { haveSameFacts } from '../analysis/concordance/same-facts';
import type { RecordDocument } from '../syntax/record';
import { byCode } from '../text/order';
import type { Archive } from './archive';
import type { Summary } from './summary';
import { symbolKey } from './symbol-key';

/** The other versions of a record: of each other language the file that is the same document in the same revision. */
export function versionsOf(own: Summary, archive: Archive): Summary[] {
  return own.symbol ? versionsAmong(own, archive.defining(own.symbol)) : [];
}

/** The other versions of a record among the files that are its document, which come in order of address. */
function versionsAmong(own: Summary, files: readonly Summary[]): Summary[] {
  const found = new Map<string, Summary>();
  for (const other of files)
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

/** What a record has otherwise than its other versions, which are told by their addresses. */
export interface Comparison {
  readonly uri: string;
  readonly others: readonly string[];
  readonly differences: readonly AgainstVersion[];
}

/** Compares those of some records that are versions of one another, while their texts are at hand. */
export function comparisonsAmong(
  records: readonly { readonly record: RecordDocument; readonly summary: Summary }[],
): Comparison[] {
  const families = new Map<string, typeof records>();
  for (const read of records) {
    const { symbol } = read.summary;
    if (!symbol) continue;
    const key = symbolKey(symbol);
    families.set(key, [...(families.get(key) ?? []), read]);
  }
  return [...families.values()].flatMap((family) => {
    if (family.length < 2) return [];
    const texts = new Map(family.map(({ record, summary }) => [summary, record]));
    const files = [...texts.keys()].sort((a, b) => byCode(a.uri, b.uri));
    const factsIn = (summary: Summary): RecordFacts[] => {
      const record = texts.get(summary);
      return record ? [recordFactsOf(record)] : [];
    };
    return files.flatMap((own): Comparison[] => {
      const versions = versionsAmong(own, files);
      const [facts] = factsIn(own);
      if (versions.length === 0 || !facts) return [];
      const differences = differencesAmong(facts, versions.flatMap(factsIn));
      return [{ uri: own.uri, others: versions.map(({ uri }) => uri), differences }];
    });
  });
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
  /** What was found when texts were read, by the record that is judged by it. */
  readonly #comparisons = new Map<string, Comparison>();
  /** The records that each was compared with, and is a reason for. */
  readonly #compared = new Map<string, Set<string>>();
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

  /** Takes what was found when texts were read: it holds until one of them changes. */
  noteComparison(comparison: Comparison): void {
    const { uri, others } = comparison;
    this.#comparisons.set(uri, comparison);
    for (const other of [uri, ...others])
      this.#compared.set(other, (this.#compared.get(other) ?? new Set()).add(uri));
  }

  compared(uri: string, others: readonly string[]): readonly AgainstVersion[] | undefined {
    const known = this.#comparisons.get(uri);
    const isSame =
      known?.others.length === others.length && known.others.every((other, at) => other === others[at]);
    const isOpen = [uri, ...others].some((version) => this.#source.host.record(version));
    return isSame && !isOpen ? known.differences : undefined;
  }

  /** What a file says may be another thing by now. */
  forget(uri: string): void {
    this.#known.delete(uri);
    for (const judged of this.#compared.get(uri) ?? []) this.#comparisons.delete(judged);
    this.#compared.delete(uri);
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
