import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, precis } from './command';

const WORDING = { language: 'en', name: 'English', script: 'Latin' };
const BOARD = {
  id: 'board',
  name: 'Board',
  numbering: 'continuous',
  numberEnd: '.',
  fields: { session: { digits: [4, 4] }, number: { digits: [1, 3] } },
  documents: {
    forms: [{ id: 'b', own: true, key: 'BE/{session}/{number}', template: 'BE/{session}/{number}' }],
  },
  wordings: ['en.json'],
};
const RECORD = 'BE/2024/12\n\nOpening\n\n1.\tThe Chair introduced BE/2024/7.\n3.\tShe thanked all.\n';

const archive = (change: object = {}, files: Readonly<Record<string, string>> = {}): string =>
  folderWith({
    'precis.json': '{ "profile": "./board.json" }',
    'board.json': JSON.stringify({ ...BOARD, ...change }, null, 1),
    'en.json': JSON.stringify(WORDING),
    'a.record': RECORD,
    ...files,
  });

describe('a profile of the folder', () => {
  it('holds for its records, on one thread and with an index', async () => {
    const folder = archive();
    for (const options of [
      [],
      ['--cache-location', join(folder, 'kept')],
      ['--cache-location', join(folder, 'kept')],
    ]) {
      const { status, out } = await precis(folder, ['check', '-f', 'json', ...options, '.']);
      expect(status).toBe(1);
      const [file] = JSON.parse(out).files;
      expect(file.symbol).toBe('BE/2024/12');
      expect(file.findings.map(({ rule }: { rule: string }) => rule)).toEqual(['paragraph-order']);
    }
  });

  it('is heeded by an index when it changes', async () => {
    const folder = archive();
    const check = ['check', '--cache-location', join(folder, 'kept'), '.'];
    expect((await precis(folder, check)).out).toContain('paragraph-order');
    writeFileSync(
      join(folder, 'board.json'),
      JSON.stringify({ ...BOARD, severities: { 'paragraph-order': 'off' } }),
    );
    expect((await precis(folder, check)).out).not.toContain('paragraph-order');
  });

  it('is told of with its file, line and remedy while it has faults, and nothing is checked', async () => {
    const { status, err, out } = await precis(archive({ numbring: 'x' }), ['check', '.']);
    expect(status).toBe(2);
    expect(err).toContain('board.json: settings. Line ');
    expect(err).toContain('numbring: Nothing is called “numbring” here. Did you mean “numbering”?');
    expect(err).toContain('Until the profile is in order, nothing is checked.');
    expect(err).not.toContain('There is no profile');
    expect(out).not.toContain('paragraph-order');
  });

  it('does not follow a link out of the folder', async () => {
    const elsewhere = folderWith({ 'board.json': JSON.stringify({ ...BOARD, wordings: [WORDING] }) });
    const folder = folderWith({ 'precis.json': '{ "profile": "./board.json" }', 'a.record': RECORD });
    symlinkSync(join(elsewhere, 'board.json'), join(folder, 'board.json'));
    const { status, err } = await precis(folder, ['check', '.']);
    expect(status).toBe(2);
    expect(err).toContain('There is no file “./board.json”');
  });

  it('gives way to --profile', async () => {
    const folder = archive({ numbring: 'x' });
    const { err } = await precis(folder, ['check', '--profile', 'un-summary-record', '.']);
    expect(err).not.toContain('numbring');
  });
});

describe('precis profile check', () => {
  it('says that a profile is in order', async () => {
    const { status, out } = await precis(archive(), ['profile', 'check', 'board.json']);
    expect(status).toBe(0);
    expect(out).toBe('“Board” (board) is in order: en; 1 form of documents.\n');
  });

  it('says what is wrong, with file, line and remedy', async () => {
    const { status, err } = await precis(archive({}, { 'en.json': '{\n"language": "en" }' }), [
      'profile',
      'check',
      'board.json',
    ]);
    expect(status).toBe(2);
    expect(err).toMatch(/^en\.json:1: name: Invalid input/);
    const gone = await precis(archive(), ['profile', 'check', 'bord.json']);
    expect(gone.err).toContain('There is no file “bord.json”');
    expect(gone.status).toBe(2);
  });

  it('prints what is read in a record', async () => {
    const { status, out } = await precis(archive(), ['profile', 'check', 'board.json', 'a.record']);
    expect(status).toBe(0);
    expect(out.split('\n')).toEqual([
      'language en; symbol BE/2024/12; title nothing; meeting nothing; chair nothing',
      'paragraph 1 “1. The Chair introduced BE/2024/7.”',
      '  document “BE/2024/7”: BE/2024/7',
      'paragraph 3 “3. She thanked all.”',
      '',
    ]);
  });
});
