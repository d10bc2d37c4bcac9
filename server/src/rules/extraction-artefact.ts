import type { RecordDocument } from '../syntax/record';
import type { Edit } from '../text/edits';
import { contains } from '../text/span';
import { recordRule } from './rule';

/**
 * Bookmarks and the like that an extraction printed into the text (RECORDS.md §1.2). No fault of the author: told
 * once for the file, with the clean-up.
 */
export const extractionArtefact = recordRule({
  id: 'extraction-artefact',
  severity: 'information',
  summary: 'A record holds nothing that an extraction left behind.',
  messages: {
    artefact: 'What an extraction left behind stands in the text: {count} in all.',
    remove: 'Remove what the extraction left behind',
  },
  *check(record) {
    const { artefacts } = record.lists;
    const first = artefacts.at(0);
    if (!first) return;
    yield {
      message: 'artefact',
      args: { count: artefacts.length },
      span: first,
      fixes: () => [{ title: 'remove', edits: () => removal(record) }],
    };
  },
});

/** One that stands alone goes with its line. */
function removal(record: RecordDocument): Edit[] {
  const lines = record.blocks.filter(({ kind }) => kind === 'artefact').map(({ span }) => span);
  const inside = record.artefacts.filter((artefact) => !lines.some((line) => contains(line, artefact)));
  return [...lines, ...inside].map((span) => ({ span, text: '' }));
}
