import { CITATIONS, CLEAN_PASTE, DESCRIBE, INSTRUMENT, REGISTER, REWORK } from './protocol';

/** Requests of our own that are about one document. */
const ABOUT_DOCUMENT: ReadonlySet<string> = new Set([
  DESCRIBE,
  CITATIONS,
  INSTRUMENT,
  REGISTER,
  CLEAN_PASTE,
  REWORK,
]);

/** Requests that are about a place, and those that are about a range. All but a few are about a document. */
const WITH_POSITION: ReadonlySet<string> = new Set([
  'textDocument/definition',
  'textDocument/implementation',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/prepareRename',
  'textDocument/rename',
  'textDocument/prepareCallHierarchy',
  'textDocument/completion',
  'textDocument/hover',
  'textDocument/linkedEditingRange',
  'textDocument/onTypeFormatting',
]);
const WITH_RANGE: ReadonlySet<string> = new Set([
  'textDocument/codeAction',
  'textDocument/semanticTokens/range',
  'textDocument/rangeFormatting',
  'textDocument/inlayHint',
]);

/** What is wrong with the parameters of a request, as the protocol has them; nothing when they can be worked with. */
export function paramsFault(method: string, params: unknown): string | undefined {
  if (!isObject(params)) return 'parameters';
  if (method.startsWith('textDocument/') || ABOUT_DOCUMENT.has(method) || 'textDocument' in params) {
    const document = params['textDocument'];
    if (!isObject(document) || typeof document['uri'] !== 'string') return 'textDocument';
  }
  const { position, range, positions } = params;
  if ((WITH_POSITION.has(method) || position !== undefined) && !isPosition(position)) return 'position';
  if ((WITH_RANGE.has(method) || range !== undefined) && !isRange(range)) return 'range';
  if (method === 'textDocument/selectionRange' && !(Array.isArray(positions) && positions.every(isPosition)))
    return 'positions';
  return undefined;
}

/** Whether a value is a place as the protocol writes one. */
function isPosition(value: unknown): boolean {
  return isObject(value) && isCount(value['line']) && isCount(value['character']);
}

function isRange(value: unknown): boolean {
  return isObject(value) && isPosition(value['start']) && isPosition(value['end']);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
