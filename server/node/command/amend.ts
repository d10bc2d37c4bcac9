import { writeRun } from '../check/kept';
import { piecesOf, type RunPrint, reprinted, tallyOf } from '../check/prints';
import { rollCall } from '../check/roll';
import { bytesOf, type KeptRun } from '../check/run-file';
import { areSettled, type TrailChanges } from '../check/trail';
import { examineAnew } from './examine-anew';
import type { Io } from './io';
import { openLedger } from './ledger';

/** With more files that are printed otherwise than in the index all is done again. */
const MOST_REPRINTED = 250;

/** What is known when some files of a check are others than they were. */
interface Known {
  /** What is printed in the index. */
  readonly printed: Uint8Array;
  readonly changes: TrailChanges;
  /** When it was looked what changed, in milliseconds since 1970. */
  readonly since: number;
}

/**
 * Tells again of a check of which few files are others than they were: of these and of their other versions anew, of all others as
 * before. Returns the exit status; nothing where the check must be made again as a whole, because a file says something else of
 * itself, so that it may concern others, or anything is out of the ordinary.
 */
export async function amend(
  io: Io,
  { run, index }: KeptRun,
  { printed, changes, since }: Known,
): Promise<number | undefined> {
  const { parts } = run;
  if (!parts || parts.reprints.length > MOST_REPRINTED) return undefined;
  const call = rollCall(parts.roll);
  const changed = changes.files.map((path) => call.placeOf(path));
  const anew = changed.includes(-1) ? undefined : examineAnew(parts.rulings, call, changed);
  if (!anew) return undefined;
  const ledger = openLedger(io, io.stdout, parts.options);
  const rendered = new Map<number, RunPrint>();
  for (const [place, report] of anew) {
    const { bytes, counts } = ledger.render({ ...report, path: call.at(place).shown });
    rendered.set(place, { piece: Buffer.from(bytes).toString(), counts });
  }
  const prints = reprinted(parts, rendered);
  const pieces = piecesOf(prints);
  await ledger.begin();
  await ledger.retell(
    pieces.map((piece) => bytesOf(piece, printed)),
    tallyOf(prints),
  );
  for (const sentence of run.said.split('\n').slice(0, -1)) await ledger.note(sentence);
  await ledger.end();
  const status = ledger.exitStatus();
  if (io.stdout.closed() || !areSettled(changes.stamps, since)) return status;
  writeRun(index, {
    ...run,
    trail: { ...run.trail, stamps: changes.stamps },
    printed: pieces,
    end: ledger.besides().end,
    status,
    parts: { ...parts, ...prints },
  });
  return status;
}
