/**
 * Looks for what brings Précis down, for as long as one likes:
 *
 *     npm run fuzz -- [target…] [--seed 1] [--cases 1000000]
 *
 * Each target prints what it looked at; the first failure ends the run with how to have it again. Without arguments all
 * targets are run, each with its own number of cases.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { targets } from './fuzz/targets.mjs';
import { loadCode } from './load-code.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, cases: { type: 'string' } },
});
const unknown = positionals.filter((name) => !(name in targets));
if (unknown.length > 0) {
  console.error(`There is no target ${unknown.join(', ')}. There is ${Object.keys(targets).join(', ')}.`);
  process.exit(2);
}
if (!existsSync('dist/server.js')) {
  console.error('There is no build. Run: npm run build');
  process.exit(2);
}

const code = await loadCode(
  `export { runEdits } from './test/fuzz/edits';
   export { runInputs } from './test/fuzz/inputs';
   export { runMessages } from './test/fuzz/messages';
   export { runRestarts } from './test/fuzz/restarts';
   export { seedTexts } from './test/fuzz/texts';
   export { chanceFrom } from './test/fuzz/random';
   export { MALFORMED } from './test/wire/malformed';
   export { rawClient } from './test/wire/raw-client';
   export { converse, MODERN } from './test/protocol/conversation';
   export { hostileTexts } from './scripts/bench/hostile.mjs';
   export { profiles } from './server/profiles/index';
   export { defaultSettings } from './server/src/index/settings';
   export { findingsOf, fixAll, readRecord, tidy } from './server/src/service';`,
  'dist/fuzz/code.mjs',
);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}`);
for (const [name, { cases, run }] of Object.entries(targets)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const begun = performance.now();
  const counts = await run(code, { seed, cases: Number(values.cases ?? cases) });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const told = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  console.log(`${name}: ${told.join(', ')} (${seconds} s)`);
}
