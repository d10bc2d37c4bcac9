import type {
  ErrorCodes,
  Message,
  NotificationMessage,
  RequestMessage,
  ResponseMessage,
} from 'vscode-languageserver';

/** What a value from the wire is: a message, or what it is answered with; nothing when nobody waits for an answer. */
export type Received =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'refused'; readonly why: string; readonly answer: ResponseMessage | undefined };

// What is read before the library of the protocol is there takes nothing of it but types.
const PARSE_ERROR: typeof ErrorCodes.ParseError = -32700;
const INVALID_REQUEST: typeof ErrorCodes.InvalidRequest = -32600;
const INVALID_PARAMS: typeof ErrorCodes.InvalidParams = -32602;

/** Takes a value for the message it is. What the protocol does not allow is refused with its code. */
export function received(value: unknown): Received {
  if (!isObject(value)) return refused(null, INVALID_REQUEST, 'A message is an object');
  const { id, method, params } = value;
  if ('result' in value || 'error' in value) {
    const isAnswer = isId(id) && method === undefined && ('error' in value ? isObject(value['error']) : true);
    return isAnswer ? message(value) : unanswered('A response has an id, and a result or an error');
  }
  if (typeof method !== 'string')
    return refused(isId(id) ? id : null, INVALID_REQUEST, 'A message has a method');
  const isFit = params === undefined || params === null || typeof params === 'object';
  if (!('id' in value)) {
    if (!isFit) return unanswered(`The parameters of ${method} are no object`);
    const isCancel = method === '$/cancelRequest' && !(isObject(params) && isId(params['id']));
    return isCancel ? unanswered('What is cancelled is not said') : message(value);
  }
  if (!isId(id)) return refused(null, INVALID_REQUEST, 'An id is a number or a text');
  return isFit ? message(value) : refused(id, INVALID_PARAMS, 'Parameters are an object or a list');
}

/** The answer to what could not even be read. */
export function unreadable(why: string): ResponseMessage {
  return { jsonrpc: '2.0', id: null, error: { code: PARSE_ERROR, message: `${why}.` } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** The protocol's types say of a message what `received` has looked at. */
function message(value: Readonly<Record<string, unknown>>): Received {
  const checked = { jsonrpc: '2.0', ...value } as RequestMessage | NotificationMessage | ResponseMessage;
  return { kind: 'message', message: checked };
}

function unanswered(why: string): Received {
  return { kind: 'refused', why, answer: undefined };
}

function refused(id: string | number | null, code: number, why: string): Received {
  return { kind: 'refused', why, answer: { jsonrpc: '2.0', id, error: { code, message: `${why}.` } } };
}
