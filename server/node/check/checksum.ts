/**
 * A sum over words that is another one when any byte of them is. Four sums take turns, so that no step has to wait for the
 * one before.
 */
export function checksum(words: Int32Array): number {
  let [one, two, three, four] = [1, 2, 3, 4];
  const even = words.length - (words.length % 4);
  for (let at = 0; at < even; at += 4) {
    one = (Math.imul(one, 31) + (words[at] ?? 0)) | 0;
    two = (Math.imul(two, 31) + (words[at + 1] ?? 0)) | 0;
    three = (Math.imul(three, 31) + (words[at + 2] ?? 0)) | 0;
    four = (Math.imul(four, 31) + (words[at + 3] ?? 0)) | 0;
  }
  for (let at = even; at < words.length; at++) one = (Math.imul(one, 31) + (words[at] ?? 0)) | 0;
  return [two, three, four].reduce((sum, next) => (Math.imul(sum, 31) + next) | 0, one);
}

/** As many bytes as whole words take. */
export function wholeWords(bytes: number): number {
  return Math.ceil(bytes / 4) * 4;
}

/** Bytes as words. They begin at a whole word of their memory, and those that are over are left out. */
export function wordsOf({ buffer, byteOffset, length }: Uint8Array): Int32Array {
  return new Int32Array(buffer, byteOffset, Math.floor(length / 4));
}
