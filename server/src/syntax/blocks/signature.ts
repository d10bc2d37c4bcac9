import type { Conventions } from '../../profile/conventions';
import { withoutMarks } from '../../text/direction';
import type { Span } from '../../text/span';
import type { Source } from './source';

/** One office in the line of the offices, and the blanks or the colon that follow it. */
export interface SignatureTitle {
  /** The office's place in the order of the profile; nothing where the profile does not know the office. */
  readonly office: number | undefined;
  /** Its name, without the colon. */
  readonly span: Span;
  readonly hasColon: boolean;
}

/**
 * The offices a line names, when it names nothing else: `秘书长：⇥主席：`. Beside one that is known, whatever has a colon is
 * an office, too: there are more who may take the chair than a profile can list.
 */
export function signatureTitles(
  conventions: Conventions,
  text: string,
  line: Span,
): SignatureTitle[] | undefined {
  const { titles, colons } = conventions.wording.signature;
  const found: SignatureTitle[] = [];
  for (const cell of cells(text, line)) {
    const marked = text.slice(cell.from, cell.to);
    const content = withoutMarks(marked);
    const colon = colons.find((candidate) => content.endsWith(candidate)) ?? '';
    const name = content.slice(0, content.length - colon.length).trimEnd();
    const office = titles.findIndex((names) => names.includes(name));
    if (office < 0 && !(colon && OFFICE.test(name))) return undefined;
    const from = cell.from + Math.max(0, marked.indexOf(name));
    const span = { from, to: from + name.length };
    found.push({ office: office < 0 ? undefined : office, span, hasColon: colon !== '' });
  }
  if (!found.some(({ office }) => office !== undefined)) return undefined;
  return found.length > 1 || found[0]?.hasColon ? found : undefined;
}

/** What may be an office that no profile knows: a few words and nothing else. */
const OFFICE = /^\p{L}[\p{L}\p{M}\p{Pd}.'’ ]{1,60}$/u;

/** What stands between TABs or several blanks. */
function* cells(text: string, { from, to }: Span): Generator<Span> {
  let at = from;
  // The separators stand among the parts, so that all of them together are as long as the line.
  for (const part of text.slice(from, to).split(/(\t|[ \u00a0\u3000]{3})/)) {
    const content = part.trim();
    const begin = at + part.length - part.trimStart().length;
    if (content !== '') yield { from: begin, to: begin + content.length };
    at += part.length;
  }
}

/** Whether a line is two or three short names between TABs, as under the offices that sign. */
export function isNames(source: Source, line: Span): boolean {
  if (line.to - line.from > 200) return false;
  const names = source.text
    .slice(line.from, line.to)
    .trim()
    .split(/\t{1,12}/);
  return names.length >= 2 && names.length <= 3 && names.every((name) => isName(source, name.trim()));
}

function isName(source: Source, text: string): boolean {
  if (text === '' || text.length > 60) return false;
  return (
    !/[0-9：:，,；;？?！!（(]/.test(text) &&
    !text.endsWith('。') &&
    !source.conventions.documents.next(text, 0, text.length)
  );
}
