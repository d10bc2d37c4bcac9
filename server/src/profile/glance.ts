import type { State } from './automaton';

/** How many characters of a beginning are looked at, and of how many kinds beginnings are. */
const LENGTH = 3;
const KINDS = 10;
/** A bit for each kind: that of its first character, and that of its last one. */
const FIRST = 0b001001001001001001001001001001;
const LAST = FIRST << (LENGTH - 1);
/** So many characters are told apart. */
const CHARACTERS = 4096;

/**
 * Finds where something may begin that an automaton reads, in one pass and by a few characters: it spares most places of a
 * text a closer look. A character has a bit for each place at which it may stand in beginnings of a kind.
 */
export class Glance {
  readonly #bits = new Int32Array(CHARACTERS);

  constructor(start: State) {
    if (isOpen(start)) this.#bits.fill(-1);
    /** The first characters, those together that others follow alike. */
    const kinds = new Map<string, [number, State][]>();
    for (const [code, state] of start.next.known) {
      if (!state) continue;
      const followers = isOpen(state) ? '' : [...state.next.known.keys()].sort().join();
      kinds.set(followers, [...(kinds.get(followers) ?? []), [code, state]]);
    }
    for (const [index, beginnings] of [...kinds.values()].entries())
      this.#take(beginnings, Math.min(index, KINDS - 1) * LENGTH);
  }

  /** Takes in beginnings of one kind; `bit` is that of their first character. */
  #take(beginnings: readonly (readonly [number, State])[], bit: number): void {
    let states: State[] = [];
    for (const [code, state] of beginnings) {
      this.#mark(code, bit);
      states.push(state);
    }
    for (let at = 1; at < LENGTH; at++) {
      if (states.some(isOpen)) for (let code = 0; code < CHARACTERS; code++) this.#mark(code, bit + at);
      const after = new Set<State>();
      for (const { next } of states)
        for (const [code, state] of next.known) {
          this.#mark(code, bit + at);
          if (state) after.add(state);
        }
      states = states.filter(isOpen).concat(...after);
    }
  }

  #mark(code: number, bit: number): void {
    this.#bits[code % CHARACTERS] = (this.#bits[code % CHARACTERS] ?? 0) | (1 << bit);
  }

  /** The first place of a stretch from `from` on at which something may begin; its end where nothing can. */
  seek(text: string, from: number, to: number): number {
    const bits = this.#bits;
    let seen = 0;
    for (let place = from; place < to; place++) {
      seen = ((seen << 1) | FIRST) & (bits[text.charCodeAt(place) % CHARACTERS] ?? 0);
      if ((seen & LAST) !== 0) return place - LENGTH + 1;
    }
    // What has begun at the very end may be shorter.
    for (let length = LENGTH - 1; length > 0; length--)
      if ((seen & (FIRST << (length - 1))) !== 0) return to - length;
    return to;
  }
}

/** Whether any character may follow, or none. */
function isOpen({ ends, next }: State): boolean {
  return ends.length > 0 || next.other !== undefined;
}
