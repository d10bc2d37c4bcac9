import { isHistorical } from '../analysis/citation-context';
import type { CitedVersion } from '../analysis/cited-versions';
import { judgedCitations } from '../analysis/version-verdicts';
import type { Citation, RecordDocument } from '../syntax/record';
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

interface CitedHere {
  readonly citation: Citation;
  readonly cited: CitedVersion;
}

/** The citations of each instrument that nothing else is said of and nothing explains. */
function unjudged(record: RecordDocument): ReadonlyMap<string, readonly CitedHere[]> {
  const found = new Map<string, CitedHere[]>();
  for (const { citation, cited, verdict } of judgedCitations(record)) {
    if (verdict || !citation.version) continue;
    found.set(cited.key, [...(found.get(cited.key) ?? []), { citation, cited }]);
  }
  for (const [key, mentions] of found) {
    if (new Set(mentions.map(({ cited }) => cited.by.id)).size === 1) found.delete(key);
    else
      found.set(
        key,
        mentions.filter(({ citation, cited }) => !isHistorical(record, citation, cited)),
      );
  }
  return found;
}

/** The mentions in order of how often their version is cited; of several the earliest first. */
function mostCited(mentions: readonly CitedHere[]): CitedHere[] {
  const count = ({ cited }: CitedHere): number =>
    mentions.filter((other) => other.cited.by.id === cited.by.id).length;
  return [...mentions].sort((a, b) => count(b) - count(a));
}

function shown({ text }: RecordDocument, { version, number }: Citation): string {
  return slice(text, version?.span ?? number);
}
