import { framed, MALFORMED } from '../wire/malformed';
import type { RawClient, Said } from '../wire/raw-client';
import { type Chance, chanceFrom, failure, type Run } from './random';

/** What was sent and what came back. */
export interface MessageCounts {
  messages: number;
  mutated: number;
  answers: number;
  refusals: number;
  checks: number;
}

const WATCHED = 'file:///archive/C24-200.en.record';
const OTHER = 'file:///archive/other.record';
const FAULTY = '1\tOpening\n1.1\tThe Chair opened the meeting.\n3\tClosure\n3.1\tThe meeting rose.\n';
/** After so many messages the server is asked what is wrong with the record that nobody touched. */
const BATCH = 200;

const textDocument = { uri: OTHER };
const position = { line: 1, character: 3 };
const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 1 } };

/** Messages of every kind that is known, right as they stand. */
const RIGHT: readonly (readonly [method: string, params: unknown])[] = [
  [
    'textDocument/didOpen',
    { textDocument: { ...textDocument, languageId: 'summary-record', version: 1, text: FAULTY } },
  ],
  [
    'textDocument/didChange',
    { textDocument: { ...textDocument, version: 2 }, contentChanges: [{ range, text: '第1号\r\n' }] },
  ],
  [
    'textDocument/didChange',
    { textDocument: { ...textDocument, version: 3 }, contentChanges: [{ text: FAULTY }] },
  ],
  ['textDocument/didSave', { textDocument }],
  ['textDocument/didClose', { textDocument }],
  ['workspace/didChangeConfiguration', { settings: { precis: { rules: {} } } }],
  ['workspace/didChangeWatchedFiles', { changes: [{ uri: OTHER, type: 2 }] }],
  ['$/cancelRequest', { id: 'r100' }],
  ['$/setTrace', { value: 'off' }],
  ['textDocument/diagnostic', { textDocument }],
  ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [], only: ['quickfix'] } }],
  ['codeAction/resolve', { title: 'x', data: { uri: OTHER, kind: 'x' } }],
  ['textDocument/documentSymbol', { textDocument }],
  ['textDocument/foldingRange', { textDocument }],
  ['textDocument/selectionRange', { textDocument, positions: [position] }],
  ['textDocument/documentLink', { textDocument }],
  ['textDocument/definition', { textDocument, position }],
  ['textDocument/references', { textDocument, position, context: { includeDeclaration: true } }],
  ['textDocument/documentHighlight', { textDocument, position }],
  ['textDocument/rename', { textDocument, position, newName: 'C24/9' }],
  ['textDocument/prepareRename', { textDocument, position }],
  ['workspace/symbol', { query: 'C24' }],
  ['workspace/willRenameFiles', { files: [{ oldUri: OTHER, newUri: `${OTHER}.txt` }] }],
  ['textDocument/completion', { textDocument, position, context: { triggerKind: 1 } }],
  ['textDocument/prepareCallHierarchy', { textDocument, position }],
  ['textDocument/codeLens', { textDocument }],
  ['textDocument/formatting', { textDocument, options: { tabSize: 2, insertSpaces: true } }],
  ['textDocument/rangeFormatting', { textDocument, range, options: { tabSize: 2, insertSpaces: true } }],
  [
    'textDocument/onTypeFormatting',
    { textDocument, position, ch: '\n', options: { tabSize: 2, insertSpaces: true } },
  ],
  ['textDocument/hover', { textDocument, position }],
  ['textDocument/semanticTokens/full', { textDocument }],
  ['textDocument/semanticTokens/full/delta', { textDocument, previousResultId: '1' }],
  ['textDocument/inlayHint', { textDocument, range }],
  ['precis/describe', { textDocument }],
  ['precis/citations', { textDocument }],
];

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  1e9,
  1e308,
  '',
  'x',
  '\ud83d',
  '__proto__',
  'file:///%',
  'command:x',
  [],
  {},
  [null],
  [[]],
  { line: -1, character: 1e9 },
  { start: null },
  'x'.repeat(5000),
  WATCHED.replace('archive', '..'),
];

/**
 * Messages one after the other to one process, most with something wrong with them: it is there at the end, what it says of
 * a record that nobody touched is what it said at the beginning, and every right request is answered.
 */
export async function runMessages(client: RawClient, { seed, cases }: Run): Promise<MessageCounts> {
  const counts: MessageCounts = { messages: 0, mutated: 0, answers: 0, refusals: 0, checks: 0 };
  await client.begin();
  client.note('textDocument/didOpen', {
    textDocument: { uri: WATCHED, languageId: 'summary-record', version: 1, text: FAULTY },
  });
  const right = await found(client);
  if (!right.includes('section-order')) throw new Error(`The record is found to have ${right}.`);
  const malformed = Object.values(MALFORMED).filter(({ bytes }) => bytes.length < 500);
  let first = seed;
  while (counts.messages < cases) {
    const sent: Buffer[] = [];
    const asked = new Set<unknown>();
    for (let index = 0; index < BATCH; index++) {
      const chance = chanceFrom(first + index);
      counts.messages++;
      if (chance.onceIn(50)) sent.push(Buffer.from(chance.pick(malformed).bytes));
      else sent.push(messageFrom(first + index, asked, chance, counts));
    }
    const heard = client.heard.length;
    client.send(Buffer.concat(sent));
    const now = await found(client).catch((error) => {
      throw failure('messages', first, error, 'The server is gone.');
    });
    if (now !== right) throw failure('messages', first, `It found ${now}.`, `It found ${right} before.`);
    for (const { id, error } of client.heard.slice(heard)) {
      asked.delete(id);
      if (error) counts.refusals++;
      else if (id !== undefined) counts.answers++;
    }
    if (asked.size > 0)
      throw failure('messages', first, 'Right requests were not answered.', [...asked].join(' '));
    counts.checks++;
    first += BATCH;
    client.forget();
  }
  const { error } = await client.request('shutdown', undefined);
  client.note('exit', undefined);
  const status = await client.ended;
  if (error || status !== 0) throw new Error(`The server ended with ${status}.`);
  return counts;
}

async function found(client: RawClient): Promise<string> {
  const said: Said = await client.request('textDocument/diagnostic', { textDocument: { uri: WATCHED } });
  return JSON.stringify(said.error ?? said.result, (key, value) => (key === 'resultId' ? undefined : value));
}

/** A message; the id of one that is right, and asks for something, is added to those that are asked. */
function messageFrom(seed: number, asked: Set<unknown>, chance: Chance, counts: MessageCounts): Buffer {
  const [method, params] = chance.pick(RIGHT);
  const isNote = /did[A-Z]|^\$/.test(method);
  const message = { jsonrpc: '2.0', ...(isNote ? {} : { id: `r${seed}` }), method, params };
  if (chance.onceIn(4)) {
    if (!isNote) asked.add(message.id);
    return framed(message);
  }
  counts.mutated++;
  if (chance.onceIn(2)) return framed(deranged(message, chance));
  const bytes = framed(message);
  switch (chance.nat(5)) {
    case 0:
      return bytes.subarray(0, chance.nat(bytes.length));
    case 1:
      return bytes.subarray(chance.nat(bytes.length));
    case 2: {
      for (let count = chance.nat(4); count >= 0; count--) {
        const at = chance.nat(bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.nat(8));
      }
      return bytes;
    }
    case 3: {
      const at = chance.nat(bytes.length);
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + chance.nat(9))]);
    }
    default: {
      const at = chance.nat(bytes.length);
      const other = Buffer.from(Array.from({ length: 1 + chance.nat(30) }, () => chance.nat(256)));
      return Buffer.concat([bytes.subarray(0, at), other, bytes.subarray(at)]);
    }
  }
}

/** A value with something in it taken out or made another, at any depth. */
function deranged(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || chance.onceIn(6)) return chance.pick(VALUES);
  const entries = Object.entries(value);
  const at = chance.nat(entries.length);
  const changed = entries.flatMap(([key, inner], index): [string, unknown][] => {
    if (index !== at) return [[key, inner]];
    return chance.onceIn(5) ? [] : [[key, deranged(inner, chance)]];
  });
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}
