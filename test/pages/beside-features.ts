import { differencesBetween } from '../../server/src/analysis/concordance/differences';
import { recordFactsOf } from '../../server/src/analysis/concordance/record-facts';
import { beginningsBeside, counterpartOf, partAt } from '../../server/src/features/beside';
import { missingPartsIn } from '../../server/src/features/missing-parts';
import { takenOver } from '../../server/src/features/take-over';
import { isNamedAnywhere } from '../../server/src/index/named-numbers';
import { readInOwnLanguage } from '../../server/src/syntax/detect';
import type { RecordDocument } from '../../server/src/syntax/record';
import { lineIndexAt, lineStarts } from '../../server/src/text/lines';
import { slice } from '../../server/src/text/span';
import { HERE, type Result, type Setting } from './feature';

/** The features that look at another version of a record: the first of the other files. */
export const besideFeatures: Readonly<Record<string, (setting: Setting) => Result>> = {
  beside: (setting) => {
    const { record, place } = setting;
    const [own, other] = [recordFactsOf(record), otherVersion(setting)];
    const theirs = recordFactsOf(other);
    const part = partAt(own, place.from);
    const found = part && counterpartOf(own, part, theirs);
    const line = (text: string, offset: number): number => lineIndexAt(lineStarts(text), offset) + 1;
    const { pairs, alone } = beginningsBeside(own, theirs);
    const lines = pairs.map(([here, there]) => `${line(record.text, here)}–${line(other.text, there)}`);
    const lonely = alone.map((here) => line(record.text, here));
    return {
      lines: [
        found ? `“${slice(other.text, found.whole).trim().replaceAll('\n', '⏎')}”` : 'nothing',
        `lines ${lines.join(' ')}; alone ${lonely.join(' ') || 'none'}`,
      ],
    };
  },
  'take-over': (setting) => {
    const { record, workspace } = setting;
    const other = recordFactsOf(otherVersion(setting));
    const taken = differencesBetween(recordFactsOf(record), other).map((difference) => {
      const { found, expected } = difference;
      const over = takenOver(record, other, difference, (text) => workspace.read(text, HERE));
      return { over, line: `${found ?? '–'}, there ${expected ?? '–'}: ${over ? `“${over.text}”` : 'left'}` };
    });
    return {
      lines: taken.map(({ line }) => line),
      edits: taken.flatMap(({ over }) => (over ? [over.edit] : [])),
    };
  },
  'missing-parts': (setting) => {
    const { record, workspace } = setting;
    const differences = differencesBetween(recordFactsOf(record), recordFactsOf(otherVersion(setting)));
    const put = differences.flatMap(
      (difference) =>
        missingPartsIn(record, difference, (numbers) => isNamedAnywhere(workspace, HERE, record, numbers)) ??
        [],
    );
    const lines = put.map(({ numbers }) => numbers.join(', '));
    return {
      lines: lines.length > 0 ? lines : ['nothing'],
      edits: put.flatMap(({ edits }) => edits),
    };
  },
};

function otherVersion({ workspace, texts }: Setting): RecordDocument {
  const [[uri, text] = []] = texts;
  if (uri === undefined || text === undefined) throw new Error('There is no other version.');
  return readInOwnLanguage(text, workspace.profile, { path: uri });
}
