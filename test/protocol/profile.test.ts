import { afterEach, describe, expect, it } from 'vitest';
import type { LocationLink } from 'vscode-languageserver';
import { placeOf } from './archive';
import { type Conversation, converse, MODERN, ROOT } from './conversation';

/** A profile that a folder carries, in the editor: what is wrong with it is shown at its place, and it is read anew. */

const URI = `${ROOT}/BE-2024-12.en.record`;
const FILE = `${ROOT}/precis.json`;
const PROFILE = `${ROOT}/our/board.json`;
const WORDS = `${ROOT}/our/en.json`;
const OTHER = `${ROOT}/BE-2024-7.txt`;

const SETTINGS = '{\n  "profile": "./our/board.json"\n}';
const profile = (change: object = {}): string =>
  JSON.stringify(
    {
      id: 'board',
      name: 'Board',
      numbering: 'continuous',
      numberEnd: '.',
      fields: { session: { digits: [4, 4] }, number: { digits: [1, 3] } },
      documents: {
        session: 'BE/{session}',
        forms: [{ id: 'b', own: true, key: 'BE/{session}/{number}', template: 'BE/{session}/{number}' }],
      },
      files: {
        fields: {
          session: { digits: [4, 4] },
          number: { digits: [1, 3] },
          language: { words: { en: 'en' } },
        },
        forms: ['BE-{session}-{number}[.{language}]'],
      },
      wordings: ['en.json'],
      ...change,
    },
    null,
    1,
  );
const WORDING = '{ "language": "en", "name": "English", "script": "Latin" }';
const TEXT = 'BE/2024/12\n\nOpening\n\n1.\tThe Chair introduced BE/2024/7.\n3.\tShe thanked all.\n';

let editor: Conversation;
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

const changed = (uri: string): Promise<void> =>
  editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });

const codes = async (): Promise<unknown[]> => {
  const report = await editor.pull(URI);
  return report.kind === 'full' ? report.items.map(({ code }) => code) : [];
};

const folder = (change: Readonly<Record<string, string>> = {}): Map<string, string> =>
  new Map(
    Object.entries({
      [FILE]: SETTINGS,
      [PROFILE]: profile(),
      [WORDS]: WORDING,
      [OTHER]: 'Report',
      ...change,
    }),
  );

describe('a profile of the folder', () => {
  it('holds for its records', async () => {
    editor = await converse(MODERN, folder());
    await editor.open(URI, TEXT);
    expect(await codes()).toEqual(['paragraph-order']);
    const links = await editor.request<LocationLink[]>('textDocument/definition', {
      textDocument: { uri: URI },
      position: placeOf(TEXT, 'BE/2024/7'),
    });
    expect(links.map(({ targetUri }) => targetUri)).toEqual([OTHER]);
  });

  it('is told of at the place of its fault, silences the rules, and is read anew when it is saved', async () => {
    const files = folder({ [PROFILE]: profile({ numbering: 'roman' }) });
    editor = await converse(MODERN, files);
    const { diagnostics } = await editor.pushed(PROFILE);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.range.start.line).toBe(3);
    expect(diagnostics[0]?.message).toMatch(/^numbering: Invalid option/);
    await editor.open(URI, TEXT);
    expect(await codes()).toEqual([]);
    files.set(PROFILE, profile());
    await changed(PROFILE);
    expect((await editor.pushed(PROFILE)).diagnostics).toEqual([]);
    expect(await codes()).toEqual(['paragraph-order']);
  });

  it('may have its fault in the file of a language', async () => {
    const files = folder({ [WORDS]: '{ "language": "en",\n "nam": "English", "script": "Latin" }' });
    editor = await converse(MODERN, files);
    const { diagnostics } = await editor.pushed(WORDS);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^name: Invalid input/),
    ]);
    files.set(WORDS, WORDING);
    await changed(WORDS);
    expect((await editor.pushed(WORDS)).diagnostics).toEqual([]);
  });

  it('that is not there, or leads out of the folder, is told of where the settings name it', async () => {
    const files = folder({ [FILE]: '{\n  "profile": "../board.json"\n}', 'file:///board.json': profile() });
    editor = await converse(MODERN, files);
    const first = await editor.pushed(FILE);
    expect(first.diagnostics[0]?.range.start.line).toBe(1);
    expect(first.diagnostics[0]?.message).toContain('leads out of the folder');
    files.set(FILE, '{\n  "profile": "./bord.json"\n}');
    await changed(FILE);
    expect((await editor.pushed(FILE)).diagnostics[0]?.message).toContain('There is no file “./bord.json”');
    files.set(FILE, SETTINGS);
    await changed(FILE);
    expect((await editor.pushed(FILE)).diagnostics).toEqual([]);
  });
});
