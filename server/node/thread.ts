import { parentPort, workerData } from 'node:worker_threads';
import { received, type SentWork } from './check/sent-work';
import { transferable, work } from './check/work';

/** A further thread of the command: it examines files until none is left, and sends what came of them. */
const given: SentWork = workerData;
const worker = { most: Infinity, onTask: (place: number) => void Atomics.store(given.at, 0, place) };
for (const batch of work(received(given), worker)) parentPort?.postMessage(batch, transferable(batch));
