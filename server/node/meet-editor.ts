import { Console } from 'node:console';
import { offers } from '../profiles/offers';
import { readBeginning } from '../src/lsp/beginning';
import { initializeResult } from '../src/lsp/capabilities';
import { type MetWay, meet } from './wire/meet';
import type { Way } from './wire/way';

/**
 * Answers the editor that started this process, and has it served. `load` loads what serves it, which is nearly all of the code:
 * not before the editor has its first answer. When that fails the process ends, with the reason on standard error.
 */
export async function meetEditor(
  open: () => Way,
  load: () => Promise<(way: MetWay) => Promise<void>>,
): Promise<void> {
  try {
    const way = await meet(
      open(),
      (params) => initializeResult(readBeginning(params).abilities, offers),
      fail,
    );
    // What a library prints must not come between the messages.
    globalThis.console = new Console(process.stderr);
    const serve = await load();
    await serve(way);
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  const why = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
  process.stderr.write(`The language server cannot be started: ${why}\n`, () => process.exit(1));
}
