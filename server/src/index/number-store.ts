/** How many numbers are asked for at a time: a megabyte of memory. */
const CHUNK = 1 << 18;

/**
 * Room for many short arrays in a few large ones: an array of its own costs more than what is in most of these. What is
 * dropped leaves a gap, until the store is made anew.
 */
export class NumberStore {
  #chunk = new Int32Array(0);
  #used = 0;
  #stored = 0;
  #dropped = 0;

  /** Stores a copy, and tells where. */
  put(numbers: Int32Array): { readonly numbers: Int32Array; readonly from: number } {
    if (this.#used + numbers.length > this.#chunk.length) {
      this.#chunk = new Int32Array(Math.max(CHUNK, numbers.length));
      this.#used = 0;
    }
    const from = this.#used;
    this.#chunk.set(numbers, from);
    this.#used += numbers.length;
    this.#stored += numbers.length;
    return { numbers: this.#chunk, from };
  }

  /** Takes note that so many numbers are wanted no more. */
  drop(count: number): void {
    this.#dropped += count;
  }

  /** Whether there are more gaps than numbers, and so many that it matters. */
  get isWorn(): boolean {
    return this.#dropped > CHUNK && this.#dropped * 2 > this.#stored;
  }
}
