import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const RECORDS = 200;
const OLD = `C24/118-C\n1\t会议开幕\n1.1\t主席介绍了C24/8 (Rev.1)号文件。\n1.2\t会议对此表示同意。\n${'1.3\t文字。\n'.repeat(200)}`;
const NEW = OLD.replace('C24/8 (Rev.1)', 'C24/8(Rev.1)');
const SETTINGS = JSON.stringify({ rules: { 'paragraph-order': 'off', 'document-symbol-duplicate': 'off' } });

/** Kills a correction of many records at a random moment, again and again: every file is whole, and the next run ends it. */
export async function kills({ chanceFrom }, { seed, cases }) {
  const folder = mkdtempSync(join(tmpdir(), 'precis-kills-'));
  const counts = { killed: 0, amidst: 0, leftovers: 0, resumed: 0 };
  try {
    fill(folder);
    const begun = performance.now();
    await correct(folder);
    const whole = performance.now() - begun;
    if (stateOf(folder).fresh !== RECORDS)
      throw new Error('kills: A run that is left alone does not correct all.');
    for (let index = 0; index < cases; index++) {
      fill(folder);
      const chance = chanceFrom(seed + index);
      await correct(folder, (0.2 + chance.nat(1000) / 1000) * whole);
      const { fresh, old, temporary } = stateOf(folder);
      if (fresh + old !== RECORDS)
        throw new Error(`kills: seed ${seed + index}: a file is neither old nor new.`);
      counts.killed++;
      if (fresh > 0 && old > 0) counts.amidst++;
      if (temporary > 0) counts.leftovers++;
      if (old === 0 || !chance.onceIn(10)) continue;
      await correct(folder);
      const after = stateOf(folder);
      if (after.fresh !== RECORDS || after.temporary > 0)
        throw new Error(
          `kills: seed ${seed + index}: the next run does not end it: ${JSON.stringify(after)}.`,
        );
      counts.resumed++;
    }
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, 'precis.json'), SETTINGS);
  for (let index = 0; index < RECORDS; index++) writeFileSync(join(folder, `${index}.record`), OLD);
}

function stateOf(folder) {
  const state = { fresh: 0, old: 0, temporary: 0 };
  for (const name of readdirSync(folder)) {
    if (name === 'precis.json') continue;
    const text = readFileSync(join(folder, name), 'utf8');
    if (name.endsWith('.tmp')) state.temporary++;
    else if (text === OLD) state.old++;
    else if (text === NEW) state.fresh++;
  }
  return state;
}

function correct(folder, killAfter) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [resolve('dist/precis.js'), 'check', '.', '--fix'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('error', fail);
    child.on('exit', () => {
      clearTimeout(timer);
      done();
    });
  });
}
