import { sessionYear } from '../analysis/gatherings';
import { pathOf } from '../index/paths';
import { symbolName } from '../index/symbol-name';
import { readFileName, readFooter } from '../profile/file-names';
import { furtherFields, isPart } from '../profile/symbol-fields';
import { escapePattern, type Fields } from '../profile/template';
import { byBlock } from '../syntax/by-block';
import { fromOpening } from '../syntax/from-opening';
import { footersOf, mastheadOf, mastheadSpans } from '../syntax/masthead';
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
    session: 'The session is that of {found}; the symbol of the record is of {other}.',
    there: 'The footer says {other}.',
    symbol: 'The symbol is here.',
  },
  facts: (record, { uri }) => [
    uri,
    mastheadOf(record).symbol,
    footerTextsOf(record),
    statedYearOf(record)?.year,
  ],
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
    const stated = statedYearOf(record);
    const year = fields['session'] && sessionYear(record.conventions.source, fields['session']);
    if (stated && year && stated.year !== year) {
      const related = [{ span, message: 'symbol' as const }];
      yield { message: 'session', args: { found: stated.year, other: year }, span: stated.span, related };
    }
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

/** The year of the session as the masthead names it, `理事会2024年会议`, where the language has a line for that. */
const statedYearOf = fromOpening((record): { year: number; span: Span } | undefined => {
  const line = record.conventions.wording.skeleton?.masthead.find((template) =>
    /^[^{}]*\{year\}[^{}]*$/.test(template),
  );
  if (line === undefined) return undefined;
  const [before = '', after = ''] = line.split('{year}').map(escapePattern);
  const pattern = new RegExp(`^[ \\t]{0,9}${before}(?<year>[0-9]{4})${after}[ \\t]{0,9}$`, 'dim');
  for (const { from, to } of mastheadSpans(record)) {
    const [begins, ends] = pattern.exec(record.text.slice(from, to))?.indices?.groups?.['year'] ?? [];
    if (begins === undefined || ends === undefined) continue;
    const span = { from: from + begins, to: from + ends };
    return { year: Number(slice(record.text, span)), span };
  }
  return undefined;
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
