import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const OLD = '1\t会议开幕\n1.1\t主席介绍了C24/8 (Rev.1)号文件。\n1.2\t会议对此表示同意。\n';
const NEW = OLD.replace('C24/8 (Rev.1)', 'C24/8(Rev.1)');
const NAMES = ['a.record', 'b.record', 'c.record'];
const CALLS = ['openat', 'write', 'pwrite64', 'fsync', 'rename', 'fchmod', 'close', 'statx'];
const FAULTS = ['error=ENOSPC', 'error=EIO', 'error=EACCES', 'signal=KILL'];

/**
 * Has the system itself refuse the n-th call of each kind, or kill the process there, for so many n: strace does it. Each
 * record is whole afterwards, the old one or the new one.
 */
export async function syscalls(_code, { seed, cases }) {
  if (spawnSync('strace', ['-V']).error) return { skipped: 'strace is not installed' };
  const counts = { runs: 0, corrected: 0, partly: 0, untouched: 0 };
  const totals = callsOf(run([]).log);
  for (const call of CALLS)
    for (const fault of FAULTS)
      for (const n of chosen(totals.get(call) ?? 0, cases, seed)) {
        const { texts } = run(['-e', `inject=${call}:${fault}:when=${n}`]);
        const wrong = texts.find((text) => text !== OLD && text !== NEW);
        if (wrong !== undefined)
          throw new Error(`syscalls: ${call}:${fault}:when=${n} leaves ${JSON.stringify(wrong)}.`);
        counts.runs++;
        const fresh = texts.filter((text) => text === NEW).length;
        if (fresh === NAMES.length) counts.corrected++;
        else if (fresh === 0) counts.untouched++;
        else counts.partly++;
      }
  return counts;
}

/** So many of the calls, spread over all of them: the first and the last, and those between from one that the seed says. */
function chosen(total, cases, seed) {
  const step = Math.max(1, Math.ceil(total / cases));
  const all = Array.from({ length: total }, (_, index) => index + 1);
  return all.filter((n) => n === total || n % step === seed % step);
}

/** Corrects a fresh folder under strace. What is asked of the disk aside is asked by one thread, so that it can be counted. */
function run(inject) {
  const folder = mkdtempSync(join(tmpdir(), 'precis-calls-'));
  const log = join(tmpdir(), `precis-calls-${process.pid}.log`);
  try {
    for (const name of NAMES) writeFileSync(join(folder, name), OLD);
    const command = [process.execPath, resolve('dist/precis.js'), 'check', '.', '--fix'];
    spawnSync('strace', ['-f', '-o', log, '-e', `trace=${CALLS.join()}`, ...inject, ...command], {
      cwd: folder,
      env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
      stdio: 'ignore',
    });
    const names = readdirSync(folder).filter((name) => !name.endsWith('.tmp'));
    if (names.join() !== NAMES.join())
      throw new Error(`syscalls: ${inject.join(' ')} leaves ${names.join(', ')}.`);
    return {
      log: readFileSync(log, 'utf8'),
      texts: NAMES.map((name) => readFileSync(join(folder, name), 'utf8')),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(log, { force: true });
  }
}

/** The most calls of each kind that one thread made: strace counts for each thread by itself. */
function callsOf(log) {
  const byThread = new Map();
  for (const [, thread, call] of log.matchAll(/^(\d+) +([a-z0-9_]+)\(/gm)) {
    const key = `${thread} ${call}`;
    byThread.set(key, (byThread.get(key) ?? 0) + 1);
  }
  const most = new Map();
  for (const [key, count] of byThread) {
    const call = key.split(' ')[1];
    most.set(call, Math.max(most.get(call) ?? 0, count));
  }
  return most;
}
