import { print } from '../profile/compile';
import { mastheadSpans } from '../syntax/masthead';
import type { RecordDocument } from '../syntax/record';
import { slice } from '../text/span';
import type { Archive } from './archive';
import { documentKey } from './document-key';
import { symbolName } from './symbol-name';

/** `% precis-keep-numbers` on a line of its own. */
const DIRECTIVE = /^% precis-keep-numbers(?![a-z-])/;

/**
 * By what the numbers of a record are to stay as they are, because others cite them by now: a word of its masthead, a
 * directive, or a session or symbol of the settings. `undefined` where nothing says so.
 */
export function frozenBy(
  archive: Archive,
  uri: string,
  record: RecordDocument,
): { readonly by: string } | undefined {
  const { text, blocks, conventions } = record;
  const directive = blocks.find(({ kind, span }) => kind === 'comment' && DIRECTIVE.test(slice(text, span)));
  if (directive) return { by: slice(text, directive.span).trim() };
  const words = conventions.wording.masthead.published ?? [];
  const lines = mastheadSpans(record).flatMap((span) => slice(text, span).split(/[\r\n]+/));
  const stated = lines.map((line) => line.trim()).find((line) => words.includes(line));
  if (stated !== undefined) return { by: stated };
  const { published } = archive.settings;
  const symbol = archive.summary(uri)?.symbol;
  if (published.length === 0 || !symbol) return undefined;
  const { profile } = conventions;
  const key = documentKey(profile, symbol);
  const session = print(profile.documents.session, symbol, profile.fields);
  const names = [key, symbolName(profile, symbol), session, symbol['session']];
  const named = published.find((name) => names.includes(name));
  return named === undefined ? undefined : { by: `precis.json: ${named}` };
}
