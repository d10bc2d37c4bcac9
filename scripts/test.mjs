/**
 * Runs everything: build, types, style, what is generated, the unit suite and the suite in a real editor. Prints one
 * last line with the sum of all tests; a step that is no test counts as one.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

const vitestReport = 'dist/test/vitest.json';

/** Each step: its name, its command, and how many tests it was, read off what it left or printed. */
const steps = [
  { name: 'build', command: ['node', 'esbuild.mjs'] },
  { name: 'types', command: ['npx', 'tsc', '-b'] },
  { name: 'style', command: ['npx', 'biome', 'check', '--error-on-warnings', '.'] },
  { name: 'generated files', command: ['node', 'scripts/generate.mjs', '--check'] },
  { name: 'unused code', command: ['npx', 'knip'] },
  {
    name: 'unit suite',
    command: [
      'npx',
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ],
    count: () => {
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(vitestReport, 'utf8'));
      return [numPassedTests, numFailedTests];
    },
  },
  { name: 'editor suite', command: ['node', 'test/vscode/run.mjs'], count: lastCount },
  { name: 'packages', command: ['node', 'test/packages/run.mjs'], count: lastCount },
  { name: 'suite in Neovim', command: ['node', 'test/neovim/run.mjs'], count: lastCount },
  { name: 'suite in the web editor', command: ['node', 'test/vscode/run.mjs', '--web'], count: lastCount },
];

/** The counts of the last line of the form `N passed, N failed`. */
function lastCount(output) {
  const found = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

/** Runs one command with its output shown, and hands back its exit code and what it printed. */
function run([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const show = (stream) => (chunk) => {
      output += chunk;
      stream.write(chunk);
    };
    child.stdout.on('data', show(process.stdout));
    child.stderr.on('data', show(process.stderr));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

let passed = 0;
let failed = 0;
rmSync(vitestReport, { force: true });
for (const { name, command, count } of steps) {
  console.log(`\n— ${name}`);
  const { code, output } = await run(command);
  const counts = readCounts(count, output);
  passed += counts?.[0] ?? (code === 0 ? 1 : 0);
  // A step that ended badly has failed, whatever it counted.
  failed += counts?.[1] || (code === 0 ? 0 : 1);
  if (code !== 0) console.log(`— ${name} failed (exit ${code})`);
}

function readCounts(count, output) {
  try {
    return count?.(output);
  } catch {
    return undefined;
  }
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
