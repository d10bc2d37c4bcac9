import { isWholeDocument } from '../analysis/plain-versions';
import type { Archive } from '../index/archive';
import type { Mention } from '../index/mention';
import { citersWhere, mentionsWhere } from '../index/naming';
import { symbolName } from '../index/symbol-name';
import type { Fields } from '../profile/template';
import { archiveRule } from './archive-rule';

/**
 * A meeting has before it the latest revision of a document. A record that names an earlier one may be right, because
 * a revision may come during the meeting or change nothing that was said; it is worth a look where the revision was
 * there on the day, and nothing near speaks of it.
 */
export const documentSuperseded = archiveRule({
  id: 'document-superseded',
  severity: 'information',
  summary: 'A document is cited in the latest revision that there was on the day of the meeting.',
  messages: {
    superseded: '{expected} was there on the day of the meeting, of {date}; {found} is an earlier version.',
    here: '{found} stands here, too.',
    write: 'Write {expected}',
  },
  *check(summary, archive) {
    // A date without weekday may be that of the record, which is written after the meeting.
    const { meeting } = summary;
    if (meeting === undefined) return;
    const revised = mentionsWhere(summary, archive, isRevised, true);
    for (const [first, ...others] of versionsIn(revised)) {
      const { text: found } = first;
      const cited = archive.symbolOf(found);
      const latest = cited && latestOf(cited, archive, summary.language, meeting);
      if (!latest || Number(latest.revision) <= Number(cited['revision'] ?? 0)) continue;
      const expected = symbolName(archive.profile.profile, { ...cited, revision: latest.revision });
      if (expected === undefined) continue;
      const spans = [first, ...others].map(({ span }) => span);
      yield {
        message: 'superseded',
        args: { found, expected, date: latest.date },
        span: first.span,
        related: others.map(({ span }) => ({ span, message: 'here', args: { found } })),
        fixes: () => [
          { title: 'write', args: { expected }, edits: spans.map((span) => ({ span, text: expected })) },
        ],
      };
    }
  },
  *concerns(archive) {
    yield* citersWhere(archive, isRevised);
  },
});

/** Whether a revision of a document is in the archive. */
function isRevised(archive: Archive, cited: Fields): boolean {
  return archive.filesOf(cited).some(({ fields }) => fields['revision'] !== undefined);
}

/** The versions that stand plainly in a part of a record, each with the places that name it there. */
function versionsIn(mentions: readonly Mention[]): Iterable<[Mention, ...Mention[]]> {
  const versions = new Map<string, [Mention, ...Mention[]]>();
  for (const mention of mentions) {
    if (mention.part === undefined) continue;
    const version = `${mention.part} ${mention.text}`;
    const known = versions.get(version);
    if (known) known.push(mention);
    else versions.set(version, [mention]);
  }
  return versions.values();
}

/** A revision that was there in time. */
interface Latest {
  readonly revision: string;
  readonly date: string;
}

/** The latest revision in the archive whose date is known and not after the day. */
function latestOf(cited: Fields, archive: Archive, language: string, day: string): Latest | undefined {
  let latest: Latest | undefined;
  for (const { file } of archive.resolve(cited, language)) {
    const { revision } = file.fields;
    if (revision === undefined || !isWholeDocument(file.fields)) continue;
    const date = archive.summary(file.uri)?.date;
    if (date === undefined || date > day) continue;
    if (!latest || Number(revision) > Number(latest.revision)) latest = { revision, date };
  }
  return latest;
}
