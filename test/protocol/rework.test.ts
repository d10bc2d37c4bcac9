import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClientCapabilities, TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { Reworked, Work } from '../../server/src/lsp/protocol';
import { addressOf } from './archive';
import { type Conversation, converse, edited, MODERN, memoryFiles } from './conversation';

/** A record is counted anew, and what names its paragraphs follows, open or not. */

const ANNOTATING: ClientCapabilities = {
  ...MODERN,
  workspace: {
    ...MODERN.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
  },
};

const RECORD = addressOf('C24-118.en.record');
const CHINESE = addressOf('C24-119.zh.record');
const TEXT = `Document C24/118-E
SUMMARY RECORD
1\tOpening
1.1\tThe Chair opened the meeting.
1.3\tThe agenda was adopted.
1.4\tSee paragraph 1.3 above.
`;
const NAMING = `C24/119-C
摘要记录
1\t报告
1.1\t见C24/118号文件第1.3和1.4段。
1.2\t见C24/118号文件第1.2段。
`;

let files: Map<string, string>;
let editor: Conversation;
beforeEach(async () => {
  files = new Map([
    [RECORD, TEXT],
    [CHINESE, NAMING],
  ]);
  editor = await converse(ANNOTATING, files);
});
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

async function open(text = TEXT): Promise<void> {
  files.set(RECORD, text);
  await editor.open(RECORD, text);
}

function rework(work: Work, line = 0, merged = false): Promise<Reworked<WorkspaceEdit> | null> {
  const position = { line, character: 0 };
  return editor.request('precis/rework', { textDocument: { uri: RECORD }, position, work, merged });
}

/** The texts of the files that are changed. */
function textsAfter(edit: WorkspaceEdit | null | undefined): Record<string, string> {
  const changes = (edit?.documentChanges ?? []).filter((change) => TextDocumentEdit.is(change));
  return Object.fromEntries(
    changes.map(({ textDocument: { uri }, edits }) => [
      uri,
      edited(
        files.get(uri) ?? '',
        edits.filter((one) => 'newText' in one),
      ),
    ]),
  );
}

describe('a record', () => {
  it('is counted anew with all that names it, in every language', async () => {
    await open();
    const done = await rework('renumberRecord');
    expect(textsAfter(done?.edit)).toEqual({
      [RECORD]: TEXT.replace('1.3\t', '1.2\t').replace('1.4\t', '1.3\t').replace('h 1.3', 'h 1.2'),
      [CHINESE]: NAMING.replace('1.3和1.4', '1.2和1.3'),
    });
    expect(done?.edit?.changeAnnotations).toEqual({
      here: expect.objectContaining({ needsConfirmation: false, description: 'Places in this file: 3' }),
      elsewhere: expect.objectContaining({
        needsConfirmation: true,
        description: 'Places in other files: 2 (files: 1)',
      }),
    });
    expect(done?.left).toEqual([
      {
        message: 'There is no paragraph 1.2.',
        location: {
          uri: CHINESE,
          range: { start: { line: 4, character: 16 }, end: { line: 4, character: 19 } },
        },
      },
    ]);
  });

  it('is counted anew without a look into files that name none of its paragraphs', async () => {
    await editor.end();
    files.set(addressOf('C24-120.en.record'), 'C24/120-E\n1\tOne\n1.1\tDocument C24/118 and C24/1180.\n');
    files.set(addressOf('C24-121.en.record'), 'C24/121-E\n1\tOne\n1.1\tParagraph 1.3 of Document C24/120.\n');
    const read: string[] = [];
    const onDisk = memoryFiles(files);
    editor = await converse(
      ANNOTATING,
      files,
      {},
      {},
      {
        files: {
          ...onDisk,
          read: (uri) => {
            read.push(uri);
            return onDisk.read(uri);
          },
        },
      },
    );
    await open();
    await rework('renumberRecord');
    read.length = 0;
    await rework('renumberRecord');
    expect(read).toEqual([RECORD, CHINESE]);
  });

  it('is counted anew in part', async () => {
    const text = `${TEXT}3\tBudget\n3.2\tSee paragraph 1.4 above.\n`;
    await open(text);
    expect(textsAfter((await rework('renumberSection', 7))?.edit)).toEqual({
      [RECORD]: text.replace('3.2\t', '3.1\t'),
    });
    expect(textsAfter((await rework('renumberFromHere', 5))?.edit)[RECORD]).toBe(
      text.replace('3\tBudget\n3.2', '2\tBudget\n2.1'),
    );
  });

  it('knows by what was saved which of two equal numbers is the new one', async () => {
    const saved = TEXT.replace('1.4\tSee', '1.3\tSee')
      .replace('1.3\tThe', '1.2\tThe')
      .replace('h 1.3', 'h 1.2');
    files.set(RECORD, saved);
    const typed = saved.replace('1.2\tThe', '1.2\tThe list of speakers was closed.\n1.2\tThe');
    await editor.open(RECORD, typed);
    const done = await rework('renumberRecord');
    const counted = saved
      .replace('1.3\tSee', '1.4\tSee')
      .replace('h 1.2', 'h 1.3')
      .replace('1.2\tThe', '1.2\tThe list of speakers was closed.\n1.3\tThe');
    files.set(RECORD, typed);
    expect(textsAfter(done?.edit)).toEqual({
      [RECORD]: counted,
      [CHINESE]: NAMING.replace('1.3和1.4', '1.4和1.4').replace('第1.2段', '第1.3段'),
    });
    expect(done?.left.map(({ message }) => message)).toEqual(['There is no paragraph 1.4.']);
    expect((await rework('renumberRecord'))?.refusal).toMatch(/^1\.2 stands twice/);
  });

  it('in order stays as it is', async () => {
    files.delete(CHINESE);
    await editor.end();
    editor = await converse(ANNOTATING, files);
    await open(TEXT.replace('1.4\t', '1.3\t').replace('1.3\tThe', '1.2\tThe'));
    expect(await rework('renumberRecord')).toEqual({
      edit: null,
      refusal: null,
      offer: null,
      cursor: null,
      left: [],
    });
  });

  it('is changed without notes for an editor that knows none', async () => {
    await editor.end();
    editor = await converse({}, files);
    await open();
    const done = await rework('renumberRecord');
    expect(Object.keys(done?.edit ?? {})).toEqual(['changes']);
    expect(Object.keys(done?.edit?.changes ?? {})).toEqual([RECORD, CHINESE]);
  });

  it('that is not open is not known', async () => {
    expect(await rework('renumberRecord')).toBeNull();
  });
});

describe('nothing is done', () => {
  it('where a number stands twice and is named', async () => {
    await open(TEXT.replace('1.1\t', '1.3\t'));
    expect(await rework('renumberRecord')).toMatchObject({
      edit: null,
      refusal: expect.stringMatching(/^1\.3 stands twice, and C24-118\.en\.record, line 6, names it/),
    });
  });

  it('where a heading seems to be missing, until the sections are to be joined', async () => {
    const text = `${TEXT}2.1\tThe budget was approved.\n3\tClosure\n3.1\tSee paragraph 2.1 above.\n`;
    await open(text);
    expect(await rework('renumberRecord')).toMatchObject({
      edit: null,
      refusal: 'Heading 2 seems to be missing above paragraph 2.1. Put it in, or join the sections.',
      offer: 'Join with Section 1',
    });
    const joined = textsAfter((await rework('renumberRecord', 0, true))?.edit)[RECORD];
    expect(
      joined?.endsWith('1.4\tThe budget was approved.\n2\tClosure\n2.1\tSee paragraph 1.4 above.\n'),
    ).toBe(true);
  });

  it('where the settings say that the numbers stay', async () => {
    files.set(addressOf('precis.json'), '{ "published": ["C24/118"] }');
    await editor.end();
    editor = await converse(ANNOTATING, files);
    await open();
    expect((await rework('renumberRecord'))?.refusal).toBe(
      'The numbers of this record are to stay as they are: precis.json: C24/118.',
    );
  });

  it('when a file is another than the one that was read', async () => {
    await open();
    await editor.pull(RECORD);
    files.set(CHINESE, `\n${NAMING}`);
    expect((await rework('renumberRecord'))?.refusal).toBe(
      'C24-119.zh.record has changed meanwhile. Try again.',
    );
  });

  it('where no number stands', async () => {
    await open();
    expect((await rework('renumberSection'))?.refusal).toBe('No numbered paragraph or heading stands here.');
  });
});

it('is the correction of numbers that are out of order, worked out when it is chosen', async () => {
  await open();
  const fault = { start: { line: 4, character: 0 }, end: { line: 4, character: 3 } };
  const actions = await editor.actions(RECORD, fault, ['quickfix']);
  const all = actions.find(({ title }) => title.startsWith('Renumber the record'));
  expect(all?.edit).toBeUndefined();
  const resolved = await editor.request<typeof all>('codeAction/resolve', all);
  expect(Object.keys(textsAfter(resolved?.edit))).toEqual([RECORD, CHINESE]);
  await editor.change(RECORD, [{ text: TEXT.replace('1.1\t', '1.3\t') }]);
  await expect(editor.request('codeAction/resolve', all)).rejects.toThrow(/^1\.3 stands twice/);
});

describe('a paragraph', () => {
  const ORDERED = TEXT.replace('1.4\tSee', '1.3\tSee')
    .replace('1.3\tThe', '1.2\tThe')
    .replace('h 1.3', 'h 1.2');

  it('moves with all that names it, and the cursor with it', async () => {
    await open(ORDERED);
    const done = await rework('moveUp', 4);
    expect(textsAfter(done?.edit)).toEqual({
      [RECORD]: ORDERED.replace(
        /1\.1\t(.*)\n1\.2\t(.*)\n(.*) 1\.2/,
        (_, first, second, third) => `1.1\t${second}\n1.2\t${first}\n${third} 1.1`,
      ),
      [CHINESE]: NAMING.replace('第1.2段', '第1.1段'),
    });
    expect(done?.cursor).toEqual({ line: 3, character: 0 });
    expect((await rework('moveUp', 2))?.refusal).toBe(
      'There is nothing here that it could change places with.',
    );
  });

  it('is offered to be moved where it can be, to who asks for it', async () => {
    await open(ORDERED);
    const titles = async (line: number, only?: string[]) => {
      const at = { line, character: 6 };
      return (await editor.actions(RECORD, { start: at, end: at }, only)).map(({ title }) => title);
    };
    expect(await titles(3, ['refactor'])).toEqual([
      'Move down, with all that names it',
      'Renumber the record, with all that names its paragraphs',
      'Renumber this section, with all that names its paragraphs',
      'Renumber from here, with all that names these paragraphs',
    ]);
    expect(await titles(4, ['refactor.inline'])).toEqual(['Join with the paragraph above']);
    expect(await titles(0, ['refactor'])).toEqual([]);
  });

  it('is moved by a code action', async () => {
    await open(ORDERED);
    const at = { line: 4, character: 6 };
    const [up] = await editor.actions(RECORD, { start: at, end: at }, ['refactor.move.up']);
    const resolved = await editor.request<typeof up>('codeAction/resolve', up);
    expect(Object.keys(textsAfter(resolved?.edit))).toEqual([RECORD, CHINESE]);
  });
});
