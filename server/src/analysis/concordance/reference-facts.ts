import type { Citation, RecordDocument, Reference } from '../../syntax/record';
import { citationsOf } from '../../syntax/references';
import { numberText } from '../../syntax/sections';
import { derive } from '../../text/derive';
import { contains, slice } from '../../text/span';
import { citedVersionOf } from '../cited-versions';
import { staleSessionsOf, withSession } from '../sessions';
import { verdictOn } from '../version-verdicts';
import { unreadVersions } from './block-facts';
import type { CitedMark, Fact } from './facts';

/** The references of a record that another rule finds at fault: they differ from the other versions for that reason. */
export const reportedIn = derive((record: RecordDocument): ReadonlySet<Reference> => {
  const reported = new Set<Reference>(staleSessionsOf(record).keys());
  for (const citation of citationsOf(record)) {
    const cited = citedVersionOf(record, citation);
    // A version that names no conference there was, or one whose organ is in doubt.
    const isInDoubt = citation.version !== undefined && !cited;
    if (isInDoubt || (cited && verdictOn(record, cited))) reported.add(citation);
  }
  return reported;
});

/** A reference as a fact. */
export function factOfReference(
  record: RecordDocument,
  reference: Reference,
  reported: ReadonlySet<Reference>,
): Fact {
  const { span } = reference;
  const text = slice(record.text, span);
  const fact = {
    span,
    text,
    phrase: { span, text },
    others: [],
    mark: undefined,
    isSure: true,
    isReported: reported.has(reference),
  };
  switch (reference.kind) {
    case 'document':
      return { ...fact, kind: 'document', value: (withSession(record, reference) ?? reference).canonical };
    case 'paragraph':
      return { ...fact, kind: 'paragraph', value: numberText(reference.value) };
    case 'citation':
      return { ...fact, kind: 'citation', ...citationFact(record, reference) };
  }
}

/** `resolution/140`, whoever it is said to be of, and the version. */
function citationFact(
  record: RecordDocument,
  citation: Citation,
): Pick<Fact, 'value' | 'mark' | 'text' | 'span' | 'phrase'> {
  const cited = citedVersionOf(record, citation);
  const key = cited?.key ?? citation.key;
  const organ = citation.organStated || cited ? key.slice(0, key.indexOf('/')) : undefined;
  const { version: written, phrase } = citation;
  const { from } = citation.span;
  const to =
    written && from < written.span.from ? Math.max(citation.span.to, written.span.to) : citation.span.to;
  // In a list each has its number, and the last the version of all.
  const span =
    contains(citation.span, citation.number) && phrase.from === from ? { from, to } : citation.span;
  const text = slice(record.text, span);
  return {
    value: key.slice(key.indexOf('/') + 1),
    mark: { kind: 'version', version: versionMark(record, citation), organ },
    span,
    text,
    phrase: { span, text },
  };
}

function versionMark(record: RecordDocument, citation: Citation): CitedMark {
  const { version, phrase } = citation;
  const cited = citedVersionOf(record, citation);
  if (!version && cited) return { kind: 'none' };
  if (!version) {
    const within = { from: phrase.from, to: Math.min(record.text.length, phrase.to + 100) };
    const isUnread = unreadVersions(record.text, within, [citation]).length > 0;
    return { kind: isUnread ? 'unread' : 'none' };
  }
  const { year, amendedYear, amended, adopted, revised } = version.fields;
  const named = amendedYear ?? amended ?? year ?? adopted;
  return {
    kind: 'read',
    id: cited?.by.id,
    year: named === undefined ? undefined : named.slice(-2),
    isRevised: revised !== undefined,
  };
}
