import { emptyTally, type FileCounts, type Tally } from '../report/report';
import type { Piece, RunPrints } from './run-file';

/** What was printed of a file: a stretch of the index, or a text; and what it adds to the tally. */
export interface RunPrint {
  readonly piece: Piece;
  readonly counts: FileCounts;
}

const COUNTS = ['errors', 'warnings', 'informations', 'hints', 'fixable'] as const;
const PRINT = 2 + COUNTS.length;

/** What was printed of all files, in their order; those that follow one another in the index are one piece. */
export function piecesOf({ prints, reprints }: RunPrints): Piece[] {
  const pieces: Piece[] = [];
  let [from, to] = [0, 0];
  const close = (): void => {
    if (to > from) pieces.push([from, to]);
    from = to;
  };
  for (let at = 0; at < prints.length; at += PRINT) {
    const [begin = 0, end = 0] = [prints[at], prints[at + 1]];
    if (begin < 0) {
      close();
      pieces.push(reprints[end] ?? '');
    } else if (begin === to) to = end;
    else {
      close();
      [from, to] = [begin, end];
    }
  }
  close();
  return pieces;
}

/** What was found in all files. */
export function tallyOf({ prints }: RunPrints): Tally {
  const tally = emptyTally();
  for (let at = 0; at < prints.length; at += PRINT) {
    tally.files++;
    let found = 0;
    for (const [index, name] of COUNTS.entries()) {
      const number = prints[at + 2 + index] ?? 0;
      tally[name] += number;
      if (name !== 'fixable') found += number;
    }
    if (found > 0) tally.faulty++;
  }
  return tally;
}

/** What was printed of files, in their order, as a run holds it. */
export function printsOf(files: readonly RunPrint[]): RunPrints {
  const none = { prints: new Int32Array(files.length * PRINT), reprints: [] };
  return reprinted(none, new Map(files.entries()));
}

/** The same with something else for some files. */
export function reprinted(
  { prints: before, reprints: texts }: RunPrints,
  files: ReadonlyMap<number, RunPrint>,
): RunPrints {
  const [prints, reprints] = [before.slice(), [...texts]];
  for (const [place, { piece, counts }] of files) {
    const at = place * PRINT;
    const known = (prints[at] ?? 0) < 0 ? prints[at + 1] : undefined;
    const number = known ?? reprints.length;
    if (typeof piece === 'string') reprints[number] = piece;
    const stretch = typeof piece === 'string' ? [-1, number] : piece;
    prints.set([...stretch, ...COUNTS.map((name) => counts[name])], at);
  }
  return { prints, reprints };
}
