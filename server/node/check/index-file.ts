import type { Texts } from '../../src/index/strings';
import type { FileCounts } from '../report/report';
import { checksum, wholeWords, wordsOf } from './checksum';
import type { Stamp } from './stamp';
import { type EncodedTexts, textsOf } from './text-table';

/**
 * The form of an index on the disk, in words of four bytes:
 *
 *     mark · checksum · lengths of the sections · checksum of what was printed
 *     stamps: four numbers of eight bytes for each file
 *     files: sixteen numbers for each
 *     summaries and reports
 *     where each text ends
 *     what it was made of and for, as JSON
 *     the texts in UTF-8
 *     what was printed
 *
 * What it says is believed only when mark, lengths and checksums are right: a damaged file is no index.
 */
const MARK = 0x5072_0003;
const HEADER = 10;
const STAMP = 4;
const FILE = 16;

/** What an index was made of and for. */
export interface IndexAbout {
  /** Stands for everything that what it says depends on, but for the files. */
  readonly origin: string;
  /** Stands for the whole archive: which files there were. */
  readonly archive: string;
  /** Says how the files were printed, where each is printed by itself. */
  readonly style: string;
  /** Stands for all settings, and for the folders that were looked through. */
  readonly settings: string;
  /** The other files that are documents by their names, each behind the settings that hold for it. */
  readonly documents: readonly string[];
  /** How many texts and files there were when it was last written anew. */
  readonly anew: { readonly texts: number; readonly files: number };
}

/** What is kept of one file. Numbers in the arrays stand for texts. */
export interface KeptFile {
  readonly path: string;
  readonly stamp: Stamp;
  /** The settings it was examined under. */
  readonly ruling: string;
  readonly kind: 'record' | 'left';
  readonly summary: Int32Array | undefined;
  readonly report: Int32Array | undefined;
  /** What is reported in its place beside its archive. */
  readonly beside: Int32Array | undefined;
  /** What was printed of it in the end: a stretch of what was printed of all. */
  readonly printed: KeptPrint | undefined;
}

export interface KeptPrint {
  readonly from: number;
  readonly to: number;
  readonly counts: FileCounts;
}

/** An index as it is read: its files, and the texts they share. */
export interface Index extends IndexAbout {
  readonly files: readonly KeptFile[];
  readonly texts: Texts;
  readonly encoded: EncodedTexts;
  /** All that was printed. */
  readonly printed: Uint8Array;
  readonly printedAt: PrintedAt;
}

/** Where in its index something is that was printed, in bytes, and the checksum of it. */
export interface PrintedAt {
  readonly from: number;
  readonly length: number;
  readonly sum: number;
}

/** An index as bytes, in two pieces that follow one another, and where the second begins. */
export interface EncodedIndex {
  readonly head: Uint8Array;
  readonly printed: Uint8Array;
  readonly printedAt: PrintedAt;
}

/** Writes an index. `idOf` has the number of each text; the texts are taken when all have one. */
export function encodeIndex(
  about: IndexAbout,
  files: readonly KeptFile[],
  printed: Uint8Array,
  { idOf, encoded }: { readonly idOf: (text: string) => number; readonly encoded: () => EncodedTexts },
): EncodedIndex {
  const heads = new Int32Array(files.length * FILE);
  const stamps = new Float64Array(files.length * STAMP);
  const parts: Int32Array[] = [];
  let length = 0;
  const place = (part: Int32Array | undefined): [from: number, length: number] => {
    if (!part) return [-1, 0];
    parts.push(part);
    length += part.length;
    return [length - part.length, part.length];
  };
  for (const [
    index,
    { path, stamp, ruling, kind, summary, report, beside, printed: its },
  ] of files.entries()) {
    stamps.set(stamp, index * STAMP);
    heads.set(
      [
        idOf(path),
        idOf(ruling),
        kind === 'record' ? 1 : 0,
        ...place(summary),
        ...place(report),
        ...place(beside),
        its?.from ?? -1,
        its?.to ?? -1,
        ...COUNTS.map((name) => its?.counts[name] ?? 0),
      ],
      index * FILE,
    );
  }
  const { ends, blob } = encoded();
  const json = Buffer.from(JSON.stringify(about));
  const words = HEADER + stamps.length * 2 + heads.length + length + ends.length;
  const head = new Uint8Array(words * 4 + wholeWords(json.length) + wholeWords(blob.length));
  const whole = wordsOf(head);
  const padded = printed.length % 4 === 0 ? printed : new Uint8Array(wholeWords(printed.length));
  if (padded !== printed) padded.set(printed);
  const sum = checksum(padded);
  whole.set([MARK, 0, files.length, length, ends.length, json.length, blob.length, printed.length, sum]);
  let at = HEADER;
  new Float64Array(head.buffer, at * 4, stamps.length).set(stamps);
  at += stamps.length * 2;
  for (const part of [heads, ...parts, ends]) {
    whole.set(part, at);
    at += part.length;
  }
  head.set(json, at * 4);
  head.set(blob, at * 4 + wholeWords(json.length));
  whole[1] = checksum(whole.subarray(2));
  return { head, printed: padded, printedAt: { from: head.length, length: printed.length, sum } };
}

/** Reads an index; nothing when the bytes are none, or not as they were written. They begin at a whole word of memory. */
export function decodeIndex(bytes: Uint8Array): Index | undefined {
  if (bytes.length < HEADER * 4 || bytes.length % 4 !== 0) return undefined;
  const all = wordsOf(bytes);
  const [mark, sum, count = 0, length = 0, textCount = 0, aboutBytes = 0, textBytes = 0] = all;
  const [printedBytes = 0, printedSum = 0] = all.subarray(7);
  const headLength = count * FILE;
  const words = HEADER + count * STAMP * 2 + headLength + length + textCount;
  const headBytes = words * 4 + wholeWords(aboutBytes) + wholeWords(textBytes);
  if (mark !== MARK || headBytes + wholeWords(printedBytes) !== bytes.length) return undefined;
  const [head, printed] = [bytes.subarray(0, headBytes), bytes.subarray(headBytes)];
  if (sum !== checksum(wordsOf(head).subarray(2)) || printedSum !== checksum(printed)) return undefined;
  let at = HEADER;
  const stamps = new Float64Array(bytes.buffer, bytes.byteOffset + at * 4, count * STAMP);
  at += count * STAMP * 2;
  const heads = all.subarray(at, at + headLength);
  at += headLength;
  const numbers = all.subarray(at, at + length);
  at += length;
  const ends = all.subarray(at, at + textCount);
  const about: IndexAbout = JSON.parse(
    Buffer.from(head.subarray(words * 4, words * 4 + aboutBytes)).toString(),
  );
  const textsFrom = words * 4 + wholeWords(aboutBytes);
  const encoded = { ends, blob: head.subarray(textsFrom, textsFrom + textBytes) };
  const texts = textsOf(encoded);
  const part = (place: number): Int32Array | undefined => {
    const from = heads[place] ?? -1;
    return from < 0 ? undefined : numbers.subarray(from, from + (heads[place + 1] ?? 0));
  };
  const printAt = (place: number): KeptPrint | undefined => {
    const [from = -1, to = -1, errors = 0, warnings = 0, informations = 0, hints = 0, fixable = 0] =
      heads.subarray(place, place + 7);
    return from < 0 ? undefined : { from, to, counts: { errors, warnings, informations, hints, fixable } };
  };
  const rulings = new Map<number, string>();
  const rulingAt = (place: number): string => {
    const id = heads[place] ?? 0;
    const ruling = rulings.get(id) ?? texts(id) ?? '';
    rulings.set(id, ruling);
    return ruling;
  };
  const files = Array.from({ length: count }, (_, index): KeptFile => {
    const file = index * FILE;
    const [inode = 0, size = 0, modified = 0, changed = 0] = stamps.subarray(
      index * STAMP,
      index * STAMP + STAMP,
    );
    return {
      path: texts(heads[file] ?? 0) ?? '',
      stamp: [inode, size, modified, changed],
      ruling: rulingAt(file + 1),
      kind: heads[file + 2] === 1 ? 'record' : 'left',
      summary: part(file + 3),
      report: part(file + 5),
      beside: part(file + 7),
      printed: printAt(file + 9),
    };
  });
  return {
    ...about,
    files,
    texts,
    encoded,
    printed: printed.subarray(0, printedBytes),
    printedAt: { from: headBytes, length: printedBytes, sum: printedSum },
  };
}

const COUNTS = ['errors', 'warnings', 'informations', 'hints', 'fixable'] as const;
