/** A growing list of small numbers that takes four bytes for each. */
export class IntList {
  #items = new Int32Array(4);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: number): void {
    if (this.#length === this.#items.length) {
      const wider = new Int32Array(Math.ceil(this.#length * 1.5));
      wider.set(this.#items);
      this.#items = wider;
    }
    this.#items[this.#length++] = item;
  }

  /** Takes out the first item that is equal; the last one comes into its place. */
  remove(item: number): void {
    const at = this.#items.subarray(0, this.#length).indexOf(item);
    if (at < 0) return;
    this.#length--;
    this.#items[at] = this.#items[this.#length] ?? 0;
  }

  /** The items as they are; the list must not be changed while they are read. */
  items(): Int32Array {
    return this.#items.subarray(0, this.#length);
  }
}
