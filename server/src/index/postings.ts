import type { Key } from '../syntax/record';
import { IntList } from './int-list';
import { PackedSummary } from './packed-summary';
import type { Strings } from './strings';
import type { Summary } from './summary';
import { symbolKey } from './symbol-key';

/**
 * Which records define a document, and which cite a key: kept up by differences. Records and keys are numbers here, so
 * that a million citations take little memory.
 */
export class Postings {
  readonly #strings: Strings;
  readonly #defining = new Map<string, number[]>();
  /** By the number of the key. */
  readonly #citing: (IntList | undefined)[] = [];
  /** Records that came, of which it was not yet looked what they cite: nobody asked who cites anything. */
  readonly #came = new Map<number, PackedSummary>();

  constructor(strings: Strings) {
    this.#strings = strings;
  }

  /**
   * Takes what changed between two summaries of one record, either of which may be absent. Touches only the keys that
   * came or went, and tells whether there were any: typing prose in a paragraph touches none.
   */
  move(record: number, before: Summary | undefined, after: Summary | undefined): boolean {
    const defines = this.#moveDefinition(record, definedBy(before), definedBy(after));
    if (before && after && nameTheSame(before, after)) return defines;
    if (!before && after instanceof PackedSummary) {
      this.#came.set(record, after);
      return defines || after.namesAnything;
    }
    this.look(record);
    const was = this.#citedBy(before);
    const is = this.#citedBy(after);
    let isTouched = defines;
    for (const key of was)
      if (!is.has(key)) {
        const records = this.#citing[key];
        records?.remove(record);
        // What was typed on the way to a symbol is cited by nobody in the end.
        if (records?.length === 0) this.#citing[key] = undefined;
        isTouched = true;
      }
    for (const key of is)
      if (!was.has(key)) {
        this.#cite(key, record);
        isTouched = true;
      }
    return isTouched;
  }

  /** Takes note of what a record cites that came, or of what all of them do: else who asks first waits for that. */
  look(only?: number): void {
    for (const record of only === undefined ? [...this.#came.keys()] : [only])
      for (const key of this.#came.get(record)?.keyIds() ?? []) this.#cite(key, record);
    if (only === undefined) this.#came.clear();
    else this.#came.delete(only);
  }

  #cite(key: number, record: number): void {
    let records = this.#citing[key];
    if (!records) {
      records = new IntList();
      this.#citing[key] = records;
    }
    records.push(record);
  }

  /** The records that cite a document or an instrument, in no order. */
  citing(key: Key): ArrayLike<number> {
    this.look();
    return this.#citing[this.#strings.idOf(key)]?.items() ?? [];
  }

  /** Everything that is cited. */
  *citedKeys(): Iterable<Key> {
    this.look();
    for (const [id, records] of this.#citing.entries())
      if (records && records.length > 0) yield this.#strings.at(id) ?? '';
  }

  /** The records that are a document, whatever their revision, in no order. */
  defining(symbol: string): readonly number[] {
    return this.#defining.get(symbol) ?? [];
  }

  /** Every document with the records that are it. */
  definitions(): Iterable<readonly [symbol: string, records: readonly number[]]> {
    return this.#defining;
  }

  #citedBy(summary: Summary | undefined): ReadonlySet<number> {
    if (summary instanceof PackedSummary) return summary.keyIds();
    const ids = new Set<number>();
    for (const key of summary?.keys ?? []) ids.add(this.#strings.add(key));
    return ids;
  }

  #moveDefinition(record: number, before: string | undefined, after: string | undefined): boolean {
    if (before === after) return false;
    if (before !== undefined) {
      const left = this.defining(before).filter((other) => other !== record);
      if (left.length > 0) this.#defining.set(before, left);
      else this.#defining.delete(before);
    }
    if (after !== undefined) this.#defining.set(after, [...this.defining(after), record]);
    return true;
  }
}

function definedBy(summary: Summary | undefined): string | undefined {
  const symbol = summary?.symbol;
  return symbol && symbolKey(symbol);
}

/** Whether the summaries of two texts of an open record name the same things: those of files are told by numbers. */
function nameTheSame(before: Summary, after: Summary): boolean {
  return (
    !(before instanceof PackedSummary) && !(after instanceof PackedSummary) && before.keys === after.keys
  );
}
