import { dirname, resolve } from 'node:path';
import { LARGEST_FILE } from '../../src/lsp/file-protocol';
import type { ProfileSource } from '../../src/profile/profile';
import { readRecord } from '../../src/service';
import { decode, encode } from '../files/decode';
import { rulingsFinder } from '../files/workspace-settings';
import { shownFrom } from '../report/shown-path';
import { correct, inspect } from './inspect';
import type { Io } from './io';
import { openLedger } from './ledger';
import type { CheckOptions } from './options';

/**
 * Checks what comes in on standard input. With `--fix` the corrected text goes out and the report to standard error;
 * a text that cannot be read goes out as it came, because an editor puts what comes out in the place of its own.
 */
export async function checkStdin(
  io: Io,
  name: string,
  options: CheckOptions,
  profiles: readonly ProfileSource[],
): Promise<number> {
  const ledger = openLedger(io, options.fix ? io.stderr : io.stdout, options);
  const rulingsIn = rulingsFinder(profiles, options.overrides, (file, why) => {
    void ledger.problem({ shown: shownFrom(io.cwd, file), kind: 'settings', why });
  });
  await ledger.begin();
  const bytes = await readAll(io.stdin());
  const decoded =
    bytes.length > LARGEST_FILE
      ? {
          kind: 'refused' as const,
          why: `The text has more than ${LARGEST_FILE / 1024 / 1024} MB. Split it.`,
        }
      : decode(bytes);
  if (decoded.kind === 'refused') {
    if (options.fix) await io.stdout.write(bytes);
    await ledger.problem({ shown: name, kind: 'unread', why: decoded.why });
  } else {
    const rulings = await rulingsIn(dirname(resolve(io.cwd, name)));
    const corrected = options.fix ? correct(decoded.text, name, rulings) : undefined;
    if (corrected) await io.stdout.write(encode(corrected.text));
    const { profile, settings } = rulings;
    const record = readRecord(corrected?.text ?? decoded.text, profile, settings, name);
    const { report, failures } = inspect(record, settings);
    await ledger.file({ ...report, path: name }, corrected?.fixes ?? 0);
    if (corrected?.failure !== undefined)
      await ledger.problem({ shown: name, kind: 'unfixed', why: corrected.failure });
    for (const { why } of failures) await ledger.problem({ shown: name, kind: 'failure', why });
  }
  await ledger.end();
  return ledger.exitStatus();
}

async function readAll(input: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  return Buffer.concat(chunks);
}
