import type { Settings } from '../../src/index/settings';
import type { Comparison } from '../../src/index/version-facts';
import type { ProfileSource } from '../../src/profile/profile';

/** A file that is to be examined. It can be sent to another thread. */
export interface Task {
  readonly path: string;
  /** Whether it is a record whatever its text, or its text decides. */
  readonly by: 'named' | 'name' | 'text';
  /** What holds for it: a place in the list of those that hold anywhere. */
  readonly ruling: number;
}

/** What holds for some files. */
export interface Ruling {
  readonly profile: ProfileSource;
  readonly settings: Settings;
}

/** What came of a file. */
export type Examined =
  | {
      readonly kind: 'record';
      /** Packed, with the texts of the batch. */
      readonly summary: Int32Array;
      /** Packed, too; empty where nobody asked what is wrong with the record. */
      readonly report: Int32Array;
      /** The rules that failed on it, and how: faults of ours, in sentences. */
      readonly failures: readonly Failure[];
    }
  /** It is no record; where it is a document by its name, its summary is of use all the same. */
  | { readonly kind: 'left'; readonly summary: Int32Array | undefined }
  | { readonly kind: 'unread'; readonly why: string }
  /** We failed on it: a sentence that says so. */
  | { readonly kind: 'failed'; readonly why: string };

/** A rule that failed on a file. */
export interface Failure {
  readonly rule: string;
  readonly why: string;
}

/** What came of several files, by their places in the list of tasks, with the texts that they share by their numbers. */
export interface Batch {
  readonly texts: readonly string[];
  readonly results: readonly (readonly [task: number, examined: Examined])[];
  /** What those of them that are versions of one record differ in, each by the task of the version that is judged. */
  readonly comparisons: readonly (readonly [task: number, comparison: Comparison])[];
}
