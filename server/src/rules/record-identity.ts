import { pathOf } from '../index/paths';
import { symbolName } from '../index/symbol-name';
import { readFileName, readFooter } from '../profile/file-names';
import { furtherFields, isPart } from '../profile/symbol-fields';
import type { Fields } from '../profile/template';
import { byBlock } from '../syntax/by-block';
import { footersOf, mastheadOf } from '../syntax/masthead';
import type { RecordDocument } from '../syntax/record';
import { copied, type Span, slice, trimSpan } from '../text/span';
import { factsRule } from './rule';

/**
 * A record gives its symbol in its masthead, in the path that its footer prints and in its file name. A record that was
 * begun as a copy of another keeps the symbol of that one in whichever place was forgotten.
 */
export const recordIdentity = factsRule({
  id: 'record-identity',
  severity: 'warning',
  summary: 'The masthead, the footer and the file name of a record give one symbol.',
  messages: {
    fileName: 'The masthead says {found}; the file name says {other}.',
    footer: 'The masthead says {found}; the footer says {other}.',
    both: 'The masthead says {found}; the file name and the footer say {other}.',
    footerFileName: 'The footer says {found}; the file name says {other}.',
    there: 'The footer says {other}.',
  },
  facts: (record, { uri }) => [uri, mastheadOf(record).symbol, footerTextsOf(record)],
  *check(record, { uri }) {
    const masthead = mastheadOf(record).symbol;
    const footer = footerIn(record);
    const fileName = uri === undefined ? undefined : namedBy(record, uri);
    const text = (fields: Fields): string =>
      symbolName(record.conventions.profile, withoutParts(fields)) ?? '';
    if (!masthead) {
      if (footer && fileName && differ(footer.fields, fileName)) {
        const args = { found: text(footer.fields), other: text(fileName) };
        yield { message: 'footerFileName', args, span: footer.span };
      }
      return;
    }
    const { span, fields } = masthead;
    const found = text(fields);
    const otherFile = fileName && differ(fields, fileName) ? fileName : undefined;
    const otherFooter = footer && differ(fields, footer.fields) ? footer : undefined;
    const agree = otherFile && otherFooter && !differ(otherFile, otherFooter.fields);
    if (otherFile) {
      const args = { found, other: text(otherFile) };
      yield { message: agree ? 'both' : 'fileName', args, span };
    }
    if (otherFooter && !agree) {
      const args = { found, other: text(otherFooter.fields) };
      const related = [{ span: otherFooter.span, message: 'there' as const, args: { other: args.other } }];
      yield { message: 'footer', args, span, related };
    }
  },
});

/** What the file itself is called. The folders around it may be anybody's order: `C24/6` may be the sixth meeting. */
function namedBy({ conventions }: RecordDocument, uri: string): Fields | undefined {
  const path = pathOf(uri);
  return readFileName(conventions.profile, path.slice(path.lastIndexOf('/') + 1))?.fields;
}

/** What the footer says, block by block. */
const footerTextsOf = byBlock(({ text }, block): string =>
  block.kind === 'footer' ? copied(text, block.span) : '',
);

/** The line of the footer that says what the record is. */
function footerIn(record: RecordDocument): { fields: Fields; span: Span } | undefined {
  const { conventions, text } = record;
  for (const block of footersOf(record)) {
    let from = block.span.from;
    for (const line of slice(text, block.span).split('\n')) {
      const fields = readFooter(conventions.profile, line)?.fields;
      if (fields) return { fields, span: trimSpan(text, { from, to: from + line.length }) };
      from += line.length + 1;
    }
  }
  return undefined;
}

/** Whether two symbols are of two documents; of two revisions only when both name theirs. */
function differ(one: Fields, other: Fields): boolean {
  return (
    !isSameSession(one['session'] ?? '', other['session'] ?? '') ||
    (one['series'] ?? '') !== (other['series'] ?? '') ||
    Number(one['number']) !== Number(other['number']) ||
    furtherFields(one) !== furtherFields(other) ||
    (one['revision'] !== undefined &&
      other['revision'] !== undefined &&
      one['revision'] !== other['revision'])
  );
}

/** A session may be named by its year or by the end of it. */
function isSameSession(one: string, other: string): boolean {
  return one.endsWith(other) || other.endsWith(one);
}

/** The fields that are compared. */
function withoutParts(symbol: Fields): Fields {
  return Object.fromEntries(Object.entries(symbol).filter(([name]) => !isPart(name)));
}
