import { parentPort, workerData } from 'node:worker_threads';
import { type SurveyWork, surveyWork } from '../check/survey-work';

/** What a thread of the server does: it reads the files that it was given, and sends what they say. */
export function sendSurvey(): void {
  const work: SurveyWork = workerData;
  for (const batch of surveyWork(work)) parentPort?.postMessage(batch, [batch.numbers.buffer as ArrayBuffer]);
}
