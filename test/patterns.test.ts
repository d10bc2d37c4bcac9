import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { checkSync } from 'recheck';
import { afterAll, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

/**
 * Every pattern of the bundles takes linear time over any text: those of libraries, too. To prove it of all of them takes
 * minutes. So those that were proved are listed by what they hash to, and only others are looked at; `FUZZ=1` looks at all,
 * and `UPDATE=1` writes the list.
 */

/** Patterns of libraries that no text from outside comes before, or only a short one. */
const EXCUSED: ReadonlyMap<string, string> = new Map([
  ['/(.+\\n){2}/', 'vscode-languageserver cuts a stack trace of its own'],
  ['/[\\s]*[^\\s]+/g', 'commander breaks its own help into lines'],
  ['/\\$CURRENT_[A-Z_]+|\\$\\{CURRENT_[A-Z_]+[^}]*\\}/g', 'over a snippet of our own'],
  ['/\\$\\{([0-9]{1,2})\\|((?:\\\\,|[^,|])*)[^|]*\\|\\}/g', 'over a snippet of our own'],
  ['/^-+|-+$/g', 'commander, over the name of an option'],
  ['/[?*]|[+@!]\\(.*?\\)|\\[|\\]/', 'picomatch, over a pattern of the settings, of at most 200 characters'],
  [
    '/(?:\\[.*?[^\\\\]\\]|\\\\(?=.))/g',
    'picomatch, over a pattern of the settings, of at most 200 characters',
  ],
  ['/\\\\\\[([^\\]/]*?)($|\\])/g', 'ignore, over a line of .gitignore, of at most 500 characters'],
]);

const root = fileURLToPath(new URL('..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'precis-patterns-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/** The patterns that are written as such. */
function literalsOf(code: string): Pattern[] {
  const found: Pattern[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { regex } = node as { regex?: { pattern: string; flags: string } };
    if (regex) found.push({ source: regex.pattern, flags: regex.flags });
    else for (const inner of Object.values(node)) visit(inner);
  };
  visit(parseAst(code.replace(/^#![^\n]*/, ''), { lang: 'js' }));
  return found;
}

const LIST = new URL('patterns.proved.txt', import.meta.url);
const listed = new Set(process.env['FUZZ'] ? [] : readFileSync(LIST, 'utf8').split('\n'));
const proved = new Set<string>();
if (process.env['UPDATE']) afterAll(() => writeFileSync(LIST, `${[...proved].sort().join('\n')}\n`));

/** What makes a pattern slow, if something does. A pattern that only tries one place is held to that place. */
function slowness({ source, flags }: Pattern): string | undefined {
  const hash = createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 20);
  if (listed.has(hash)) {
    proved.add(hash);
    return undefined;
  }
  const anchored = flags.includes('y') ? `^(?:${source})` : source;
  const result = checkSync(anchored, flags.replace(/[ydg]/g, ''), { timeout: 60_000 });
  if (result.status === 'safe') proved.add(hash);
  else
    return `/${source}/${flags} ${result.status === 'vulnerable' ? result.complexity.summary : result.status}`;
  return undefined;
}

it('of the bundles', { timeout: 600_000 }, async () => {
  const names = ['cli', 'thread', 'survey-thread'].map((name) => `server/node/${name}.ts`);
  await build({
    entryPoints: ['client/main.ts', 'server/start/server.ts', ...names],
    absWorkingDir: root,
    outdir: home,
    outbase: root,
    bundle: true,
    platform: 'node',
    conditions: ['node', 'browser'],
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    logLevel: 'error',
  });
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  expect(files).toHaveLength(5);
  const all = new Map<string, Pattern>();
  for (const name of files)
    for (const pattern of literalsOf(readFileSync(join(home, name), 'utf8')))
      all.set(`/${pattern.source}/${pattern.flags}`, pattern);
  expect(all.size).toBeGreaterThan(250);
  expect([...EXCUSED.keys()].filter((written) => !all.has(written))).toEqual([]);
  const slow = [...all].flatMap(([written, pattern]) =>
    EXCUSED.has(written) ? [] : (slowness(pattern) ?? []),
  );
  expect(slow).toEqual([]);
});

it('that are put together from profiles', { timeout: 600_000 }, async () => {
  const made = new Map<string, Pattern>();
  const Original = globalThis.RegExp;
  const take = (source: unknown, flags: unknown): void => {
    const pattern = { source: String(source), flags: String(flags ?? '') };
    made.set(`/${pattern.source}/${pattern.flags}`, pattern);
  };
  globalThis.RegExp = new Proxy(Original, {
    construct(target, [source, flags]) {
      if (typeof source === 'string') take(source, flags);
      return new target(source, flags);
    },
  });
  try {
    const { profiles } = await import('../server/profiles/index');
    const { defaultSettings } = await import('../server/src/index/settings');
    const { findingsOf, tidy } = await import('../server/src/service');
    const { parse } = await import('../server/src/syntax/parse');
    const { referencesOf } = await import('../server/src/syntax/references');
    const samples = readdirSync(join(root, 'samples'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:record|txt)$/.test(name))
      .map((name) => readFileSync(join(root, 'samples', name), 'utf8'));
    for (const profile of profiles)
      for (const { language } of profile.wordings)
        for (const text of samples) {
          const read = (content: string) => parse(content, profile, language);
          referencesOf(read(text));
          for (const { fixes } of findingsOf(read(text), defaultSettings)) fixes();
          tidy(text, read, defaultSettings);
        }
  } finally {
    globalThis.RegExp = Original;
  }
  const own = [...made.values()];
  expect(own.length).toBeGreaterThan(100);
  expect(own.flatMap((pattern) => slowness(pattern) ?? [])).toEqual([]);
});
