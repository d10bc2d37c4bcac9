import { parentPort, workerData } from 'node:worker_threads';
import { URI } from 'vscode-uri';
import { type SurveyWork, surveyWork } from '../check/survey-work';
import { workNote } from './work-note';

/** What a thread is given: the files that it reads, and where it says at which of them it is, by its place. */
export interface SentSurvey extends SurveyWork {
  /** One number, which is shared. */
  readonly at: Int32Array;
}

/** What a thread of the server does: it reads the files that it was given, and sends what they say. */
export function sendSurvey(): void {
  const work: SentSurvey = workerData;
  const written = workNote();
  const begin = (place: number): void => {
    Atomics.store(work.at, 0, place);
    written?.note(URI.file(work.paths[place] ?? '').toString());
  };
  for (const batch of surveyWork(work, begin))
    parentPort?.postMessage(batch, [batch.numbers.buffer as ArrayBuffer]);
  written?.clear();
}
