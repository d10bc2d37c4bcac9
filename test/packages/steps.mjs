/** What the tests of packages are written with: steps that are counted, and a look into an archive. */

import { readFileSync } from 'node:fs';

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
 * The names of the files in a ZIP archive, read off its central directory.
 * @param {string} path
 * @returns {string[]}
 */
export function namesInZip(path) {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error(`${path} is no ZIP archive.`);
  const names = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    names.push(bytes.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}
