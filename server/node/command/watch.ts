import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ProfileSource } from '../../src/profile/profile';
import type { Candidate } from '../files/discover';
import { counted } from '../report/text';
import { newArchives } from './archives';
import { checkFiles } from './check-files';
import { folderAlarm } from './folder-alarm';
import type { Io } from './io';
import { type Ledger, openLedger } from './ledger';
import type { CheckOptions } from './options';
import { closeRound, openRound, type Round } from './round';

/** Checks everything, and then whatever changes, until it is interrupted. */
export async function watch(
  io: Io,
  options: CheckOptions,
  profiles: readonly ProfileSource[],
): Promise<number> {
  const interrupted = io.interrupted();
  const alarm = folderAlarm();
  interrupted.addEventListener('abort', alarm.close);
  const stamps = new Map<string, string>();
  const archives = newArchives(profiles);
  let told: ReadonlySet<string> = new Set();
  for (let first = true; !interrupted.aborted && !io.stdout.closed(); first = false) {
    const heard = new Set<string>();
    const ledger = onlyNews(openLedger(io, io.stdout, options), told, heard);
    const round = await openRound(io, options, profiles, ledger, interrupted, archives);
    told = heard;
    // Changes that are made while this round lasts are for the next.
    if (!interrupted.aborted) alarm.watch(await foldersOf(round));
    const changed = await changedFiles(round, stamps);
    await checkFiles(io, round, changed, async ({ shown }) => {
      if (!first) await ledger.note(`${shown} changed.`);
    });
    if (options.fix)
      for (const candidate of changed) stamps.set(candidate.path, await stampOf(round, candidate));
    if (first) await closeRound(round);
    if (ledger.tally.files > 0) await ledger.end();
    if (first) await ledger.note(`Watching ${counted(stamps.size, 'file')}. Press Ctrl+C to end.`);
    await alarm.wait();
  }
  alarm.close();
  return 0;
}

/** A ledger that does not tell of a problem that was told of in the round before. */
function onlyNews(ledger: Ledger, told: ReadonlySet<string>, heard: Set<string>): Ledger {
  return {
    ...ledger,
    async problem(problem) {
      const key = `${problem.shown}: ${problem.why}`;
      heard.add(key);
      if (!told.has(key)) await ledger.problem(problem);
    },
  };
}

/** The folders in which a change may matter: those of the records, and those of the settings. */
async function foldersOf({ discovery, rulingsIn }: Round): Promise<Set<string>> {
  const folders = new Set(discovery.folders);
  for (const folder of discovery.folders) {
    const { file } = await rulingsIn(folder);
    if (file !== undefined) folders.add(dirname(file));
  }
  return folders;
}

/** The files that are not as they were, or under other settings. What is gone is forgotten. */
async function changedFiles(round: Round, stamps: Map<string, string>): Promise<Candidate[]> {
  const changed: Candidate[] = [];
  const { candidates } = round.discovery;
  const paths = new Set(candidates.map(({ path }) => path));
  for (const path of stamps.keys()) if (!paths.has(path)) stamps.delete(path);
  for (const candidate of candidates) {
    const stamp = await stampOf(round, candidate);
    if (stamps.get(candidate.path) === stamp) continue;
    stamps.set(candidate.path, stamp);
    changed.push(candidate);
  }
  return changed;
}

/** What is different when a file or its settings are: a clock alone may stand still between two changes. */
async function stampOf({ rulingsIn }: Round, { path }: Candidate): Promise<string> {
  const { settings } = await rulingsIn(dirname(path));
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs, JSON.stringify(settings)].join(' ');
  } catch {
    return 'gone';
  }
}
