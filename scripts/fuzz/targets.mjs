import { hostile } from './hostile.mjs';
import { kills } from './kills.mjs';
import { soak } from './soak.mjs';
import { syscalls } from './syscalls.mjs';

/** @typedef {{ seed: number, cases: number }} Run */

/**
 * What can be run for long: how many cases it has by itself, and what it does with the code and a run. It gives what it
 * counted, and throws when something does not hold.
 *
 * @type {Readonly<Record<string, { cases: number, run: (code: any, run: Run) => Promise<Record<string, number | string>> }>>}
 */
export const targets = {
  inputs: { cases: 1_000_000, run: async (code, run) => code.runInputs(code.seedTexts('.'), run) },
  edits: { cases: 1_000_000, run: async (code, run) => code.runEdits(code.seedTexts('.'), run) },
  messages: { cases: 100_000, run: messages },
  restarts: { cases: 1000, run: restarts },
  malformed: { cases: 1, run: malformed },
  hostile: { cases: 100_000, run: hostile },
  kills: { cases: 1000, run: kills },
  syscalls: { cases: 1_000_000, run: syscalls },
  soak: { cases: 2000, run: soak },
};

async function messages(code, run) {
  const client = code.rawClient('dist/server.js', ['--stdio']);
  try {
    return await code.runMessages(client, run);
  } finally {
    client.child.kill();
  }
}

async function restarts(code, run) {
  return code.runRestarts(() => code.rawClient('dist/server.js', ['--stdio']), code.seedTexts('.'), run);
}

/** Each malformed message to a process of its own, over every way in, which is then asked to end. */
async function malformed(code) {
  let ended = 0;
  for (const [script, args] of [
    ['dist/server.js', ['--stdio']],
    ['dist/precis.js', ['lsp']],
  ])
    for (const [name, { bytes }] of Object.entries(code.MALFORMED)) {
      const client = code.rawClient(script, args);
      await client.begin();
      client.send(bytes);
      const { error } = await client.request('shutdown', undefined);
      client.note('exit', undefined);
      const status = await client.ended;
      if (error || status !== 0)
        throw new Error(`malformed: after “${name}” ${script} ended with ${status}.`);
      ended++;
    }
  return { conversations: ended };
}
