import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  LinkedEditingRanges,
  LocationLink,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  SymbolInformation,
} from 'vscode-languageserver';
import { addressOf, placeOf, sampleArchive } from './archive';
import { type Conversation, converse, MODERN, OLD } from './conversation';

/** Finding one's way in a record and from it to the documents it names. */

const archive = sampleArchive();
const RECORD = addressOf('C24/C24-118.zh.record');
const text = archive.get(RECORD) ?? '';
const at = (words: string, nth = 0) => ({
  textDocument: { uri: RECORD },
  position: placeOf(text, words, nth),
});
const whole = { textDocument: { uri: RECORD } };

let editor: Conversation;
beforeEach(async () => {
  editor = await converse(MODERN, archive);
  await editor.open(RECORD, text);
  await editor.pull(RECORD);
});
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

describe('definition', () => {
  const targets = async (words: string, nth = 0): Promise<string[]> =>
    ((await editor.request<LocationLink[] | null>('textDocument/definition', at(words, nth))) ?? []).map(
      ({ targetUri }) => targetUri,
    );

  it('leads from a reference to its document, whatever form its name has', async () => {
    expect(await targets('C24/8(Rev.1)')).toEqual([addressOf('C24/documents/S24-CL-C-0008!R1!MSW-E.txt')]);
    expect(await targets('C24/105')).toEqual([addressOf('C24/documents/C24-105.txt')]);
    expect(await targets('C23/33')).toEqual([addressOf('C23/documents/S23-CL-C-0033!!MSW-C.txt')]);
  });

  it('takes a symbol without session to be of the session of the record', async () => {
    expect(await targets('，DT/2(Rev.2)')).toEqual([addressOf('C24/documents/S24-CL-DT-0002!R2!MSW-C.txt')]);
  });

  it('says what was under the cursor', async () => {
    const [link] = (await editor.request<LocationLink[]>('textDocument/definition', at('C24/105'))) ?? [];
    const { line, character } = placeOf(text, 'C24/105');
    expect(link?.originSelectionRange).toEqual({
      start: { line, character: character - 3 },
      end: { line, character: character + 4 },
    });
  });

  it('leads nowhere from a document that is not there', async () => {
    expect(await targets('C24/74')).toEqual([]);
  });

  it('leads between the agenda table and the headings', async () => {
    const [link] =
      (await editor.request<LocationLink[]>('textDocument/definition', at('儿童上网保护：理事会'))) ?? [];
    expect(link?.targetSelectionRange.start.line).toBe(placeOf(text, '保护上网儿童：理事会').line);
    const [back] =
      (await editor.request<LocationLink[]>('textDocument/definition', at('保护上网儿童：理事会'))) ?? [];
    expect(back?.targetSelectionRange.start.line).toBe(placeOf(text, '儿童上网保护：理事会').line);
  });
});

describe('selection', () => {
  it('grows from the cell to the table and to the record, for each cursor', async () => {
    const { textDocument, position } = at('儿童上网保护：理事会');
    const [first, second] = await editor.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument,
      positions: [position, { line: 0, character: 0 }],
    });
    expect(first?.range.start.line).toBe(position.line);
    expect(first?.range.end.line).toBe(position.line);
    expect(first?.parent?.range).toMatchObject({ start: { line: position.line, character: 0 } });
    const whole = first?.parent?.parent?.parent;
    expect(whole?.range.start).toEqual({ line: 0, character: 0 });
    expect(whole?.parent).toBeUndefined();
    expect(second?.range.start).toEqual({ line: 0, character: 0 });
  });
});

describe('links', () => {
  it('lead to the file, else to where the document is published', async () => {
    const links = await editor.request<DocumentLink[]>('textDocument/documentLink', whole);
    expect(links.every(({ target }) => target === undefined)).toBe(true);
    const follow = async (symbol: string): Promise<string | undefined> => {
      const link = links.find(({ data }) => data.symbol === symbol);
      return (await editor.request<DocumentLink>('documentLink/resolve', link)).target;
    };
    expect(await follow('C24/8(Rev.1)')).toBe(addressOf('C24/documents/S24-CL-C-0008!R1!MSW-E.txt'));
    expect(await follow('C24/74')).toBe('https://www.itu.int/md/S24-CL-C-0074/zh');
  });

  it('are web addresses as they stand', async () => {
    const uri = addressOf('C24/C24-300.en.record');
    await editor.open(uri, '1\tOpening\n1.1\tSee https://www.itu.int/council/.\n');
    const links = await editor.request<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri },
    });
    expect(links.map(({ target }) => target)).toEqual(['https://www.itu.int/council/']);
  });
});

describe('hover', () => {
  const shown = async (words: string, nth = 0): Promise<string> => {
    const hover = await editor.request<Hover | null>('textDocument/hover', at(words, nth));
    return hover ? (hover.contents as { value: string }).value : '';
  };

  it('says what a document is, what it is called, where it is named and where it lies', async () => {
    const value = await shown('C24/8(Rev.1)');
    expect(value).toContain('**C24/8\\(Rev\\.1\\)** – Document 8 of the 2024 session, revision 1');
    expect(value).toContain('> REPORT BY THE CHAIR OF THE COUNCIL WORKING GROUP');
    expect(value).toContain('Listed under 2');
    expect(value).toContain(`(<${addressOf('C24/documents/S24-CL-C-0008!R1!MSW-E.txt')}>)`);
  });

  it('says of a citation what it cites', async () => {
    const value = await shown('第71号决议');
    expect(value).toContain('**Resolution 71 of PP**');
    expect(value).toContain('Revised in 2022, 布加勒斯特');
  });

  it('takes nothing in a record for Markdown', async () => {
    const uri = addressOf('C24/C24-301.en.record');
    const record =
      '1\tA [link](command:x) <b>\n1.1\tSee paragraph 1.2 below.\n1.2\t![x](y) **bold** `code` <img src=x> C24/8\n';
    await editor.open(uri, record);
    const hover = await editor.request<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: placeOf(record, '1.2'),
    });
    const { value } = hover.contents as { value: string };
    expect(value).toContain('\\!\\[x\\]\\(y\\) \\*\\*bold\\*\\* \\`code\\` &lt;img src=x&gt;');
  });
});

describe('the outline', () => {
  it('has masthead, table, headings with their paragraphs, signature', async () => {
    const symbols = await editor.request<DocumentSymbol[]>('textDocument/documentSymbol', whole);
    expect(symbols.map(({ name }) => name.slice(0, 12))).toEqual(
      [
        '摘要记录',
        '讨论的议题 文件',
        '1 国际电联对小岛屿发展',
        '2 理事会信息社会世界峰会',
        '3 保护上网儿童：理事会工',
        '4 时间管理计划（续）',
        '5 海底通信电缆的复原力（',
        '秘书长 主席： 马伦·哈',
      ].map((name) => name.slice(0, 12)),
    );
    expect(symbols[2]?.children?.map(({ name }) => name.slice(0, 3))).toEqual([
      '1.1',
      '1.2',
      '1.3',
      '1.4',
      '1.5',
    ]);
    expect(symbols[1]?.children).toHaveLength(5);
    expect(symbols[2]?.detail).toBe('（C24/33号文件）');
  });

  it('is one list for an editor that knows no other', async () => {
    const old = await converse(OLD, archive);
    await old.open(RECORD, text);
    const symbols = await old.request<SymbolInformation[]>('textDocument/documentSymbol', whole);
    expect(symbols.length).toBeGreaterThan(25);
    expect(symbols.every(({ location }) => location.uri === RECORD)).toBe(true);
    await old.end();
  });

  it('folds', async () => {
    const folds = await editor.request<FoldingRange[]>('textDocument/foldingRange', whole);
    expect(
      folds.filter(({ kind }) => kind === 'region').map(({ startLine, endLine }) => [startLine, endLine]),
    ).toEqual([
      [0, 8],
      [10, 15],
    ]);
    expect(folds).toContainEqual({ startLine: 17, endLine: 22 });
  });
});

describe('colours', () => {
  it('come whole, in part, and as changes', async () => {
    const tokens = await editor.request<SemanticTokens>('textDocument/semanticTokens/full', whole);
    expect(tokens.data.length % 5).toBe(0);
    const part = await editor.request<SemanticTokens>('textDocument/semanticTokens/range', {
      ...whole,
      range: { start: { line: 17, character: 0 }, end: { line: 18, character: 0 } },
    });
    expect(part.data).toEqual([17, part.data[1], 6, 0, 0]);
    await editor.change(RECORD, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' },
    ]);
    const delta = await editor.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      ...whole,
      previousResultId: tokens.resultId,
    });
    const after = await editor.request<SemanticTokens>('textDocument/semanticTokens/full', whole);
    const applied = [...tokens.data];
    for (const { start, deleteCount, data } of delta.edits)
      applied.splice(start, deleteCount, ...(data ?? []));
    expect(applied).toEqual(after.data);
    expect(delta.edits[0]?.data?.length).toBeLessThanOrEqual(5);
  });
});

describe('a title', () => {
  const linked = (words: string, nth = 0): Promise<LinkedEditingRanges | null> =>
    editor.request('textDocument/linkedEditingRange', at(words, nth));

  it('is linked with the same title in the table, in whatever it is to become', async () => {
    const found = await linked('时间管理计划', 1);
    const [row, heading] = [placeOf(text, '时间', 0), placeOf(text, '时间', 1)].map(
      ({ line, character }) => ({
        start: { line, character: character - 1 },
        end: { line, character: character + 5 },
      }),
    );
    expect(found?.ranges).toEqual([row, heading]);
    const pattern = new RegExp(found?.wordPattern ?? '');
    expect(pattern.exec('时间：管理 (1)，计划')?.[0]).toBe('时间：管理 (1)，计划');
    expect(pattern.exec('时间\t管理')?.[0]).toBe('时间');
  });

  it('is linked with nothing where the two differ, nor is any other text', async () => {
    expect(await linked('保护上网儿童：')).toBeNull();
    expect(await linked('会议同意将')).toBeNull();
  });
});
