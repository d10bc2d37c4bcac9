/**
 * Others who check links, or lint, over the same records in their formats. Those of the registry are installed into a
 * temporary folder, on demand only.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { checkCold, node, runByTurns, runOnce } from './commands.mjs';
import { addressOf } from './conversation.mjs';
import {
  DISTRIBUTION,
  distribution,
  median,
  megabytes,
  ms,
  percentile,
  printTable,
  ratio,
} from './figures.mjs';

import { toMarkdown, writeJson, writeMarkdown } from './markdown.mjs';
import { textOf, typeByTurns } from './typing.mjs';

const PACKAGES = [
  'vscode-markdown-languageservice@0.5.0',
  'vscode-markdown-languageserver@0.5.0',
  'markdown-it@14.1.0',
  'markdownlint-cli2@0.22.1',
  'remark-cli@12.0.1',
  'remark-validate-links@13.1.0',
];

/**
 * @param {import('./cold.mjs').Archive} archive
 * @param {string} folder for what is written
 * @param {{ rounds: number, edits: number, installs: boolean }} options
 * @returns {Promise<import('./figures.mjs').Goal[]>}
 */
export async function measurePeers(archive, folder, { rounds, edits, installs }) {
  const goals = [measureBiome(archive, join(folder, 'json'), rounds)];
  const library = installs ? install(join(folder, 'peers')) : undefined;
  if (!installs) console.log('Checkers of Markdown: only with --peers, which installs them.\n');
  if (!library) return goals;
  return [
    ...goals,
    ...measureMarkdown(archive, join(folder, 'markdown'), library),
    await measureEdits(library, edits),
  ];
}

/** Biome is written in Rust, and is here already: it lints this project. */
function measureBiome(archive, folder, rounds) {
  const bytes = writeJson(archive.folder, folder);
  // Biome's own launcher takes longer to start than Biome: it is called past it.
  const { resolve: locate } = createRequire(resolve('package.json'));
  const name = `@biomejs/cli-${process.platform}-${process.arch}/biome`;
  const commands = {
    'biome lint': [locate(name), 'lint', '--vcs-enabled=false', folder],
    'precis check': checkCold(archive.folder),
  };
  const runs = runByTurns(commands, rounds);
  const rows = [
    row('biome lint', bytes, runs['biome lint'].times),
    row('precis check', archive.bytes, runs['precis check'].times),
  ];
  printTable(`Biome, ${archive.records} records as JSON`, COLUMNS, rows);
  const now = median(runs['biome lint'].times.map((time, round) => time / runs['precis check'].times[round]));
  return goal('P6', 'Biome linting the same text as JSON, beside a check', 4, now);
}

const COLUMNS = ['command', 'median ms', 'worst ms', 'MB/s'];

function row(name, bytes, times) {
  return [name, ms(median(times)), ms(percentile(times, 1)), (bytes / 1e3 / median(times)).toFixed(1)];
}

function install(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['install', '--no-audit', '--no-fund', '--silent', ...PACKAGES], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status === 0) return folder;
  console.log('Checkers of Markdown: they could not be installed.\n');
  return undefined;
}

/** Seconds after which a checker is stopped. */
const PATIENCE = 900;

/** Each is run once: they take minutes for what a search does in a blink. */
function measureMarkdown(archive, folder, library) {
  const { bytes, broken } = writeMarkdown(archive.folder, folder);
  writeFileSync(join(folder, '.markdownlint.json'), '{ "line-length": false }\n');
  const validateLinks = join(library, 'node_modules', 'remark-validate-links', 'index.js');
  writeFileSync(
    join(folder, '.remarkrc.json'),
    JSON.stringify({ plugins: [[validateLinks, { repository: false }]] }),
  );
  const tool = (name) => join(library, 'node_modules', '.bin', name);
  const links = fileURLToPath(new URL('vscode-links.mjs', import.meta.url));
  const commands = {
    'precis check': checkCold(archive.folder),
    'vscode-markdown-languageservice': node(links, folder, library),
    'markdownlint-cli2': node(tool('markdownlint-cli2'), `${folder}/**/*.md`),
    'remark-validate-links': node(tool('remark'), '--quiet', '--no-stdout', folder),
  };
  /** What tells how many links lead nowhere, in what each of them prints. */
  const counted = {
    'precis check': / {2}document-unresolved\b/,
    'vscode-markdown-languageservice': /link\.no-such-file/,
    'remark-validate-links': /missing-file/,
  };
  const runs = Object.entries(commands).map(([name, command]) => {
    const { output, ...run } = runOnce(command, PATIENCE);
    const pattern = counted[name];
    const lines = pattern && stripVTControlCharacters(output).split('\n');
    return { name, ...run, found: lines?.filter((line) => line.search(pattern) >= 0).length };
  });
  const rows = runs.map(({ name, time, peak, found, isStopped }) => {
    const size = name === 'precis check' ? archive.bytes : bytes;
    return [
      name,
      isStopped ? `> ${ms(time)}` : ms(time),
      isStopped ? '–' : (size / 1e3 / time).toFixed(1),
      peak === undefined ? '–' : megabytes(peak),
      found === undefined || isStopped ? '' : String(found),
      `${isStopped ? '> ' : ''}${ratio(time / runs[0].time)}`,
    ];
  });
  const columns = ['command', 'ms', 'MB/s', 'peak MB', 'missing documents found', 'this / `precis check`'];
  printTable(
    `Checkers of Markdown, ${archive.records} records, once; ${broken} links lead nowhere`,
    columns,
    rows,
  );
  const [own, code, lint] = runs;
  const large = archive.records >= 10_000;
  return [
    goal(
      'P5',
      `VS Code's checker of links, ${archive.records} records, beside a check`,
      large ? 500 : 50,
      code.time / own.time,
    ),
    goal(
      'P5',
      'markdownlint-cli2, beside a check, a byte',
      300,
      lint.time / bytes / (own.time / archive.bytes),
    ),
  ];
}

/** A keystroke in 1 MB of Markdown with the same links, and in the record that it was made of. */
async function measureEdits(library, edits) {
  const text = textOf(1_000_000);
  const folder = join(library, 'typed');
  mkdirSync(folder);
  const server = markdownServer(library);
  const uri = addressOf(folder, 'typed.md');
  const typed = await typeByTurns(
    {
      'vscode-markdown-languageserver': { server, folder, uri, text: toMarkdown(text), pulls: true },
      precis: { folder, text },
    },
    edits,
  );
  const rows = Object.entries(typed).map(([name, { times }]) => [
    name,
    String(times.length),
    ...distribution(times),
  ]);
  printTable('A keystroke in 1 MB', ['server', 'edits', ...DISTRIBUTION], rows);
  const now = median(typed['vscode-markdown-languageserver'].times) / median(typed.precis.times);
  return goal('P7', "keystroke in 1 MB, p50: VS Code's Markdown server beside this one", 100, now);
}

/**
 * VS Code's server for Markdown has its client read the files and parse them.
 *
 * @returns {import('./conversation.mjs').Server}
 */
function markdownServer(library) {
  const load = createRequire(join(library, 'package.json'));
  const markdown = load('markdown-it')({ html: true });
  const settings = {
    suggest: { paths: { enabled: true } },
    occurrencesHighlight: { enabled: false },
    validate: {
      enabled: true,
      referenceLinks: { enabled: 'warning' },
      fragmentLinks: { enabled: 'warning' },
      fileLinks: { enabled: 'warning', markdownFragmentLinks: 'warning' },
      ignoredLinks: [],
      unusedLinkDefinitions: { enabled: 'hint' },
      duplicateLinkDefinitions: { enabled: 'warning' },
    },
  };
  /** What is open, as the client has it. */
  const documents = new Map();
  const seen = {
    'textDocument/didOpen': ({ textDocument: { uri, languageId, version, text } }) =>
      documents.set(uri, TextDocument.create(uri, languageId, version, text)),
    'textDocument/didChange': ({ textDocument: { uri, version }, contentChanges }) =>
      TextDocument.update(documents.get(uri), contentChanges, version),
  };
  const answers = {
    'markdown/parse': ({ uri }) => markdown.parse(documents.get(uri).getText(), {}),
    'markdown/fs/readFile': ({ uri }) => [...readFileSync(fileURLToPath(uri))],
    'markdown/fs/stat': ({ uri }) => {
      const stat = statSync(fileURLToPath(uri), { throwIfNoEntry: false });
      return stat && { isDirectory: stat.isDirectory() };
    },
    'markdown/fs/readDirectory': ({ uri }) => readdirSync(fileURLToPath(uri)).map((name) => [name, {}]),
    'markdown/findMarkdownFilesInWorkspace': () => [],
  };
  return {
    args: [join(library, 'node_modules/vscode-markdown-languageserver/dist/node/workerMain.js'), '--stdio'],
    languageId: 'markdown',
    settings: { markdown: settings },
    sees: (method, params) => seen[method]?.(params),
    answer: (method, params) => answers[method]?.(params),
  };
}

/** @returns {import('./figures.mjs').Goal} */
function goal(id, what, limit, now) {
  return { id, what, limit, now, show: ratio, atLeast: true };
}
