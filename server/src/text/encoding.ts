/** The text of some bytes, or why they are none: a sentence that says what to do. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Why bytes are no text in UTF-8, as far as their looks tell: another encoding, another format, a NUL. Whether the rest
 * is UTF-8 the decoder of the host finds out.
 */
export function whyNoText(bytes: Uint8Array): string | undefined {
  const zero = bytes.indexOf(0);
  const wide = zero >= 0 || bytes[0] === 0xff || bytes[0] === 0xfe ? utf16Kind(bytes) : undefined;
  if (wide) return `This is ${wide}. Save it as UTF-8.`;
  const format = FORMATS.find(({ signature }) => signature.every((byte, index) => bytes[index] === byte));
  if (format) return `This is ${format.name}, not plain text. Save its text as UTF-8.`;
  if (zero >= 0) return `This is no text: byte ${zero + 1} is NUL. Save the record as plain text in UTF-8.`;
  return undefined;
}

/** What records are often kept in before they become text. */
const FORMATS: readonly { readonly name: string; readonly signature: readonly number[] }[] = [
  { name: 'a Word document or another packed file', signature: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'an old Word document', signature: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: 'a PDF file', signature: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'an RTF document', signature: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
];

/**
 * UTF-16 says so by its first two bytes. Without them every other byte of digits, Latin letters and line ends is NUL,
 * and the bytes between are not, but for a Chinese character here and there.
 */
function utf16Kind(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'UTF-16 (little-endian)';
  if (first === 0xfe && second === 0xff) return 'UTF-16 (big-endian)';
  const head = bytes.subarray(0, 4096);
  if (head.length < 4) return undefined;
  let even = 0;
  let odd = 0;
  head.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even++;
    else odd++;
  });
  const many = head.length / 50;
  if (odd > many && odd > 4 * even) return 'UTF-16 (little-endian)';
  if (even > many && even > 4 * odd) return 'UTF-16 (big-endian)';
  return undefined;
}

/** Names the first byte that is not UTF-8: where what a lenient decoder makes of the bytes, written again, differs. */
export function firstFault(bytes: Uint8Array, again: Uint8Array): string {
  const at = bytes.findIndex((byte, index) => byte !== again[index]);
  const place = at < 0 ? bytes.length - 1 : at;
  let line = 1;
  for (let index = 0; index < place; index++) if (bytes[index] === 10) line++;
  const hex = (bytes[place] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return `This is not UTF-8: byte 0x${hex} on line ${line} is not part of any character. Save it as UTF-8.`;
}
