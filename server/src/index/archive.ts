import type { Fields } from '../profile/template';
import type { DocumentReference, Key } from '../syntax/record';
import type { Settings } from './settings';
import type { Summary } from './summary';
import type { Cited, DocumentFile, Target } from './workspace';

/**
 * What a rule may ask of the archive: questions only. A workspace answers them; that it changes, and how, is nothing
 * to the one who asks.
 */
export interface Archive {
  readonly settings: Settings;
  /** The files a document reference may mean, the best first. */
  resolve(reference: DocumentReference, language: string): readonly Target[];
  summary(uri: string): Summary | undefined;
  summaries(): readonly Summary[];
  /** The files whose text was read and that are a document, whatever its revision. */
  defining(symbol: Fields): readonly Summary[];
  /** Every place that names a document or an instrument. */
  citing(key: Key): readonly Cited[];
  /** The documents there are, one file of each. */
  documents(): readonly DocumentFile[];
}
