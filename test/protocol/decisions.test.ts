import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeLens } from 'vscode-languageserver';
import type { DecisionRegister } from '../../server/src/lsp/protocol';
import { addressOf, sampleArchive, told } from './archive';
import { type Conversation, converse, MODERN } from './conversation';

/** What became of each item of a record, as it is listed beside the text and written above its headings. */

const files = sampleArchive();
const RECORD = addressOf('C24/C24-117.zh.record');
const text = files.get(RECORD) ?? '';

let editor: Conversation;
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

function decisions(uri = RECORD): Promise<DecisionRegister | null> {
  return editor.request('precis/decisions', { textDocument: { uri } });
}

describe('the register of a record', () => {
  beforeEach(async () => {
    editor = await converse(MODERN, files, {}, { initializationOptions: { showsArchive: true } });
    await editor.open(RECORD, text);
    // Documents lead somewhere once the archive is known.
    await editor.request('precis/citations', { textDocument: { uri: RECORD } });
  });

  it('has each item with what became of it', async () => {
    const items = (await decisions())?.items ?? [];
    expect(items.map(({ number, label }) => `${number} ${label}`)).toEqual([
      '1 Agreed · Noted',
      '2 Noted · Action',
      '3 Agreed · Deferred',
      '4 No decision recorded',
    ]);
    expect(items.map(({ outcomes }) => outcomes)).toEqual([
      ['agreed', 'noted'],
      ['noted', 'instructed'],
      ['agreed', 'deferred'],
      [],
    ]);
  });

  it('leads to the sentence, to the heading and to the documents', async () => {
    const items = (await decisions())?.items ?? [];
    const [cables, schools] = items;
    expect(items.flatMap((item) => item.decisions.map(({ location }) => told(files, location)))).toEqual([
      'C24-117.zh.record: 会议对此表示同意。',
      'C24-117.zh.record: 理事会将C24/28(Rev.1)号文件中的报告记录在案，并请BDT向未来的全体会议提交一份指标清单。',
      'C24-117.zh.record: 会议对此表示同意。',
    ]);
    expect(cables?.decisions[0]).toMatchObject({ paragraph: '1.6', text: '会议对此表示同意。' });
    expect(cables?.decisions[0]?.proposal).toMatch(/^他建议理事会将C24\/59号文件记录在案/u);
    expect(schools && told(files, schools.location)).toBe('C24-117.zh.record: 连通学校：2023-2024年进展报告');
    expect(cables?.documents.map(({ name, location }) => [name, location?.uri])).toEqual([
      ['C24/59', addressOf('C24/documents/S24-CL-C-0059!!MSW-C.txt')],
      ['C24/66', addressOf('C24/documents/S24-CL-C-0066!!MSW-E.txt')],
    ]);
    expect(cables?.documents[0]?.title).toBeTruthy();
  });

  it('is that of a record that is closed, too, and of no file that is not there', async () => {
    const closed = addressOf('C23/C23-104.zh.record');
    expect((await decisions(closed))?.items.map(({ number }) => number)).toEqual(['1', '2']);
    expect(await decisions(addressOf('C24/none.record'))).toBeNull();
  });

  it('leads nowhere from a document that is not there, and right from one with last year’s session', async () => {
    const uri = addressOf('C24/C24-122.zh.record');
    await editor.open(
      uri,
      '文件 C24/122-C\n1\t支持（C24/33和C24/999号文件）\n1.1\t代表介绍了C23/33号文件。\n',
    );
    const [item] = (await decisions(uri))?.items ?? [];
    expect(item?.documents.map(({ name, location }) => [name, location === null])).toEqual([
      ['C24/33', false],
      ['C24/999', true],
    ]);
  });

  it('is told of when a decision is typed that names nothing, and not when a remark is', async () => {
    const said: string[] = [];
    editor.connection.onNotification('precis/archiveChanged', () => {
      said.push('changed');
    });
    await decisions();
    // Judging it has its other versions read, and it is judged again when they are there.
    const read = editor.next('workspace/diagnostic/refresh');
    await editor.pull(RECORD);
    await read;
    await editor.pull(RECORD);
    const type = async (line: number, typed: string): Promise<readonly string[]> => {
      said.length = 0;
      const start = { line, character: 0 };
      await editor.change(RECORD, [{ range: { start, end: start }, text: typed }]);
      await editor.pull(RECORD);
      editor.pass(400);
      await editor.pull(RECORD);
      return [...said];
    };
    const signature = text.split('\n').findIndex((line) => line.startsWith('秘书长：'));
    expect(await type(signature + 2, '% A remark.\n')).toEqual([]);
    expect(await type(signature, '4.3\t会议对此表示同意。\n')).toEqual(['changed']);
    expect((await decisions())?.items.at(-1)?.label).toBe('Agreed');
  });
});

describe('the lens above headings', () => {
  const lenses = (): Promise<CodeLens[]> =>
    editor.request('textDocument/codeLens', { textDocument: { uri: RECORD } });

  async function start(settings: Record<string, unknown>, initializationOptions: object = {}): Promise<void> {
    editor = await converse(MODERN, files, settings, { initializationOptions });
    await editor.open(RECORD, text);
    await editor.request('precis/citations', { textDocument: { uri: RECORD } });
  }

  it('is there when it is wanted', async () => {
    await start({});
    expect(await lenses()).toEqual([]);
    editor.settings = { headingLens: true };
    await editor.notify('workspace/didChangeConfiguration', { settings: null });
    expect((await lenses()).map(({ range, command }) => `${range.start.line} ${command?.title}`)).toEqual([
      '16 2 documents',
      '16 Agreed · Noted in 1.6',
      '23 C24/28(Rev.1)',
      '23 Noted · Action in 2.5',
      '29 C24/8(Rev.1)',
      '29 Agreed · Deferred in 3.5',
      '35 No decision recorded',
    ]);
    expect(editor.asked).toContain('workspace/codeLens/refresh');
  });

  it('is a title alone where the editor cannot follow it', async () => {
    await start({ headingLens: true });
    expect((await lenses()).every(({ command }) => command?.command === '')).toBe(true);
  });

  it('leads to the documents and to the sentence', async () => {
    await start({ headingLens: true }, { showsPlaces: true });
    const [documents, decision, ...others] = await lenses();
    expect(documents?.command).toMatchObject({
      command: 'precis.showPlaces',
      arguments: [
        RECORD,
        documents?.range.start,
        [
          { uri: addressOf('C24/documents/S24-CL-C-0059!!MSW-C.txt') },
          { uri: addressOf('C24/documents/S24-CL-C-0066!!MSW-E.txt') },
        ],
      ],
    });
    expect(told(files, decision?.command?.arguments?.[2][0])).toBe('C24-117.zh.record: 会议对此表示同意。');
    expect(others.at(-1)?.command).toEqual({ title: 'No decision recorded', command: '' });
  });

  it('stands beside that above the symbol', async () => {
    await start({ headingLens: true, codeLens: true });
    const titles = (await lenses()).map(({ command }) => command?.title);
    expect(titles[0]).toMatch(/^Cited in /);
    expect(titles[1]).toBe('2 documents');
  });
});
