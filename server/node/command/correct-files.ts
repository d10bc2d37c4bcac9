import { dirname } from 'node:path';
import { looksLikeRecord } from '../../src/syntax/detect';
import { decode, encode } from '../files/decode';
import type { Candidate } from '../files/discover';
import { readTextNow } from '../files/disk';
import { replaceFile } from '../files/replace-file';
import type { Rulings } from '../files/workspace-settings';
import { correct, faultOfOurs } from './inspect';
import type { Round } from './round';

/** Corrects files, and tells how many corrections there were in each. */
export async function correctFiles(
  round: Round,
  candidates: readonly Candidate[],
  isOver: () => boolean,
): Promise<ReadonlyMap<Candidate, number>> {
  const fixes = new Map<Candidate, number>();
  for (const candidate of candidates) {
    if (isOver()) break;
    const rulings = await round.rulingsIn(dirname(candidate.path));
    const read = readTextNow(candidate.path);
    // Why it cannot be read is told when it is looked at.
    if (read.kind === 'refused') continue;
    if (candidate.by === 'text' && !looksLikeRecord(read.text, rulings.profile)) continue;
    fixes.set(candidate, await correctFile(round, candidate, rulings, read));
  }
  return fixes;
}

/** Writes the corrections. A file that cannot be written stands as it was, and is reported as it stands. */
async function correctFile(
  { ledger, swept }: Round,
  { shown, path }: Candidate,
  rulings: Rulings,
  { text, bytes }: { readonly text: string; readonly bytes: Uint8Array },
): Promise<number> {
  const corrected = correct(text, path, rulings);
  if (corrected.failure !== undefined)
    await ledger.problem({ shown, kind: 'unfixed', why: corrected.failure });
  if (corrected.text === text) return 0;
  const after = encode(corrected.text);
  const why = isTrueTo(after, corrected.text)
    ? await replaceFile({ path, before: bytes, after }, swept)
    : faultOfOurs('The correction', new Error('half a character'));
  if (why === undefined) return corrected.fixes;
  await ledger.problem({ shown, kind: 'unfixed', why });
  return 0;
}

/** Whether a text is read again from its bytes: half of a pair of surrogates would be lost. */
function isTrueTo(bytes: Uint8Array, text: string): boolean {
  const decoded = decode(bytes);
  return decoded.kind === 'text' && decoded.text === text;
}
