import { parentPort, workerData } from 'node:worker_threads';
import { type SurveyWork, surveyWork } from './check/survey-work';

/** A thread of the server that reads the files of a folder, and sends what they say. */
const work: SurveyWork = workerData;
for (const batch of surveyWork(work)) parentPort?.postMessage(batch, [batch.numbers.buffer as ArrayBuffer]);
