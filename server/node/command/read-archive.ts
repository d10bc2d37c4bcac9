import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { profiles } from '../../profiles/index';
import { type Summary, summarise } from '../../src/index/summary';
import { readRecord } from '../../src/service';
import { looksLikeRecord } from '../../src/syntax/detect';
import { discover } from '../files/discover';
import { readAhead } from '../files/read-ahead';
import { rulingsFinder } from '../files/workspace-settings';
import { shownFrom } from '../report/shown-path';
import { visible } from '../report/visible';
import type { Io } from './io';

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
  let problems = 0;
  const complain = async (shown: string, why: string): Promise<void> => {
    problems++;
    await io.stderr.write(`${visible(shown)}: ${visible(why)}\n`);
  };
  const rulingsIn = rulingsFinder(
    profiles,
    { rules: {} },
    (file, why) => void complain(shownFrom(io.cwd, file), why),
  );
  const discovery = await discover({ cwd: io.cwd, heedIgnored, rulingsIn }, paths);
  for (const { shown, why } of discovery.problems) await complain(shown, why);
  const records: Indexed[] = [];
  for (const { candidate, reading } of readAhead(discovery.candidates)) {
    const { shown, path, by } = candidate;
    const { profile, settings } = await rulingsIn(dirname(path));
    const read = await reading;
    if (read.kind === 'refused') await complain(shown, read.why);
    else if (by !== 'text' || looksLikeRecord(read.text, profile))
      records.push({
        shown,
        summary: summarise(readRecord(read.text, profile, settings, path), pathToFileURL(path).href, path),
      });
  }
  return { records, problems };
}
