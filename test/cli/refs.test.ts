import { describe, expect, it } from 'vitest';
import { folderWith, precis } from './command';

const FIRST = [
  'Document C24/117-E',
  '',
  'Subjects discussed\tDocuments',
  '1\tReport\tC24/8(Rev.1)',
  '',
  '1\tReport (Document C24/8(Rev.1))',
  '1.1\tThe Chair introduced Document C24/8 and Resolution 140 (Rev. Bucharest, 2022).',
  '',
].join('\n');
const SECOND = '1\t报告（C24/9号文件）\n1.1\t代表提到C24/8(Rev.1)号文件和第140号决议。\n';

const archive = () =>
  folderWith({ 'C24-117.en.record': FIRST, 'b/C24-118.zh.record': SECOND, 'notes.txt': 'C24/8' });

describe('precis refs', () => {
  it('lists every place that names a document, whatever its revision', async () => {
    const { status, out } = await precis(archive(), ['refs', 'C24/8']);
    expect(status).toBe(0);
    expect(out.trimEnd().split('\n')).toEqual([
      'C24-117.en.record:4:10  table  C24/8(Rev.1)',
      'C24-117.en.record:6:20  ¶1 heading  C24/8(Rev.1)',
      'C24-117.en.record:7:35  ¶1.1  C24/8',
      'b/C24-118.zh.record:2:9  ¶1.1  C24/8(Rev.1)',
    ]);
  });

  it.each(['c24/8', 'S24-CL-C-0008!R1!MSW-C.docx', 'C24-008.en.pdf'])(
    'finds a document by “%s”',
    async (symbol) => {
      const { out } = await precis(archive(), ['refs', symbol]);
      expect(out.trimEnd().split('\n')).toHaveLength(4);
    },
  );

  it('lists one revision when it is asked for', async () => {
    const { out } = await precis(archive(), ['refs', 'C24/8(Rev.1)', 'C24-117.en.record']);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each(['Resolution 140', 'resolution 140', '第140号决议', 'PP/resolution/140'])(
    'finds a resolution by “%s”',
    async (symbol) => {
      const { status, out } = await precis(archive(), ['refs', symbol, '--format', 'json']);
      expect(status).toBe(0);
      const { mentions } = JSON.parse(out);
      expect(mentions.map((row: { path: string; paragraph: string }) => [row.path, row.paragraph])).toEqual([
        ['C24-117.en.record', '1.1'],
        ['b/C24-118.zh.record', '1.1'],
      ]);
    },
  );

  it('finds a paragraph of a document, also one that a range holds', async () => {
    const text = '1\tReport\n1.1\tSee paragraphs 6.1 to 6.3 of Document C24/36(Rev.1).\n';
    const folder = folderWith({ 'a.en.record': text });
    const { status, out } = await precis(folder, ['refs', 'C24/36#6.2']);
    expect([status, out]).toEqual([0, 'a.en.record:2:20  ¶1.1  6.2\n']);
    const index = await precis(folder, ['index', '--format', 'json']);
    const rows: { kind: string; key: string }[] = JSON.parse(index.out).mentions;
    expect(rows.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'paragraph C24/36#6.1',
      'paragraph C24/36#6.2',
      'paragraph C24/36#6.3',
      'document C24/36',
    ]);
  });

  it('says so when nothing names it, and what may be meant', async () => {
    const { status, out, err } = await precis(archive(), ['refs', 'C24/88']);
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain('Nothing names “C24/88”. Did you mean “C24/8”?');
    const short = await precis(folderWith({ 'a.en.record': FIRST.replace('C24/8', 'C24/DT/2') }), [
      'refs',
      'DT/2',
    ]);
    expect(short.err).toContain('Nothing names “DT/2”. Did you mean “C24/DT/2”?');
    const one = await precis(folderWith({ 'a.en.record': FIRST }), ['refs', 'A/C.3/78/L.12']);
    expect(one.err).toContain('1 record looked through.');
  });

  it('ends with 2 where there is no record', async () => {
    const { status, err } = await precis(folderWith({ 'a.md': 'x' }), ['refs', 'C24/8']);
    expect(status).toBe(2);
    expect(err).toContain('There is no record here');
  });
});

describe('precis index', () => {
  it('prints the citation index as CSV', async () => {
    const { status, out } = await precis(archive(), ['index', 'b']);
    expect(status).toBe(0);
    expect(out.split('\r\n')).toEqual([
      'key,kind,text,path,record,line,character,place,paragraph,version,right',
      'C24/9,document,C24/9,b/C24-118.zh.record,C24/118,0,5,heading,1,,',
      'C24/8,document,C24/8(Rev.1),b/C24-118.zh.record,C24/118,1,8,text,1.1,,',
      'PP/resolution/140,citation,第140号决议,b/C24-118.zh.record,C24/118,1,24,text,1.1,,',
      '',
    ]);
  });

  it('names what cannot be read, and goes on', async () => {
    const folder = folderWith({ 'a.record': SECOND, 'b.record': Buffer.from([0xff, 0xfe, 0x31, 0]) });
    const { status, out, err } = await precis(folder, ['index', '--format', 'json']);
    expect(status).toBe(2);
    expect(err).toContain('b.record: ');
    expect(JSON.parse(out).mentions).toHaveLength(3);
  });
});
