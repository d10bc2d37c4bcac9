import { emptyTally, type FileCounts, type Tally } from '../report/report';
import type { Piece, RunPrints } from './run-file';

/** What was printed of a file: a stretch of the index, or a text; and what it adds to the tally. */
export interface RunPrint {
  readonly piece: Piece;
  readonly counts: FileCounts;
}

const COUNTS = ['errors', 'warnings', 'informations', 'hints', 'fixable'] as const;
/** What can be corrected was counted before. */
const FIXABLE = COUNTS.indexOf('fixable');
const PRINT = 2 + COUNTS.length;

/** What was printed of all files, in their order; those that follow one another in the index are one piece. */
export function piecesOf({ prints, reprints }: RunPrints): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let to = 0;
  for (let at = 0; at < prints.length; at += PRINT) {
    const begin = prints[at] ?? 0;
    const end = prints[at + 1] ?? 0;
    if (begin !== to && to > from) pieces.push([from, to]);
    if (begin < 0) pieces.push(reprints[end] ?? '');
    // A text is no stretch, and ends where it begins.
    if (begin !== to) from = Math.max(begin, 0);
    to = begin < 0 ? from : end;
  }
  return to > from ? [...pieces, [from, to]] : pieces;
}

/** What was found in all files. */
export function tallyOf({ prints }: RunPrints): Tally {
  const sums = new Array<number>(COUNTS.length).fill(0);
  let faulty = 0;
  for (let at = 0; at < prints.length; at += PRINT) {
    let found = 0;
    for (let index = 0; index < COUNTS.length; index++) {
      const number = prints[at + 2 + index] ?? 0;
      sums[index] = (sums[index] ?? 0) + number;
      if (index < FIXABLE) found += number;
    }
    if (found > 0) faulty++;
  }
  const counts = Object.fromEntries(COUNTS.map((name, index) => [name, sums[index]]));
  return { ...emptyTally(), ...counts, files: prints.length / PRINT, faulty };
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
