import { documentsOf } from '../analysis/block-documents';
import { itemsOf } from '../analysis/numbering';
import { staleSessionsOf, withSession } from '../analysis/sessions';
import { hasWord } from '../analysis/words';
import type { Archive } from '../index/archive';
import { symbolName } from '../index/symbol-name';
import type { Fields } from '../profile/template';
import { mastheadOf } from '../syntax/masthead';
import type { Block, DocumentReference, RecordDocument } from '../syntax/record';
import { slice } from '../text/span';
import { workspaceRule } from './rule';

/**
 * A meeting has before it the latest revision of a document. A record that names an earlier one may be right, because
 * a revision may come during the meeting or change nothing that was said; it is worth a look where the revision was
 * there on the day, and nothing near speaks of it.
 */
export const documentSuperseded = workspaceRule({
  id: 'document-superseded',
  severity: 'information',
  summary: 'A document is cited in the latest revision that there was on the day of the meeting.',
  messages: {
    superseded: '{expected} was there on the day of the meeting, of {date}; {found} is an earlier version.',
    here: '{found} stands here, too.',
    write: 'Write {expected}',
  },
  *check({ record }, archive) {
    const { meeting } = mastheadOf(record);
    // A date without weekday may be that of the record, which is written after the meeting.
    if (!meeting?.weekday) return;
    const day = [meeting.year, meeting.month, meeting.day].map((part) => String(part).padStart(2, '0'));
    for (const blocks of partsOf(record))
      for (const { first, others, latest } of supersededIn(record, blocks, archive, day.join('-'))) {
        const { canonical: found } = withSession(record, first) ?? first;
        const fields = { ...(withSession(record, first) ?? first).fields, revision: latest.revision };
        const expected = symbolName(record.conventions, fields);
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
});

/** What is looked at together: the agenda, and each item with its heading. */
function partsOf(record: RecordDocument): readonly (readonly Block[])[] {
  const agenda = record.blocks.filter(({ kind }) => kind === 'agenda');
  return [agenda, ...itemsOf(record).map(({ heading, blocks }) => (heading ? [heading, ...blocks] : blocks))];
}

/** The references of a part to one version of a document, and what came after it. */
interface Superseded {
  readonly first: DocumentReference;
  readonly others: readonly DocumentReference[];
  readonly latest: Latest;
}

function supersededIn(
  record: RecordDocument,
  blocks: readonly Block[],
  archive: Archive,
  day: string,
): Superseded[] {
  const versions = new Map<string, { key: string; references: DocumentReference[] }>();
  const doubtful = new Set<string>();
  for (const block of blocks) {
    const comparesVersions = hasWord(
      slice(record.text, block.span),
      record.conventions.wording.documents.versions,
    );
    for (const reference of documentsOf(record, block)) {
      if (!reference.own) continue;
      const { key, canonical, fields } = withSession(record, reference) ?? reference;
      if (comparesVersions || !isWhole(fields) || staleSessionsOf(record).has(reference)) doubtful.add(key);
      const known = versions.get(canonical) ?? { key, references: [] };
      versions.set(canonical, known);
      // The last number of a range is not written out where it could be changed.
      if (reference.implied) doubtful.add(key);
      known.references.push(reference);
    }
  }
  const found: Superseded[] = [];
  for (const { key, references } of versions.values()) {
    const [first, ...others] = references;
    // Two versions in one part: it speaks of both.
    const isOnly = [...versions.values()].filter((version) => version.key === key).length === 1;
    if (!first || !isOnly || doubtful.has(key)) continue;
    const latest = latestOf(record, first, archive, day);
    if (latest && Number(latest.revision) > Number(first.fields['revision'] ?? 0))
      found.push({ first, others, latest });
  }
  return found;
}

/** A revision that was there in time. */
interface Latest {
  readonly revision: string;
  readonly date: string;
}

/** The latest revision in the archive whose date is known and not after the day. */
function latestOf(
  record: RecordDocument,
  reference: DocumentReference,
  archive: Archive,
  day: string,
): Latest | undefined {
  const { fields } = withSession(record, reference) ?? reference;
  let latest: Latest | undefined;
  for (const { file } of archive.resolve({ ...reference, fields }, record.language)) {
    const { revision } = file.fields;
    const date = archive.summary(file.uri)?.date;
    if (revision === undefined || !isWhole(file.fields) || date === undefined || date > day) continue;
    if (!latest || Number(revision) > Number(latest.revision)) latest = { revision, date };
  }
  return latest;
}

/** Whether fields are those of a document and its revision, and of no part that was issued by itself. */
function isWhole(fields: Fields): boolean {
  return Object.keys(fields).every((field) => fields[field] === undefined || IDENTITY.includes(field));
}

const IDENTITY: readonly string[] = ['session', 'series', 'number', 'revision'];
