/**
 * What comes over the wire, cut into messages: a header that tells a length, then so many bytes. A sender that
 * miscounts, a stray line, a message that was cut off cost themselves: the next header is found again. That is certain,
 * because no JSON holds one: a line end within a string is written as an escape.
 *
 * This folder knows bytes and JSON-RPC; of what the messages are about it knows only which begins a conversation.
 */

/** A part of what came: a value in JSON, or something that is none. */
export type Frame =
  | { readonly kind: 'value'; readonly value: unknown }
  /** What is wrong with it, for the log of the other side. */
  | { readonly kind: 'broken'; readonly why: string };

/** The longest body, in bytes: four times the largest record that is read. */
const LONGEST_BODY = 256 * 1024 * 1024;
/** The longest header, in bytes. */
const LONGEST_HEADER = 8 * 1024;
/** No header that begins a message is longer: `Content-Length: 1234567890`. */
const LONGEST_START = 64;

/** Makes a function that is given the bytes as they come, and gives the frames that they complete. */
export function newFrames(): (chunk: Uint8Array) => Frame[] {
  const store = newStore();
  /** How many bytes the body has; nothing while a header is read. */
  let length: number | undefined;
  /** How far, from the first byte on, there is no end of a header, or no beginning of one within a body. */
  let seen = 0;
  let isLost = false;

  return (chunk) => {
    store.append(chunk);
    const frames: Frame[] = [];
    const tell = (frame: Frame): void => {
      // What is lost is lost once, however many lines it takes.
      if (frame.kind === 'value' || !isLost) frames.push(frame);
      isLost = frame.kind === 'broken';
    };
    while (length === undefined ? takeHeader(tell) : takeBody(length, tell));
    return frames;
  };

  /** Reads a header. Whether there was one. */
  function takeHeader(tell: (frame: Frame) => void): boolean {
    if (seen === 0) store.drop(blankLines(store.bytes()));
    const bytes = store.bytes();
    const end = headerEnd(bytes, Math.max(0, seen - 3));
    if (end === undefined) {
      seen = bytes.length;
      if (bytes.length > LONGEST_HEADER) {
        tell(broken('This is no header'));
        store.drop(bytes.length - LONGEST_START);
        seen = 0;
      }
      return false;
    }
    const header = readHeader(bytes.toString('latin1', 0, end));
    store.drop(end);
    seen = 0;
    length = header.length;
    if (header.fault !== undefined) tell(broken(header.fault));
    return true;
  }

  /** Reads a body, as much as there is of it when the next message begins before its end. Whether there was one. */
  function takeBody(wanted: number, tell: (frame: Frame) => void): boolean {
    const bytes = store.bytes().subarray(0, wanted);
    const next = headerStart(bytes, Math.max(0, seen - LONGEST_START));
    if (next === undefined && bytes.length < wanted) {
      seen = bytes.length;
      return false;
    }
    const end = next ?? wanted;
    const value = parsed(bytes.subarray(0, end));
    if (value) {
      tell({ kind: 'value', value: value.value });
      finish(end);
      return true;
    }
    // The length may end in the middle of the next header.
    const cut = next ?? partialStart(bytes);
    const shorter = cut === undefined ? undefined : parsed(bytes.subarray(0, cut));
    tell(shorter ? { kind: 'value', value: shorter.value } : broken('The body is no JSON'));
    finish(cut ?? end);
    return true;
  }

  function finish(end: number): void {
    store.drop(end);
    length = undefined;
    seen = 0;
  }
}

function broken(why: string): Frame {
  return { kind: 'broken', why };
}

/** The value of a body in UTF-8; nothing when it is no JSON. */
function parsed(bytes: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, '')) };
  } catch {
    return undefined;
  }
}

/** How many bytes of line ends there are before anything else. */
function blankLines(bytes: Buffer): number {
  const end = bytes.findIndex((byte) => byte !== 13 && byte !== 10);
  return end < 0 ? bytes.length : end;
}

/** Behind the first empty line. */
function headerEnd(bytes: Buffer, from: number): number | undefined {
  for (let at = bytes.indexOf(10, from); at >= 0; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10) return at + 2;
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return at + 3;
  }
  return undefined;
}

/** Where the first header begins that is there wholly. */
function headerStart(bytes: Buffer, from: number): number | undefined {
  for (let at = from; ; at++) {
    at = bytes.indexOf('ontent-', at);
    if (at < 0) return undefined;
    const start = bytes.toString('latin1', Math.max(0, at - 1), at + LONGEST_START);
    // A header, as in `Content-Length: 52⏎`.
    if (at > 0 && /^content-length:[ \t]{0,20}\d{1,10}[ \t]{0,20}\r?\n/i.test(start)) return at - 1;
  }
}

/** Where a header begins that the bytes end in the middle of. */
function partialStart(bytes: Buffer): number | undefined {
  const NAME = 'content-length:';
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - LONGEST_START)).toLowerCase();
  for (let at = 0; at < tail.length; at++) {
    const start = tail.slice(at);
    const isHeader =
      NAME.startsWith(start) || /^content-length:[ \t]{0,20}\d{0,10}[ \t]{0,20}\r?$/.test(start);
    if (isHeader) return bytes.length - start.length;
  }
  return undefined;
}

interface Header {
  readonly length: number | undefined;
  readonly fault: string | undefined;
}

/** Reads a header: the lines before the empty one. What stands before the last length that is right is no header. */
function readHeader(text: string): Header {
  const lines = text.trimEnd().split(/\r?\n/);
  let first = lines.length;
  while (first > 0 && /^[A-Za-z0-9-]{1,64}:[\t -~]*$/.test(lines[first - 1] ?? '')) first--;
  const fields = lines.slice(first);
  const exact = fields.filter((line) => /^content-length:/i.test(line));
  // A message that was cut off may stand before the header: `…"}Content-Length: 52`.
  const glued = lines.slice(Math.max(0, first - 1)).findLast((line) => /content-length:[^:]*$/i.test(line));
  const lengths = (exact.length > 0 ? exact : glued === undefined ? [] : [glued]).map((line) =>
    line.slice(line.lastIndexOf(':') + 1).trim(),
  );
  // Of two lengths the nearer one is the body's: the other may be all that is left of a message that was cut off.
  const written = lengths.at(-1);
  const isOther = fields.some(
    (line) => /^content-type:/i.test(line) && /charset/i.test(line) && !/charset="?utf-?8\b/i.test(line),
  );
  if (written === undefined) return { length: undefined, fault: 'The header has no Content-Length' };
  const length = /^\d{1,10}$/.test(written) ? Number(written) : Number.POSITIVE_INFINITY;
  if (length > LONGEST_BODY)
    return { length: undefined, fault: 'The Content-Length is no length of a message' };
  if (isOther) return { length: undefined, fault: 'The body is not in UTF-8' };
  if (lengths.some((other) => other !== written)) return { length, fault: 'The header has two lengths' };
  return { length, fault: first > 0 || exact.length === 0 ? 'There was no header' : undefined };
}

/** Bytes that are put on at the end and taken off at the beginning. */
function newStore() {
  let room = Buffer.alloc(1 << 16);
  let from = 0;
  let to = 0;
  return {
    bytes: (): Buffer => room.subarray(from, to),
    drop(count: number): void {
      from += count;
      if (from < to) return;
      from = 0;
      to = 0;
      if (room.length > 1 << 20) room = Buffer.alloc(1 << 16);
    },
    append(chunk: Uint8Array): void {
      if (to + chunk.length > room.length) {
        const held = to - from;
        const larger = held + chunk.length > room.length / 2 ? 2 * (held + chunk.length) : room.length;
        const next = larger === room.length ? room : Buffer.alloc(larger);
        room.copy(next, 0, from, to);
        room = next;
        from = 0;
        to = held;
      }
      room.set(chunk, to);
      to += chunk.length;
    },
  };
}
