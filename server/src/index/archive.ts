import type { RecordFacts } from '../analysis/concordance/facts';
import type { AgainstVersion } from '../analysis/concordance/reference';
import type { ProfileSource } from '../profile/profile';
import type { Fields } from '../profile/template';
import type { Key } from '../syntax/record';
import type { Mention } from './mention';
import type { DocumentFile } from './named-files';
import type { Settings } from './settings';
import type { Summary } from './summary';
import type { Target } from './targets-among';

/** A place in the archive where something is named. */
export interface Cited {
  readonly summary: Summary;
  readonly mention: Mention;
}

/**
 * What a rule may ask of the archive: questions only. A workspace answers them; that it changes, and how, is nothing
 * to the one who asks.
 */
export interface Archive {
  readonly settings: Settings;
  readonly profile: ProfileSource;
  /** The very same object for as long as the same files are the same documents, and the settings are as they were. */
  readonly edition: object;
  /** The fields of a symbol as a mention or a key writes it, `C24/8(Rev.1)`; `undefined` where it is none of the body. */
  symbolOf(text: string): Fields | undefined;
  /** The files that a symbol may mean for a reader of a language, the best first. */
  resolve(symbol: Fields, language: string): readonly Target[];
  /** Whether there is a file of a document, whatever its revision. */
  has(symbol: Fields): boolean;
  /** The files that are a document, whatever its revision, in no order. */
  filesOf(symbol: Fields): readonly DocumentFile[];
  summary(uri: string): Summary | undefined;
  summaries(): readonly Summary[];
  /**
   * What a record has in common with its other versions, for one who judges another by it: `undefined` as long as its text
   * was not read, or is not there.
   */
  factsOf(uri: string, reader: string): RecordFacts | undefined;
  /** What a record has otherwise than some other versions, where they were compared when their texts were read. */
  compared(uri: string, others: readonly string[]): readonly AgainstVersion[] | undefined;
  /** The files whose text was read and that are a document, whatever its revision. */
  defining(symbol: Fields): readonly Summary[];
  /** Every place that names a document, a paragraph of one or an instrument. */
  citing(key: Key): readonly Cited[];
  /** The addresses of the records that name a document or an instrument, in no order. */
  citers(key: Key): Iterable<string>;
  /** Every document and instrument that is named. */
  citedKeys(): Iterable<Key>;
  /** For each document the addresses of the files whose text says that they are it. */
  definitions(): Iterable<readonly string[]>;
  /** The documents there are, one file of each; all, and those of a session. */
  documents(): readonly DocumentFile[];
  documentsOf(session: string): readonly DocumentFile[];
}
