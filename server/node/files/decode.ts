import { isAscii, isUtf8, transcode } from 'node:buffer';

/** The text of some bytes, or why they are none: a sentence that says what to do. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Reads bytes as UTF-8, every byte of which can be written back: a byte order mark stays as a character, and what is
 * not UTF-8 is refused, never replaced.
 */
export function decode(bytes: Uint8Array): Decoded {
  const zero = bytes.indexOf(0);
  const wide = zero >= 0 || bytes[0] === 0xff || bytes[0] === 0xfe ? utf16Kind(bytes) : undefined;
  if (wide) return refused(`This is ${wide}. Save it as UTF-8.`);
  const format = FORMATS.find(({ signature }) => signature.every((byte, index) => bytes[index] === byte));
  if (format) return refused(`This is ${format.name}, not plain text. Save its text as UTF-8.`);
  if (zero >= 0)
    return refused(`This is no text: byte ${zero + 1} is NUL. Save the record as plain text in UTF-8.`);
  if (!isUtf8(bytes)) return refused(`This is not UTF-8: ${firstFault(bytes)}. Save it as UTF-8.`);
  return { kind: 'text', text: textOf(bytes) };
}

/** The text of valid UTF-8. By way of UTF-16 Chinese is read four times as fast as by a decoder. */
function textOf(bytes: Uint8Array): string {
  if (bytes.length === 0) return '';
  return isAscii(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    : transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
}

/** The bytes of a text that was read by `decode`. */
export function encode(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** What records are often kept in before they become text. */
const FORMATS: readonly { readonly name: string; readonly signature: readonly number[] }[] = [
  { name: 'a Word document or another packed file', signature: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'an old Word document', signature: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: 'a PDF file', signature: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'an RTF document', signature: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
];

function refused(why: string): Decoded {
  return { kind: 'refused', why };
}

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

/** Names the first byte that is not UTF-8: where a lenient reading, written again, differs. */
function firstFault(bytes: Uint8Array): string {
  const again = encode(lenient.decode(bytes));
  const at = bytes.findIndex((byte, index) => byte !== again[index]);
  const place = at < 0 ? bytes.length - 1 : at;
  let line = 1;
  for (let index = 0; index < place; index++) if (bytes[index] === 10) line++;
  const hex = (bytes[place] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return `byte 0x${hex} on line ${line} is not part of any character`;
}
