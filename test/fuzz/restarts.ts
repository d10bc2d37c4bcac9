import type { RawClient } from '../wire/raw-client';
import { chanceFrom, failure, type Run } from './random';

/** What was done. */
export interface RestartCounts {
  kills: number;
  edits: number;
  findings: number;
}

const textDocument = { uri: 'file:///archive/C24-200.en.record' };

/**
 * Kills a server in the middle of what it is told, again and again. The next one is told of the record as the editor has it by
 * then, and finds in it what a server finds that was never killed.
 */
export async function runRestarts(
  start: () => RawClient,
  texts: readonly string[],
  { seed, cases }: Run,
): Promise<RestartCounts> {
  const counts: RestartCounts = { kills: 0, edits: 0, findings: 0 };
  const steady = start();
  await steady.begin();
  let client = start();
  await client.begin();
  try {
    for (let index = 0; index < cases; index++) {
      const chance = chanceFrom(seed + index);
      const lines = chance.pick(texts).split('\n').slice(0, 60);
      open(client, lines.join('\n'));
      for (let version = 2; !chance.onceIn(5); version++) {
        const line = chance.nat(lines.length);
        const text = chance
          .pick(texts)
          .slice(0, chance.nat(30))
          .replaceAll(/[\r\n]/g, ' ');
        lines[line] = text + lines[line];
        client.note('textDocument/didChange', {
          textDocument: { ...textDocument, version },
          contentChanges: [{ range: { start: { line, character: 0 }, end: { line, character: 0 } }, text }],
        });
        counts.edits++;
        if (chance.onceIn(4)) await found(client);
      }
      client.child.kill('SIGKILL');
      counts.kills++;
      await client.ended;
      client = start();
      await client.begin();
      for (const each of [client, steady]) open(each, lines.join('\n'));
      const [now, right] = [await found(client), await found(steady)];
      if (now !== right)
        throw failure(
          'restarts',
          seed + index,
          `It found ${now}.`,
          `One that was never killed found ${right}.`,
        );
      counts.findings += JSON.parse(right).items.length;
      for (const each of [client, steady]) {
        each.note('textDocument/didClose', { textDocument });
        each.forget();
      }
    }
    return counts;
  } finally {
    client.child.kill();
    steady.child.kill();
  }
}

function open(client: RawClient, text: string): void {
  client.note('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'summary-record', version: 1, text },
  });
}

async function found(client: RawClient): Promise<string> {
  const { result, error } = await client.request('textDocument/diagnostic', { textDocument });
  if (error) throw new Error(error.message);
  return JSON.stringify(result, (key, value) => (key === 'resultId' ? undefined : value));
}
