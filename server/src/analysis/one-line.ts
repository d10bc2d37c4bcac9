import type { RecordDocument } from '../syntax/record';
import { inOneLine } from '../text/lines';
import { type Span, slice } from '../text/span';

const BLANKS = /\s+/gu;

/** What a span covers, on one line: a script without blanks between words is joined without one. */
export function oneLine({ text, conventions }: RecordDocument, span: Span): string {
  const gap = conventions.wording.script === 'Han' ? '' : ' ';
  return inOneLine(slice(text, span), gap).replace(BLANKS, ' ').trim();
}
