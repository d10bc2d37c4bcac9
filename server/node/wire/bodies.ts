import { Message } from 'vscode-languageserver';

/**
 * Makes a function that writes messages in JSON, in bytes. Of a message with a long list those items that stood at the
 * beginning and at the end of the long list before are not written anew: nothing that is sent changes.
 */
export function newBodies(): (message: Message) => readonly Buffer[] {
  let before: List = { items: [], bytes: Buffer.alloc(0), ends: new Int32Array(0) };

  return (message) => {
    const at = longListIn(message);
    if (!at) return [Buffer.from(JSON.stringify(message))];
    before = newer(before, at.items);
    const { holder, name } = at;
    const rest = JSON.stringify({ ...at.value, [name]: undefined });
    const open = `${JSON.stringify({ ...message, [holder]: undefined }).slice(0, -1)},"${holder}":${rest.slice(0, -1)}`;
    return [
      Buffer.from(`${open}${rest === '{}' ? '' : ','}${JSON.stringify(name)}:[`),
      before.bytes,
      Buffer.from(']}}'),
    ];
  };
}

/** A list of so many objects is written item by item. */
const LONG = 16;

/** A list with its items in JSON, with commas between. */
interface List {
  readonly items: readonly object[];
  readonly bytes: Buffer;
  /** Where each item ends. */
  readonly ends: Int32Array;
}

/** Where a message has a long list: in its parameters or in its result. */
interface LongList {
  readonly holder: 'params' | 'result';
  readonly value: object;
  readonly name: string;
  readonly items: readonly object[];
}

function longListIn(message: Message): LongList | undefined {
  const [holder, value] = Message.isNotification(message)
    ? (['params', message.params] as const)
    : (['result', Message.isResponse(message) ? message.result : undefined] as const);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  for (const [name, items] of Object.entries(value)) if (isLong(items)) return { holder, value, name, items };
  return undefined;
}

function isLong(value: unknown): value is readonly object[] {
  return (
    Array.isArray(value) &&
    value.length >= LONG &&
    value.every((item) => typeof item === 'object' && item !== null)
  );
}

/** A list in bytes. What it begins and ends with in common with another is copied from there. */
function newer(before: List, items: readonly object[]): List {
  const most = Math.min(before.items.length, items.length);
  let first = 0;
  while (first < most && before.items[first] === items[first]) first++;
  let last = 0;
  while (last < most - first && before.items.at(-1 - last) === items.at(-1 - last)) last++;
  if (first === items.length && first === before.items.length) return before;
  const ends = new Int32Array(items.length);
  ends.set(before.ends.subarray(0, first));
  const parts: Buffer[] = [];
  let end = first === 0 ? -1 : (before.ends[first - 1] ?? 0);
  if (first > 0) parts.push(before.bytes.subarray(0, end));
  for (let at = first; at < items.length - last; at++) {
    const written = Buffer.from(JSON.stringify(items[at]));
    if (parts.length > 0) parts.push(COMMA);
    parts.push(written);
    end += 1 + written.length;
    ends[at] = end;
  }
  const behind = before.items.length - last;
  const begin = behind === 0 ? 0 : (before.ends[behind - 1] ?? 0) + 1;
  if (last > 0) {
    if (parts.length > 0) parts.push(COMMA);
    parts.push(before.bytes.subarray(begin));
    for (let at = 0; at < last; at++)
      ends[items.length - last + at] = (before.ends[behind + at] ?? 0) - begin + end + 1;
  }
  return { items, bytes: Buffer.concat(parts), ends };
}

const COMMA = Buffer.from(',');
