import { parentPort, workerData } from 'node:worker_threads';
import { received } from './check/sent-work';
import { transferable, work } from './check/work';

/** A further thread of the command: it examines files until none is left, and sends what came of them. */
for (const batch of work(received(workerData))) parentPort?.postMessage(batch, transferable(batch));
