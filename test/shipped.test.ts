import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';
import { buildBundles } from './bundles';

/** What is shipped does no more than it says. */

const root = fileURLToPath(new URL('..', import.meta.url));

describe('the bundles', () => {
  interface Callee {
    readonly name?: string;
    readonly property?: { readonly name?: string };
    readonly expressions?: readonly Callee[];
  }

  /** What is called: a name, or what another part of the code has under that name. */
  function nameOf(callee: Callee | undefined): string {
    const last = callee?.expressions?.at(-1);
    return last?.property?.name ?? callee?.name ?? '';
  }

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
        callee?: Callee;
        arguments?: { value?: unknown; type: string }[];
      };
      if (type === 'CallExpression' || type === 'NewExpression') {
        const name = nameOf(callee);
        const [first] = args ?? [];
        if (name === 'require' || name === '__require')
          found.add(typeof first?.value === 'string' ? first.value.replace('node:', '') : 'require(…)');
        if (['eval', 'Function', 'fetch', 'XMLHttpRequest', 'WebSocket'].includes(name))
          found.add(`${name}()`);
      }
      for (const inner of Object.values(node)) visit(inner);
    };
    visit(parseAst(code.replace(/^#![^\n]*/, ''), { lang: 'js' }));
    return found;
  }

  it('go onto no network, start no program and run no text', () => {
    const home = mkdtempSync(join(tmpdir(), 'precis-asked-'));
    for (const part of ['extension', 'command'] as const) buildBundles(part, join(home, part));
    const scripts = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    const asked = scripts.map((name) => [name, askedOf(readFileSync(join(home, name), 'utf8'))] as const);
    rmSync(home, { recursive: true });
    const network =
      /^(?:https?|http2|net|tls|dgram|dns|inspector|cluster|vm|repl|fetch\(\)|XMLHttpRequest\(\)|WebSocket\(\)|eval\(\)|Function\(\)|child_process|require\(…\))/;
    const suspicious = asked.flatMap(([name, all]) => {
      const found = [...all].filter((one) => network.test(one)).sort();
      return found.length > 0 ? [`${name.replace(/-[A-Z0-9]{8}/, '')}: ${found.join(', ')}`] : [];
    });
    expect(suspicious.sort()).toEqual([
      // A command line library that can start programs of its own; no command here is one.
      'command/parts/chunk.js: child_process',
      // The library of the protocol can speak over a socket, and start a server; ours speaks over one when an editor asks for that.
      'command/parts/connect.js: child_process, net',
      'extension/client.js: child_process, net',
      'extension/server.js: net',
      'extension/service.js: child_process, net',
    ]);
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
