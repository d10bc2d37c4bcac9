import { startProcess } from '../node/main';
import { startWorker } from '../worker/main';

/**
 * What an editor starts: one script for all of them, so that the extension carries it once. VS Code for the web gives it to a
 * worker of the browser, any other editor to Node. Only this folder knows both; each loads its own when it is wanted.
 */
if ('importScripts' in globalThis) void startWorker();
else void startProcess();
