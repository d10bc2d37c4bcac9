import { on } from 'node:events';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { URI } from 'vscode-uri';
import type { Files, ReadUnder, Surveyed } from '../../src/index/files';
import { lengthAt } from '../../src/index/packed-summary';
import { textsIn } from '../../src/index/strings';
import type { SurveyBatch } from '../check/survey-work';
import type { SentSurvey } from './send-survey';
import { forgetWork } from './work-note';

/** What is read is soon forgotten: with less room for it, in megabytes, the process stays small. */
const LITTLE: ResourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 96 };

/** Room for the largest file that is read, and as much again. */
const ENOUGH: ResourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 2048 };

/**
 * Reads files on a thread of their own, whose script is `thread`. What lies on no disk is left to others. Where a thread breaks
 * down over a file, another one with more room begins with it; a file over which that breaks down is set aside, and the
 * rest is read.
 */
export function surveyOn(thread: string): NonNullable<Files['survey']> {
  return async function* survey(uris, under) {
    let waiting = uris.filter((uri) => URI.parse(uri).scheme === 'file');
    let limits = LITTLE;
    while (waiting.length > 0) {
      const told = new Set<string>();
      const brokenAt = yield* surveyBy(thread, { uris: waiting, under, limits }, told);
      if (brokenAt === undefined) return;
      if (limits === ENOUGH) {
        told.add(brokenAt);
        yield { texts: textsIn([]), summaries: [], leftOut: [], others: [], setAside: [brokenAt] };
      }
      limits = ENOUGH;
      waiting = waiting.filter((uri) => !told.has(uri));
    }
  };
}

/** What a thread is to read, and in how much memory. */
interface Task {
  readonly uris: readonly string[];
  readonly under: ReadUnder;
  readonly limits: ResourceLimits;
}

/**
 * Reads files on one thread, and adds to `told` those that were told of. Returns the file over which the thread broke down, if
 * it did. Throws when it did not come as far as the first.
 */
async function* surveyBy(
  thread: string,
  { uris, under, limits }: Task,
  told: Set<string>,
): AsyncGenerator<Surveyed, string | undefined> {
  const at = new Int32Array(new SharedArrayBuffer(4)).fill(-1);
  const paths = uris.map((uri) => URI.parse(uri).fsPath);
  const work: SentSurvey = { paths, under, at };
  const worker = new Worker(thread, { workerData: work, resourceLimits: limits });
  // It has none any more when it has ended.
  const { threadId } = worker;
  const broken = (): string | undefined => {
    const uri = uris[Atomics.load(at, 0)];
    return uri === undefined || told.has(uri) ? undefined : uri;
  };
  try {
    // Without an argument of its own an end of the thread ends the loop; a failure of it is thrown.
    for await (const [batch] of on(worker, 'message', { close: ['exit'] })) {
      const surveyed = surveyedIn(batch as SurveyBatch, uris);
      for (const [uri] of [...surveyed.summaries, ...surveyed.leftOut]) told.add(uri);
      for (const uri of surveyed.others) told.add(uri);
      yield surveyed;
    }
    return broken();
  } catch (error) {
    const uri = broken();
    if (uri === undefined) throw error;
    return uri;
  } finally {
    await worker.terminate();
    forgetWork(threadId);
  }
}

function surveyedIn(
  { texts, numbers, summaries, leftOut, others }: SurveyBatch,
  uris: readonly string[],
): Surveyed {
  const at = (place: number): string => uris[place] ?? '';
  return {
    texts: textsIn(texts),
    summaries: summaries.map(([place, from]) => [
      at(place),
      numbers.subarray(from, from + lengthAt(numbers, from)),
    ]),
    leftOut: leftOut.map(([place, why]) => [at(place), why]),
    others: others.map(at),
    setAside: [],
  };
}
