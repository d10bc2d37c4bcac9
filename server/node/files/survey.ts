import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { URI } from 'vscode-uri';
import type { Files, Surveyed } from '../../src/index/files';
import { lengthAt } from '../../src/index/packed-summary';
import { textsIn } from '../../src/index/strings';
import type { SurveyBatch, SurveyWork } from '../check/survey-work';

/**
 * What is read is soon forgotten: with less room for it the process stays small. A file for which it is too little is
 * left to the server itself, with those behind it.
 */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 96 };

/** Reads files on a thread of their own, whose script is `thread`. What lies on no disk is left to others. */
export function surveyOn(thread: string): NonNullable<Files['survey']> {
  return async function* survey(uris, under) {
    const local = uris.filter((uri) => URI.parse(uri).scheme === 'file');
    const work: SurveyWork = { paths: local.map((uri) => URI.parse(uri).fsPath), under };
    const worker = new Worker(thread, { workerData: work, resourceLimits: LIMITS });
    try {
      // Without an argument of its own an end of the thread ends the loop; a failure of it is thrown.
      for await (const [batch] of on(worker, 'message', { close: ['exit'] }))
        yield surveyed(batch as SurveyBatch, local);
    } finally {
      await worker.terminate();
    }
  };
}

function surveyed({ texts, numbers, summaries, leftOut }: SurveyBatch, uris: readonly string[]): Surveyed {
  const at = (place: number): string => uris[place] ?? '';
  return {
    texts: textsIn(texts),
    summaries: summaries.map(([place, from]) => [
      at(place),
      numbers.subarray(from, from + lengthAt(numbers, from)),
    ]),
    leftOut: leftOut.map(([place, why]) => [at(place), why]),
  };
}
