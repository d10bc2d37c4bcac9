import type { Strings, Texts } from '../../src/index/strings';
import type { Printed } from '../report/report';

/**
 * The form of an index on the disk, in words of four bytes:
 *
 *     mark · checksum · lengths of the sections
 *     stamps: four numbers of eight bytes for each file
 *     files: fifteen numbers for each
 *     summaries and reports
 *     where each text ends, then the texts in UTF-8
 *
 * What it says is believed only when mark, lengths and checksum are right: a damaged file is no index.
 */
const MARK = 0x5072_0002;
const HEADER = 8;
const STAMP = 4;
const FILE = 15;
/** Before the files: what the index was made of and for, and how the files were printed. */
const HEADS = 3;

/** What tells that a file is as it was: number on the disk, size, times of the last changes. */
export type Stamp = readonly [inode: number, size: number, modified: number, changed: number];

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
  /** What was printed of it in the end. */
  readonly printed: Printed | undefined;
}

/** An index as it is read: its files, and the texts they share. */
export interface Index {
  /** Stands for everything that what it says depends on, but for the files. */
  readonly origin: string;
  /** Stands for the whole archive: which files there were. */
  readonly archive: string;
  /** Says how the files were printed. */
  readonly style: string;
  readonly files: readonly KeptFile[];
  readonly texts: Texts;
}

/** Writes an index, with the texts of a table. */
export function encodeIndex(
  { origin, archive, style, files }: Omit<Index, 'texts'>,
  strings: Strings,
): Uint8Array {
  const heads = new Int32Array(HEADS + files.length * FILE);
  const stamps = new Float64Array(files.length * STAMP);
  const parts: Int32Array[] = [];
  let length = 0;
  const place = (part: Int32Array | undefined): [from: number, length: number] => {
    if (!part) return [-1, 0];
    parts.push(part);
    length += part.length;
    return [length - part.length, part.length];
  };
  heads[0] = strings.add(origin);
  heads[1] = strings.add(archive);
  heads[2] = strings.add(style);
  for (const [index, file] of files.entries()) {
    const { path, stamp, ruling, kind, summary, report, beside, printed } = file;
    stamps.set(stamp, index * STAMP);
    heads.set(
      [
        strings.add(path),
        strings.add(ruling),
        kind === 'record' ? 1 : 0,
        ...place(summary),
        ...place(report),
        ...place(beside),
        strings.add(printed?.text),
        ...COUNTS.map((name) => printed?.counts[name] ?? 0),
      ],
      HEADS + index * FILE,
    );
  }
  const { ends, blob } = encodeTexts(strings.texts());
  const words = HEADER + stamps.length * 2 + heads.length + length + ends.length + Math.ceil(blob.length / 4);
  const bytes = new Uint8Array(words * 4);
  const whole = new Int32Array(bytes.buffer);
  whole.set([MARK, 0, files.length, length, ends.length, blob.length], 0);
  let at = HEADER;
  new Float64Array(bytes.buffer, at * 4, stamps.length).set(stamps);
  at += stamps.length * 2;
  for (const part of [heads, ...parts, ends]) {
    whole.set(part, at);
    at += part.length;
  }
  bytes.set(blob, at * 4);
  whole[1] = checksum(whole);
  return bytes;
}

/** Reads an index; nothing when the bytes are none, or not as they were written. */
export function decodeIndex(bytes: Uint8Array): Index | undefined {
  if (bytes.length < HEADER * 4 || bytes.length % 4 !== 0) return undefined;
  const { buffer } = bytes.byteOffset % 8 === 0 ? bytes : { buffer: bytes.slice().buffer };
  const start = bytes.byteOffset % 8 === 0 ? bytes.byteOffset : 0;
  const whole = new Int32Array(buffer, start, bytes.length / 4);
  const [mark, sum, count = 0, length = 0, textCount = 0, textBytes = 0] = whole;
  const headLength = HEADS + count * FILE;
  const words = HEADER + count * STAMP * 2 + headLength + length + textCount + Math.ceil(textBytes / 4);
  if (mark !== MARK || words !== whole.length || sum !== checksum(whole)) return undefined;
  let at = HEADER;
  const stamps = new Float64Array(buffer, start + at * 4, count * STAMP);
  at += count * STAMP * 2;
  const heads = whole.subarray(at, at + headLength);
  at += headLength;
  const numbers = whole.subarray(at, at + length);
  at += length;
  const ends = whole.subarray(at, at + textCount);
  const blob = Buffer.from(buffer, start + (at + textCount) * 4, textBytes);
  const texts: Texts = (id) => (id === 0 ? undefined : blob.toString('utf8', ends[id - 1], ends[id]));
  const part = (place: number): Int32Array | undefined => {
    const from = heads[place] ?? -1;
    return from < 0 ? undefined : numbers.subarray(from, from + (heads[place + 1] ?? 0));
  };
  const printedAt = (place: number): Printed | undefined => {
    const text = texts(heads[place] ?? 0);
    if (text === undefined) return undefined;
    const [errors = 0, warnings = 0, informations = 0, hints = 0, fixable = 0] = heads.subarray(place + 1);
    return { text, counts: { errors, warnings, informations, hints, fixable } };
  };
  const files = Array.from({ length: count }, (_, index): KeptFile => {
    const head = HEADS + index * FILE;
    const [inode = 0, size = 0, modified = 0, changed = 0] = stamps.subarray(index * STAMP);
    return {
      path: texts(heads[head] ?? 0) ?? '',
      stamp: [inode, size, modified, changed],
      ruling: texts(heads[head + 1] ?? 0) ?? '',
      kind: heads[head + 2] === 1 ? 'record' : 'left',
      summary: part(head + 3),
      report: part(head + 5),
      beside: part(head + 7),
      printed: printedAt(head + 9),
    };
  });
  const textAt = (place: number): string => texts(heads[place] ?? 0) ?? '';
  return { origin: textAt(0), archive: textAt(1), style: textAt(2), files, texts };
}

const COUNTS = ['errors', 'warnings', 'informations', 'hints', 'fixable'] as const;

function encodeTexts(texts: readonly string[]): { readonly ends: Int32Array; readonly blob: Uint8Array } {
  const ends = new Int32Array(texts.length);
  let end = 0;
  for (const [id, text] of texts.entries()) {
    end += Buffer.byteLength(text);
    ends[id] = end;
  }
  return { ends, blob: Buffer.from(texts.join('')) };
}

/** A sum over everything behind itself that another byte anywhere makes another one. */
function checksum(whole: Int32Array): number {
  let sum = 0;
  for (let at = 2; at < whole.length; at++) sum = (Math.imul(sum, 31) + (whole[at] ?? 0)) | 0;
  return sum;
}
