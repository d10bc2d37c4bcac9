#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const args = process.argv.slice(2);

/** Options that ask for a text, and for nothing to be done. */
const ASK: ReadonlySet<string> = new Set(['-h', '--help', '-V', '--version']);

// An editor is answered before anything is loaded that only the other commands need.
if (args[0] === 'lsp' && !args.some((arg) => ASK.has(arg))) void serve();
else void run();

/** Serves the editor at the other end of the standard streams. The server is a large part of the code. */
async function serve(): Promise<void> {
  const [{ meetEditor }, { streamWay }] = await Promise.all([
    import('./meet-editor'),
    import('./wire/stream-way'),
  ]);
  await meetEditor(
    () => streamWay(process.stdin, process.stdout),
    async () => (await import('./serve')).serve,
  );
}

/** The command. The pages of the rules and the further thread lie beside the bundle, and the manifest above it. */
async function run(): Promise<void> {
  const [{ createHash }, { processIo }, { start }] = await Promise.all([
    import('node:crypto'),
    import('./command/io'),
    import('./command/start'),
  ]);
  const io = processIo({
    pages: join(__dirname, 'rules'),
    version: versionHere,
    // The parts that this script loads are named in it by what they hold.
    build: () => createHash('sha1').update(readFileSync(__filename)).digest('hex'),
    thread: join(__dirname, 'thread.js'),
    serve,
  });
  // Ending at once would cut off what is still on its way through a pipe.
  process.exitCode = await start(io).catch(async (error: unknown) => {
    const { faultOfOurs } = await import('./command/inspect');
    await io.stderr.write(`${faultOfOurs('The command', error)}\n`);
    return 2;
  });
}

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
