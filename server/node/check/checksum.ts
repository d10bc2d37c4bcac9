import { crc32 } from 'node:zlib';

/** A sum over bytes that is another one when any of them is, as a whole number of 32 bits with its sign. */
export function checksum(bytes: NodeJS.ArrayBufferView): number {
  return crc32(bytes) | 0;
}

/** As many bytes as whole words take. */
export function wholeWords(bytes: number): number {
  return Math.ceil(bytes / 4) * 4;
}

/** Bytes as words. They begin at a whole word of their memory, and those that are over are left out. */
export function wordsOf({ buffer, byteOffset, length }: Uint8Array): Int32Array {
  return new Int32Array(buffer, byteOffset, Math.floor(length / 4));
}
