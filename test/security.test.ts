import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';
import type { DocumentLink, Hover, LocationLink } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { serverFiles } from '../server/node/files/server-files';
import { folderWith, precis } from './cli/command';
import { converse, MODERN, ROOT } from './protocol/conversation';

/** What somebody may send in a folder leads nowhere else, runs nothing and shows as what it is. */

const root = fileURLToPath(new URL('..', import.meta.url));

const ESCAPES = [
  '..',
  '../',
  '../..',
  '../../elsewhere',
  '/elsewhere',
  '//elsewhere',
  '///elsewhere',
  'C24/../../elsewhere',
  './../elsewhere',
  'a/b/../../../elsewhere',
  '..\\elsewhere',
  '..\\..\\elsewhere',
  'C:\\elsewhere',
  'C:/elsewhere',
  '\\\\server\\share',
  '//server/share',
  'file:///elsewhere',
  'file://server/share',
  'command:workbench.action.quit',
  'https://example.org/',
  '%2e%2e/elsewhere',
  '%2e%2e%2felsewhere',
  '..%2felsewhere',
  '..%5celsewhere',
  '%252e%252e/elsewhere',
  '..%00/elsewhere',
  '..\u0000/elsewhere',
  '.../elsewhere',
  '....//elsewhere',
  '~/elsewhere',
  '$HOME/elsewhere',
  '\u2025/elsewhere',
  '．．/elsewhere',
  '..;/elsewhere',
  '../elsewhere#x',
  '../elsewhere?x',
  ' ../elsewhere',
];

describe('a reference', () => {
  const HERE = `${ROOT}/C24-118.en.record`;
  const SECRET = 'file:///elsewhere/C24-8.txt';
  const files = (settings: object) =>
    new Map([
      [`${ROOT}/precis.json`, JSON.stringify(settings)],
      [SECRET, 'Document C24/8-E\n\nSECRET TITLE\n\n1\tSecret\n1.1\tA secret.\n'],
      [`${ROOT}/C24-9.txt`, 'Document C24/9-E\n\nREPORT\n'],
      ['file:///archive-not/C24-8.txt', 'Document C24/8-E\n\nSECRET TITLE\n'],
    ]);

  /** Every address that is offered, and every text that is shown. */
  async function led(text: string, settings: object): Promise<{ addresses: string[]; shown: string }> {
    const editor = await converse(MODERN, files(settings));
    await editor.open(HERE, text);
    await editor.pull(HERE);
    const textDocument = { uri: HERE };
    const links =
      (await editor.request<DocumentLink[] | null>('textDocument/documentLink', { textDocument })) ?? [];
    const addresses: string[] = [];
    let shown = '';
    for (const link of links) {
      const { target } = await editor.request<DocumentLink>('documentLink/resolve', link);
      if (target !== undefined) addresses.push(target);
      const at = { textDocument, position: link.range.start };
      for (const { targetUri } of (await editor.request<LocationLink[] | null>(
        'textDocument/definition',
        at,
      )) ?? [])
        addresses.push(targetUri);
      const hover = await editor.request<Hover | null>('textDocument/hover', at);
      shown += JSON.stringify(hover?.contents ?? '');
    }
    await editor.end();
    return { addresses, shown };
  }

  it.each(ESCAPES)('never leaves the folder: %j', async (way) => {
    const text = [
      'Document C24/118-E',
      '1\tReport (Document C24/8)',
      `1.1\tDocument C24/${way}, Document ${way}/C24/8, paragraph 1.1 of Document C24/8, Document C24/9.`,
      `1.2\t[x](${way}) <${way}> ${way}`,
      '',
    ].join('\n');
    const settings = { documents: ['.', way], registry: { files: [way, `${way}/C24-8.txt`] } };
    const { addresses, shown } = await led(text, settings);
    expect(addresses).toContain(`${ROOT}/C24-9.txt`);
    for (const address of addresses)
      expect(address).toMatch(/^(?:file:\/\/\/archive\/[^/]*$|https:\/\/[a-z.]+\/)/);
    expect(shown).not.toContain('SECRET');
    expect(shown).not.toMatch(/\]\((?!<(?:https:|file:\/\/\/archive\/))/);
  });
});

describe.skipIf(process.platform === 'win32')('a link that leads out of the folder', () => {
  const outside = mkdtempSync(join(realpathSync(tmpdir()), 'precis-outside-'));
  const inside = mkdtempSync(join(realpathSync(tmpdir()), 'precis-inside-'));
  afterAll(() => {
    for (const folder of [outside, inside]) rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(join(outside, 'secret.txt'), 'Document C24/8-E\n\nSECRET TITLE\n');
  writeFileSync(join(outside, 'entries.json'), '{ "instruments": [{ "key": "SECRET" }] }');
  mkdirSync(join(inside, 'real'));
  writeFileSync(join(inside, 'real/C24-9.txt'), 'Document C24/9-E\n\nREPORT\n');
  symlinkSync(join(outside, 'secret.txt'), join(inside, 'C24-8.txt'));
  symlinkSync(outside, join(inside, 'linked'));
  symlinkSync(join(inside, 'real/C24-9.txt'), join(inside, 'C24-9.txt'));
  const address = (path: string) => URI.file(join(inside, path)).toString();

  it('is not read; one that stays inside is', async () => {
    const told: string[] = [];
    const read = (path: string) =>
      serverFiles.read(address(path), (_, why) => told.push(why), URI.file(inside).toString());
    expect(await read('C24-8.txt')).toBeUndefined();
    expect(await read('linked/secret.txt')).toBeUndefined();
    expect(told).toEqual([
      expect.stringMatching(/^This is a link/),
      expect.stringMatching(/^This is a link/),
    ]);
    expect(await read('C24-9.txt')).toContain('REPORT');
  });

  it('is not read when an editor tells of it, nor for entries of the registry', async () => {
    const here = address('C24-118.en.record');
    writeFileSync(join(inside, 'precis.json'), '{ "registry": { "files": ["linked/entries.json"] } }');
    const uri = URI.file(inside).toString();
    const editor = await converse(
      MODERN,
      new Map(),
      {},
      { workspaceFolders: [{ uri, name: 'x' }] },
      { files: serverFiles },
    );
    await editor.open(here, 'Document C24/118-E\n1\tReport (Document C24/8)\n1.1\tDocument C24/8.\n');
    await editor.pull(here);
    await editor.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: address('C24-8.txt'), type: 1 },
        { uri: address('linked/secret.txt'), type: 1 },
      ],
    });
    const position = { line: 1, character: 20 };
    const hover = await editor.request<Hover | null>('textDocument/hover', {
      textDocument: { uri: here },
      position,
    });
    expect(JSON.stringify(hover)).toContain('C24/8');
    expect(JSON.stringify([hover, editor.logged])).not.toContain('SECRET');
    await editor.end();
    const { out, err } = await precis(inside, ['registry', 'list']);
    expect(out + err).not.toContain('SECRET');
    expect(err).toContain('There is no file “linked/entries.json” below this folder.');
  });
});

/** What Markdown, HTML, a terminal or a log would obey. */
const INJECTIONS = [
  '[x](command:workbench.action.quit)',
  '![x](https://example.org/x.png)',
  '<img src=x onerror=alert(1)>',
  '<script>x</script>',
  '`code`',
  '**bold**',
  '| a | b |',
  '# Heading',
  '$(alert)',
  '~~gone~~',
  '<https://example.org>',
  '&lt;b&gt;',
  '\\[x](command:x)',
  '](command:x)',
  '[x]: command:x',
  '\u001b]0;owned\u0007',
  '\u001b[2J\u001b[31m',
  '\u009b31m',
  '\u202egnp.exe',
  '\u0000',
  '\r\n::error::owned',
  '%0A::error::owned',
  '##vso[task.setvariable]x',
  '\u2066x\u2069',
  '{0}',
  '$&',
];

describe('a text of a record', () => {
  it.each(INJECTIONS)('shows as what it is in a hover: %j', async (injection) => {
    const title = `TITLE ${injection} END`;
    const editor = await converse(
      MODERN,
      new Map([
        [`${ROOT}/C24-8.txt`, `Document C24/8-E\n\n${title}\n\n1\t${injection}\n1.1\t${injection}\n`],
      ]),
    );
    const here = `${ROOT}/C24-118.en.record`;
    await editor.open(
      here,
      'Document C24/118-E\n1\tReport (Document C24/8)\n1.1\tDocument C24/8, paragraph 1.1 of Document C24/8.\n',
    );
    await editor.pull(here);
    for (const position of [
      { line: 1, character: 20 },
      { line: 2, character: 8 },
      { line: 2, character: 30 },
    ]) {
      const hover = await editor.request<Hover | null>('textDocument/hover', {
        textDocument: { uri: here },
        position,
      });
      const contents = hover?.contents;
      const value = contents && typeof contents === 'object' && 'value' in contents ? contents.value : '';
      // Without our own links and emphasis, and without what is escaped, nothing that means anything is left.
      const bare = value
        .replace(/\[(?:\\.|[^\\\]])*\]\(<(?:file:\/\/\/archive\/|https:\/\/)[^<>]*>\)/g, '')
        .replace(/\\[\\`*_{}[\]()#+\-.!|~$]/g, '')
        .replace(/\*\*/g, '')
        .replace(/^> /gm, '');
      expect(bare).not.toMatch(/[<>[\]`|~\u202a-\u202e\u2066-\u2069]/);
    }
    await editor.end();
  });

  it.each(['text', 'github', 'json', 'sarif', 'junit'])(
    'is obeyed by no terminal and no log: %s',
    async (format) => {
      const faulty = (injection: string) => `1\t${injection}\n3\t${injection} C24/8 (Rev.1) ${injection}\n`;
      const names = INJECTIONS.map((injection, index) => `${index}${injection.replace(/[/\0]/g, '')}.record`);
      const files = Object.fromEntries(names.map((name, index) => [name, faulty(INJECTIONS[index] ?? '')]));
      const folder = folderWith(files);
      for (const args of [
        ['check', '.', '--format', format],
        ['check', '.', '--fix', '--format', format],
      ]) {
        const { out, err } = await precis(folder, args);
        expect(out + err).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
        expect(out + err).not.toMatch(/^::error::owned/m);
      }
    },
  );

  it('is obeyed by no terminal where an argument is wrong', async () => {
    for (const args of [
      ['check', '--\u001b[2J'],
      ['\u001b]0;x\u0007'],
      ['check', '--format', '\u001b[2J'],
      ['check', '\u001b[2J'],
    ]) {
      const { out, err } = await precis(folderWith({}), args);
      expect(out + err).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/);
    }
  });
});

describe('the bundles', () => {
  /** What is asked of Node, and what would run a text or go onto a network. */
  function askedOf(code: string): Set<string> {
    const found = new Set<string>();
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const {
        type,
        callee,
        arguments: args,
      } = node as {
        type?: string;
        callee?: { name?: string };
        arguments?: { value?: unknown; type: string }[];
      };
      if (type === 'CallExpression' || type === 'NewExpression') {
        const name = callee?.name ?? '';
        const [first] = args ?? [];
        if (name === 'require')
          found.add(typeof first?.value === 'string' ? first.value.replace('node:', '') : 'require(…)');
        if (['eval', 'Function', 'fetch', 'XMLHttpRequest', 'WebSocket'].includes(name))
          found.add(`${name}()`);
      }
      for (const inner of Object.values(node)) visit(inner);
    };
    visit(parseAst(code.replace(/^#![^\n]*/, ''), { lang: 'js' }));
    return found;
  }

  it('go onto no network, start no program and run no text', async () => {
    const home = mkdtempSync(join(tmpdir(), 'precis-asked-'));
    const entries = ['cli', 'thread', 'survey-thread', 'main'].map((name) => `server/node/${name}.ts`);
    await build({
      entryPoints: entries,
      absWorkingDir: root,
      outdir: home,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      external: ['./serve.js'],
      logLevel: 'error',
    });
    const asked = Object.fromEntries(
      readdirSync(home).map((name) => [name, askedOf(readFileSync(join(home, name), 'utf8'))]),
    );
    rmSync(home, { recursive: true });
    const network =
      /^(?:https?|http2|net|tls|dgram|dns|inspector|cluster|vm|repl|fetch\(\)|XMLHttpRequest\(\)|WebSocket\(\)|eval\(\)|Function\(\)|child_process|require\(…\))/;
    const suspicious = Object.fromEntries(
      Object.entries(asked).map(([name, all]) => [name, [...all].filter((one) => network.test(one)).sort()]),
    );
    expect(suspicious).toEqual({
      // A command line library that can start programs of its own; no command here is one.
      'cli.js': ['child_process'],
      'thread.js': [],
      'survey-thread.js': [],
      // The library of the protocol can speak over a socket, when an editor asks it to.
      'main.js': ['child_process', 'net'],
    });
  });
});

describe('the extension', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

  it('says what is off in a folder that nobody trusts', () => {
    const { supported, description, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    expect(supported).toBe('limited');
    expect(restrictedConfigurations).toEqual(['precis.trace.server']);
    const words = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
    expect(words[description.slice(1, -1)]).toMatch(/logged/);
  });

  it('shows no Markdown that is trusted, no HTML and no page of its own', () => {
    const client = readdirSync(join(root, 'client/src')).map((name) =>
      readFileSync(join(root, 'client/src', name), 'utf8'),
    );
    const code = client.join('\n');
    expect(code).toContain('isTrusted: false, supportHtml: false');
    expect(code).not.toMatch(
      /isTrusted: (?!false)|supportHtml: (?!false)|createWebviewPanel|WebviewView|telemetry/i,
    );
  });
});
