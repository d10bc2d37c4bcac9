import { describe, expect, it } from 'vitest';
import { folderWith, only, precis } from './command';

const ENGLISH = [
  'Document C24/117-E',
  'Original: English',
  '',
  '1\tReport (Document C24/8)',
  '1.1\tThe Chair introduced Document C24/8: 12 400 schools had been found.',
  '1.2\tIt was so agreed.',
  '',
].join('\n');
const CHINESE = inChinese('12 400');
const FRENCH = [
  'Document C24/117-F',
  'Original: anglais',
  '',
  '1\tRapport (Document C24/8)',
  '1.1\tLe Président présente le Document C24/8: 12 400 écoles ont été trouvées.',
  '1.2\tIl en est ainsi convenu.',
  '',
].join('\n');

function inChinese(schools: string): string {
  return `文件 C24/117-C\n原文：英文\n\n1\t报告（C24/8号文件）\n1.1\t主席介绍了C24/8号文件：已找到${schools}所学校。\n1.2\t会议对此表示同意。\n`;
}

const FILES = {
  'C24-117.en.record': ENGLISH,
  'C24-117.zh.record': CHINESE.replace('12 400', '12 600'),
  'C24-117.fr.record': FRENCH,
};

describe('precis concord', () => {
  it('lists what differs from the original, each version with its places', async () => {
    const { status, out } = await precis(folderWith(FILES), ['concord', 'C24-117.*.record']);
    expect(status).toBe(1);
    expect(out.split('\n')).toEqual([
      'C24/117  C24-117.zh.record  against C24-117.en.record',
      '  5:22  ¶1.1  figure  12 600  12 400  5:42',
      '',
      '1 difference in 1 of 2 versions of 1 record.',
      '',
    ]);
  });

  it('ends with 0 where all have the same, and looks through this folder unasked', async () => {
    const { status, out } = await precis(folderWith({ ...FILES, 'C24-117.zh.record': CHINESE }), ['concord']);
    expect([status, out]).toEqual([0, 'No differences in 2 versions of 1 record.\n']);
  });

  it('holds them against another language when it is told to', async () => {
    const { status, out } = await precis(folderWith(FILES), ['concord', '.', '--against', 'zh']);
    expect(status).toBe(1);
    expect(out).toContain('C24-117.en.record  against C24-117.zh.record');
    expect(out).toContain('2 differences in 2 versions of 1 record.');
  });

  it('holds each against what most have where no original is named', async () => {
    const files = Object.fromEntries(
      Object.entries(FILES).map(([name, text]) => [name, text.replace(/^(?:Original|原文).*\n/m, '')]),
    );
    const { status, out } = await precis(folderWith(files), ['concord']);
    expect(status).toBe(1);
    expect(out).toContain('C24-117.zh.record  against what most of the others have');
    expect(out).toContain('12 600  12 400  C24-117.en.record:4:42');
    expect(out).toContain('1 difference in 1 of 3 versions of 1 record.');
  });

  it('prints JSON for programs, with lines and characters from 0', async () => {
    const { status, out } = await precis(folderWith(FILES), ['concord', '--format', 'json']);
    expect(status).toBe(1);
    const { version, records, summary } = JSON.parse(out);
    expect([version, summary]).toEqual([1, { records: 1, differences: 1 }]);
    expect(records[0]).toMatchObject({ symbol: 'C24/117', reference: 'en' });
    const chinese = records[0].versions.find(({ language }: { language: string }) => language === 'zh');
    expect(chinese).toMatchObject({ path: 'C24-117.zh.record', against: 'C24-117.en.record' });
    expect(chinese.differences).toEqual([
      {
        kind: 'figure',
        form: 'other',
        paragraph: '1.1',
        found: '12 600',
        expected: '12 400',
        range: { start: { line: 4, character: 21 }, end: { line: 4, character: 27 } },
        other: {
          path: 'C24-117.en.record',
          language: 'en',
          paragraph: '1.1',
          range: { start: { line: 4, character: 41 }, end: { line: 4, character: 47 } },
        },
      },
    ]);
  });

  it('pairs records without symbol by the names of their files', async () => {
    const without = (text: string): string => text.replace(/^.*C24\/117.*\n/, '');
    const files = {
      'fifth.en.record': without(ENGLISH),
      'fifth.zh.record': without(CHINESE.replace('12 400', '12 500')),
    };
    const { status, out } = await precis(folderWith(files), ['concord']);
    expect(status).toBe(1);
    expect(out).toContain('fifth.zh.record  against fifth.en.record');
  });

  it('ends with 2 where there are no two versions, or none in the language', async () => {
    const alone = await precis(folderWith({ 'C24-117.en.record': ENGLISH }), ['concord']);
    expect(alone.status).toBe(2);
    expect(alone.err).toContain(
      'There are no two language versions of one record here; 1 record looked through.',
    );
    const missing = await precis(folderWith(FILES), ['concord', '--against', 'ru']);
    expect(missing.status).toBe(2);
    expect(missing.err).toContain(
      'No record here has a version in the language “ru”. There are: en, fr, zh.',
    );
  });
});

describe('precis check', () => {
  it('reports what differs where versions lie beside one another', async () => {
    const folder = folderWith({ ...FILES, 'precis.json': only('concordance') });
    const { status, out } = await precis(folder, ['check', '.', '--format', 'json']);
    expect(status).toBe(1);
    const { files } = JSON.parse(out);
    const found = files.flatMap(({ path, findings }: { path: string; findings: { message: string }[] }) =>
      findings.map(({ message }) => [path, message]),
    );
    expect(found).toEqual([['C24-117.zh.record', '12 600 here, 12 400 in the version in English.']]);
  });
});
