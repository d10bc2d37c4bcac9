import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type ShowMessageParams,
  TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Conversation, converse, edited, MODERN, ROOT } from './conversation';

/** A file is given another name: what names its document may follow, and never does so unasked. */

const CONFIRMING: ClientCapabilities = {
  ...MODERN,
  workspace: {
    ...MODERN.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    fileOperations: { willRename: true },
  },
};

const address = (name: string): string => `${ROOT}/${name}`;
const record = (symbol: string, cited: string): string =>
  `Document ${symbol}-E\n\n1\tReport (Document ${cited})\n1.1\tThe Council noted Document ${cited}.\n`;

let files: Map<string, string>;
let editor: Conversation;
let messages: string[];
beforeEach(async () => {
  files = new Map([
    [address('C24-117.en.record'), record('C24/117', 'C24/8')],
    [address('C24-118.en.record'), record('C24/118', 'C24/117')],
    [address('C24-8.en.txt'), 'C24/8\n'],
    [address('C24-9.docx'), ''],
  ]);
  await begin();
});
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

async function begin(capabilities = CONFIRMING): Promise<void> {
  editor = await converse(capabilities, files);
  messages = [];
  editor.connection.onNotification('window/showMessage', ({ message }: ShowMessageParams) => {
    messages.push(message);
  });
  // Answered once all files were read.
  await editor.request('precis/citations', { textDocument: { uri: address('C24-117.en.record') } });
}

function rename(...names: (readonly [from: string, to: string])[]): Promise<WorkspaceEdit | null> {
  return editor.request('workspace/willRenameFiles', {
    files: names.map(([from, to]) => ({ oldUri: address(from), newUri: address(to) })),
  });
}

/** The files that would be changed, each with its text after that. */
function textsAfter(edit: WorkspaceEdit | null): Map<string, string> {
  const changes = (edit?.documentChanges ?? []).filter((change) => TextDocumentEdit.is(change));
  return new Map(
    changes.map(({ textDocument: { uri }, edits }) => [
      uri.slice(ROOT.length + 1),
      edited(files.get(uri) ?? '', edits as never),
    ]),
  );
}

it('the editor is told which files it is to ask about', () => {
  expect(editor.result.capabilities.workspace?.fileOperations?.willRename?.filters).toMatchObject([
    { pattern: { glob: expect.stringMatching(/^\*\*\/\*\.\{record,/), matches: 'file' } },
  ]);
});

describe('a name that gives another symbol', () => {
  it('brings the masthead and all that cites it along, when that is confirmed', async () => {
    const edit = await rename(['C24-117.en.record', 'C24-119.en.record']);
    expect([...textsAfter(edit)]).toEqual([
      ['C24-117.en.record', record('C24/119', 'C24/8')],
      ['C24-118.en.record', record('C24/118', 'C24/119')],
    ]);
    expect(edit?.changeAnnotations).toEqual({
      elsewhere: {
        label: 'Rename C24/117 to C24/119',
        needsConfirmation: true,
        description: 'Places: 3 (files: 2)',
      },
    });
    expect(messages).toEqual([]);
  });

  it('of a document that is no text brings along what cites it', async () => {
    files.set(address('C24-120.en.record'), record('C24/120', 'C24/9'));
    await editor.end();
    await begin();
    const edit = await rename(['C24-9.docx', 'C24-10.docx']);
    expect([...textsAfter(edit)]).toEqual([['C24-120.en.record', record('C24/120', 'C24/10')]]);
  });

  it('of one language says that the others keep their names', async () => {
    files.set(address('C24-117.zh.record'), 'C24/117-C\n');
    await editor.end();
    await begin();
    const one = await rename(['C24-117.en.record', 'C24-119.en.record']);
    expect(one?.changeAnnotations?.['elsewhere']?.description).toBe(
      'Places: 4 (files: 3). The same document, under their old names: C24-117.zh.record',
    );
    const both = await rename(
      ['C24-117.en.record', 'C24-119.en.record'],
      ['C24-117.zh.record', 'C24-119.zh.record'],
    );
    expect(both?.changeAnnotations?.['elsewhere']?.description).toBe('Places: 4 (files: 3)');
  });

  it('says which places of the files it leaves as they are', async () => {
    const quoting = `${record('C24/120', 'C24/117')}1.2\tThe Chair quoted: “see Document C24/117”.\n`;
    files.set(address('C24-120.en.record'), quoting);
    await editor.end();
    await begin();
    const edit = await rename(['C24-117.en.record', 'C24-119.en.record']);
    expect(edit?.changeAnnotations?.['elsewhere']?.description).toBe(
      'Places: 5 (files: 3). Left as they are, in a quotation, an address, a masthead or a footer: 1 (C24-120.en.record:5)',
    );
  });
});

describe('nothing is changed', () => {
  it.each([
    ['C24-117.en.record', 'minutes/C24-117.en.record'],
    ['C24-117.en.record', 'C24-117.zh.record'],
    ['C24-117.en.record', 'C24-117(Rev.1).en.record'],
    ['C24-117.en.record', 'final.record'],
    ['final.record', 'C24-117.en.record'],
  ])('when %s becomes %s', async (from, to) => {
    expect(await rename([from, to])).toBeNull();
    expect(messages).toEqual([]);
  });

  it('when a wrong name is put right', async () => {
    files.set(address('C24-121.en.record'), record('C24/122', 'C24/8'));
    await editor.end();
    await begin();
    expect(await rename(['C24-121.en.record', 'C24-122.en.record'])).toBeNull();
    expect(messages).toEqual([]);
  });

  it('and it is said why, when another document has the symbol', async () => {
    expect(await rename(['C24-117.en.record', 'C24-8.en.record'])).toBeNull();
    expect(messages).toEqual([
      'The file gets its name; what names C24/117 stays as it is. C24/8 is another document already: C24-8.en.txt.',
    ]);
  });

  it('and it is said why, when several documents are renamed at once', async () => {
    expect(
      await rename(['C24-117.en.record', 'C24-119.en.record'], ['C24-118.en.record', 'C24-120.en.record']),
    ).toBeNull();
    expect(messages).toEqual([expect.stringMatching(/^The files get their names/)]);
  });

  it('by an editor that would not ask', async () => {
    await editor.end();
    await begin(MODERN);
    expect(editor.result.capabilities.workspace?.fileOperations).toBeUndefined();
  });
});
