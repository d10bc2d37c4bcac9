#!/usr/bin/env node
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIo } from './command/io';
import { start } from './command/start';

/** The command. The pages of the rules and the further thread lie beside the bundle, and the manifest above it. */
const io = processIo({
  pages: join(__dirname, 'rules'),
  version: versionHere,
  // The parts that this script loads are named in it by what they hold.
  build: () => createHash('sha1').update(readFileSync(__filename)).digest('hex'),
  thread: join(__dirname, 'thread.js'),
  // The server is a large part of the code, and only one command needs it.
  serve: async () => (await import('./serve')).serveStdio(),
});

// Ending at once would cut off what is still on its way through a pipe.
void start(io)
  .catch(async (error: unknown) => {
    const { faultOfOurs } = await import('./command/inspect');
    await io.stderr.write(`${faultOfOurs('The command', error)}\n`);
    return 2;
  })
  .then((status) => {
    process.exitCode = status;
  });

function versionHere(): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
    if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
      return String(manifest.version);
  } catch {
    // Bundles that were copied elsewhere work all the same.
  }
  return 'unknown';
}
