import { isMainThread } from 'node:worker_threads';
import { sendSurvey } from './files/send-survey';
import { serve } from './serve';
import type { MetWay } from './wire/meet';

/** Serves an editor. This script is also that of the thread that reads folders, so that the code for reading records is there once. */
export function serveHere(way: MetWay): Promise<void> {
  return serve(way, __filename);
}

/** Reads folders, where this is the thread that does. */
export function startThread(): void {
  if (!isMainThread) sendSurvey();
}
