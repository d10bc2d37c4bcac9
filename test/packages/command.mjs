/** The npm package: what is in it, what publint says of it, and that it works where it is installed. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CACHE, npm, ROOT } from '../vscode/install.mjs';
import { step } from './steps.mjs';

const PUBLINT = '0.3.25';
const STAGED = join(ROOT, 'dist', 'npm');

/** All that is in the package, besides the pages of the rules. */
const FILES = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'THIRD-PARTY-NOTICES.md',
  'dist/api.d.ts',
  'dist/api.js',
  'dist/precis.js',
  'dist/serve.js',
  'dist/survey.js',
  'dist/thread.js',
  'package.json',
  ...readdirSync(join(ROOT, 'schemas')).map((name) => `schemas/${name}`),
];

/** A record with a blank within a symbol, which is corrected without a doubt. */
const LOOSE =
  '1\t会议开幕（C24/8(Rev.1)号文件）\n1.1\t主席介绍了C24/8 (Rev.1)号文件。\n1.2\t会议对此表示同意。\n';

/** A program of somebody who uses the package, with types. */
const PROGRAM = `import { check, fix, type RecordFinding } from 'precis';
const text: string = ${JSON.stringify(LOOSE)};
const found: RecordFinding[] = check(text, { path: 'C24-1.zh.record', settings: { rules: { 'decision-missing': 'off' } } });
console.log(found.map(({ rule, from, to }) => rule + ' ' + text.slice(from, to)).join());
console.log(fix(text).text.includes('C24/8(Rev.1)'));
// @ts-expect-error A text is needed.
const wrong = () => check(1);
`;

/** The tests of `dist/precis-VERSION.tgz`. */
export async function testCommand() {
  const { version } = JSON.parse(readFileSync(join(STAGED, 'package.json'), 'utf8'));
  const tarball = join(ROOT, 'dist', `precis-${version}.tgz`);

  await step('the npm package holds what it should, and nothing else', () => {
    const isPart = (/** @type {string} */ name) => /^dist\/parts\/[a-z-]+-[A-Z0-9]{8}\.js$/.test(name);
    const pages = readdirSync(join(ROOT, 'server/src/rules')).filter((name) => name.endsWith('.md'));
    const expected = [...FILES, ...pages.map((page) => `dist/rules/${page}`)];
    const { stdout } = spawnSync('tar', ['-tzf', tarball], { encoding: 'utf8' });
    const names = stdout.split('\n').filter((name) => name !== '');
    const found = names.map((name) => name.replace('package/', ''));
    assert.ok(found.some(isPart), 'Its bundles share nothing.');
    assert.deepEqual(found.filter((name) => !isPart(name)).sort(), expected.sort());
  });
  await step('its types stand by themselves', () => {
    assert.doesNotMatch(
      readFileSync(join(STAGED, 'dist', 'api.d.ts'), 'utf8'),
      /^import |import\(|\brequire\(/m,
    );
  });
  await checkWithPublint(tarball);

  const folder = mkdtempSync(join(tmpdir(), 'precis-npm-'));
  try {
    await useInstalled(folder, tarball);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * publint is no dependency of the project: it is installed into the cache once. Where that cannot be done this is said,
 * and on a build machine it is a failure.
 * @param {string} tarball
 */
async function checkWithPublint(tarball) {
  const cache = join(CACHE, `publint-${PUBLINT}`);
  const script = join(cache, 'node_modules', 'publint', 'src', 'cli.js');
  if (!existsSync(script)) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
    try {
      npm(cache, ['install', '--ignore-scripts', '--no-save', `publint@${PUBLINT}`]);
    } catch (error) {
      console.log('publint could not be installed: the npm package was not checked by it.');
      if (process.env.CI) await step('publint can be installed', () => Promise.reject(error));
      return;
    }
  }
  await step('publint finds nothing', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'run', tarball, '--strict'], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, `${stdout}${stderr}`);
    assert.match(stdout, /All good/, stdout);
  });
}

/**
 * @param {string} folder
 * @param {string} tarball
 */
async function useInstalled(folder, tarball) {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  writeFileSync(join(folder, 'loose.zh.record'), LOOSE);
  writeFileSync(join(folder, 'program.mts'), PROGRAM);
  /** @param {string} command @param {readonly string[]} args */
  const run = (command, ...args) =>
    spawnSync(command, args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });

  await step('the npm package is installed without a network', () => {
    npm(folder, ['install', '--offline', '--ignore-scripts', tarball]);
    assert.deepEqual(
      readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
      ['precis'],
    );
  });
  await step('`npx precis check` finds, explains and corrects', () => {
    const found = run('npx', '--offline', 'precis', 'check', 'loose.zh.record');
    assert.equal(found.status, 1, found.stderr);
    assert.match(found.stdout, /document-form/);
    const page = run('npx', '--offline', 'precis', 'check', '--explain', 'document-form');
    assert.match(page.stdout, /^# document-form/m);
    run('npx', '--offline', 'precis', 'check', '--fix', 'loose.zh.record');
    assert.match(readFileSync(join(folder, 'loose.zh.record'), 'utf8'), /C24\/8\(Rev\.1\)/);
  });
  await step('it says its version', () => {
    const { version } = JSON.parse(readFileSync(join(STAGED, 'package.json'), 'utf8'));
    assert.equal(run('npx', '--offline', 'precis', '--version').stdout.trim(), version);
  });
  await step('the hook of docs/ci.md refuses a record with findings, and no other commit', () => {
    const hook = fenced('sh', '#!/bin/sh');
    run('git', 'init', '-q');
    run('git', 'config', 'user.name', 'A');
    run('git', 'config', 'user.email', 'a@example.org');
    writeFileSync(join(folder, '.git', 'hooks', 'pre-commit'), hook, { mode: 0o755 });
    writeFileSync(join(folder, '.gitignore'), 'node_modules\n');
    run('git', 'add', '.gitignore');
    assert.equal(run('git', 'commit', '-qm', 'No record').status, 0);
    writeFileSync(join(folder, 'with a blank.zh.record'), LOOSE);
    run('git', 'add', 'with a blank.zh.record');
    const refused = run('git', 'commit', '-qm', 'With a finding');
    assert.equal(refused.status, 1, refused.stderr);
    assert.match(refused.stdout + refused.stderr, /document-form/);
    run('npx', '--offline', 'precis', 'check', '--fix', 'with a blank.zh.record');
    run('git', 'add', 'with a blank.zh.record');
    const accepted = run('git', 'commit', '-qm', 'Corrected');
    assert.equal(accepted.status, 0, accepted.stdout + accepted.stderr);
  });
  await step('the steps of the action of docs/ci.md annotate, and write SARIF', () => {
    writeFileSync(join(folder, 'loose.zh.record'), LOOSE);
    const action = fenced('yaml', 'name: Records');
    const [annotate, sarif] = [...action.matchAll(/run: (.+)/g)].map(([, line]) =>
      line.replace(/npx --yes precis@[\d.]+/, 'npx --offline precis'),
    );
    const annotated = run('bash', '-eo', 'pipefail', '-c', annotate);
    assert.equal(annotated.status, 1, annotated.stderr);
    assert.match(annotated.stdout, /^::error .*file=loose\.zh\.record/m);
    assert.equal(run('bash', '-eo', 'pipefail', '-c', sarif).status, 0);
    const { version, runs } = JSON.parse(readFileSync(join(folder, 'precis.sarif'), 'utf8'));
    assert.equal(version, '2.1.0');
    assert.ok(
      runs[0].results.some((/** @type {{ ruleId: string }} */ { ruleId }) => ruleId === 'document-form'),
    );
  });
  await step('a program calls it, with types, by import and by require', () => {
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--module', 'nodenext', '--strict', '--target', 'es2022', '--types', '', 'program.mts'];
    const types = run(process.execPath, tsc, ...options);
    assert.equal(types.status, 0, types.stdout);
    const program = run(process.execPath, 'program.mjs');
    assert.equal(program.stdout, 'document-form C24/8 (Rev.1)\ntrue\n', program.stderr);
    const required = run(
      process.execPath,
      '--input-type=commonjs',
      '-e',
      "console.log(typeof require('precis').check)",
    );
    assert.equal(required.stdout, 'function\n', required.stderr);
  });
}

/**
 * The first example of `docs/ci.md` in a language that begins so.
 * @param {string} language
 * @param {string} beginning
 */
function fenced(language, beginning) {
  const page = readFileSync(join(ROOT, 'docs', 'ci.md'), 'utf8');
  const examples = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  const example = examples.find(([, name, text]) => name === language && text.startsWith(beginning));
  if (!example) throw new Error(`docs/ci.md has no example that begins with ${beginning}.`);
  return example[2];
}
