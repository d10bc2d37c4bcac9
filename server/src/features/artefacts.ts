import type { RecordDocument } from '../syntax/record';
import type { Edit } from '../text/edits';
import { contains } from '../text/span';

/** The edits that remove what an extraction left behind. A line that holds nothing else goes with its line end. */
export function artefactEdits({ blocks, artefacts }: RecordDocument): Edit[] {
  const lines = blocks.filter(({ kind }) => kind === 'artefact').map(({ span }) => span);
  const others = artefacts.filter((artefact) => !lines.some((line) => contains(line, artefact)));
  return [...lines, ...others].sort((a, b) => a.from - b.from).map((span) => ({ span, text: '' }));
}
