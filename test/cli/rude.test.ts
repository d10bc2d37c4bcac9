import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { serverFiles } from '../../server/node/files/server-files';
import { CLEAN, folderWith, GAP, LOOSE, LOOSE_FIXED, only, precis } from './command';
import { onFaultyDisk } from './faulty-disk';

/** Folders as they are found in the world: what cannot be read costs itself alone. */

const settings = only('section-order', 'document-form');
const isRoot = process.getuid?.() === 0;

/** Does something as somebody who has no rights here. */
async function asNobody<T>(run: () => Promise<T>): Promise<T> {
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await run();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe.skipIf(process.platform === 'win32')('what may not be read', () => {
  const closedFolder = (): string => {
    const folder = folderWith({
      'precis.json': settings,
      'good.record': GAP,
      'closed.record': GAP,
      'closed/in.record': GAP,
    });
    chmodSync(join(folder, 'closed.record'), 0);
    chmodSync(join(folder, 'closed'), 0);
    chmodSync(folder, 0o755);
    return folder;
  };

  it('is told of in a line each by the command, which checks the rest', async () => {
    const folder = closedFolder();
    const { out, err, status } = await asNobody(() => precis(folder, ['check', '.']));
    chmodSync(join(folder, 'closed'), 0o755);
    expect(err.trimEnd().split('\n').sort()).toEqual([
      '1 file taken as records, 0 .txt files left.',
      'closed.record: not checked. You may not read this. Have the permission changed, or leave it out.',
      'closed: not checked. You may not read this. Have the permission changed, or leave it out.',
    ]);
    expect(out).toMatch(/^good\.record$/m);
    expect(status).toBe(2);
  });

  it('is told of by the server, which reads the rest', async () => {
    const folder = closedFolder();
    const told: string[] = [];
    const met: string[] = [];
    await asNobody(async () => {
      const onLeftOut = (uri: string, why: string): void =>
        void told.push(`${uri.split('/').at(-1)}: ${why}`);
      for await (const uri of serverFiles.list(URI.file(folder).toString(), onLeftOut))
        if ((await serverFiles.read(uri, onLeftOut)) !== undefined) met.push(uri.split('/').at(-1) ?? '');
    });
    chmodSync(join(folder, 'closed'), 0o755);
    expect(met.sort()).toEqual(['good.record', 'precis.json']);
    expect(told.sort()).toEqual([
      'closed.record: You may not read this. Have the permission changed, or leave it out.',
      'closed: You may not read this. Have the permission changed, or leave it out.',
    ]);
  });
});

describe.skipIf(process.platform !== 'linux')('a name', () => {
  it('may be as long as names may be, and hold what names may hold', async () => {
    const names = [
      `${'会'.repeat(82)}.record`,
      'line\nend.record',
      'turned\u202e.record',
      'escape\u001b[2J.record',
      '😀.record',
      '-dash.record',
      ' blank .record',
      '$(x).record',
      '`x`.record',
      'quote\'".record',
      'back\\slash.record',
      '%41.record',
      '#x?y.record',
    ];
    const folder = folderWith({
      'precis.json': settings,
      ...Object.fromEntries(names.map((name) => [name, LOOSE])),
    });
    const { err, status } = await precis(folder, ['check', '.', '--fix']);
    expect(err).toBe(`${names.length} files taken as records, 0 .txt files left.\n`);
    expect(status).toBe(0);
    for (const name of names) expect(readFileSync(join(folder, name), 'utf8')).toBe(LOOSE_FIXED);
    const met: string[] = [];
    for await (const uri of serverFiles.list(URI.file(folder).toString()))
      if ((await serverFiles.read(uri)) === LOOSE_FIXED)
        met.push(URI.parse(uri).fsPath.slice(folder.length + 1));
    expect(met.sort()).toEqual(names.sort());
  });

  it('that is no UTF-8 is told of, and the others are checked', async () => {
    const folder = folderWith({ 'precis.json': settings, 'good.record': GAP });
    writeFileSync(
      Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff, 0xfe]), Buffer.from('.record')]),
      GAP,
    );
    const { out, err, status } = await precis(folder, ['check', '.']);
    expect(err).toContain('not checked. Its name is not valid UTF-8, so it cannot be opened. Rename it.');
    expect(out).toMatch(/^good\.record$/m);
    expect(status).toBe(2);
  });

  it('may lie so deep that the system gives up', async () => {
    const folder = folderWith({ 'precis.json': settings, 'good.record': GAP });
    const part = 'd'.repeat(200);
    // No single path reaches so far: it is gone down step by step.
    const steps = `for (let step = 0; step < 22; step++) { fs.mkdirSync('${part}'); process.chdir('${part}'); }`;
    execFileSync(process.execPath, ['-e', `${steps} fs.writeFileSync('x.record', '')`], { cwd: folder });
    const { out, err, status } = await precis(folder, ['check', '.']);
    expect(out).toMatch(/^good\.record$/m);
    expect(err).toContain('The path is too long for this system. Move it nearer to the root.');
    expect(status).toBe(2);
    execFileSync('rm', ['-rf', folder]);
    mkdirSync(folder);
  });
});

it('a file of 100 MB and one of nothing cost no more than a line', async () => {
  const folder = folderWith({
    'precis.json': settings,
    'good.record': GAP,
    'empty.record': '',
    'large.record': '',
  });
  truncateSync(join(folder, 'large.record'), 100 * 1024 * 1024);
  const { out, err } = await precis(folder, ['check', '.']);
  expect(err).toContain(
    'large.record: not checked. This file has more than 64 MB. Split it, or leave it out.\n',
  );
  expect(out).toMatch(/^good\.record$/m);
});

it('whatever the disk refuses while it is read, the command ends by itself and says so', async () => {
  for (let n = 0; ; n++) {
    const folder = folderWith({
      'precis.json': settings,
      'good.record': GAP,
      'b/clean.record': CLEAN,
      'c.txt': 'x',
    });
    const { at, result } = await onFaultyDisk('EIO', n, () => precis(folder, ['check', '.']));
    if (at === undefined) break;
    expect(result?.status, `${at} ${n}`).toBeGreaterThanOrEqual(1);
    expect(result?.err, `${at} ${n}`).not.toContain('fault of Précis');
  }
});
