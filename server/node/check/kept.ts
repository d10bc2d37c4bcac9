import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { renumbered } from '../../src/index/packed-summary';
import type { Texts } from '../../src/index/strings';
import { reasonOf } from '../files/disk';
import { removeAbandoned, removeQuietly, temporaryName } from '../files/temporary';
import { renumberedReport } from '../report/packed-report';
import type { FileCounts } from '../report/report';
import {
  decodeIndex,
  encodeIndex,
  type Index,
  type IndexAbout,
  type KeptFile,
  type KeptPrint,
  type PrintedAt,
} from './index-file';
import { inOne, newPieces } from './pieces';
import { encodeRun, type RunMade, runPath, runsBeside } from './run-file';
import { textTable } from './text-table';

/** Reads the index that was written by this very program; nothing when there is none that can be believed. */
export function readIndex(path: string, origin: string): Index | undefined {
  try {
    const read = readFileSync(path);
    const index = decodeIndex(read.byteOffset % 8 === 0 ? read : new Uint8Array(read));
    return index?.origin === origin ? index : undefined;
  } catch {
    return undefined;
  }
}

/** What is kept of a file, and the texts that it shares with others. */
export interface Keepable extends Omit<KeptFile, 'printed'> {
  readonly texts: Texts;
  /** The texts of what is reported beside its archive. */
  readonly besideTexts: Texts;
  readonly printed: { readonly bytes: Uint8Array; readonly counts: FileCounts } | undefined;
}

/** Where something was kept, or why it could not be. */
export type Kept =
  | { readonly kind: 'kept'; readonly printed: PrintedAt }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Writes an index, for its owner alone: it holds words of the records. What is as it was `before` is copied as it stands there.
 * `head` is what was printed before all files.
 */
export function writeIndex(
  path: string,
  about: Omit<IndexAbout, 'anew'>,
  files: readonly Keepable[],
  {
    head = new Uint8Array(0),
    before,
  }: { readonly head?: Uint8Array; readonly before?: Index | undefined } = {},
): Kept {
  const grown = before && !isWorn(before, files) ? before : undefined;
  const table = textTable(grown);
  const printed = newPieces();
  printed.add(head);
  const place = (its: Keepable['printed']): KeptPrint | undefined => {
    if (!its) return undefined;
    const from = printed.length();
    printed.add(its.bytes);
    return { from, to: printed.length(), counts: its.counts };
  };
  const kept = files.map(
    ({ texts, besideTexts, printed: its, summary, report, beside, ...file }): KeptFile => {
      const own = table.renumbering(texts);
      const besideOwn = table.renumbering(besideTexts);
      return {
        ...file,
        summary: summary && own ? renumbered(summary, own) : summary,
        report: report && own ? renumberedReport(report, own) : report,
        beside: beside && besideOwn ? renumberedReport(beside, besideOwn) : beside,
        printed: place(its),
      };
    },
  );
  const temporary = temporaryName(dirname(path));
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    removeAbandoned(dirname(path));
    for (const run of runsBeside(path)) removeQuietly(run);
    const anew = grown?.anew ?? { texts: table.count(), files: files.length };
    const encoded = encodeIndex({ ...about, anew }, kept, inOne(printed.take()), table);
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeAll(file, encoded.head);
      writeAll(file, encoded.printed);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    return { kind: 'kept', printed: encoded.printedAt };
  } catch (error) {
    removeQuietly(temporary);
    return { kind: 'refused', why: `The index could not be kept (${reasonOf(error)}).` };
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** Whether more than a third of an index would be texts that nobody needs any more. */
function isWorn({ anew, encoded, files: were }: Index, files: readonly Keepable[]): boolean {
  return encoded.ends.length > anew.texts * 1.5 || files.length * 1.5 < Math.max(anew.files, were.length);
}

/** Keeps beside an index how a check went. What cannot be kept is done again the next time. */
export function writeRun(index: string, run: RunMade): void {
  const temporary = temporaryName(dirname(index));
  try {
    writeFileSync(temporary, encodeRun(run), { mode: 0o600, flag: 'wx' });
    renameSync(temporary, runPath(index, run.key));
  } catch {
    removeQuietly(temporary);
  }
}
