import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CheckOptions } from '../command/options';
import { namesIn } from '../files/names-in';
import { checksum, wholeWords, wordsOf } from './checksum';
import type { PrintedAt } from './index-file';
import type { Roll } from './roll';
import type { SentRuling } from './sent-work';
import type { Trail } from './trail';

/**
 * How a check went: what it looked at, what it said and how it ended. It lies beside the index, which has what was printed, and
 * is believed only when mark and checksum are right:
 *
 *     mark · checksum · numbers of stamps, files, names, texts and prints · bytes of the texts and of the rest
 *     stamps: numbers of eight bytes
 *     the roll: files, names, where each text ends
 *     where each file was printed, and how much was found in it
 *     the texts of the roll in UTF-8
 *     the rest as JSON
 */
const MARK = 0x5072_0102;
const HEADER = 10;

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
  /** What is needed to look at few of its files again, and at no others; absent where that cannot be. */
  readonly parts?: RunParts | undefined;
}

/** A check that was made, and the file of its index. */
export interface KeptRun {
  readonly run: RunMade;
  readonly index: string;
}

/** A piece of what was printed: a stretch of what is printed in the index, or a text. */
export type Piece = string | readonly [from: number, to: number];

/** What was printed of the files of a check one by one. */
export interface RunPrints {
  /** For each record, by its place on the roll, where it is printed and how much was found in it. */
  readonly prints: Int32Array;
  /** What was printed of files and is not in the index. */
  readonly reprints: readonly string[];
}

/** The files of a check one by one. */
export interface RunParts extends RunPrints {
  readonly options: CheckOptions;
  /** What held anywhere. */
  readonly rulings: readonly RunRuling[];
  readonly roll: Roll;
}

export interface RunRuling extends SentRuling {
  /** Whether all that lies below these settings was looked through. */
  readonly isWhole: boolean;
}

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
export function findRun(folder: string, key: string): KeptRun | undefined {
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

/** What is printed in the index of a check; nothing when the index has it no more. */
export function printedIn(index: string, { from, length, sum }: PrintedAt): Uint8Array | undefined {
  let file: number | undefined;
  try {
    file = openSync(index, 'r');
    const bytes = Buffer.allocUnsafeSlow(wholeWords(length));
    if (readSync(file, bytes, 0, bytes.length, from) < bytes.length) return undefined;
    return checksum(bytes) === sum ? bytes : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** A piece of what was printed as bytes. `printed` is what the index has. */
export function bytesOf(piece: Piece, printed: Uint8Array): Uint8Array {
  return typeof piece === 'string' ? Buffer.from(piece) : printed.subarray(...piece);
}

/** The numbers and the texts of a run that has no parts. */
const NONE = new Int32Array(0);

export function encodeRun({ trail, parts, ...rest }: RunMade): Uint8Array {
  const { stamps, ...places } = trail;
  const { roll, prints = NONE, ...others } = parts ?? {};
  const { files = NONE, names = NONE, encoded } = roll ?? {};
  const { ends = NONE, blob = new Uint8Array(0) } = encoded ?? {};
  const json = Buffer.from(JSON.stringify({ ...rest, trail: places, parts: parts && others }));
  const numbers = [files, names, ends, prints];
  const words = HEADER + stamps.length * 2 + numbers.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(words * 4 + wholeWords(blob.length) + wholeWords(json.length));
  const whole = wordsOf(bytes);
  whole.set([MARK, 0, stamps.length, ...numbers.map(({ length }) => length), blob.length, json.length]);
  new Float64Array(bytes.buffer, HEADER * 4, stamps.length).set(stamps);
  let at = HEADER + stamps.length * 2;
  for (const part of numbers) {
    whole.set(part, at);
    at += part.length;
  }
  bytes.set(blob, at * 4);
  bytes.set(json, at * 4 + wholeWords(blob.length));
  whole[1] = checksum(whole.subarray(2));
  return bytes;
}

/** Reads how a check went; nothing when the bytes are none, or not as they were written. */
export function decodeRun(bytes: Uint8Array): RunMade | undefined {
  // The bytes of a small file share their memory with others, and may begin anywhere.
  const own = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  if (own.length < HEADER * 4 || own.length % 4 !== 0) return undefined;
  const words = wordsOf(own);
  const [mark, sum, stampCount = 0, ...lengths] = words.subarray(0, HEADER);
  if (mark !== MARK || sum !== checksum(words.subarray(2))) return undefined;
  const stamps = new Float64Array(own.buffer, own.byteOffset + HEADER * 4, stampCount);
  let at = HEADER + stampCount * 2;
  const [files = NONE, names = NONE, ends = NONE, prints = NONE] = lengths.slice(0, 4).map((length) => {
    at += length;
    return words.subarray(at - length, at);
  });
  const [blobBytes = 0, jsonBytes = 0] = lengths.slice(4);
  const blob = own.subarray(at * 4, at * 4 + blobBytes);
  const from = at * 4 + wholeWords(blobBytes);
  const json = Buffer.from(own.buffer, own.byteOffset + from, jsonBytes).toString();
  const { trail, parts, ...rest } = JSON.parse(json);
  const roll: Roll = { files, names, encoded: { ends, blob } };
  return { ...rest, trail: { ...trail, stamps }, parts: parts && { ...parts, roll, prints } };
}
