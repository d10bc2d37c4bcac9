import { describe, expect, it } from 'vitest';
import { folderWith, precis } from './command';

const FIRST = [
  'Document C24/117-E',
  'Monday, 10 June 2024, from 0930 to 1230 hours',
  '',
  '1\tReport (Documents C24/8(Rev.1) and C24/9)',
  '1.1\tThe Chair suggested that the Council note Document C24/9.',
  '1.2\tIt was so agreed.',
  '1.3\tThe Council approved Document C24/8(Rev.1), "as amended".',
  '2\tOther business',
  '2.1\tThere was none.',
  '',
].join('\n');
const SECOND = '1\t报告（C24/9号文件）\n1.1\t主席建议将C24/9号文件记录在案。\n1.2\t会议对此表示同意。\n';

const archive = () =>
  folderWith({ 'C24-117.en.record': FIRST, 'b/minutes.zh.record': SECOND, 'notes.txt': '1.1\tx' });

describe('precis register', () => {
  it('prints a row an item', async () => {
    const { status, out, err } = await precis(archive(), ['register']);
    expect([status, err]).toEqual([0, '']);
    expect(out.trimEnd().split('\n')).toEqual([
      'record               date        item  title           documents            outcome                  paragraph  sentence',
      'C24/117              2024-06-10  1     Report          C24/8(Rev.1); C24/9  agreed; noted; approved  1.2; 1.3   The Chair suggested that the Council note Document C24/9. It was so agreed. The Council approved Document C24/8(Rev.1), "as amended".',
      'C24/117              2024-06-10  2     Other business  –                    –                        –          –',
      'b/minutes.zh.record  –           1     报告            C24/9                agreed; noted            1.2        主席建议将C24/9号文件记录在案。会议对此表示同意。',
    ]);
  });

  it('keeps to the width of a terminal', async () => {
    const { out } = await precis(archive(), ['register', 'b'], { terminal: true });
    const [, row] = out.split('\n');
    expect(row).toMatch(/主席建议将C24.*…$/u);
  });

  it('prints CSV that a spreadsheet reads', async () => {
    const { status, out } = await precis(archive(), ['register', '--format', 'csv']);
    expect(status).toBe(0);
    expect(out.split('\r\n')).toEqual([
      'record,date,item,title,documents,outcome,paragraph,sentence,path',
      'C24/117,2024-06-10,1,Report,C24/8(Rev.1); C24/9,agreed; noted; approved,1.2; 1.3,"The Chair suggested that the Council note Document C24/9. It was so agreed. The Council approved Document C24/8(Rev.1), ""as amended"".",C24-117.en.record',
      'C24/117,2024-06-10,2,Other business,,,,,C24-117.en.record',
      ',,1,报告,C24/9,agreed; noted,1.2,主席建议将C24/9号文件记录在案。会议对此表示同意。,b/minutes.zh.record',
      '',
    ]);
  });

  it('prints JSON that keeps each decision by itself, with its place', async () => {
    const { out } = await precis(archive(), ['register', 'C24-117.en.record', '-f', 'json']);
    const { version, items } = JSON.parse(out);
    expect(version).toBe(1);
    expect(items).toMatchObject([
      {
        record: 'C24/117',
        date: '2024-06-10',
        item: '1',
        documents: ['C24/8(Rev.1)', 'C24/9'],
        line: 3,
        decisions: [
          {
            outcomes: ['agreed', 'noted'],
            paragraph: '1.2',
            documents: ['C24/9'],
            sentence: 'It was so agreed.',
            proposal: 'The Chair suggested that the Council note Document C24/9.',
            line: 5,
            character: 4,
          },
          { outcomes: ['approved'], paragraph: '1.3', documents: ['C24/8(Rev.1)'], proposal: null },
        ],
      },
      {
        item: '2',
        title: 'Other business',
        continued: false,
        documents: [],
        outcomes: [],
        decisions: [],
        line: 7,
      },
    ]);
  });

  it('obeys the language of the settings', async () => {
    const folder = folderWith({
      'a.record': '1\tBudget\n1.1\tIt was so agreed.\n',
      'precis.json': '{"language":"fr"}',
    });
    const { items } = JSON.parse((await precis(folder, ['register', '-f', 'json'])).out);
    expect(items).toMatchObject([{ item: '1', outcomes: [] }]);
  });

  it('names what cannot be read, and goes on', async () => {
    const folder = folderWith({ 'a.record': SECOND, 'b.record': Buffer.from([0xff, 0xfe, 0x31, 0]) });
    const { status, out, err } = await precis(folder, ['register', '--format', 'json']);
    expect(status).toBe(2);
    expect(err).toContain('b.record: ');
    expect(JSON.parse(out).items).toHaveLength(1);
  });

  it('shows what a terminal would obey', async () => {
    const folder = folderWith({ 'a.en.record': '1\tBud\u001b[31mget\n1.1\tThe Council noted it.\n' });
    const { out } = await precis(folder, ['register']);
    expect(out).toContain('Bud␛[31mget');
  });

  it.each([[['register']], [['register', 'none.record']]])(
    'ends with 2 where there is no record: %s',
    async (args) => {
      const { status, out, err } = await precis(folderWith({ 'a.md': 'x' }), args);
      expect([status, out]).toEqual([2, '']);
      expect(err).not.toBe('');
    },
  );

  it('refuses a format that there is not', async () => {
    const { status, err } = await precis(archive(), ['register', '--format', 'xml']);
    expect(status).toBe(2);
    expect(err).toContain('table, csv, json');
  });
});
