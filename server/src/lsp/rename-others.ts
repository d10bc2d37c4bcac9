import type { PrepareRenameResult, ResponseError, WorkspaceEdit } from 'vscode-languageserver';
import { planWords, wordsAt } from '../features/rename-words';
import { numberedUnder, planNumber } from '../features/renumber';
import { numberShown } from '../syntax/sections';
import type { ArchiveRecord } from './archive';
import { linesOf, rangeOf } from './convert';
import { editOrRefusal, planInArchive } from './rework';
import type { Session } from './session';
import { sentences } from './words';

/** What can be renamed where no symbol stands: the number of a paragraph or heading, a title, an acronym. */
export function otherRenamable({ record }: ArchiveRecord, offset: number): PrepareRenameResult | undefined {
  const lines = linesOf(record);
  const block = numberedUnder(record, offset);
  if (block)
    return { range: rangeOf(lines, block.number.span), placeholder: numberShown(record, block.number.value) };
  const words = wordsAt(record, offset);
  return words && { range: rangeOf(lines, words.span), placeholder: words.text };
}

/** The edits that rename it, or the sentence that says why there are none; `undefined` where nothing of the kind stands. */
export async function renameOther(
  session: Session,
  open: ArchiveRecord,
  offset: number,
  name: string,
): Promise<WorkspaceEdit | ResponseError<void> | undefined> {
  const { uri, record } = open;
  const block = numberedUnder(record, offset);
  const words = block ? undefined : wordsAt(record, offset);
  if (!block && !words) return undefined;
  const plan = await planInArchive(session, open, (texts) => {
    if (block) return planNumber(texts, { uri, record }, block, name);
    return words ? planWords(texts, { uri, record }, words, name) : { kind: 'plan', files: [], reports: [] };
  });
  const from = block ? numberShown(record, block.number.value) : (words?.text ?? '');
  const label = session.say(block ? sentences.renumberNumber : sentences.rename, { from, to: name });
  return editOrRefusal(session, uri, plan, label);
}
