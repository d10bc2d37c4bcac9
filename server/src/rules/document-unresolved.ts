import { distance } from 'fastest-levenshtein';
import type { Archive } from '../index/archive';
import { citersWhere, sureMentionsWhere } from '../index/naming';
import type { Summary } from '../index/summary';
import { symbolKey } from '../index/symbol-key';
import { symbolName } from '../index/symbol-name';
import { print } from '../profile/compile';
import type { Profile } from '../profile/profile';
import { documentFields, isSuffix } from '../profile/symbol-fields';
import type { Fields } from '../profile/template';
import { derive } from '../text/derive';
import type { Span } from '../text/span';
import { archiveRule } from './archive-rule';
import type { Args, ReportedFix } from './fix';

/**
 * Where all documents of a session are in the archive, what is not there does not exist, and the number is a slip. An
 * archive that is not declared complete proves nothing by what it does not hold.
 */
export const documentUnresolved = archiveRule({
  id: 'document-unresolved',
  severity: 'warning',
  summary: 'Of a session that precis.json lists as complete, only documents of the archive are cited.',
  messages: {
    unresolved: 'The archive has no {found}, and session {session} is declared complete.',
    write: 'Write {expected}',
  },
  *check(summary, archive) {
    if (archive.settings.complete.length === 0) return;
    const known = missingIn(archive.edition);
    for (const { text: found, span } of sureMentionsWhere(summary, archive, isMissing)) {
      const fields = archive.symbolOf(found);
      if (!fields) continue;
      let missing = known.get(fields);
      if (!missing) {
        const session = missingFrom(archive, fields);
        missing = { args: session === undefined ? undefined : { found, session } };
        known.set(fields, missing);
      }
      const { args } = missing;
      if (!args) continue;
      yield {
        message: 'unresolved',
        args,
        span,
        fixes: () => nearMisses(summary, { span, fields }, archive),
      };
    }
  },
  *concerns(archive) {
    if (archive.settings.complete.length === 0) return;
    yield* citersWhere(archive, isMissing);
  },
});

/** What is said of each document that is missing. The fields of a symbol are the same as long as it is remembered. */
const missingIn = derive(
  (_: Archive['edition']) => new WeakMap<Fields, { readonly args: Args | undefined }>(),
);

function isMissing(archive: Archive, fields: Fields): boolean {
  return missingFrom(archive, fields) !== undefined;
}

/** The session that is complete without the document, as it is spoken of: `C24`. */
function missingFrom(archive: Archive, fields: Fields): string | undefined {
  const session = sessionsIn(archive.profile.profile)(fields);
  const { complete } = archive.settings;
  if (session === undefined || !complete.some((name) => name === session || name === fields['session']))
    return undefined;
  return archive.has(fields) ? undefined : session;
}

/** The session of a document as it is spoken of. */
const sessionsIn = derive(({ documents, fields: classes }: Profile) =>
  derive((fields: Fields) => print(documents.session, fields, classes)),
);

/** How many candidates are offered: more are no help. */
const MOST = 3;

/** The documents of the session that differ by a slip, those first that the record cites. */
function nearMisses(
  summary: Summary,
  { span, fields }: { readonly span: Span; readonly fields: Fields },
  archive: Archive,
): ReportedFix<'write'>[] {
  const { profile } = archive.profile;
  const written = bareName(profile, fields);
  const cited = new Set(
    summary.mentions.flatMap(({ text }) => {
      const symbol = archive.symbolOf(text);
      return symbol ? [symbolKey(symbol)] : [];
    }),
  );
  const candidates = archive
    .documentsOf(fields['session'] ?? '')
    .filter((file) => file.uri !== summary.uri)
    .map(({ fields: there }) => ({ there, isCited: cited.has(symbolKey(there)) }))
    .filter(({ there }) => isSlip(written, bareName(profile, there)))
    .sort(
      (a, b) =>
        Number(b.isCited) - Number(a.isCited) || Number(a.there['number']) - Number(b.there['number']),
    );
  return candidates.slice(0, MOST).flatMap(({ there }) => {
    const suffix = Object.entries(fields).filter(([name]) => isSuffix(name));
    const meant = { ...Object.fromEntries(suffix), ...documentFields(there) };
    const expected = symbolName(profile, meant);
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
function bareName(profile: Profile, symbol: Fields): string {
  return symbolName(profile, documentFields(symbol)) ?? '';
}
