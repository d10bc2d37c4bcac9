/**
 * Plants faults of every rule's kind and counts what is found of them:
 *
 *     npm run accuracy -- [--seed 1] [--cases 25] [--rule ID] [--misses 20] [--write]
 *
 * `cases` are those of each rule in each language. Prints the table, then what was missed and what was found in the wrong
 * place. `--write` writes the table into docs/accuracy.md. Real records are used where they are at hand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadCode } from './load-code.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20240604' },
    cases: { type: 'string', default: '25' },
    rule: { type: 'string' },
    misses: { type: 'string', default: '20' },
    write: { type: 'boolean', default: false },
  },
});
const code = await loadCode(
  `export { knownFindings, realBases, sampleBases, writtenBases } from './test/accuracy/bases';
   export { measure } from './test/accuracy/measure';
   export { plantersIn } from './test/accuracy/planters';
   export { pageOf, shortfalls, tableOf, trapsOf } from './test/accuracy/table';
   export { TRAPS } from './test/accuracy/traps';`,
  'dist/accuracy/code.mjs',
);
const root = process.cwd();
const seed = Number(values.seed);
const all = Object.entries(code.plantersIn(root));
const chosen = values.rule ? all.filter(([rule]) => rule === values.rule) : all;
if (chosen.length === 0) {
  console.error(`There is no planter for ${values.rule}.`);
  process.exit(2);
}
const real = code.realBases(root);
if (real.length === 0) console.log('No real records are at hand; the others are measured.');
const bases = [...code.sampleBases(root), ...code.writtenBases(seed, 10), ...real];
const begun = performance.now();
const measured = code.measure({
  bases,
  planters: Object.fromEntries(chosen),
  traps: values.rule ? {} : code.TRAPS,
  known: code.knownFindings(root),
  seed,
  cases: Number(values.cases),
});
console.log(code.tableOf(measured));
if (!values.rule) console.log(`\n${code.trapsOf(measured)}`);
for (const [title, slips] of [
  ['Not found', measured.missed],
  ['Found where nothing was planted', measured.alarms],
]) {
  console.log(`\n${title}: ${slips.length}`);
  const shown = new Map();
  for (const slip of slips) {
    const kind = `${slip.rule} ${slip.planted} ${slip.column}`;
    shown.set(kind, (shown.get(kind) ?? 0) + 1);
    if (shown.get(kind) > 3 && !values.rule) continue;
    if ([...shown.values()].reduce((sum, count) => sum + Math.min(count, 3), 0) > Number(values.misses))
      break;
    console.log(
      `  ${slip.rule} (${slip.column}, planted ${slip.planted ?? 'nothing'}, ${slip.seed}): ${slip.text}`,
    );
  }
}
console.log(`\nseed ${seed}, ${((performance.now() - begun) / 1000).toFixed(1)} s`);
if (values.write) {
  const page = 'docs/accuracy.md';
  writeFileSync(page, code.pageOf(readFileSync(page, 'utf8'), measured, { seed, real: real.length }));
}
const short = code.shortfalls(measured);
for (const line of short) console.error(line);
if (short.length > 0) process.exitCode = 1;
