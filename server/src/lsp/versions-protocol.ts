import type { ListedLocation } from './protocol';

/** What a client may ask of the other language versions of a record. This file knows nothing but the protocol. */

/** Asks for the other versions of a record: `DescribeParams` → `OtherVersions`, or null for an unknown file. */
export const VERSIONS = 'precis/versions';

export interface OtherVersions {
  /** The record’s own symbol, where it has one: without it there is nothing to find versions by. */
  readonly symbol: string | null;
  /** The names that files of its versions would have, for one of which there is none. */
  readonly names: readonly string[];
  readonly versions: readonly LanguageVersion[];
}

export interface LanguageVersion {
  /** BCP 47 tag. */
  readonly language: string;
  /** The language in itself: `français`. */
  readonly name: string;
  /** Where it begins. */
  readonly location: ListedLocation;
  /** What the record has otherwise, in order of place. */
  readonly differences: readonly ListedDifference[];
}

/** A difference between a record and another version of it. */
export interface ListedDifference {
  /** What differs: `document`, `citation`, `paragraph`, `date`, `figure`, `paragraphs`, `heading`, `row` … */
  readonly kind: string;
  readonly form: 'other' | 'extra' | 'missing';
  /** The part that it is in, and its number, where it has one: that of the record, else that of the other version. */
  readonly part: 'masthead' | 'row' | 'heading' | 'paragraph';
  readonly number: string | null;
  /** What stands here and there. */
  readonly found: string | null;
  readonly expected: string | null;
  /** All of it in a sentence. */
  readonly message: string;
  readonly location: ListedLocation;
  /** The same place in the other version. */
  readonly other: ListedLocation | null;
}

/** Asks which lines of two versions of a record correspond: `BesideParams` → `LinesBeside`, or null where they are none. */
export const BESIDE = 'precis/beside';

export interface BesideParams {
  readonly textDocument: { readonly uri: string };
  /** The address of the other version. */
  readonly other: string;
}

export interface LinesBeside {
  /** Where the parts begin that both have: the line here and the line there, both in order. */
  readonly lines: readonly (readonly [number, number])[];
  /** The lines here at which a part begins that the other version has not. */
  readonly alone: readonly number[];
}
