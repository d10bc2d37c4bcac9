import { pathToFileURL } from 'node:url';
import { PackedSummary, renumbered } from '../../src/index/packed-summary';
import { renumbering, Strings, textsIn } from '../../src/index/strings';
import type { Summary } from '../../src/index/summary';
import { examineAll } from '../check/pool';
import { tasksOf } from '../check/tasks';
import type { Io } from './io';
import { search } from './search';

/** A record of an archive, and its path as the person would write it. */
export interface Indexed {
  readonly shown: string;
  readonly summary: Summary;
}

/** What was read of an archive. */
export interface ReadArchive {
  readonly records: readonly Indexed[];
  /** How many files could not be read; each was named on standard error. */
  readonly problems: number;
}

/** Reads the records that the arguments mean, in the order of their names, and keeps of each its summary. */
export async function readArchive(
  io: Io,
  paths: readonly string[],
  heedIgnored: boolean,
): Promise<ReadArchive> {
  const { candidates, rulingsIn, complain, problems } = await search(io, paths, heedIgnored);
  const found = await tasksOf(rulingsIn, candidates);
  const strings = new Strings();
  const records: Indexed[] = [];
  const isOver = (): boolean => io.stdout.closed();
  const circumstances = { thread: io.thread, isOver, checks: false };
  for await (const batch of examineAll(found.tasks, found.rulings, circumstances)) {
    const renumber = renumbering(textsIn(batch.texts), strings);
    for (const [index, examined] of batch.results) {
      const candidate = candidates[index];
      if (!candidate) continue;
      const { shown, path } = candidate;
      if (examined.kind === 'unread' || examined.kind === 'failed') await complain(shown, examined.why);
      if (examined.kind !== 'record') continue;
      const uri = pathToFileURL(path).href;
      const summary = new PackedSummary(uri, renumbered(examined.summary, renumber), 0, strings);
      records[index] = { shown, summary };
    }
  }
  return { records: records.filter(Boolean), problems: problems() };
}
