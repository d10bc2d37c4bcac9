import type { Edit } from '../text/edits';

/** The values a sentence is filled with. */
export type Args = Readonly<Record<string, string | number>>;

/** The values of a sentence without holes. */
export const NOTHING: Args = {};

/** A correction as a rule reports it: what is empty is filled in. */
export interface ReportedFix<Key extends string> {
  readonly title: Key;
  readonly args?: Args;
  /** Many are told when somebody wants to make them. */
  readonly edits: readonly Edit[] | (() => readonly Edit[]);
  readonly safe?: boolean;
}

/** A correction: a complete set of edits. */
export class Fix {
  /** The key of the sentence that names it. */
  readonly title: string;
  readonly args: Args;
  /**
   * Whether it may be applied without a person looking: it changes how a thing is written and never what is said.
   * Renumbering is not safe, because other texts may name the numbers.
   */
  readonly safe: boolean;
  readonly #edits: ReportedFix<string>['edits'];

  constructor({ title, args = NOTHING, safe = false, edits }: ReportedFix<string>) {
    this.title = title;
    this.args = args;
    this.safe = safe;
    this.#edits = edits;
  }

  get edits(): readonly Edit[] {
    return typeof this.#edits === 'function' ? this.#edits() : this.#edits;
  }
}
