/** What a careless or hostile client may send. Each is followed by a conversation that must go on as if it had not been. */

export interface Malformed {
  readonly bytes: Uint8Array;
  /** The codes of the errors that it is answered with, in order; or that nobody says anything to it. */
  readonly answers?: readonly number[];
}

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32602;

/** The bytes of a message: a value, or a text that may be no JSON. */
export function framed(body: unknown, headers = ''): Buffer {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n${headers}\r\n`), bytes]);
}

/** A document that nobody asks of again, so that whatever becomes of it is of no matter. */
const OTHER = 'file:///archive/other.record';
const request = (method: unknown, params?: unknown, id: unknown = 'bad'): object => ({
  jsonrpc: '2.0',
  id,
  method,
  ...(params === undefined ? {} : { params }),
});
const note = (method: unknown, params?: unknown): object => ({
  jsonrpc: '2.0',
  method,
  ...(params === undefined ? {} : { params }),
});
const known = JSON.stringify(request('textDocument/documentSymbol', { textDocument: { uri: OTHER } }));
const headed = (header: string, body = known): Buffer => Buffer.from(`${header}\r\n\r\n${body}`);
const hoverAt = (position: unknown): Buffer =>
  framed(request('textDocument/hover', { textDocument: { uri: OTHER }, position }));
const opened = (document: object): Buffer => framed(note('textDocument/didOpen', { textDocument: document }));
const whole = { uri: OTHER, languageId: 'summary-record', version: 1, text: '1\tOpening\n' };
const changed = (change: object, version: unknown = 2): Buffer =>
  Buffer.concat([
    opened(whole),
    framed(
      note('textDocument/didChange', { textDocument: { uri: OTHER, version }, contentChanges: [change] }),
    ),
    framed(note('textDocument/didClose', { textDocument: { uri: OTHER } })),
  ]);
const range = (from: number, to: number) => ({
  start: { line: 0, character: from },
  end: { line: 0, character: to },
});

/** As many bytes as a generator gives that begins anywhere: the same ones every time. */
export function noise(count: number, seed = 7): Buffer {
  let state = seed;
  return Buffer.from(
    Array.from({ length: count }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 24;
    }),
  );
}

export const MALFORMED: Readonly<Record<string, Malformed>> = {
  'no Content-Length': { bytes: headed('Content-Kind: 7'), answers: [PARSE_ERROR] },
  'a length that is no number': { bytes: headed('Content-Length: many'), answers: [PARSE_ERROR] },
  'a negative length': { bytes: headed('Content-Length: -5'), answers: [PARSE_ERROR] },
  'a length with a fraction': { bytes: headed('Content-Length: 12.5'), answers: [PARSE_ERROR] },
  'a length in other digits': { bytes: headed('Content-Length: 0x20'), answers: [PARSE_ERROR] },
  'a length beyond all measure': { bytes: headed('Content-Length: 99999999999999'), answers: [PARSE_ERROR] },
  'no length at all': { bytes: headed('Content-Length:'), answers: [PARSE_ERROR] },
  'a length that is too short': {
    bytes: headed(`Content-Length: ${known.length - 9}`),
    answers: [PARSE_ERROR],
  },
  // What is there is whole: it is answered.
  'a length that is too long': { bytes: headed(`Content-Length: ${known.length + 500}`), answers: [] },
  'a length that ends in the next header': {
    bytes: headed(`Content-Length: ${known.length + 7}`),
    answers: [],
  },
  'a length of nothing': { bytes: headed('Content-Length: 0', ''), answers: [PARSE_ERROR] },
  'two lengths': { bytes: headed('Content-Length: 20\r\nContent-Length: 30'), answers: [PARSE_ERROR] },
  'the same length twice': {
    bytes: headed(`Content-Length: ${known.length}\r\nContent-Length: ${known.length}`),
    answers: [],
  },
  'line feeds alone': {
    bytes: Buffer.from(`Content-Length: ${known.length}\n\n${known}`),
    answers: [],
  },
  'no empty line': {
    bytes: Buffer.from(`Content-Length: ${known.length}\r\n${known}`),
    answers: [PARSE_ERROR],
  },
  'small letters': { bytes: headed(`content-length:${known.length}`), answers: [] },
  'a header of its own': { bytes: framed(known, 'X-Trace: 7\r\n'), answers: [] },
  'a header that is no header': { bytes: framed(known, 'X-Trace\r\n') },
  'another encoding': {
    bytes: framed(known, 'Content-Type: application/vscode-jsonrpc; charset=utf-16\r\n'),
    answers: [PARSE_ERROR],
  },
  'a long header': { bytes: headed(`X: ${'x'.repeat(20_000)}`), answers: [PARSE_ERROR] },
  'empty lines between messages': { bytes: Buffer.from('\r\n\r\n\r\n'), answers: [] },
  'JSON without a header': { bytes: Buffer.from(known), answers: [PARSE_ERROR] },
  'a line of text': { bytes: Buffer.from('Debugger attached.\n'), answers: [PARSE_ERROR] },
  'a message that was cut off': { bytes: framed(known).subarray(0, 60) },
  '64 KB of noise': { bytes: noise(65_536) },
  'an end of noise': { bytes: Buffer.concat([noise(300), Buffer.from('\r\n\r\n')]) },
  'bad JSON': { bytes: framed('{"jsonrpc":"2.0",'), answers: [PARSE_ERROR] },
  'a body of blanks': { bytes: framed('   '), answers: [PARSE_ERROR] },
  'a byte order mark': { bytes: framed(`\ufeff${known}`), answers: [] },
  'NUL in the body': { bytes: framed(`${known}\0`), answers: [PARSE_ERROR] },
  'two values in a body': { bytes: framed(`${known}${known}`), answers: [PARSE_ERROR] },
  'bytes that are no UTF-8': {
    bytes: framed(
      Buffer.concat([Buffer.from('{"jsonrpc":"2.0","id":"bad","method":"'), noise(9), Buffer.from('"}')]),
    ),
  },
  'a list': { bytes: framed([]), answers: [INVALID_REQUEST] },
  'a list of messages': { bytes: framed([JSON.parse(known)]), answers: [INVALID_REQUEST] },
  null: { bytes: framed('null'), answers: [INVALID_REQUEST] },
  'a number': { bytes: framed('7'), answers: [INVALID_REQUEST] },
  'a text': { bytes: framed('"hello"'), answers: [INVALID_REQUEST] },
  'deep nesting': {
    bytes: framed(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    answers: [INVALID_REQUEST],
  },
  'deep nesting of parameters': {
    bytes: framed(
      `{"jsonrpc":"2.0","id":"bad","method":"precis/describe","params":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
    ),
    answers: [INVALID_PARAMS],
  },
  'ten megabytes': {
    bytes: framed(request('precis/unknown', { text: 'x'.repeat(10_000_000) })),
    answers: [METHOD_NOT_FOUND],
  },
  'no method': { bytes: framed({ jsonrpc: '2.0', id: 'bad' }), answers: [INVALID_REQUEST] },
  'an empty object': { bytes: framed({}), answers: [INVALID_REQUEST] },
  'a method that is a number': { bytes: framed(request(7)), answers: [INVALID_REQUEST] },
  'an unknown method': { bytes: framed(request('precis/telepathy', {})), answers: [METHOD_NOT_FOUND] },
  'an unknown note': { bytes: framed(note('precis/telepathy', {})), answers: [] },
  'a method of the language itself': { bytes: framed(request('__proto__', {})), answers: [METHOD_NOT_FOUND] },
  'an id of null': { bytes: framed(request('precis/telepathy', {}, null)), answers: [INVALID_REQUEST] },
  'an id that is an object': {
    bytes: framed(request('precis/telepathy', {}, {})),
    answers: [INVALID_REQUEST],
  },
  'an id with a fraction': {
    bytes: framed(request('precis/telepathy', {}, 1.5)),
    answers: [METHOD_NOT_FOUND],
  },
  'no version of the protocol': {
    bytes: framed({ id: 'bad', method: 'precis/telepathy' }),
    answers: [METHOD_NOT_FOUND],
  },
  'parameters that are a number': {
    bytes: framed(request('textDocument/hover', 7)),
    answers: [INVALID_PARAMS],
  },
  'parameters that are a list': {
    bytes: framed(request('textDocument/hover', [7])),
    answers: [INVALID_PARAMS],
  },
  'no parameters': { bytes: framed(request('textDocument/hover')), answers: [INVALID_PARAMS] },
  'a note with a text for parameters': { bytes: framed(note('textDocument/didOpen', 'x')), answers: [] },
  'a response to nothing': { bytes: framed({ jsonrpc: '2.0', id: 9999, result: null }), answers: [] },
  'a response without a result': { bytes: framed({ jsonrpc: '2.0', id: 9998, error: 7 }), answers: [] },
  'a cancellation of nothing': { bytes: framed(note('$/cancelRequest', { id: 'nobody' })), answers: [] },
  'a cancellation without parameters': { bytes: framed(note('$/cancelRequest', null)), answers: [] },
  'a second beginning': {
    bytes: framed(request('initialize', { processId: null, rootUri: null, capabilities: {} })),
    answers: [INVALID_REQUEST],
  },
  'a record without a text': { bytes: opened({ uri: OTHER, languageId: 'summary-record', version: 1 }) },
  'a record without an address': { bytes: opened({ languageId: 'summary-record', version: 1, text: '' }) },
  'a record with a broken address': { bytes: opened({ ...whole, uri: 'file:///%E0%A4%A' }) },
  'a record with an address of no kind': { bytes: opened({ ...whole, uri: '' }) },
  'halves of pairs of surrogates': { bytes: changed({ text: '1\tA\ud83d\n\udc00' }) },
  'a change of nobody': {
    bytes: framed(
      note('textDocument/didChange', {
        textDocument: { uri: 'file:///archive/none.record', version: 2 },
        contentChanges: [{ text: 'x' }],
      }),
    ),
  },
  'a change far behind the end': { bytes: changed({ range: range(1e9, 2e9), text: 'x' }) },
  'a change from back to front': { bytes: changed({ range: range(5, 1), text: 'x' }) },
  'a change without a text': { bytes: changed({ range: range(0, 1) }) },
  'a change to an older version': { bytes: changed({ text: 'x' }, -7) },
  'a place before the beginning': { bytes: hoverAt({ line: -1, character: 0 }), answers: [INVALID_PARAMS] },
  'a place between characters': { bytes: hoverAt({ line: 0, character: 0.5 }), answers: [INVALID_PARAMS] },
  'a place that is a text': { bytes: hoverAt('here'), answers: [INVALID_PARAMS] },
  'a place beyond the end': { bytes: hoverAt({ line: 1e9, character: 1e9 }), answers: [] },
};
