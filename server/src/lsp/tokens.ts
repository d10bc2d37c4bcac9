import type {
  Range,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
} from 'vscode-languageserver';
import { tokensOf } from '../features/tokens';
import { overlaps } from '../text/span';
import { TOKEN_TYPES } from './capabilities';
import { linesOf, positionAt, spanOf } from './convert';
import { type OpenRecord, recordOf, type Session } from './session';

const FAULTY = 1;

/** The colours of a record, or of a part of it. */
export function tokensFor(session: Session, uri: string, range?: Range): SemanticTokens | null {
  const open = recordOf(session, uri);
  if (!open) return null;
  if (range) return { data: encode(open, range) };
  return remembered(session, open, encode(open));
}

/** The colours as a change of those that the editor has; whole when it has others than were sent last. */
export function tokenChangesFor(
  session: Session,
  { textDocument, previousResultId }: SemanticTokensDeltaParams,
): SemanticTokens | SemanticTokensDelta | null {
  const open = recordOf(session, textDocument.uri);
  if (!open) return null;
  const before = open.document.tokens;
  const data = encode(open);
  const whole = remembered(session, open, data);
  if (before?.id !== previousResultId) return whole;
  return { resultId: whole.resultId, edits: changeBetween(before.data, data) };
}

function remembered(
  session: Session,
  { document }: OpenRecord,
  data: number[],
): SemanticTokens & { resultId: string } {
  const id = `${session.mark}-${++session.results}`;
  document.tokens = { id, data };
  return { resultId: id, data };
}

/** Five numbers a token: lines and characters from the one before, length, type, modifiers. */
function encode({ record }: OpenRecord, range?: Range): number[] {
  const lines = linesOf(record);
  const within = range && spanOf(lines, range);
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { kind, faulty, span } of tokensOf(record)) {
    if (within && !overlaps(within, span)) continue;
    const at = positionAt(lines, span.from);
    const ahead = at.line === line ? at.character - character : at.character;
    data.push(at.line - line, ahead, span.to - span.from, TOKEN_TYPES.indexOf(kind), faulty ? FAULTY : 0);
    line = at.line;
    character = at.character;
  }
  return data;
}

/** The one stretch in which two lists of tokens differ; a token is never cut. */
function changeBetween(before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  head -= head % 5;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  tail -= tail % 5;
  const deleteCount = before.length - head - tail;
  const data = after.slice(head, after.length - tail);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start: head, deleteCount, data }];
}
