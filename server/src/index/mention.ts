import type { Key, Reference } from '../syntax/record';
import type { Span } from '../text/span';

/** One document, instrument or paragraph of a document named in a record. */
export interface Mention {
  readonly kind: Reference['kind'];
  readonly key: Key;
  /** As it should be written, session and revision included: `C24/8(Rev.1)`; a citation as it is; a paragraph’s number. */
  readonly text: string;
  readonly span: Span;
  /** Where in the record: what a heading or a row of the table names weighs more than what a sentence does. */
  readonly place: 'heading' | 'agenda' | 'text';
  /** The number of the paragraph or heading it stands in. */
  readonly paragraph: string | undefined;
  /** Whether it is a document of the body, written out, and its session is no slip: what is not there is amiss. */
  readonly sure: boolean;
  /** The part of the record in which it stands for its version and nothing else; absent where it may not. */
  readonly part: number | undefined;
  /** Of a citation the conference or session that adopted the version it names: `PP-18`. */
  readonly version: string | undefined;
  /** Where that is out of date, the one whose version was in force at the meeting: `PP-22`. */
  readonly right: string | undefined;
}
