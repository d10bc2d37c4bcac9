import type { Span } from '../../text/span';

/**
 * What one version of a record has in common with the others, whatever its language: its numbered parts in order, and of
 * each the references, dates and figures that every version must have. No text: what is compared is language-free.
 */
export interface RecordFacts {
  readonly language: string;
  /** The language that it says it was drawn up in; nothing where it names none, or several. */
  readonly original: string | undefined;
  readonly parts: readonly Part[];
  /** Whether it is signed: what is missing at the end of one that is not may still come. */
  readonly isFinished: boolean;
  /** Whether a table of subjects is there, with the numbers and titles of all its rows. */
  readonly hasWholeTable: boolean;
}

/** A part that has its counterpart in the other versions. What belongs to a paragraph, such as bullets, is part of it. */
export interface Part {
  readonly kind: PartKind;
  /** `2`, `2.3`; of what has none, nothing. */
  readonly number: string | undefined;
  /** Where the part is pointed at: its number, else its first words. */
  readonly span: Span;
  /** All of it. */
  readonly whole: Span;
  /** How many characters it says. */
  readonly length: number;
  readonly facts: readonly Fact[];
}

export type PartKind = 'masthead' | 'row' | 'heading' | 'paragraph';

export type FactKind =
  | 'document'
  | 'citation'
  | 'paragraph'
  | 'date'
  | 'time'
  | 'figure'
  | 'amount'
  | 'acronym'
  | 'address';

export interface Fact {
  readonly kind: FactKind;
  readonly span: Span;
  /** As it is written. */
  readonly text: string;
  /** What it cannot stand without, and how that is written: the two ends of a range are one phrase. */
  readonly phrase: { readonly span: Span; readonly text: string };
  /** What it says, in a form that no language has part in. Equal values say the same. */
  readonly value: string;
  /** Other readings that the characters allow: `1,234` may be a decimal. */
  readonly others: readonly string[];
  /** What is missed only where both have it and differ: the currency of an amount, the version of a citation. */
  readonly mark: Mark | undefined;
  /** Whether it must have its counterpart. What is unsure may be one, and is not missed. */
  readonly isSure: boolean;
  /** Whether another rule reports that it is wrong. */
  readonly isReported: boolean;
}

export type Mark =
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'version'; readonly version: CitedMark; readonly organ: string | undefined }
  /** A time of which it is not said in which half of the day it is. */
  | { readonly kind: 'half' };

/** The version of a citation, as far as it is known; absent where the text names none. */
export type CitedMark =
  | { readonly kind: 'none' }
  /** Something stands there that could not be read. */
  | { readonly kind: 'unread' }
  | {
      readonly kind: 'read';
      /** The conference or session: `PP-18`. */
      readonly id: string | undefined;
      readonly year: string | undefined;
      readonly isRevised: boolean;
    };
