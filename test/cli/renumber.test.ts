import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, precis } from './command';

const RECORD = `C24/118-C
摘要记录
1\t开幕
1.1\t主席宣布会议开幕。
1.3\t通过议程。
1.4\t见上文第1.3段。
2\t预算
2.2\t见上文第1.4段。
`;
const COUNTED = RECORD.replace('1.3\t', '1.2\t')
  .replace('1.4\t', '1.3\t')
  .replace('第1.3段', '第1.2段')
  .replace('2.2\t', '2.1\t')
  .replace('第1.4段', '第1.3段');
const NAMING = 'C24/119-C\r\n摘要记录\r\n1\t报告\r\n1.1\t见C24/118号文件第1.3段和第2.2段。\r\n';
const FILES = { 'C24-118.zh.record': RECORD, 'sub/C24-119.zh.record': NAMING };

const textOf = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

describe('precis renumber', () => {
  it('prints what it would change, and changes nothing', async () => {
    const folder = folderWith(FILES);
    const { status, out, err } = await precis(folder, ['renumber', 'C24-118.zh.record']);
    expect(err).toBe('');
    expect(out).toBe(`--- C24-118.zh.record
@@ 5 @@
-1.3␉通过议程。
+1.2␉通过议程。
@@ 6 @@
-1.4␉见上文第1.3段。
+1.3␉见上文第1.2段。
@@ 8 @@
-2.2␉见上文第1.4段。
+2.1␉见上文第1.3段。
--- sub/C24-119.zh.record
@@ 4 @@
-1.1␉见C24/118号文件第1.3段和第2.2段。
+1.1␉见C24/118号文件第1.2段和第2.1段。
`);
    expect(status).toBe(1);
    expect(textOf(folder, 'C24-118.zh.record')).toBe(RECORD);
  });

  it('changes all files, and has nothing to do the second time', async () => {
    const folder = folderWith(FILES);
    const { status, out } = await precis(folder, ['renumber', 'C24-118.zh.record', '--write']);
    expect(out).toBe('C24-118.zh.record: 5 places\nsub/C24-119.zh.record: 2 places\n');
    expect(status).toBe(0);
    expect(textOf(folder, 'C24-118.zh.record')).toBe(COUNTED);
    expect(textOf(folder, 'sub/C24-119.zh.record')).toBe(
      NAMING.replace('1.3段', '1.2段').replace('2.2段', '2.1段'),
    );
    expect(await precis(folder, ['renumber', '.', '--write'])).toEqual({ status: 0, out: '', err: '' });
  });

  it('counts a section, or all from a number on', async () => {
    const folder = folderWith(FILES);
    const section = await precis(folder, ['renumber', 'C24-118.zh.record', '--section', '2']);
    expect(section.out.match(/^\+.*/gm)).toEqual([
      '+2.1␉见上文第1.4段。',
      expect.stringContaining('第1.3段和第2.1段'),
    ]);
    const from = await precis(folder, ['renumber', 'C24-118.zh.record', '--from', '1.4']);
    expect(from.out.match(/^\+.*/gm)?.slice(0, 2)).toEqual([
      '+2.1␉见上文第1.4段。',
      expect.stringContaining('第2.1段'),
    ]);
    expect((await precis(folder, ['renumber', '.', '--section', '9'])).status).toBe(2);
    expect((await precis(folder, ['renumber', '.', '--section', '1', '--from', '2'])).status).toBe(2);
  });

  it('leaves to a person what is not certain, unless it is told to change it', async () => {
    const text = RECORD.replace('见上文第1.3段', '见第1.3段，上文第1.2段');
    const folder = folderWith({ 'C24-118.zh.record': text });
    const sure = await precis(folder, ['renumber', 'C24-118.zh.record']);
    expect(sure.out).toContain('+1.3␉见第1.3段，上文第1.2段。');
    expect(sure.err).toBe(
      'C24-118.zh.record:6: The text does not say whose paragraph 1.3 is.\n' +
        'C24-118.zh.record:6: There is no paragraph 1.2.\n',
    );
    const all = await precis(folder, ['renumber', 'C24-118.zh.record', '--unsure']);
    expect(all.out).toContain('+1.3␉见第1.2段，上文第1.2段。');
  });

  it('changes nothing at all where one record is refused', async () => {
    const folder = folderWith({
      ...FILES,
      'C24-120.zh.record': '% precis-keep-numbers\n1\t开幕\n1.2\t开幕。\n',
    });
    const { status, out, err } = await precis(folder, ['renumber', '.', '--write']);
    expect(err).toBe(
      'C24-120.zh.record: The numbers of this record are to stay as they are: % precis-keep-numbers.\n',
    );
    expect([status, out]).toEqual([2, '']);
    expect(textOf(folder, 'C24-118.zh.record')).toBe(RECORD);
  });

  it('gives the files their old text again where one cannot be written', async () => {
    const folder = folderWith(FILES);
    chmodSync(join(folder, 'sub/C24-119.zh.record'), 0o444);
    const { status, out, err } = await precis(folder, ['renumber', 'C24-118.zh.record', '--write']);
    expect(err).toContain('sub/C24-119.zh.record: nothing was changed. It is write-protected.');
    expect([status, out]).toEqual([2, '']);
    expect(textOf(folder, 'C24-118.zh.record')).toBe(RECORD);
  });
});
