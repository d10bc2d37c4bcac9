import type { RecordDocument } from '../syntax/record';
import { type Span, slice } from '../text/span';

const LINE_END = /\s*[\r\n]+\s*/g;
const BLANKS = /\s+/gu;

/** What a span covers, on one line: a script without blanks between words is joined without one. */
export function oneLine({ text, conventions }: RecordDocument, span: Span): string {
  const gap = conventions.wording.script === 'Han' ? '' : ' ';
  return slice(text, span).replace(LINE_END, gap).replace(BLANKS, ' ').trim();
}
