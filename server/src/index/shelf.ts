import { NumberStore } from './number-store';
import { PackedSummary, renumberAt } from './packed-summary';
import { Strings } from './strings';

/** What the files on the disk say. Every address that is or was known has a number, by which it is spoken of. */
export class Shelf {
  readonly strings = new Strings();
  readonly #uris = new Strings();
  readonly #summaries: (PackedSummary | undefined)[] = [];
  #store = new NumberStore();

  /** The number of an address, which is given one when it is new. */
  numberOf(uri: string): number {
    return this.#uris.add(uri);
  }

  /** The number of an address that was met before; 0 for any other. */
  known(uri: string): number {
    return this.#uris.idOf(uri);
  }

  uriOf(number: number): string {
    return this.#uris.at(number) ?? '';
  }

  at(number: number): PackedSummary | undefined {
    return this.#summaries[number];
  }

  /**
   * Takes what a file says, packed; nothing when it is gone. `renumber` gives its texts the numbers of this shelf, where
   * they are those of another.
   */
  put(number: number, packed: Int32Array | undefined, renumber?: (id: number) => number): void {
    const before = this.#summaries[number];
    if (before) this.#store.drop(before.packed.length);
    if (packed) {
      const { numbers, from } = this.#store.put(packed);
      if (renumber) renumberAt(numbers, from, renumber);
      this.#summaries[number] = new PackedSummary(this.uriOf(number), numbers, from, this.strings);
    } else this.#summaries[number] = undefined;
    if (this.#store.isWorn) this.#storeAnew();
  }

  /** The files that say something. */
  summaries(): PackedSummary[] {
    return this.#summaries.filter((summary) => summary !== undefined);
  }

  #storeAnew(): void {
    this.#store = new NumberStore();
    for (const summary of this.summaries()) {
      const { numbers, from } = this.#store.put(summary.packed);
      summary.moveTo(numbers, from);
    }
  }
}
