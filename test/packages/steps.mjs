/** What the tests of packages are written with: steps that are counted, and a look into an archive. */

import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

export const count = { passed: 0, failed: 0 };

/**
 * One test. What it throws is its failure.
 * @param {string} name
 * @param {() => unknown} work
 */
export async function step(name, work) {
  try {
    await work();
    count.passed += 1;
    console.log(`  ✓ ${name}`);
  } catch (error) {
    count.failed += 1;
    console.log(`  ✗ ${name}\n${error instanceof Error ? error.message : error}`);
  }
}

/**
 * The files in a ZIP archive by their names, read as its central directory lists them.
 * @param {string} path
 * @returns {Map<string, Buffer>}
 */
export function filesInZip(path) {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error(`${path} is no ZIP archive.`);
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const [size, local] = [20, 42].map((field) => bytes.readUInt32LE(at + field));
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + size);
    const isPacked = bytes.readUInt16LE(at + 10) !== 0;
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), isPacked ? inflateRawSync(packed) : packed);
    at += 46 + name + extra + comment;
  }
  return files;
}
