import { distance } from 'fastest-levenshtein';
import { staleSessionsOf, withSession } from '../analysis/sessions';
import type { Archive } from '../index/archive';
import { fieldsOf, symbolKey } from '../index/symbol-key';
import { symbolName } from '../index/symbol-name';
import { print } from '../profile/compile';
import type { Fields } from '../profile/template';
import type { DocumentReference, RecordDocument } from '../syntax/record';
import { documentReferencesOf } from '../syntax/references';
import { type FiledRecord, type ReportedFix, workspaceRule } from './rule';

/**
 * Where all documents of a session are in the archive, what is not there does not exist, and the number is a slip. An
 * archive that is not declared complete proves nothing by what it does not hold.
 */
export const documentUnresolved = workspaceRule({
  id: 'document-unresolved',
  severity: 'warning',
  summary: 'Of a session that precis.json lists as complete, only documents of the archive are cited.',
  messages: {
    unresolved: 'The archive has no {found}, and session {session} is declared complete.',
    write: 'Write {expected}',
  },
  *check({ uri, record }, archive) {
    const complete = new Set(archive.settings.complete);
    if (complete.size === 0) return;
    for (const reference of documentReferencesOf(record)) {
      // A wrong session is another rule's; a range names what lies between its ends only by implication.
      if (!reference.own || reference.implied || staleSessionsOf(record).has(reference)) continue;
      const { canonical: found, fields } = withSession(record, reference) ?? reference;
      const session = nameOfSession(record, fields);
      if (session === undefined) continue;
      if (!complete.has(session) && !complete.has(fields['session'] ?? session)) continue;
      if (archive.resolve({ ...reference, fields }, record.language).length > 0) continue;
      yield {
        message: 'unresolved',
        args: { found, session },
        span: reference.span,
        fixes: () => nearMisses({ uri, record }, reference, fields, archive),
      };
    }
  },
});

/** A session as it is spoken of: `C24`. */
function nameOfSession({ conventions }: RecordDocument, fields: Fields): string | undefined {
  const { documents } = conventions.profile;
  return print(documents.session, fields, conventions.fields);
}

/** How many candidates are offered: more are no help. */
const MOST = 3;

/** The documents of the session that differ by a slip, those first that the record cites. */
function nearMisses(
  { uri, record }: FiledRecord,
  { span }: DocumentReference,
  fields: Fields,
  archive: Archive,
): ReportedFix<'write'>[] {
  const written = bareName(record, fields);
  const cited = new Set(
    documentReferencesOf(record).map((other) => symbolKey((withSession(record, other) ?? other).fields)),
  );
  const candidates = archive
    .documents()
    .filter((file) => file.uri !== uri && file.fields['session'] === fields['session'])
    .map(({ fields: there }) => ({ there, isCited: cited.has(symbolKey(there)) }))
    .filter(({ there }) => isSlip(written, bareName(record, there)))
    .sort(
      (a, b) =>
        Number(b.isCited) - Number(a.isCited) || Number(a.there['number']) - Number(b.there['number']),
    );
  return candidates.slice(0, MOST).flatMap(({ there }) => {
    const suffix = Object.entries(fields).filter(([name]) => !DOCUMENT.includes(name));
    const meant = { ...Object.fromEntries(suffix), ...fieldsOf(there, DOCUMENT) };
    const expected = symbolName(record.conventions, meant);
    return expected === undefined
      ? []
      : [{ title: 'write' as const, args: { expected }, edits: [{ span, text: expected }] }];
  });
}

/** One character wrong, missing or too many, or two exchanged: `C24/65` for `C24/56`. */
function isSlip(one: string, other: string): boolean {
  const slips = distance(one, other);
  return slips === 1 || (slips === 2 && [...one].sort().join('') === [...other].sort().join(''));
}

/** A symbol without revision and parts. */
function bareName({ conventions }: RecordDocument, symbol: Fields): string {
  return symbolName(conventions, fieldsOf(symbol, DOCUMENT)) ?? '';
}

/** The fields that are the same for all revisions and parts of a document. */
const DOCUMENT: readonly string[] = ['session', 'series', 'number'];
