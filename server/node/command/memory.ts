import { dirname, join } from 'node:path';
import type { Texts } from '../../src/index/strings';
import { digestOf } from '../check/cache-folder';
import type { Index, KeptFile } from '../check/index-file';
import { type Keepable, type Kept, readIndex, writeIndex, writeRun } from '../check/kept';
import { piecesOf, printsOf, type RunPrint } from '../check/prints';
import type { Piece } from '../check/run-file';
import { isFresh, isSameStamp, type Stamp, stampOf } from '../check/stamp';
import type { Examined, Task } from '../check/task';
import { type Looked, trailOf } from '../check/trail';
import type { Rulings } from '../files/workspace-settings';
import type { OldArchive } from './archives';
import type { Io } from './io';
import { runKey } from './replay';
import type { Round } from './round';
import { partsOf } from './run-parts';
import type { Seen } from './seen';

/** What is remembered of a file. */
type Recalled = Pick<Seen, 'examined' | 'texts' | 'beside' | 'printed'>;

/** What is remembered of an earlier check. */
export interface Memory {
  /** Whether nothing at all is otherwise than it was: then what was said of the archive holds, too. */
  readonly isWhole: boolean;
  /** What came of a file, if it is as it was. */
  readonly recall: (task: number) => Recalled | undefined;
  /** The archives as they were, when what was found beside them still holds where nothing concerns it. */
  readonly before: OldArchive | undefined;
  /** Keeps what came of files for the next time. */
  readonly keep: (seen: readonly Seen[]) => Keeping;
}

/** What became of keeping what came of files. */
export interface Keeping {
  /** Why it could not be kept; absent where it was. */
  readonly why: string | undefined;
  /** Keeps how the whole check went, when it has ended with a status. */
  readonly finish: (status: number) => Promise<void>;
}

/** The memory of who forgets. */
export const noMemory: Memory = {
  isWhole: false,
  recall: () => undefined,
  before: undefined,
  keep: () => ({ why: undefined, finish: async () => {} }),
};

/** The memory that is kept in a file. One that is damaged, or of another version of Précis, is none. */
export async function openMemory(
  io: Io,
  round: Round,
  file: string,
  { tasks, rulings }: { readonly tasks: readonly Task[]; readonly rulings: readonly Rulings[] },
): Promise<Memory> {
  const { discovery, ledger, rulingsIn } = round;
  const { since } = round.trail;
  const origin = io.build();
  const index = readIndex(file, origin);
  const known = new Map(index?.files.map((kept) => [kept.path, kept]));
  const names = new Map<Rulings, string>();
  const nameOf = (its: Rulings): string => {
    const { profile, settings, file: from } = its;
    const name = names.get(its) ?? digestOf([profile.profile.id, JSON.stringify(settings), from ?? '']);
    names.set(its, name);
    return name;
  };
  const stamps = tasks.map(({ path }) => stampOf(path));
  const rulingNames = rulings.map(nameOf);
  const rulingsOfTasks = tasks.map(({ by, ruling }) => `${by} ${rulingNames[ruling]}`);
  const documents: string[] = [];
  for (const path of discovery.documents) documents.push(`${nameOf(await rulingsIn(dirname(path)))} ${path}`);
  const settings = digestOf([...[...names.values()].sort(), '', ...discovery.walked]);
  const archive = digestOf([
    tasks.map(({ path }, place) => `${path} ${rulingsOfTasks[place]}`).join('\n'),
    documents.join('\n'),
    settings,
  ]);
  const kept = tasks.map((task, place): KeptFile | undefined => {
    const before = known.get(task.path);
    const stamp = stamps[place];
    const isSame =
      before && stamp && before.ruling === rulingsOfTasks[place] && isSameStamp(before.stamp, stamp);
    return isSame ? before : undefined;
  });
  const isWhole = index?.archive === archive && kept.every((before) => before !== undefined);
  const style = ledger.style ?? '';
  const isPrintedSo = index?.style === style && style !== '';
  const holds = index !== undefined && index.settings === settings;
  const byName = new Map([...names].map(([its, name]) => [name, its]));
  return {
    isWhole,
    before:
      holds && !isWhole
        ? { index, walked: discovery.walked, rulingsCalled: (name) => byName.get(name) }
        : undefined,
    recall(place) {
      const before = kept[place];
      if (!before || !index) return undefined;
      const known = recalled(before, index.texts, holds);
      const its = holds && isPrintedSo ? before.printed : undefined;
      return (
        known && {
          ...known,
          printed: its && { bytes: index.printed.subarray(its.from, its.to), counts: its.counts },
        }
      );
    },
    keep(seen) {
      const byPath = new Map(tasks.map((task, place) => [task.path, place]));
      const files = seen.flatMap((one): Keepable[] => {
        const place = byPath.get(one.candidate.path) ?? -1;
        const stamp = stamps[place];
        const ruling = rulingsOfTasks[place];
        if (ruling === undefined || !stamp || isFresh(stamp, since)) return [];
        return keepable(one, stamp, ruling);
      });
      const about = { origin, archive, style, settings, documents };
      const { head } = ledger.besides();
      const isUpToDate = holds && isPrintedSo && otherwise(index, seen) <= worthWriting(index);
      const written: Kept = isUpToDate
        ? { kind: 'kept', printed: index.printedAt }
        : writeIndex(file, about, files, { head, before: index });
      if (written.kind === 'refused') return { why: written.why, finish: async () => {} };
      const stampsByPath = new Map(files.map(({ path, stamp }) => [path, stamp]));
      const prints = isUpToDate ? printsIn(index.printed, files) : printsBehind(head.length, files);
      const printed: readonly Piece[] = isUpToDate
        ? piecesOf(printsOf([...prints.values()]))
        : [[0, written.printed.length]];
      return {
        why: undefined,
        async finish(status) {
          // What was in the way may be gone the next time, and what was corrected is as it should be then.
          if (ledger.tally.problems > 0 || round.options.fix || files.length < tasks.length) return;
          const trail = trailOf(round.trail, stampsByPath, await lookedAt(round));
          const { said, end } = ledger.besides();
          const key = runKey(io);
          if (!trail) return;
          // Where files are not printed each by itself, another one changes all that is printed.
          const parts = style === '' ? undefined : await partsOf(round, seen, prints);
          const { printed: at } = written;
          writeRun(file, { origin, key, trail, index: at, printed, said, end, status, parts });
        },
      };
    },
  };
}

/** How much of an index is not as it is now: files that are others or are printed otherwise, and those that are gone. */
function otherwise({ files }: Index, seen: readonly Seen[]): number {
  const recalled = seen.filter(({ isRecalled }) => isRecalled);
  const same = recalled.filter(({ isReprinted }) => !isReprinted);
  return Math.max(seen.length - same.length, files.length - recalled.length);
}

/** To write an index takes as long as to look at so many of its files: with fewer it stays as it is. */
function worthWriting({ files }: Index): number {
  return Math.floor(files.length / 250);
}

/** What was printed of files, by their paths: stretches of what is printed in an index where it stands there. */
function printsIn(
  { buffer, byteOffset, length }: Uint8Array,
  files: readonly Keepable[],
): ReadonlyMap<string, RunPrint> {
  const prints = new Map<string, RunPrint>();
  for (const { path, printed } of files) {
    if (!printed) continue;
    const { bytes, counts } = printed;
    const from = bytes.byteOffset - byteOffset;
    const isThere = bytes.buffer === buffer && from >= 0 && from + bytes.length <= length;
    const piece: Piece = isThere ? [from, from + bytes.length] : Buffer.from(bytes).toString();
    prints.set(path, { piece, counts });
  }
  return prints;
}

/** What was printed of files, by their paths, when it stands one behind the other in an index. */
function printsBehind(head: number, files: readonly Keepable[]): ReadonlyMap<string, RunPrint> {
  const prints = new Map<string, RunPrint>();
  let at = head;
  for (const { path, printed } of files) {
    if (!printed) continue;
    const { bytes, counts } = printed;
    prints.set(path, { piece: [at, at + bytes.length], counts });
    at += bytes.length;
  }
  return prints;
}

/** What was looked at on the disk besides the files themselves. */
async function lookedAt({ discovery, rulingsIn }: Round): Promise<Looked> {
  // Of the folders of named files it counts whether a run left something there.
  const paths = new Set(discovery.folders);
  for (const { path, links } of discovery.listings) {
    // Of a folder that was looked through all names are known.
    paths.delete(path);
    for (const link of links) paths.add(join(path, link));
    for (const file of settingsFilesOf(await rulingsIn(path))) paths.add(file);
  }
  for (const { path } of discovery.candidates)
    for (const file of settingsFilesOf(await rulingsIn(dirname(path)))) paths.add(file);
  return { listings: discovery.listings, paths: [...paths] };
}

/** The files that settings stand in. */
function settingsFilesOf({ file, settings }: Rulings): string[] {
  if (file === undefined) return [];
  const beside = [...settings.registry.files, ...(settings.carried?.files ?? [])];
  return [file, ...beside.map((name) => join(dirname(file), name))];
}

/** What is remembered of a file; what was found beside its archive only where that holds. */
function recalled(
  { kind, summary, report, beside }: KeptFile,
  texts: Texts,
  holds: boolean,
): Omit<Recalled, 'printed'> | undefined {
  if (kind === 'left') return { examined: { kind, summary }, texts, beside: undefined };
  if (!summary || !report) return undefined;
  const examined: Examined = { kind, summary, report, failures: [] };
  const around = holds && beside ? { report: beside, texts, failures: [] } : undefined;
  return { examined, texts, beside: around };
}

/** What is kept of a file; nothing where something went wrong, which may go right the next time. */
function keepable(
  { candidate, examined, texts, beside, printed }: Seen,
  stamp: Stamp,
  ruling: string,
): Keepable[] {
  const head = { path: candidate.path, stamp, ruling, texts, besideTexts: beside?.texts ?? texts, printed };
  switch (examined.kind) {
    case 'left':
      return [{ ...head, kind: 'left', summary: examined.summary, report: undefined, beside: undefined }];
    case 'record': {
      const { summary, report, failures } = examined;
      if (failures.length > 0 || (beside && beside.failures.length > 0)) return [];
      return [{ ...head, kind: 'record', summary, report, beside: beside?.report }];
    }
    case 'unread':
    case 'failed':
      return [];
  }
}
