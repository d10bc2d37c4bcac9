import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CompletionList, Hover, InlayHint } from 'vscode-languageserver';
import type {
  CitedInstrument,
  CitedPlace,
  RegistryEdit,
  UnregisteredInstrument,
} from '../../server/src/lsp/protocol';
import { addressOf, placeOf, sampleArchive, told } from './archive';
import { type Conversation, converse, MODERN } from './conversation';

/** Resolutions and decisions in the editor: their history, their titles, who cites them in which version. */

const files = sampleArchive();
const RECORD = addressOf('C24/C24-121.zh.record');
const text = files.get(RECORD) ?? '';
const textDocument = { uri: RECORD };
const at = (words: string) => ({ textDocument, position: placeOf(text, words) });

let editor: Conversation;
beforeEach(async () => {
  editor = await converse(MODERN, files, {
    inlayHints: { instruments: true },
  });
  await editor.open(RECORD, text);
});
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

describe('hover over a citation', () => {
  const shown = async (words: string): Promise<string> => {
    const hover = await editor.request<Hover>('textDocument/hover', at(words));
    return typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
  };

  it('is the history as a table, with its sources, and the version in force marked', async () => {
    const value = await shown('第179号决议');
    const rows = value.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.length).toBeGreaterThan(5);
    const [inForce, ...others] = rows.filter((line) => line.includes('in force at the meeting'));
    expect(others).toEqual([]);
    expect(inForce).toContain('PP‑22');
    expect(rows.find((line) => line.includes('cited here'))).toContain('PP‑18');
    expect(value).toMatch(/\]\(<https?:\/\//);
    expect(value).toContain('Registry of');
  });

  it('says when an instrument was abrogated', async () => {
    expect(await shown('第11号决议')).toMatch(/PP‑22 \|[^\n]*abrogated/);
  });
});

describe('what is shown within the lines', () => {
  it('is the expected number behind one that is wrong', async () => {
    const uri = addressOf('C24/C24-122.zh.record');
    await editor.open(uri, '文件 C24/122-C\n1\t报告\n1.1\t会议开始。\n1.3\t会议休会。\n');
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const hints = await editor.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri },
      range,
    });
    expect(hints).toEqual([{ position: { line: 3, character: 3 }, label: '→1.2' }]);
    const above = { start: range.start, end: { line: 2, character: 0 } };
    const none = { textDocument: { uri }, range: above };
    expect(await editor.request('textDocument/inlayHint', none)).toEqual([]);
  });
});

describe('titles behind symbols', () => {
  it('are those of the documents of the folder, for who wants them', async () => {
    const uri = addressOf('C24/C24-122.zh.record');
    const written = '文件 C24/122-C\n1\t报告\n1.1\t主席介绍C24/105号文件。\n';
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const asked = { textDocument: { uri }, range };
    await editor.open(uri, written);
    expect(await editor.request('textDocument/inlayHint', asked)).toEqual([]);
    const other = await converse(MODERN, files, { inlayHints: { documents: true } });
    await other.open(uri, written);
    const [hint] = await other.request<InlayHint[]>('textDocument/inlayHint', asked);
    await other.end();
    expect(hint?.position).toEqual({ line: 2, character: 15 });
    expect(hint?.tooltip).toMatch(/^OUTLINE OF VOLUNTARY/);
    expect(hint?.label).toMatch(/^OUTLINE OF .*…$/);
  });
});

describe('titles behind bare numbers', () => {
  it('are shown to who wants them', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const hints = await editor.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range });
    expect(hints.map(({ label }) => label)).toEqual([
      '加强国际电联在树立使用信息通信技术的信心和提高安全性方面的作用',
    ]);
  });
});

describe('completion', () => {
  it('is the instruments in the version in force at the meeting', async () => {
    const uri = addressOf('C24/C24-122.zh.record');
    await editor.open(uri, '文件 C24/122-C\n1\t报告（C24/66号文件）\n1.1\t根据第10\n');
    const position = { line: 2, character: 9 };
    const { items } = await editor.request<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    expect(items.map(({ label }) => label)).toContain('第101号决议（2022年，布加勒斯特，修订版）');
  });
});

describe('the archive', () => {
  it('tells who cites an instrument, by version', async () => {
    const found = await editor.request<CitedInstrument>('precis/instrument', at('第179号决议'));
    expect(found.key).toBe('PP/resolution/179');
    expect(found.versions.map(({ version }) => version)).toEqual([null, 'PP-18', 'PP-22']);
    expect(await editor.request('precis/instrument', at('主席：'))).toBeNull();
  });

  it('tells which citations were out of date', async () => {
    const found = await editor.request<CitedPlace[]>('precis/stale', at('第179号决议'));
    expect(found.map(({ location, right }) => [told(files, location), right])).toEqual([
      ['C24-121.en.record: Council Resolution 1306 (C09)', 'C15'],
      ['C24-121.zh.record: 全权代表大会第179号决议（2018年，迪拜，修订版）', 'PP-22'],
      ['C24-122.ar.record: القرار 179 (المراجَع في دبي، 2018)', 'PP-22'],
      ['C24-122.fr.record: Résolution 179 (Rév. Dubaï, 2018)', 'PP-22'],
    ]);
  });

  it('tells what the registry lacks', async () => {
    const found = await editor.request<UnregisteredInstrument[]>('precis/unregistered', at('第179号决议'));
    expect(found.map(({ key, version }) => `${key} ${version}`)).toContain('PP/resolution/137 PP-14');
  });
});

describe('adding to the registry', () => {
  it('is the settings with the entry, their comments kept', async () => {
    const params = { ...at('第179号决议'), source: 'Final Acts' };
    const found = await editor.request<RegistryEdit>('precis/register', params);
    expect(found.uri).toBe(addressOf('precis.json'));
    expect(found.exists).toBe(true);
    expect(JSON.parse(found.text).registry.instruments).toEqual([
      {
        key: 'PP/resolution/179',
        versions: [{ at: 'PP-18', status: 'revised', source: ['Final Acts'], quality: 'exact' }],
      },
    ]);
  });

  it('is nothing where no version is cited', async () => {
    expect(await editor.request('precis/register', { ...at('第130号决议'), source: 'x' })).toBeNull();
  });
});
