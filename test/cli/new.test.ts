import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, precis } from './command';

const AGENDA = 'Gender equality C24/6, C24/33\n2. Oral report by the Chair\n\nBudget (Document DT/3)\n';
const BASIC = ['new', '--session', 'C24', '--language', 'en'];

const textOf = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

describe('precis new', () => {
  it('writes a record that no rule finds anything in, named as the organisation names it', async () => {
    const folder = folderWith({ 'agenda.txt': AGENDA });
    const about = ['--meeting', '7', '--number', '130', '--date', '2024-06-12', '--hours', '09:30-12:30'];
    const outcome = await precis(folder, [
      ...BASIC,
      ...about,
      '--agenda',
      'agenda.txt',
      '--chair',
      'A. MORVENNE',
    ]);
    expect(outcome).toEqual({ status: 0, out: 'C24-130.en.record\n', err: '' });
    const text = textOf(folder, 'C24-130.en.record');
    expect(text).toContain(
      '\nSEVENTH PLENARY MEETING\nWednesday, 12 June 2024, from 0930 to 1230 hours\nChair: A. MORVENNE\n',
    );
    expect(text).toContain('\n3\tBudget (Document C24/DT/3)\n3.1\t\n');
    const check = await precis(folder, [
      'check',
      'C24-130.en.record',
      '--max-severity',
      'none',
      '--format',
      'json',
    ]);
    expect(JSON.parse(check.out).files.flatMap(({ findings }: { findings: unknown[] }) => findings)).toEqual(
      [],
    );
  });

  it('never overwrites', async () => {
    const folder = folderWith({ 'C24-130.en.record': 'mine' });
    const { status, out, err } = await precis(folder, [...BASIC, '--number', '130']);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('There is such a file already');
    expect(textOf(folder, 'C24-130.en.record')).toBe('mine');
  });

  it('takes the agenda of another record, in another language', async () => {
    const folder = folderWith({
      'C24-117.zh.record':
        '文件 C24/117-C\n摘要记录\n1\t预算（C24/13号文件）\n1.1\t会议对此表示同意。\n2\t其他\n',
    });
    const args = ['new', '-s', '24', '-l', 'ru', '-a', 'C24-117.zh.record', '--to', 'new.record'];
    expect(await precis(folder, args)).toEqual({ status: 0, out: 'new.record\n', err: '' });
    expect(textOf(folder, 'new.record')).toContain('\n1\t预算 (Документ C24/13)\n1.1\t\n2\t其他\n2.1\t\n');
  });

  it('says what it cannot do, and writes nothing', async () => {
    const folder = folderWith({ 'empty.txt': ' \n' });
    const told: [string[], string][] = [
      [['new', '-s', 'X9', '-l', 'en'], '“X9” is no session'],
      [['new', '-s', 'C24', '-l', 'xx'], 'There is no skeleton in “xx”'],
      [[...BASIC, '--meeting', '99'], 'up to 20'],
      [[...BASIC, '--date', '2024-02-30'], 'no such day'],
      [[...BASIC, '--hours', '25:00'], '09:30-12:30'],
      [[...BASIC, '--agenda', 'empty.txt'], 'No item was found'],
      [[...BASIC, '--agenda', 'gone.txt'], 'gone.txt'],
      [['new', '-s', 'C24'], '--language'],
    ];
    for (const [args, why] of told) {
      const { status, err } = await precis(folder, args);
      expect({ args, status }).toEqual({ args, status: 2 });
      expect(err).toContain(why);
    }
    expect(readdirSync(folder)).toEqual(['empty.txt']);
  });
});
