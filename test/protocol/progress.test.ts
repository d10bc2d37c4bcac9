import { afterEach, describe, expect, it } from 'vitest';
import { type ClientCapabilities, type ShowMessageParams, WorkDoneProgress } from 'vscode-languageserver';
import type { Files } from '../../server/src/index/files';
import type { RecordDescription } from '../../server/src/lsp/protocol';
import { asker } from './asker';
import { type Conversation, converse, MODERN, memoryFiles, ROOT } from './conversation';

/** What takes long is told of while it lasts, and can be stopped. */

const SHOWING: ClientCapabilities = { ...MODERN, window: { workDoneProgress: true } };
const FAULTY = '1\tOpening\n3\tClosure\n';
const addresses = Array.from({ length: 6 }, (_, index) => `${ROOT}/C24-${200 + index}.en.record`);
const texts = new Map(addresses.map((uri) => [uri, FAULTY]));

let editor: Conversation;
afterEach(async () => {
  await editor.end();
});

/** A disk that gives nothing until it is told to. */
function slowFiles() {
  let free = 0;
  let waiting: (() => void)[] = [];
  const read = async (uri: string): Promise<string | undefined> => {
    if (uri.endsWith('.record') && --free < 0)
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    return texts.get(uri);
  };
  const files: Files = { ...memoryFiles(texts), read };
  return {
    files,
    /** Lets so many files be read. */
    give(count: number): void {
      free = Math.max(0, free) + count;
      for (const resolve of waiting.splice(0, count)) resolve();
      free -= Math.min(free, 0);
    },
    giveAll(): void {
      free = Number.POSITIVE_INFINITY;
      for (const resolve of waiting.splice(0)) resolve();
      waiting = [];
    },
  };
}

/** What an editor shows of what takes long. */
function shownIn(conversation: Conversation) {
  const steps: string[] = [];
  const tokens: (string | number)[] = [];
  let wake = (): void => undefined;
  conversation.connection.onRequest('window/workDoneProgress/create', ({ token }) => {
    tokens.push(token);
    conversation.connection.onProgress(WorkDoneProgress.type, token, (value) => {
      const { kind } = value;
      steps.push(kind === 'begin' ? `begin ${value.title}` : kind === 'report' ? `${value.message}` : kind);
      wake();
    });
    return null;
  });
  return {
    steps,
    tokens,
    async until(step: string): Promise<void> {
      while (!steps.includes(step))
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    },
  };
}

const describeRecord = () =>
  editor.request<RecordDescription>('precis/describe', { textDocument: { uri: addresses[0] } });

/** Answered when the editor has said all that it had to say. */
const turn = () =>
  editor.request('textDocument/hover', { textDocument: { uri: ROOT }, position: { line: 0, character: 0 } });

describe('reading the archive', () => {
  it('is not told of when it takes no longer than a moment', async () => {
    editor = await converse(SHOWING, texts);
    const shown = shownIn(editor);
    await editor.request('precis/citations', { textDocument: { uri: addresses[0] } });
    editor.pass(5000);
    await turn();
    expect(shown.tokens).toEqual([]);
  });

  it('is told of with counts, and comes to an end', async () => {
    const { files, giveAll } = slowFiles();
    editor = await converse(SHOWING, texts, {}, { initializationOptions: { showsArchive: true } }, { files });
    const shown = shownIn(editor);
    const told: unknown[] = [];
    editor.connection.onNotification('precis/archiveReading', (reading) => {
      told.push(reading);
    });
    await editor.open(addresses[0] ?? '', FAULTY);
    await editor.pull(addresses[0] ?? '');
    expect(await describeRecord()).toMatchObject({ archive: 'reading' });
    editor.pass(1000);
    await shown.until('0 of 6');
    giveAll();
    await shown.until('end');
    expect(shown.steps).toEqual(['begin Reading the archive', '0 of 6', 'end']);
    expect(told).toEqual([{ read: 0, total: 6 }]);
    expect(await describeRecord()).toMatchObject({ archive: 'read' });
    expect(editor.logged).toEqual([]);
  });

  it('can be stopped, which is said', async () => {
    const { files, giveAll } = slowFiles();
    editor = await converse(SHOWING, texts, {}, {}, { files });
    const shown = shownIn(editor);
    const message = new Promise<ShowMessageParams>((resolve) => {
      editor.connection.onNotification('window/showMessage', resolve);
    });
    await editor.open(addresses[0] ?? '', FAULTY);
    await editor.pull(addresses[0] ?? '');
    editor.pass(1000);
    await shown.until('0 of 6');
    await editor.notify('window/workDoneProgress/cancel', { token: shown.tokens[0] });
    await turn();
    giveAll();
    expect((await message).message).toMatch(/^The files of archive have not all been read\./);
    expect(await describeRecord()).toMatchObject({ archive: 'stopped' });
  });
});

describe('judging closed records', () => {
  it('is told of, and can be stopped, which is logged', async () => {
    const { files, give, giveAll } = slowFiles();
    editor = await converse(SHOWING, texts, {}, {}, { files });
    const shown = shownIn(editor);
    give(addresses.length);
    await editor.request('precis/citations', { textDocument: { uri: addresses[0] } });
    const all = asker(editor);
    all.ask();
    await turn();
    editor.pass(1000);
    await shown.until('begin Checking records');
    await editor.notify('window/workDoneProgress/cancel', { token: shown.tokens[0] });
    await turn();
    giveAll();
    await all.told(1);
    await shown.until('end');
    expect(all.reports).toHaveLength(1);
    expect(editor.logged).toEqual(['5 records that are not open were not checked.']);
  });
});
