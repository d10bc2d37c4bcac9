import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Listed, RecordCitations } from '../../server/src/lsp/protocol';
import { addressOf, sampleArchive, told } from './archive';
import { type Conversation, converse, MODERN } from './conversation';

/** What a record cites and who cites it, as it is listed beside the text. */

const files = sampleArchive();
const RECORD = addressOf('C24/C24-118.zh.record');

let editor: Conversation;
beforeEach(async () => {
  editor = await converse(MODERN, files, {}, { initializationOptions: { showsArchive: true } });
  await editor.open(RECORD, files.get(RECORD) ?? '');
});
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

function citations(uri = RECORD): Promise<RecordCitations | null> {
  return editor.request('precis/citations', { textDocument: { uri } });
}

function named(list: readonly Listed[] | undefined, name: string): Listed | undefined {
  return list?.find((listed) => listed.name === name);
}

describe('what a record names', () => {
  it('is its documents, with their titles and the places', async () => {
    const answer = await citations();
    expect(answer?.symbol).toBe('C24/118');
    const guidelines = named(answer?.documents, 'C24/105');
    expect(guidelines?.title).toContain('OUTLINE OF VOLUNTARY GUIDELINES');
    expect(guidelines?.location?.uri).toBe(addressOf('C24/documents/C24-105.txt'));
    const places = guidelines?.places ?? [];
    expect(new Set(places.map(({ location }) => told(files, location)))).toEqual(
      new Set(['C24-118.zh.record: C24/105']),
    );
    expect(places.map(({ kind, paragraph }) => [kind, paragraph])).toEqual([
      ['text', '5.1'],
      ['text', '5.3'],
    ]);
  });

  it('is a document that is not there, too', async () => {
    const answer = await citations();
    expect(named(answer?.documents, 'C24/74')).toMatchObject({ title: null, location: null });
    expect(named(answer?.documents, 'C24/118')).toBeUndefined();
  });

  it('is its resolutions', async () => {
    const answer = await citations();
    const [first] = answer?.instruments ?? [];
    expect(first).toMatchObject({ location: null, places: [{ kind: 'text', paragraph: '1.3' }] });
    expect(first?.name).toContain('71');
  });
});

describe('who names a record', () => {
  it('is each record that does, with the places', async () => {
    const citer = addressOf('C24/C24-122.en.record');
    await editor.open(citer, 'Document C24/122-E\n1\tCables (Document C24/66)\n1.1\tSee Document C24/118.\n');
    const answer = await citations();
    expect(answer?.citedBy).toMatchObject([
      { name: 'C24/122', places: [{ location: { uri: citer }, kind: 'text', paragraph: '1.1' }] },
    ]);
  });

  it('is nobody, for a record without a symbol', async () => {
    const uri = addressOf('minutes.record');
    await editor.open(uri, '1.1\tThe Chair opened the meeting.\n');
    expect(await citations(uri)).toEqual({
      symbol: null,
      documents: [],
      instruments: [],
      citedBy: [],
      session: [],
    });
  });

  it('is not known for a file that is not there', async () => {
    expect(await citations(addressOf('C24/none.record'))).toBeNull();
  });
});

describe('the session of a record', () => {
  it('is its documents in order, each with the records that discuss it', async () => {
    const session = (await citations())?.session ?? [];
    const names = session.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['C24/1(Rev.2)', 'C24/8(Rev.1)']);
    expect(names.every((name) => name.startsWith('C24/'))).toBe(true);
    const [agenda] = session;
    expect(agenda?.discussedBy.map(({ name }) => name)).toEqual(['C24/113']);
    const kinds = session.flatMap(({ discussedBy }) => discussedBy.flatMap(({ places }) => places));
    expect(kinds.some(({ kind }) => kind === 'text')).toBe(false);
  });
});

describe('what is typed', () => {
  const line = (number: number, character = 0) => ({ line: number, character });
  const told: string[] = [];
  beforeEach(async () => {
    editor.connection.onNotification('precis/archiveChanged', () => {
      told.push('changed');
    });
    await citations();
    await editor.pull(RECORD);
    told.length = 0;
  });

  /** Types at a place, leaves the text alone for a while, and waits for what the server says to that. */
  async function type(at: { line: number; character: number }, text: string): Promise<string[]> {
    await editor.change(RECORD, [{ range: { start: at, end: at }, text }]);
    await editor.pull(RECORD);
    editor.pass(399);
    await editor.pull(RECORD);
    expect(told).toEqual([]);
    editor.pass(1);
    await editor.pull(RECORD);
    return told;
  }

  it('is listed once it is left alone, saved or not', async () => {
    const last = (files.get(RECORD) ?? '').split('\n').length - 1;
    expect(await type(line(last), '5.9\t见C24/999号文件。\n')).toEqual(['changed']);
    expect(named((await citations())?.documents, 'C24/999')?.places).toHaveLength(1);
  });

  it('is told of when it moves a place', async () => {
    expect(await type(line(12), '\n')).toEqual(['changed']);
  });

  it('is not told of when no list shows it', async () => {
    const last = (files.get(RECORD) ?? '').split('\n').length - 1;
    expect(await type(line(last), '% A remark.\n')).toEqual([]);
  });
});

describe('an archive that changes', () => {
  const gone = addressOf('C24/documents/C24-105.txt');
  const remove = () =>
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: gone, type: 3 }] });

  it('is told of, once for all changes, and answered anew', async () => {
    await citations();
    const told: string[] = [];
    const next = new Promise<void>((resolve) => {
      editor.connection.onNotification('precis/archiveChanged', () => {
        told.push('changed');
        resolve();
      });
    });
    await remove();
    await next;
    const answer = await citations();
    expect(named(answer?.documents, 'C24/105')).toMatchObject({ title: null, location: null });
    expect(told).toEqual(['changed']);
  });
});
