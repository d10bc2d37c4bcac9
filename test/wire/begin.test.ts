import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ClientCapabilities } from 'vscode-languageserver';
import { buildBundles } from '../bundles';
import { converse, MODERN, OLD } from '../protocol/conversation';
import { MALFORMED } from './malformed';
import { rawClient } from './raw-client';
import { type Speaker, throughPipes, WAYS } from './ways';

/** A server answers `initialize` before it is loaded. Who speaks with it sees nothing of that. */

const home = mkdtempSync(join(tmpdir(), 'precis-begin-'));
const script = join(home, 'server.js');
const command = join(home, 'precis.js');
const URI = 'file:///archive/C24-200.en.record';
const FAULTY = '1\tOpening\n1.1\tThe Chair opened the meeting.\n3\tClosure\n3.1\tThe meeting rose.\n';
const PATIENCE = 60_000;

beforeAll(() => {
  buildBundles('extension', home);
  buildBundles('command', home);
}, PATIENCE);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const request = (id: number, method: string, params: object = {}) => ({ jsonrpc: '2.0', id, method, params });
const note = (method: string, params: object = {}) => ({ jsonrpc: '2.0', method, params });
const initialize = (id: number, params: object = {}) =>
  request(id, 'initialize', { processId: null, rootUri: null, capabilities: OLD, ...params });
const textDocument = { uri: URI, languageId: 'summary-record', version: 1, text: FAULTY };

const PULLS: ClientCapabilities = { textDocument: { diagnostic: {} } };

/** The codes of what is answered before anybody asks what it is about: that it is no JSON, and no message. */
const UNREADABLE: ReadonlySet<number> = new Set([-32700, -32600]);

/** All that an editor has to say, at once. */
const CONVERSATION = [
  initialize(1, { capabilities: PULLS, locale: 'fr' }),
  note('initialized'),
  note('textDocument/didOpen', { textDocument }),
  request(2, 'textDocument/diagnostic', { textDocument }),
  initialize(3),
  request(4, 'precis/unknown'),
  request(5, 'shutdown'),
];

let speaker: Speaker | undefined;
afterEach(() => speaker?.child.kill('SIGKILL'));

describe.each([
  ...Object.entries(WAYS).map(([name, open]) => [`by ${name}`, () => open(script, home)] as const),
  ['of the command', async () => throughPipes(command, ['lsp', '--stdio'])] as const,
])('a conversation %s', (_, open) => {
  it('that is held all at once has each answer once, in order, and in the language that was asked for', async () => {
    speaker = await open();
    speaker.say(...CONVERSATION);
    const heard = await speaker.heard(5);
    expect(heard.map(({ id, error }) => [id, error?.code])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, -32600],
      [4, -32601],
      [5, undefined],
    ]);
    expect(JSON.stringify(heard[1]?.result)).toMatch(/section-order.*attendu/);
    speaker.say(note('exit'));
    expect(await speaker.ended).toBe(0);
    expect(await speaker.heard(5)).toHaveLength(5);
  });

  it('may end as soon as it has begun', async () => {
    speaker = await open();
    speaker.say(initialize(1), note('exit'));
    expect(await speaker.ended).toBe(1);
    expect((await speaker.heard(1))[0]?.result).toBeDefined();
  });

  it('may begin with what comes too early', async () => {
    speaker = await open();
    speaker.say(request(1, 'textDocument/hover'), initialize(2), request(3, 'shutdown'), note('exit'));
    expect(await speaker.ended).toBe(0);
    const heard = await speaker.heard(3);
    expect(heard.map(({ id, error }) => [id, error?.code])).toEqual([
      [1, -32002],
      [2, undefined],
      [3, undefined],
    ]);
  });
});

describe('what an editor is told', () => {
  const confirms: ClientCapabilities = {
    workspace: {
      fileOperations: { willRename: true },
      workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    },
    textDocument: { rename: { prepareSupport: true } },
  };

  it.each([
    ['of old', OLD],
    ['of today', MODERN],
    ['that pulls', PULLS],
    ['that confirms', confirms],
  ])('%s, is what the whole server says', async (_, capabilities) => {
    const whole = await converse(capabilities);
    await whole.end();
    speaker = throughPipes(script, ['--stdio']);
    speaker.say(initialize(1, { capabilities }));
    const [early] = await speaker.heard(1);
    expect(early).toEqual({ jsonrpc: '2.0', id: 1, result: whole.result });
    // Asked behind something else, the server itself answers.
    speaker.child.kill('SIGKILL');
    speaker = throughPipes(script, ['--stdio']);
    speaker.say(note('$/setTrace', { value: 'off' }), initialize(1, { capabilities }));
    expect(await speaker.heard(1)).toEqual([early]);
  });

  it.each<[string, object]>([
    ['has no capabilities', { capabilities: null }],
    ['has folders that are none', { workspaceFolders: [null] }],
    ['has folders that are no list', { workspaceFolders: 7 }],
    ['has an address that is none', { rootUri: 'no scheme://' }],
    ['names what is no address', { initializationOptions: { setAside: [{ toString: 1 }] } }],
  ])('who %s, is an error, and begins anew', async (_, params) => {
    speaker = throughPipes(script, ['--stdio']);
    speaker.say(initialize(1, params), initialize(2), request(3, 'shutdown'), note('exit'));
    expect(await speaker.ended).toBe(0);
    const heard = await speaker.heard(3);
    expect(heard.map(({ id, error }) => [id, error?.code])).toEqual([
      [1, -32603],
      [2, undefined],
      [3, undefined],
    ]);
  });

  it.each<[string, object]>([
    ['a locale that is none', { locale: { toString: 1 } }],
    ['options that are none', { initializationOptions: 'all', trace: 7, processId: 'x' }],
    ['capabilities of another kind', { capabilities: { window: null, workspace: 3, general: [] } }],
  ])('who has %s, is what anybody is told', async (_, params) => {
    speaker = throughPipes(script, ['--stdio']);
    speaker.say(initialize(1, params), request(2, 'shutdown'), note('exit'));
    expect(await speaker.ended).toBe(0);
    expect((await speaker.heard(2)).map(({ error }) => error)).toEqual([undefined, undefined]);
  });
});

it(
  'what is no message before the first word is answered with its code, and the conversation begins',
  async () => {
    const begun = Object.values(MALFORMED).map(async ({ bytes, answers }) => {
      if (!answers?.length || answers.some((code) => !UNREADABLE.has(code))) return [];
      const client = rawClient(script, ['--stdio']);
      client.send(bytes);
      await client.begin();
      client.child.kill();
      const codes = client.heard.flatMap(({ error }) => error?.code ?? []);
      expect(codes).toEqual(answers);
      return codes;
    });
    expect(new Set((await Promise.all(begun)).flat())).toEqual(UNREADABLE);
  },
  PATIENCE,
);

describe('a server that ends', () => {
  it('with its editor, before anything was said, and behind the first word', async () => {
    for (const first of [[], [initialize(1)], CONVERSATION.slice(0, 4)]) {
      speaker = throughPipes(script, ['--stdio']);
      speaker.say(...first);
      speaker.child.stdin?.end();
      expect(await speaker.ended).toBe(1);
    }
  });

  it('because what is to serve is not there, or is damaged, says so', async () => {
    for (const [name, damage] of Object.entries({
      missing: undefined,
      damaged: 'throw new Error("Cut off.");',
    })) {
      const folder = join(home, name);
      mkdirSync(folder);
      copyFileSync(script, join(folder, 'server.js'));
      if (damage) writeFileSync(join(folder, 'service.js'), damage);
      const client = rawClient(join(folder, 'server.js'), ['--stdio']);
      let told = '';
      client.child.stderr.on('data', (chunk) => {
        told += String(chunk);
      });
      const closed = new Promise((resolve) => client.child.stderr.on('close', resolve));
      const { result } = await client.request('initialize', {
        processId: null,
        rootUri: null,
        capabilities: {},
      });
      expect(result).toBeDefined();
      expect(await client.ended).toBe(1);
      await closed;
      expect(told).toMatch(/^The language server cannot be started: Error: /);
      expect(told).toContain(damage ? 'Cut off.' : 'service.js');
    }
  });

  it('because nobody says by which way, says so', async () => {
    speaker = throughPipes(script, []);
    expect(await speaker.ended).toBe(1);
  });

  it('when the process that it was told of has ended', { timeout: PATIENCE }, async () => {
    const other = throughPipes(script, ['--stdio']);
    other.child.kill('SIGKILL');
    await other.ended;
    speaker = throughPipes(script, ['--stdio']);
    speaker.say(initialize(1, { processId: other.child.pid }));
    expect(await speaker.ended).toBe(1);
  });
});
