import { isHistorical } from '../analysis/citation-context';
import { type Cited, type CitedVersion, citedVersionOf, citedVersionsOf } from '../analysis/cited-versions';
import { meetingName, meetingOf } from '../analysis/meeting';
import { verdictOn } from '../analysis/version-verdicts';
import { byBlock } from '../syntax/by-block';
import { sessionOf } from '../syntax/masthead';
import type { Citation, RecordDocument } from '../syntax/record';
import { referencesByBlock } from '../syntax/references';
import { derive } from '../text/derive';
import { slice } from '../text/span';
import { recordRule } from './rule';

/**
 * One instrument is cited in one version throughout a record. Where the registry tells which version is wrong, the rule
 * for that speaks; a version that is cited beside another, or as a thing of the past, is explained.
 */
export const citationInconsistent = recordRule({
  id: 'citation-inconsistent',
  severity: 'warning',
  summary: 'An instrument is cited in one version throughout the record.',
  messages: {
    differs: '{number} is cited as {found} here and as {other} elsewhere.',
    elsewhere: 'Cited as {other} here.',
    align: 'Change to {other}',
  },
  *check(record) {
    for (const mentions of unjudged(record).values()) {
      const [usual] = mostCited(mentions);
      if (!usual) continue;
      const other = shown(record, usual.citation);
      for (const { citation, cited } of mentions) {
        const { version } = citation;
        if (cited.by.id === usual.cited.by.id || !version) continue;
        yield {
          message: 'differs',
          args: { number: slice(record.text, citation.number), found: shown(record, citation), other },
          span: version.span,
          related: [{ span: usual.citation.span, message: 'elsewhere', args: { other } }],
          fixes: () => [{ title: 'align', args: { other }, edits: [{ span: version.span, text: other }] }],
        };
      }
    }
  },
});

/** The citations of each instrument in several versions that nothing else is said of and nothing explains. */
function unjudged(record: RecordDocument): ReadonlyMap<string, readonly Cited[]> {
  const found = new Map<string, Cited[]>();
  const keys = citedOtherwise(versionsByBlock(record));
  if (keys.size === 0) return found;
  for (const here of citedVersionsOf(record)) {
    const { citation, cited } = here;
    if (!citation.version || !keys.has(cited.key) || verdictOn(record, cited)) continue;
    const mentions = found.get(cited.key) ?? [];
    found.set(cited.key, mentions);
    if (!isAdoptedHere(record, cited) && !isHistorical(record, citation, cited)) mentions.push(here);
  }
  return found;
}

/** Whether a version was adopted while the meeting was held, or by its very session: it had another before it. */
function isAdoptedHere(record: RecordDocument, { by }: CitedVersion): boolean {
  const meeting = meetingOf(record);
  const session = sessionOf(record);
  const own = record.conventions.profile.documents.session.replace('{session}', session ?? '');
  return by.id === own || (meeting?.certain === true && by.from <= meeting.to && meeting.to <= by.to);
}

/** What each block cites and nothing else is said of: the instrument and the version, a line each. */
const versionsByBlock = byBlock((record, _, index): string => {
  let lines = '';
  for (const reference of referencesByBlock(record).anywhere(index) ?? []) {
    const cited = reference.kind === 'citation' && reference.version && citedVersionOf(record, reference);
    if (cited && !verdictOn(record, cited)) lines += `${cited.key}\t${cited.by.id}\n`;
  }
  return lines;
}, meetingName);

/** The instruments that are cited in several versions. */
const citedOtherwise = derive((byBlock: readonly string[]): ReadonlySet<string> => {
  const versions = new Map<string, string>();
  const several = new Set<string>();
  for (const lines of byBlock)
    for (const line of lines === '' ? [] : lines.trimEnd().split('\n')) {
      const [key = '', by = ''] = line.split('\t');
      if ((versions.get(key) ?? by) !== by) several.add(key);
      versions.set(key, by);
    }
  return several;
});

/** The mentions in order of how often their version is cited; of several the earliest first. */
function mostCited(mentions: readonly Cited[]): Cited[] {
  const count = ({ cited }: Cited): number =>
    mentions.filter((other) => other.cited.by.id === cited.by.id).length;
  return [...mentions].sort((a, b) => count(b) - count(a));
}

function shown({ text }: RecordDocument, { version, number }: Citation): string {
  return slice(text, version?.span ?? number);
}
