import { startProcess } from '../node/main';
import { startWorker } from '../worker/main';

// One script for every editor: VS Code for the web gives it to a worker of the browser, all others to Node. What only Node
// has is loaded when it is wanted.
if ('importScripts' in globalThis) void startWorker();
else void startProcess();
