/** Bytes one behind the other. Those that follow one another in memory are one piece. */
export interface Pieces {
  readonly add: (bytes: Uint8Array) => void;
  readonly length: () => number;
  /** Takes all of them out, as they are. */
  readonly take: () => Uint8Array[];
}

export function newPieces(): Pieces {
  let pieces: Uint8Array[] = [];
  let length = 0;
  return {
    add(bytes) {
      if (bytes.length === 0) return;
      length += bytes.length;
      const last = pieces.at(-1);
      const follows = last?.buffer === bytes.buffer && last.byteOffset + last.length === bytes.byteOffset;
      if (last && follows)
        pieces[pieces.length - 1] = new Uint8Array(last.buffer, last.byteOffset, last.length + bytes.length);
      else pieces.push(bytes);
    },
    length: () => length,
    take() {
      const all = pieces;
      pieces = [];
      length = 0;
      return all;
    },
  };
}

/** Pieces in one: the only one as it is. */
export function inOne(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  return first && pieces.length === 1 ? first : Buffer.concat(pieces);
}
