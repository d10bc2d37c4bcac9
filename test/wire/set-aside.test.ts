import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Work } from '../../client/src/suspicion';
import { type WorkNotes, workNotesIn } from '../../client/work-notes';
import { WORK_NOTES } from '../../server/src/lsp/set-aside-protocol';
import { buildBundles } from '../bundles';
import { type RawClient, rawClient } from './raw-client';

/** A server that breaks down over a text leaves behind which; the next one leaves that out. */

const PATIENCE = 60_000;
const home = mkdtempSync(join(tmpdir(), 'precis-aside-'));
const script = join(home, 'server.js');
const preload = fileURLToPath(new URL('../break-down.cjs', import.meta.url));
const FAULTY = '1\tOpening\n1.1\tThe Chair opened the meeting.\n3\tClosure\n3.1\tThe meeting rose.\n';
const broken = (how: string): string => `${FAULTY}3.2\tBREAK_DOWN_${how}\n`;

beforeAll(() => buildBundles('extension', home), PATIENCE);
afterAll(() => rmSync(home, { recursive: true, force: true }));

let client: RawClient;
let folder: string;
let notes: WorkNotes;
beforeEach(() => {
  folder = mkdtempSync(join(home, 'archive-'));
  notes = workNotesIn(join(folder, '.notes'));
});
afterEach(() => client.child.kill('SIGKILL'));

const address = (name: string): string => pathToFileURL(join(folder, name)).href;
const noted = (works: readonly Work[]): string[] => works.map(({ uri }) => uri);

async function begun(setAside: readonly string[], execArgv: readonly string[] = []): Promise<RawClient> {
  client = rawClient(script, ['--stdio'], {
    execArgv: [...execArgv, '--require', preload],
    env: { [WORK_NOTES]: join(folder, '.notes') },
  });
  await client.begin(address(''), { setAside });
  return client;
}

function open(name: string, text: string): void {
  client.note('textDocument/didOpen', {
    textDocument: { uri: address(name), languageId: 'summary-record', version: 1, text },
  });
}

async function rulesIn(name: string): Promise<unknown> {
  const { result } = await client.request('textDocument/diagnostic', {
    textDocument: { uri: address(name) },
  });
  return (result as { items: { code: string }[] }).items.map(({ code }) => code);
}

describe('of a text that is open', () => {
  it.each([
    ['FALL', 'SIGSEGV'],
    ['MEMORY', 'SIGABRT'],
  ])(
    'it is known that the server ended over it (%s), and the next one leaves it out',
    { timeout: PATIENCE },
    async (how, signal) => {
      await begun([], ['--max-old-space-size=64']);
      open('good.record', FAULTY);
      expect(await rulesIn('good.record')).toContain('section-order');
      open('bad.record', broken(how));
      await expect(rulesIn('bad.record')).rejects.toThrow('ended');
      expect(client.child.signalCode).toBe(signal);
      expect(noted(notes.take())).toEqual([address('bad.record')]);
      await begun([address('bad.record')]);
      open('bad.record', broken(how));
      open('good.record', FAULTY);
      expect(await rulesIn('bad.record')).toEqual([]);
      client.note('textDocument/didChange', {
        textDocument: { uri: address('bad.record'), version: 2 },
        contentChanges: [
          { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'x' },
        ],
      });
      const symbols = { textDocument: { uri: address('bad.record') } };
      expect((await client.request('textDocument/documentSymbol', symbols)).result).toEqual([]);
      expect(await rulesIn('good.record')).toContain('section-order');
      client.note('textDocument/didClose', { textDocument: { uri: address('bad.record') } });
      expect(await rulesIn('good.record')).toContain('section-order');
    },
  );

  it('it is known that the server hung over it when it was killed', { timeout: PATIENCE }, async () => {
    await begun([]);
    open('bad.record', broken('HANG'));
    const never = rulesIn('bad.record').catch(() => 'ended');
    while (noted(notes.read()).length === 0) await new Promise(setImmediate);
    const [work] = notes.read();
    client.child.kill('SIGKILL');
    expect(await never).toBe('ended');
    expect(notes.take()).toEqual([work]);
    expect(work?.uri).toBe(address('bad.record'));
    expect(notes.read()).toEqual([]);
  });

  it('nothing is said when the server ends that has nothing to do', { timeout: PATIENCE }, async () => {
    await begun([]);
    open('good.record', FAULTY);
    expect(await rulesIn('good.record')).toContain('section-order');
    // What it does unasked is done by then.
    await client.request('precis/citations', { textDocument: { uri: address('good.record') } });
    await client.request('textDocument/foldingRange', { textDocument: { uri: address('none.record') } });
    client.child.kill('SIGKILL');
    await client.ended;
    expect(noted(notes.take())).toEqual([]);
  });
});

describe('of a file of the folder', () => {
  /** Writes documents whose text says another number than their name does: `C24-203.record` is C24/503. */
  const documents = (names: readonly string[]): void => {
    for (const name of names)
      writeFileSync(join(folder, name), `Document C24/${Number(name.slice(4, 7)) + 300}-E\n\n1\tReport\n`);
  };
  /** What the server names as left out, in its log. */
  const leftOut = (): string =>
    client.heard
      .filter(({ method }) => method === 'window/logMessage')
      .map((said) => JSON.stringify(said))
      .filter((said) => said.includes('Left out of the archive'))
      .join();
  /** What a file is by its text, once all have been read. */
  const symbolOf = async (name: string): Promise<unknown> => {
    const textDocument = { uri: address(name) };
    const { result } = await client.request('precis/citations', { textDocument });
    return (result as { symbol: string | null }).symbol;
  };

  it('it is known that the server ended over it, and the next one leaves it out and names it', {
    timeout: PATIENCE,
  }, async () => {
    documents(['C24-201.record', 'C24-203.record']);
    writeFileSync(join(folder, 'C24-202.record'), broken('FALL'));
    await begun([]);
    await client.ended;
    expect(noted(notes.take())).toEqual([address('C24-202.record')]);
    await begun([address('C24-202.record')]);
    expect(await symbolOf('C24-203.record')).toBe('C24/503');
    expect(leftOut()).toContain('C24-202.record');
    expect(leftOut()).toContain('broke down');
  });

  const many = Array.from({ length: 80 }, (_, index) => `C24-${200 + index}.record`);

  it('that is read aside the same', { timeout: PATIENCE }, async () => {
    documents(many);
    writeFileSync(join(folder, 'C24-230.record'), broken('FALL'));
    await begun([]);
    await client.ended;
    expect(noted(notes.take())).toContain(address('C24-230.record'));
    await begun([address('C24-230.record')]);
    expect(await symbolOf('C24-279.record')).toBe('C24/579');
    expect(leftOut()).toContain('C24-230.record');
  });

  it('that ends only a thread the rest is read, and the client is told which it was', {
    timeout: PATIENCE,
  }, async () => {
    documents(many);
    writeFileSync(join(folder, 'C24-230.record'), broken('MEMORY'));
    await begun([]);
    expect(await symbolOf('C24-279.record')).toBe('C24/579');
    expect(await symbolOf('C24-200.record')).toBe('C24/500');
    expect(client.heard.filter(({ method }) => method === 'precis/setAside')).toEqual([
      { jsonrpc: '2.0', method: 'precis/setAside', params: { uri: address('C24-230.record') } },
    ]);
    expect(leftOut()).toContain('C24-230.record');
    // The thread that fell accuses the file no more: the server goes on.
    expect(noted(notes.read())).toEqual([]);
    // The same server reads it no more.
    client.note('workspace/didChangeWatchedFiles', {
      changes: [{ uri: address('C24-230.record'), type: 2 }],
    });
    open('C24-230.record', broken('MEMORY'));
    expect(await rulesIn('C24-230.record')).toEqual([]);
  });

  it('an editor that knows nothing of it shows the message', { timeout: PATIENCE }, async () => {
    documents(many);
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'deep', 'C24-300.record'), broken('MEMORY'));
    client = rawClient(script, ['--stdio'], { execArgv: ['--require', preload], env: {} });
    await client.begin(address(''));
    expect(await symbolOf('C24-279.record')).toBe('C24/579');
    const shown = client.heard.filter(({ method }) => method === 'window/showMessage');
    expect(JSON.stringify(shown)).toContain('“C24-300.record” is not checked');
  });
});
