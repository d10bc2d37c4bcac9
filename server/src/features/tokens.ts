import type { RecordDocument } from '../syntax/record';
import { referencesOf } from '../syntax/references';
import type { Span } from '../text/span';

/** A reference as an editor colours it. */
export interface Token {
  readonly kind: 'documentReference' | 'citation';
  /** Whether it is written in a faulty way. */
  readonly faulty: boolean;
  readonly span: Span;
}

/** The references and citations of a record, in order, none overlapping another. A list of citations is coloured as a whole. */
export function tokensOf(record: RecordDocument): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const reference of referencesOf(record)) {
    if (reference.kind === 'paragraph' || reference.implied) continue;
    const token: Token =
      reference.kind === 'document'
        ? { kind: 'documentReference', faulty: reference.fault, span: reference.span }
        : {
            kind: 'citation',
            faulty: reference.head.fault || (reference.version?.fault ?? false),
            span: reference.phrase,
          };
    const last = tokens.at(-1);
    if (last && token.kind === 'citation' && sameSpan(last.span, token.span)) {
      if (token.faulty) tokens[tokens.length - 1] = token;
    } else if (token.span.from >= end) {
      tokens.push(token);
      end = token.span.to;
    }
  }
  return tokens;
}

function sameSpan(left: Span, right: Span): boolean {
  return left.from === right.from && left.to === right.to;
}
