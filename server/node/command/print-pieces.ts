import type { Output } from './io';

/** So many bytes are printed in one piece. */
const AT_ONCE = 1 << 20;

/** Prints bytes one behind the other, as long as there is a reader. */
export async function printPieces(out: Output, pieces: readonly Uint8Array[]): Promise<void> {
  for (const piece of pieces)
    for (let at = 0; at < piece.length && !out.closed(); at += AT_ONCE)
      await out.write(piece.subarray(at, at + AT_ONCE));
}
