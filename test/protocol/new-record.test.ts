import { afterEach, expect, it } from 'vitest';
import type { CompletionList } from 'vscode-languageserver';
import { profiles } from '../../server/profiles/index';
import type {
  NewRecordMeeting,
  NewRecordSessions,
  WrittenSkeleton,
} from '../../server/src/lsp/new-record-protocol';
import { addressOf, sampleArchive } from './archive';
import { type Conversation, converse, MODERN, ROOT } from './conversation';

/** What an editor is told that makes a new record, and what it is given. */

let editor: Conversation;
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

const HERE = { folder: ROOT };
const NEXT = { ...HERE, session: '24', language: 'en' };

it('the sessions of the archive and of the registry, the latest first; the usual language first', async () => {
  editor = await converse(MODERN, sampleArchive());
  const told = await editor.request<NewRecordSessions>('precis/newRecord/sessions', HERE);
  expect(told.profiles.map(({ id }) => id)).toEqual(
    profiles
      .filter(({ wordings }) => wordings.some(({ skeleton }) => skeleton))
      .map(({ profile }) => profile.id),
  );
  expect(told.profile).toBe(told.profiles[0]?.id);
  expect(told.sessions.slice(0, 3).map(({ name }) => name)).toEqual(['C25', 'C24', 'C23']);
  expect(told.sessions.find(({ name }) => name === 'C24')?.documents).toBeGreaterThan(10);
  expect(told.digits).toEqual([2, 4]);
  expect(told.languages.map(({ language }) => language).sort()).toEqual(['ar', 'en', 'es', 'fr', 'ru', 'zh']);
  expect(told.languages[0]?.language).toBe('zh');
});

it('a language of the settings is the usual one; an unknown organisation is none', async () => {
  editor = await converse(MODERN, sampleArchive(), { language: 'fr' });
  const told = await editor.request<NewRecordSessions>('precis/newRecord/sessions', HERE);
  expect(told.languages[0]?.language).toBe('fr');
  expect(await editor.request('precis/newRecord/sessions', { ...HERE, profile: 'none' })).toBeNull();
});

/** The archive as it was before its tenth meeting. */
function afterNineMeetings(): Map<string, string> {
  const files = sampleArchive();
  for (const address of files.keys()) if (address.includes('/C24-122.')) files.delete(address);
  return files;
}

it('what the record of the meeting before tells of the next', async () => {
  editor = await converse(MODERN, afterNineMeetings());
  const told = await editor.request<NewRecordMeeting>('precis/newRecord/meeting', NEXT);
  const { agendas, documents, ...facts } = told;
  expect(facts).toEqual({
    number: '122',
    meeting: 10,
    date: '2024-06-14',
    chair: 'J. MORVENNE',
    secretary: 'M. HALVORSUND',
    original: 'en',
  });
  expect(agendas[0]?.language).toBe('en');
  expect(agendas.map(({ name }) => name)).toContain('C24/115');
  expect(agendas.every(({ count }) => count > 0)).toBe(true);
  expect(documents.map(({ symbol }) => symbol)).toContain('C24/12');
  expect(documents.map(({ symbol }) => symbol)).not.toContain('C24/121');
});

it('a name that its readers cannot read is not taken from another record', async () => {
  const files = afterNineMeetings();
  const ask = (): Promise<NewRecordMeeting> =>
    editor.request<NewRecordMeeting>('precis/newRecord/meeting', { ...NEXT, language: 'ar' });
  editor = await converse(MODERN, files);
  expect(await ask()).toMatchObject({ chair: 'J. MORVENNE', secretary: 'M. HALVORSUND' });
  await editor.end();
  files.delete(addressOf('C24/C24-121.en.record'));
  editor = await converse(MODERN, files);
  expect(await ask()).toMatchObject({ meeting: 10, chair: 'J. MORVENNE', secretary: null });
});

it('of a session without records only what the registry has', async () => {
  editor = await converse(MODERN, new Map());
  const told = await editor.request('precis/newRecord/meeting', { ...NEXT, session: '25' });
  const none = { number: null, meeting: null, chair: null, secretary: null, original: null };
  expect(told).toEqual({ ...none, date: '2025-06-17', agendas: [], documents: [] });
});

it('a record of typed items, beside the others of its session, with the cursor in its first paragraph', async () => {
  editor = await converse(MODERN, sampleArchive());
  const made = await editor.request<WrittenSkeleton>('precis/newRecord', {
    ...NEXT,
    number: '130',
    meeting: 10,
    agenda: { lines: ['Budget C24/13', ' ', 'Oral report'] },
  });
  expect(made).toMatchObject({ name: 'C24-130.en', folder: addressOf('C24'), items: 2 });
  const lines = made.text.split('\n');
  expect(lines.slice(made.cursor.line - 1, made.cursor.line + 2)).toEqual([
    '1\tBudget (Document C24/13)',
    '1.1\t',
    '2\tOral report',
  ]);
  expect(made.cursor.character).toBe(4);
});

it('a record of the items of a file, and one of documents with their titles', async () => {
  editor = await converse(MODERN, sampleArchive());
  const uri = addressOf('C24/C24-117.zh.record');
  const taken = await editor.request<WrittenSkeleton>('precis/newRecord', {
    ...NEXT,
    language: 'zh',
    agenda: { uri },
  });
  expect(taken.items).toBe(4);
  expect(taken.text).toContain('C24/28(Rev.1)号文件）\n');
  const symbols = ['C24/28(Rev.1)', 'C24/999'];
  const chosen = await editor.request<WrittenSkeleton>('precis/newRecord', { ...NEXT, agenda: { symbols } });
  expect(chosen.text).toMatch(
    /\n1\t(?!Title)[^\n]+ \(Document C24\/28\(Rev\.1\)\)\n1\.1\t\n2\tTitle \(Document C24\/999\)\n/,
  );
});

it('a file that the archive does not have gives no items, and is not read', async () => {
  editor = await converse(MODERN, sampleArchive());
  const agenda = { uri: 'file:///elsewhere/secret.record' };
  const made = await editor.request<WrittenSkeleton>('precis/newRecord', { ...NEXT, agenda });
  expect(made.items).toBe(0);
  expect(made.text).toContain('\n1\tTitle\n1.1\t\n');
});

it('a document that was never saved is of the folder in which it would lie', async () => {
  editor = await converse(MODERN, sampleArchive());
  const uri = addressOf('C24/C24-130.en.record').replace('file:', 'untitled:');
  await editor.open(uri, '1\tReport (Document C24/12)\n1.1\tThe Council noted Document C24/12');
  const report = await editor.pull(uri);
  expect(report.kind === 'full' && report.items.map(({ code }) => code)).toEqual(['final-punctuation']);
});

it('snippets come with what they write, where the editor can put them in', async () => {
  const able = {
    ...MODERN,
    textDocument: { ...MODERN.textDocument, completion: { completionItem: { snippetSupport: true } } },
  };
  const uri = `${ROOT}/C24-200.ar.record`;
  const ask = async (): Promise<CompletionList> => {
    await editor.open(uri, '1\tA (الوثيقة C24/13)\n1.1\tB.\n');
    return editor.request('textDocument/completion', {
      textDocument: { uri },
      position: { line: 2, character: 0 },
    });
  };
  editor = await converse(able);
  const { items } = await ask();
  const found = items.find(({ label }) => label === 'par');
  expect(found).toMatchObject({
    insertTextFormat: 2,
    documentation: '1.2\t',
    textEdit: { newText: '1.2\t$0' },
  });
  await editor.end();
  editor = await converse(MODERN);
  expect((await ask()).items.filter(({ label }) => label === 'par')).toEqual([]);
});
