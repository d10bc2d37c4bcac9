/** Texts that many summaries hold, each kept once and known by a number. The number 0 stands for no text. */
export class Strings {
  readonly #texts: string[] = [''];
  readonly #ids = new Map<string, number>();

  /** The number of a text, which is taken in when it is new. */
  add(text: string | undefined): number {
    if (text === undefined) return 0;
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.#texts.length;
      this.#texts.push(text);
      this.#ids.set(text, id);
    }
    return id;
  }

  /** The number of a text that was taken in; 0 for any other. */
  idOf(text: string): number {
    return this.#ids.get(text) ?? 0;
  }

  /** The text of a number. */
  at(id: number): string | undefined {
    return id === 0 ? undefined : this.#texts[id];
  }

  /** All texts in the order of their numbers: that of 0 is empty. */
  texts(): readonly string[] {
    return this.#texts;
  }
}

/** The texts of a table by their numbers. */
export type Texts = (id: number) => string | undefined;

/** The texts of a table that was sent as a list, in the order of their numbers. */
export function textsIn(list: readonly string[]): Texts {
  return (id) => (id === 0 ? undefined : list[id]);
}

/**
 * The same texts, together in one place of the memory: a part that was cut out of a record would keep all of its text.
 */
export function gathered(texts: readonly string[]): string[] {
  const whole = texts.join('');
  let end = 0;
  return texts.map(({ length }) => {
    end += length;
    return whole.slice(end - length, end);
  });
}

/** The number in a table of what has another number elsewhere: each text is looked up once, when it is met. */
export function renumbering(texts: Texts, strings: Strings): (id: number) => number {
  const ids: number[] = [];
  return (id) => {
    ids[id] ??= strings.add(texts(id));
    return ids[id];
  };
}
