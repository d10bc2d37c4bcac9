import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checksum, wholeWords, wordsOf } from './checksum';
import type { PrintedAt } from './index-file';
import type { Trail } from './trail';

/**
 * How a check went: what it looked at, what it said and how it ended. It lies beside the index, which has what was printed, and
 * is believed only when mark and checksum are right:
 *
 *     mark · checksum · numbers of stamps · bytes of the rest
 *     stamps: numbers of eight bytes
 *     the rest as JSON
 */
const MARK = 0x5072_0101;
const HEADER = 4;

/** A check that was made, and all that is needed to tell of it again. */
export interface RunMade {
  /** Stands for everything that what was said depends on, but for the disk. */
  readonly origin: string;
  /** Stands for the arguments, and for where they were given. */
  readonly key: string;
  readonly trail: Trail;
  /** What is printed in the index. */
  readonly index: PrintedAt;
  /** What was printed on standard output before anything was said: stretches of that, and what is not there. */
  readonly printed: readonly Piece[];
  /** What was said on standard error then. */
  readonly said: string;
  /** What was printed in the end. */
  readonly end: string;
  readonly status: number;
}

/** A piece of what was printed. */
export type Piece = string | readonly [from: number, to: number];

/** The file of a check beside its index. */
export function runPath(index: string, key: string): string {
  return `${stemOf(index)}-${key}.run`;
}

/** The checks that were told of by an index. */
export function runsBeside(index: string): string[] {
  const folder = dirname(index);
  return namesIn(folder)
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.run') && path.startsWith(`${stemOf(index)}-`));
}

function stemOf(index: string): string {
  return index.slice(0, -'.index'.length);
}

/** Finds a check in a folder, with its index; nothing when there is none that can be believed. */
export function findRun(folder: string, key: string): { run: RunMade; index: string } | undefined {
  const end = `-${key}.run`;
  const name = namesIn(folder).find((candidate) => candidate.endsWith(end));
  if (name === undefined) return undefined;
  try {
    const run = decodeRun(readFileSync(join(folder, name)));
    return run?.key === key ? { run, index: join(folder, `${name.slice(0, -end.length)}.index`) } : undefined;
  } catch {
    return undefined;
  }
}

/** What a check printed before it said anything; nothing when the index has it no more. */
export function printedBy(run: RunMade, index: string): Uint8Array[] | undefined {
  const { from, length, sum } = run.index;
  let file: number | undefined;
  try {
    file = openSync(index, 'r');
    const bytes = Buffer.allocUnsafeSlow(wholeWords(length));
    if (readSync(file, bytes, 0, bytes.length, from) < bytes.length) return undefined;
    if (checksum(wordsOf(bytes)) !== sum) return undefined;
    return run.printed.map((piece) =>
      typeof piece === 'string' ? Buffer.from(piece) : bytes.subarray(...piece),
    );
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

export function encodeRun({ trail, ...rest }: RunMade): Uint8Array {
  const { stamps, ...places } = trail;
  const json = Buffer.from(JSON.stringify({ ...rest, trail: places }));
  const bytes = new Uint8Array(wholeWords(HEADER * 4 + stamps.byteLength + json.length));
  const words = wordsOf(bytes);
  words.set([MARK, 0, stamps.length, json.length]);
  new Float64Array(bytes.buffer, HEADER * 4, stamps.length).set(stamps);
  bytes.set(json, HEADER * 4 + stamps.byteLength);
  words[1] = checksum(words.subarray(2));
  return bytes;
}

/** Reads how a check went; nothing when the bytes are none, or not as they were written. */
export function decodeRun(bytes: Uint8Array): RunMade | undefined {
  // The bytes of a small file share their memory with others, and may begin anywhere.
  const own = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  if (own.length < HEADER * 4 || own.length % 4 !== 0) return undefined;
  const words = wordsOf(own);
  const [mark, sum, stampCount = 0, length = 0] = words;
  if (mark !== MARK || sum !== checksum(words.subarray(2))) return undefined;
  const from = HEADER * 4 + stampCount * 8;
  const stamps = new Float64Array(own.buffer, own.byteOffset + HEADER * 4, stampCount);
  const { trail, ...rest } = JSON.parse(Buffer.from(own.buffer, own.byteOffset + from, length).toString());
  return { ...rest, trail: { ...trail, stamps } };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
