import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { rules } from '../server/src/rules/index';

/** The rules of the house, as tests. */

const root = fileURLToPath(new URL('..', import.meta.url));
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));
const sources = tracked.filter((path) => /\.(?:ts|mts|mjs)$/.test(path));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The files that a file imports, as paths from the root; packages as they are named. */
function importsOf(path: string): string[] {
  const found = read(path).matchAll(
    /^(?:import|export)\s[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\(\s*'([^']+)'/gms,
  );
  return [...found].map(([, from, bare, later]) => {
    const name = from ?? bare ?? later ?? '';
    return name.startsWith('.') ? relative(root, join(root, dirname(path), name)) : name;
  });
}

describe('layers', () => {
  const layers = ['text', 'profile', 'syntax', 'analysis', 'index', 'rules', 'features', 'service', 'lsp'];
  const layerOf = (path: string): number => {
    const name = /^server\/src\/([a-z]+)/.exec(path)?.[1];
    return name ? layers.indexOf(name) : -1;
  };

  it('import only from the left', () => {
    const wrong = sources
      .filter((path) => path.startsWith('server/src/'))
      .flatMap((path) => importsOf(path).map((target) => ({ path, target })))
      .filter(({ path, target }) => target.startsWith('server/src/') && layerOf(target) > layerOf(path));
    expect(wrong).toEqual([]);
  });

  it('keep the core from hosts, profiles and the world', () => {
    const wrong = sources
      .filter((path) => path.startsWith('server/src/'))
      .flatMap((path) => importsOf(path).map((target) => ({ path, target })))
      .filter(({ target }) => /^(?:node:|vscode$|client\/|server\/(?:node|worker|profiles)\/)/.test(target));
    expect(wrong).toEqual([]);
  });

  /** The packages that a file loads when it is loaded, by itself or by what it imports. Bundles hold what comes of the profiles. */
  function loadedBy(...paths: readonly string[]): string[] {
    const seen = new Set(['server/profiles/index', 'server/profiles/offers']);
    const enter = (path: string): string[] => {
      if (seen.has(path)) return [];
      seen.add(path);
      if (!existsSync(join(root, `${path}.ts`))) return path.endsWith('.json') ? [] : [path];
      const now = read(`${path}.ts`).matchAll(/^(?:import|export)\s(?!type\s)[^;]*?from '([^']+)'/gms);
      return [...now].flatMap(([, name = '']) =>
        enter(name.startsWith('.') ? relative(root, join(root, dirname(path), name)) : name),
      );
    };
    return paths.flatMap(enter).filter((name) => !name.startsWith('node:'));
  }

  it('start without what reads settings and profiles, which few have', () => {
    const starts = [
      'server/node/cli',
      'server/node/command/run',
      'server/node/thread',
      'server/start/service',
    ];
    expect(loadedBy(...starts)).not.toContain('zod');
    expect(loadedBy('server/src/index/read-settings')).toContain('zod');
  });

  it('answer an editor without the library of the protocol', () => {
    expect(loadedBy('server/start/server', 'server/node/cli')).toEqual(['vscode-uri']);
    expect(loadedBy('server/node/wire/connect')).toContain('vscode-languageserver/node');
  });

  it('leave the protocol to lsp', () => {
    const wrong = sources.filter(
      (path) =>
        path.startsWith('server/src/') &&
        !path.startsWith('server/src/lsp/') &&
        importsOf(path).some((target) => target.startsWith('vscode-language')),
    );
    expect(wrong).toEqual([]);
  });

  it('keep rules from one another, and features too', () => {
    const wrong = sources.flatMap((path) => {
      const folder = /^server\/src\/(rules|features)\//.exec(path)?.[0];
      const isList = /\/(?:index|check|rule|(?:item|archive)-rule)\.ts$/.test(path);
      if (!folder || isList) return [];
      return importsOf(path).filter(
        (target) => target.startsWith(folder) && !/\/(?:fix|(?:item-|archive-)?rule)$/.test(target),
      );
    });
    expect(wrong).toEqual([]);
  });

  // Its shape would be its own, outlive it, and keep the record that it refers to until all of the memory is looked through.
  it('make no object of a record that brings its own getters', () => {
    const perRecord = sources.filter((path) => /^server\/src\/(?:text|syntax|analysis|rules)\//.test(path));
    expect(perRecord.length).toBeGreaterThan(100);
    expect(perRecord.filter((path) => /^ {3,}get \w+\(\)/m.test(read(path)))).toEqual([]);
  });

  it('give the client nothing of the server but the names of requests', () => {
    const wrong = sources
      .filter((path) => path.startsWith('client/'))
      .flatMap((path) => importsOf(path))
      .filter(
        (target) => target.startsWith('server/') && !/^server\/src\/lsp\/(?:[a-z]+-)*protocol$/.test(target),
      );
    expect(wrong).toEqual([]);
  });
});

describe('the core', () => {
  it('names no organisation and holds no word of a record language', () => {
    const core = sources.filter((path) => path.startsWith('server/src/'));
    const code = (path: string): string =>
      read(path)
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\/\/[^\n]*/g, '');
    expect(
      core.filter((path) => /\p{Script=Han}|\p{Script=Cyrillic}|\p{Script=Arabic}/u.test(code(path))),
    ).toEqual([]);
    expect(
      core.filter((path) => /\b(?:ITU|WTDC|WTSA|Plenipotentiary|Resolution)\b/.test(code(path))),
    ).toEqual([]);
    const languages = profiles.flatMap(({ wordings }) => wordings.map(({ language }) => language));
    const literal = new RegExp(`['"](?:${[...new Set(languages)].join('|')})['"]`);
    expect(core.filter((path) => literal.test(code(path)))).toEqual([]);
  });
});

describe('files', () => {
  it('are at most 300 lines long', () => {
    const long = sources.filter((path) => read(path).split('\n').length > 301);
    expect(long).toEqual([]);
  });

  it('have no default export, no any, no assertion that something is there', () => {
    const own = sources.filter((path) => !/(?:config\.mts|\.d\.ts)$/.test(path));
    expect(own.filter((path) => /^export default /m.test(read(path)))).toEqual([]);
    expect(
      own.filter((path) => /(?::|<|as) any\b/.test(read(path).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ''))),
    ).toEqual([]);
  });

  it('speak of the project alone', () => {
    const texts = tracked.filter(
      (path) => /\.(?:ts|mts|mjs|json|md|yml)$/.test(path) && path !== 'package-lock.json',
    );
    const told = texts.filter(
      (path) => path !== 'test/tidy.test.ts' && /\/work\/|\/root\/|\bTODO\b|\bFIXME\b/.test(read(path)),
    );
    expect(told).toEqual([]);
  });
});

describe('rules', () => {
  it('have a page each, and each page a rule', () => {
    const folder = join(root, 'server/src/rules');
    const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
    expect(pages.map((name) => name.slice(0, -3)).sort()).toEqual(rules.map(({ id }) => id).sort());
    for (const { id } of rules) expect(read(`server/src/rules/${id}.md`).startsWith(`# ${id}\n`)).toBe(true);
  });

  it('are named by their file, and say what they found in whole sentences', () => {
    for (const { id, messages, summary } of rules) {
      expect(existsSync(join(root, `server/src/rules/${id}.ts`))).toBe(true);
      expect(summary).toMatch(/\.$/);
      for (const sentence of Object.values(messages)) expect(sentence).toMatch(/^[\p{Lu}“{]/u);
    }
  });

  it('show every sentence of theirs on their page', () => {
    const missing = rules.flatMap(({ id, messages }) => {
      const page = read(`server/src/rules/${id}.md`);
      const reported = new Set([...page.matchAll(/^- [a-z-]+: ([a-zA-Z]+)/gm)].map(([, key]) => key));
      return reported.size > 0 || Object.keys(messages).length === 0 ? [] : [id];
    });
    expect(missing).toEqual([]);
  });
});

describe('pages', () => {
  it('link to what is there', () => {
    const broken = tracked
      // The words of other projects link within their own.
      .filter((path) => path.endsWith('.md') && path !== 'THIRD-PARTY-NOTICES.md')
      .flatMap((path) => linksOf(path).map((link) => ({ path, link })))
      .filter(({ path, link }) => !leadsSomewhere(path, link));
    expect(broken).toEqual([]);
  });

  /** The links and pictures of a page, examples left out. */
  function linksOf(path: string): string[] {
    const prose = read(path)
      .replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '')
      .replace(/(?<!\[)`[^`\n]+`(?!\])/g, 'code');
    return [...prose.matchAll(/\]\(([^()\s]+)\)/g)].map(([, link]) => link ?? '');
  }

  /** Whether a file is there, and in it the heading. Other places of the net are not asked. */
  function leadsSomewhere(path: string, link: string): boolean {
    if (/^(?:https?|mailto):/.test(link)) return true;
    const [file = '', heading] = link.split('#');
    const target = file === '' ? path : relative(root, join(root, dirname(path), decodeURI(file)));
    if (target.startsWith('..') || !existsSync(join(root, target))) return false;
    return heading === undefined || headingsOf(target).includes(heading);
  }

  /** The headings of a page as links name them. */
  function headingsOf(path: string): string[] {
    return [...read(path).matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    );
  }
});
