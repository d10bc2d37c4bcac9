import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Io, Output } from '../../server/node/command/io';
// The command loads it when it is wanted: here before a test counts what is asked of the disk.
import '../../server/node/command/run';
import { start } from '../../server/node/command/start';
import { allRules } from '../../server/src/service';

/** What a command left behind. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface Circumstances {
  readonly stdin?: string | Uint8Array;
  readonly env?: Io['env'];
  readonly terminal?: boolean;
  readonly build?: string;
  readonly interrupted?: AbortSignal;
  /** Told of everything that was written to either stream so far. */
  readonly onOutput?: (all: string) => void;
}

/** Runs the command in a folder, in this process. */
export async function precis(
  cwd: string,
  args: readonly string[],
  circumstances: Circumstances = {},
): Promise<Outcome> {
  const { stdin = '', env = {}, terminal = false, onOutput } = circumstances;
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const all: Buffer[] = [];
  const outputTo = (chunks: Buffer[]): Output => ({
    async write(chunk) {
      chunks.push(Buffer.from(chunk));
      all.push(Buffer.from(chunk));
      onOutput?.(Buffer.concat(all).toString());
    },
    closed: () => false,
    isTerminal: terminal,
    columns: terminal ? 60 : undefined,
  });
  const status = await start({
    args,
    cwd,
    env,
    stdout: outputTo(out),
    stderr: outputTo(err),
    async *stdin() {
      yield Buffer.from(stdin);
    },
    interrupted: () => circumstances.interrupted ?? new AbortController().signal,
    pages: fileURLToPath(new URL('../../server/src/rules', import.meta.url)),
    version: () => '1.2.3',
    // Long after anything was written.
    now: () => Date.now() + 60_000,
    build: () => circumstances.build ?? 'a build',
    thread: undefined,
    serve: async () => {},
  });
  return { status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

/** A folder with these files, which is gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'precis-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A record without faults. */
export const CLEAN = '1\t会议开幕\n1.1\t主席宣布会议开幕。\n2\t其他事项\n2.1\t没有其他事项。\n';

/** A record whose second heading should be 2: one error, and nothing that is corrected without a person looking. */
export const GAP = '1\t会议开幕\n1.1\t主席宣布会议开幕。\n3\t其他事项\n3.1\t没有其他事项。\n';

/** A record with a blank within a symbol, which is corrected without a doubt. */
export const LOOSE = '1\t会议开幕\n1.1\t主席介绍了C24/8 (Rev.1)号文件。\n1.2\t会议对此表示同意。\n';
export const LOOSE_FIXED = LOOSE.replace('C24/8 (Rev.1)', 'C24/8(Rev.1)');

/** Settings under which these rules alone are asked, so that a test does not depend on the others. */
export function only(...ids: readonly string[]): string {
  const off = allRules().flatMap(({ id }) => (ids.includes(id) ? [] : [[id, 'off']]));
  return JSON.stringify({ rules: Object.fromEntries(off) });
}
