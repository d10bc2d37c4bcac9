import { type Decoded, firstFault, whyNoText } from '../src/text/encoding';

/** Reads bytes in Base64 as UTF-8; a byte order mark stays as a character, and what is not UTF-8 is refused. */
export function decodeBase64(base64: string): Decoded {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const why = whyNoText(bytes);
  if (why !== undefined) return { kind: 'refused', why };
  try {
    return { kind: 'text', text: strict.decode(bytes) };
  } catch {
    return { kind: 'refused', why: firstFault(bytes, new TextEncoder().encode(lenient.decode(bytes))) };
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
