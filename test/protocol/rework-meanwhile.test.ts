import { expect, it } from 'vitest';
import type { Files } from '../../server/src/index/files';
import type { Reworked } from '../../server/src/lsp/protocol';
import { addressOf } from './archive';
import { converse, MODERN, memoryFiles } from './conversation';

/** A record is counted anew while files of its archive change: what changed is waited for. */

const RECORD = addressOf('C24-118.en.record');
const NAMING = addressOf('C24-119.en.record');
const OTHER = addressOf('C24-120.en.record');
const TEXT =
  'Document C24/118-E\n1\tOpening\n1.1\tThe Chair opened the meeting.\n1.3\tThe agenda was adopted.\n';

/** A file that is asked for, and given when that is wanted. */
interface Held {
  readonly asked: Promise<void>;
  readonly give: () => void;
}

it('is counted when a file that was changed meanwhile has been read', async () => {
  const files = new Map([
    [RECORD, TEXT],
    [NAMING, 'Document C24/119-E\n1\tReport\n1.1\tSee paragraph 1.3 of Document C24/118.\n'],
    [OTHER, 'Document C24/120-E\n1\tReport\n'],
  ]);
  const memory = memoryFiles(files);
  const waiting = new Map<string, () => Promise<void>>();
  const hold = (uri: string): Held => {
    let ask = (): void => undefined;
    let give = (): void => undefined;
    const given = new Promise<void>((resolve) => {
      give = resolve;
    });
    const asked = new Promise<void>((resolve) => {
      ask = resolve;
    });
    waiting.set(uri, () => {
      waiting.delete(uri);
      ask();
      return given;
    });
    return { asked, give: () => give() };
  };
  const host: Files = {
    ...memory,
    async read(uri, ...rest) {
      await waiting.get(uri)?.();
      return memory.read(uri, ...rest);
    },
  };
  const editor = await converse(MODERN, files, {}, {}, { files: host });
  await editor.open(RECORD, TEXT);
  await editor.request('precis/citations', { textDocument: { uri: RECORD } });
  const naming = hold(NAMING);
  const other = hold(OTHER);
  const answer = editor.request<Reworked>('precis/rework', {
    textDocument: { uri: RECORD },
    position: { line: 0, character: 0 },
    work: 'renumberRecord',
  });
  await naming.asked;
  await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: OTHER, type: 2 }] });
  await other.asked;
  naming.give();
  // An answer means that the server has gone on.
  await editor.request('textDocument/foldingRange', { textDocument: { uri: RECORD } });
  other.give();
  const { refusal, edit } = await answer;
  expect(refusal).toBeNull();
  expect(JSON.stringify(edit)).toContain(NAMING);
  await editor.end();
});
