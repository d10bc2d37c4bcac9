import { type Planned, placeOf, type Refused } from '../../server/src/index/renumbering';
import type { TextArchive } from '../../server/src/index/text-archive';
import type { Workspace } from '../../server/src/index/workspace';
import type { RecordDocument } from '../../server/src/syntax/record';
import { applyEdits, type Edit } from '../../server/src/text/edits';
import { slice } from '../../server/src/text/span';

/** A workspace with the texts of the files that are not open. */
export function textsIn(workspace: Workspace, texts: ReadonlyMap<string, string>): TextArchive {
  const read = (text: string, uri: string): RecordDocument => workspace.read(text, uri);
  return {
    archive: workspace,
    read,
    record: (uri) => workspace.record(uri) ?? read(texts.get(uri) ?? '', uri),
  };
}

/** The edits of a record, each changed line of another file and what is left to a person; or why nothing is done. */
export function toldOfPlan(
  plan: Planned | Refused,
  here: string,
): { readonly lines: readonly string[]; readonly edits?: readonly Edit[] } {
  if (plan.kind === 'refusal') {
    const args = Object.entries(plan.args).map((pair) => pair.join(' '));
    return { lines: [`refused: ${[plan.reason, ...args].join(', ')}`] };
  }
  const lines = plan.files.flatMap(({ uri, record, edits }) => {
    const unsure = edits
      .filter(({ sure }) => !sure)
      .map(({ span, text }) => `unsure “${slice(record.text, span)}” becomes “${text}” in ${uri}`);
    if (uri === here) return unsure;
    const before = record.text.split('\n');
    const after = applyEdits(record.text, edits).split('\n');
    return [...unsure, ...after.filter((line, at) => line !== before[at]).map((line) => `${uri}: ${line}`)];
  });
  const reports = plan.reports.map((report) => {
    const { number, file, line } = placeOf(report);
    return `${report.kind} ${number} in ${file}:${line}`;
  });
  const edits = plan.files.find(({ uri }) => uri === here)?.edits ?? [];
  return { lines: [...lines, ...reports], edits };
}
