import { serveHere, startThread } from '../node/main';
import { startWorker } from '../worker/main';

/**
 * The server, in one script for all editors, so that the extension carries it once. VS Code for the web gives it to a worker of the
 * browser. In Node `server.ts` loads it, and a thread that reads folders is given it. Only this folder knows both.
 */
if ('importScripts' in globalThis) void startWorker();
else startThread();

export const serve = serveHere;
