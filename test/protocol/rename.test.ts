import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  LSPErrorCodes,
  type PrepareRenameResult,
  TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { addressOf, placeOf, sampleArchive } from './archive';
import { type Conversation, converse, edited, MODERN } from './conversation';

/** A document is given another symbol in its whole archive, most of it in files that are not open. */

const ANNOTATING: ClientCapabilities = {
  workspace: {
    ...MODERN.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
  },
  textDocument: { ...MODERN.textDocument, rename: { prepareSupport: true } },
};

const RECORD = addressOf('C24/C24-118.zh.record');

let files: Map<string, string>;
let editor: Conversation;
beforeEach(async () => {
  files = sampleArchive();
  editor = await converse(ANNOTATING, files);
  await open(RECORD);
});
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

async function open(uri: string, text = files.get(uri) ?? ''): Promise<void> {
  files.set(uri, text);
  await editor.open(uri, text);
  await editor.pull(uri);
}

function at(words: string, uri = RECORD) {
  return { textDocument: { uri }, position: placeOf(files.get(uri) ?? '', words) };
}

function rename(words: string, newName: string, uri = RECORD): Promise<WorkspaceEdit | null> {
  return editor.request('textDocument/rename', { ...at(words, uri), newName });
}

/** The sentence by which a rename is refused. */
async function refusal(words: string, newName: string, uri = RECORD): Promise<string> {
  const answer = await rename(words, newName, uri).catch((error) => error);
  expect(answer.code).toBe(LSPErrorCodes.RequestFailed);
  return answer.message;
}

/** The edits of each file; a rename makes no, moves no and deletes no file. */
function editsOf(edit: WorkspaceEdit | null): TextDocumentEdit[] {
  const changes = edit?.documentChanges ?? [];
  const edits = changes.filter((change) => TextDocumentEdit.is(change));
  expect(edits).toHaveLength(changes.length);
  return edits;
}

/** The lines that are others after the edits: `C24-118.zh.record: before → after`. All other lines are as before. */
function changedLines(edit: WorkspaceEdit | null): [before: string, after: string][] {
  return editsOf(edit).flatMap(({ textDocument: { uri }, edits }) => {
    const before = files.get(uri) ?? '';
    const after = edited(before, edits as never).split('\n');
    const lines = before.split('\n');
    expect(after).toHaveLength(lines.length);
    return lines.flatMap((line, index): [string, string][] =>
      line === after[index] ? [] : [[line, after[index] ?? '']],
    );
  });
}

describe('a symbol', () => {
  it('is offered without its suffix, from the text, the table and the masthead', async () => {
    const prepare = (words: string, uri?: string) =>
      editor.request<PrepareRenameResult>('textDocument/prepareRename', at(words, uri));
    expect(editor.result.capabilities.renameProvider).toEqual({ prepareProvider: true });
    expect(await prepare('C24/8(Rev.1)')).toEqual({
      range: { start: { line: 12, character: 47 }, end: { line: 12, character: 52 } },
      placeholder: 'C24/8',
    });
    expect(await prepare('C24/118')).toMatchObject({ placeholder: 'C24/118' });
    expect(await prepare('C24/33号')).toMatchObject({ placeholder: 'C24/33' });
  });

  it('is renamed in every file, open or closed, in every language and in its own masthead', async () => {
    const edit = await rename('C24/33', 'C24/333');
    const names = editsOf(edit).map(({ textDocument: { uri, version } }) => [
      decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)),
      version,
    ]);
    expect(names).toEqual([
      ['C24-118.en.record', null],
      ['C24-118.zh.record', 1],
      ['C24-120.en.record', null],
      ['S24-CL-C-0001!R2!MSW-C.txt', null],
      ['S24-CL-C-0033!!MSW-C.txt', null],
    ]);
    for (const [before, after] of changedLines(edit))
      expect(after).toBe(before.replace(/[CС]24\/33(?!\d)/g, 'C24/333'));
    // A plan of meetings has no heading: all of it is taken for a masthead, in which no other document is looked for.
    const read = [...files].filter(([uri]) => !/CL-DT-0001|README/.test(uri));
    const mentions = read.flatMap(([, text]) => text.match(/[CС]24\/33(?!\d)/g) ?? []);
    expect(editsOf(edit).flatMap(({ edits }) => edits)).toHaveLength(mentions.length);
  });

  it('keeps its suffix as it is written', async () => {
    const lines = changedLines(await rename('C24/8(Rev.1)', 'C24/888'));
    for (const suffix of ['(Rev.1)', ' (Rev.1)', '（Rev.1）'])
      expect(lines.some(([, after]) => after.includes(`C24/888${suffix}`))).toBe(true);
    for (const [before, after] of lines) expect(after).toBe(before.replace(/C24\/8(?!\d)/g, 'C24/888'));
  });

  it('that leaves its session unsaid goes on doing so', async () => {
    const uri = addressOf('C24/C24-190.en.record');
    await open(uri, 'Document C24/190-E\n1\tTime (Documents C24/DT/71(Rev.2) and DT/71)\n');
    expect(changedLines(await rename('C24/DT/71', 'C24/DT/72', uri))).toEqual([
      ['1\tTime (Documents C24/DT/71(Rev.2) and DT/71)', '1\tTime (Documents C24/DT/72(Rev.2) and DT/72)'],
    ]);
    expect(changedLines(await rename('C24/DT/71', 'C24/172', uri))).toEqual([
      ['1\tTime (Documents C24/DT/71(Rev.2) and DT/71)', '1\tTime (Documents C24/172(Rev.2) and C24/172)'],
    ]);
  });

  it('takes the paragraphs along that are named of it', async () => {
    const uri = addressOf('C24/C24-190.en.record');
    const text = (symbol: string) =>
      `1.1\tSee paragraphs 1.1 to 1.3 of Document ${symbol}(Rev.1). See section 2 of that document.`;
    await open(uri, `Document C24/190-E\n1\tTime\n${text('C24/DT/71')}\n`);
    expect(changedLines(await rename('C24/DT/71', 'C24/72', uri))).toEqual([
      [text('C24/DT/71'), text('C24/72')],
    ]);
  });

  it('that is renamed to itself stays as it is', async () => {
    expect(await rename('C24/33', 'C24/33')).toBeNull();
  });
});

describe('what is changed', () => {
  it('in other files is confirmed first', async () => {
    const edit = await rename('C24/33', 'C24/333');
    const count = (isHere: boolean) =>
      editsOf(edit)
        .filter(({ textDocument }) => (textDocument.uri === RECORD) === isHere)
        .flatMap(({ edits }) => edits).length;
    const label = 'Rename C24/33 to C24/333';
    expect(edit?.changeAnnotations).toEqual({
      here: { label, needsConfirmation: false, description: `Places in this file: ${count(true)}` },
      elsewhere: {
        label,
        needsConfirmation: true,
        description: `Places in other files: ${count(false)} (files: 4)`,
      },
    });
  });

  it('is told without notes to an editor that knows none', async () => {
    await editor.end();
    editor = await converse({}, files);
    await editor.open(RECORD, files.get(RECORD) ?? '');
    expect(editor.result.capabilities.renameProvider).toBe(true);
    const edit = await rename('C24/33', 'C24/333');
    expect(Object.keys(edit ?? {})).toEqual(['changes']);
    expect(Object.keys(edit?.changes ?? {})).toHaveLength(5);
  });
});

describe('nothing is renamed', () => {
  const OTHER = addressOf('C24/C24-190.en.record');

  it('where no document symbol of the body stands', async () => {
    expect(await refusal('摘要记录', 'C24/333')).toMatch(/^No document symbol/);
    await expect(editor.request('textDocument/prepareRename', at('摘要记录'))).rejects.toThrow(
      /No document symbol/,
    );
  });

  it.each(['C24/18(Rev.1)', 'c24/18', 'C24/018', 'C24-18', 'DT/18', 'PP22/18', 'C24/18 and more', ''])(
    'to “%s”, which is no symbol of the form',
    async (name) => {
      expect(await refusal('C24/33', name)).toBe(`“${name}” is not a symbol like C24/33, without suffix.`);
    },
  );

  it('to a symbol that a file has or a record cites', async () => {
    expect(await refusal('C24/33', 'C24/118')).toMatch(/^C24\/118 is another document already: C24-118\./);
    await open(OTHER, 'Document C24/190-E\n1\tCables (Document C24/777)\n');
    expect(await refusal('C24/33', 'C24/777')).toBe(
      'C24/777 is cited already, in C24-190.en.record, and would then mean two documents.',
    );
  });

  it.each(['C24/701', 'C24/702', 'C24/704'])('of a range, such as %s', async (symbol) => {
    const text = `Document C24/190-E\n1\tCables (Documents C24/701 to C24/704)\n2\tTime (Document ${symbol})\n`;
    await open(OTHER, text);
    const place = { textDocument: { uri: OTHER }, position: { line: 2, character: 20 } };
    await expect(editor.request('textDocument/rename', { ...place, newName: 'C24/799' })).rejects.toThrow(
      `${symbol} belongs to the range “C24/701 to C24/704” in C24-190.en.record`,
    );
  });

  it('where another symbol would be read as another document', async () => {
    await open(OTHER, 'Document C24/190-E\n1\tTime (Document DT/71)\n');
    expect(await refusal('C24/190', 'C25/190', OTHER)).toMatch(/cannot be renamed without changing/);
  });

  it('when a file is another than the one that was read', async () => {
    const uri = addressOf('C24/C24-120.en.record');
    files.set(uri, `\n${files.get(uri)}`);
    expect(await refusal('C24/33', 'C24/333')).toBe('C24-120.en.record has changed meanwhile. Try again.');
    files.delete(uri);
    expect(await refusal('C24/33', 'C24/333')).toBe('C24-120.en.record has changed meanwhile. Try again.');
  });
});

describe('where no symbol stands', () => {
  const PLAIN = addressOf('C24/C24-190.en.record');
  const TEXT =
    'Document C24/190-E\n1\tTime\n1.1\tOne.\n1.2\tThe Finance Group (FG) met, see paragraph 1.1 above.\n2\tEnd\n';
  const at = (line: number, character: number) => ({
    textDocument: { uri: PLAIN },
    position: { line, character },
  });
  const renamed = async (line: number, character: number, newName: string) =>
    changedLines(await editor.request('textDocument/rename', { ...at(line, character), newName }));

  it('the number of a paragraph is renamed, and what follows is counted on from it', async () => {
    await open(PLAIN, TEXT);
    expect(await editor.request('textDocument/prepareRename', at(2, 1))).toEqual({
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } },
      placeholder: '1.1',
    });
    expect((await renamed(2, 1, '1.3')).map(([, after]) => after)).toEqual([
      '1.3\tOne.',
      '1.4\tThe Finance Group (FG) met, see paragraph 1.3 above.',
    ]);
    const place = { ...at(2, 1), newName: '2.2' };
    await expect(editor.request('textDocument/rename', place)).rejects.toThrow(
      '“2.2” cannot take the place of 1.1: only its last number may be another.',
    );
  });

  it('a title or an acronym is', async () => {
    await open(PLAIN, TEXT);
    expect(await editor.request('textDocument/prepareRename', at(1, 3))).toMatchObject({
      placeholder: 'Time',
    });
    expect(await renamed(1, 3, 'Time management')).toEqual([['1\tTime', '1\tTime management']]);
    expect((await renamed(3, 23, 'GF')).map(([, after]) => after)).toEqual([
      '1.2\tThe Finance Group (GF) met, see paragraph 1.1 above.',
    ]);
  });
});
