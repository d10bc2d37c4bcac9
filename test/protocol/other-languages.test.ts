import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction, Hover, LocationLink } from 'vscode-languageserver';
import type { LinesBeside, OtherVersions } from '../../server/src/lsp/versions-protocol';
import { addressOf, placeOf, sampleArchive, told } from './archive';
import { type Conversation, converse, MODERN, ROOT } from './conversation';

/** The other language versions of a record: what they say in the same place, what differs, what can be taken from them. */

const files = sampleArchive();
const ENGLISH = addressOf('C24/C24-117.en.record');
const CHINESE = addressOf('C24/C24-117.zh.record');
const text = files.get(CHINESE) ?? '';

/** The sample with a revision, a figure and a paragraph otherwise than in the others. */
const faulty = text
  .replace('2.1\t电信发展局（BDT）主任介绍了C24/28(Rev.1)', '2.1\t电信发展局（BDT）主任介绍了C24/28')
  .replace('12 400', '12 600')
  .replace(/^2\.4\t.*\n/mu, '');

/** An editor that shows what was under the cursor when it goes on. */
const WITH_LINKS = {
  ...MODERN,
  textDocument: { ...MODERN.textDocument, implementation: { linkSupport: true } },
};

let editor: Conversation;
beforeEach(async () => {
  editor = await converse(WITH_LINKS, files, {}, { initializationOptions: { showsArchive: true } });
});
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

const versions = (uri = CHINESE): Promise<OtherVersions | null> =>
  editor.request('precis/versions', { textDocument: { uri } });
const beside = (uri: string, other: unknown): Promise<LinesBeside | null> =>
  editor.request('precis/beside', { textDocument: { uri }, other });

describe('the versions of a record', () => {
  it('are listed in the order of the profile, each in its own name', async () => {
    await editor.open(CHINESE, text);
    const found = await versions();
    expect(found?.versions.map(({ language, name, differences }) => [language, name, differences])).toEqual([
      ['en', 'English', []],
      ['fr', 'français', []],
      ['es', 'español', []],
      ['ru', 'русский', []],
      ['ar', 'العربية', []],
    ]);
    expect(found?.versions.map(({ location }) => told(files, location))[0]).toBe(
      'C24-117.en.record: C24/117',
    );
    expect(found?.names[0]).toBe('C24-117.en.record');
  });

  it('are those of a record that is closed, too; where there are none it is told how they would be called', async () => {
    expect((await versions(ENGLISH))?.versions).toHaveLength(5);
    const alone = await versions(addressOf('C24/C24-113.zh.record'));
    expect(alone?.versions).toEqual([]);
    expect(alone?.symbol).toBe('C24/113');
    expect(alone?.names).toContain('C24-113.fr.record');
    expect(await versions(addressOf('C24/none.record'))).toBeNull();
  });

  it('are listed with what differs: the place here, the place there, a sentence', async () => {
    await editor.open(CHINESE, faulty);
    const [english] = (await versions())?.versions ?? [];
    const found = english?.differences ?? [];
    expect(found.map(({ kind, form, number, message }) => [kind, form, number, message])).toEqual([
      ['document', 'other', '2.1', 'C24/28 here, C24/28(Rev.1) in the version in English.'],
      ['figure', 'other', '2.1', '12 600 here, 12 400 in the version in English.'],
      ['paragraphs', 'missing', '2.3', 'Paragraph 2.4 of the version in English is missing.'],
    ]);
    const here = new Map([[CHINESE, faulty]]);
    expect(found.map(({ location }) => told(here, location))).toEqual([
      'C24-117.zh.record: C24/28',
      'C24-117.zh.record: 12 600',
      'C24-117.zh.record: 2.3',
    ]);
    expect(found.map(({ other }) => other && told(files, other))).toEqual([
      'C24-117.en.record: C24/28(Rev.1)',
      'C24-117.en.record: 12 400',
      'C24-117.en.record: 2.4',
    ]);
  });

  it('are told of anew when a difference is typed, and not when prose is', async () => {
    const said: string[] = [];
    editor.connection.onNotification('precis/archiveChanged', () => {
      said.push('changed');
    });
    await editor.open(CHINESE, text);
    await versions();
    await editor.pull(CHINESE);
    const type = async (typed: string): Promise<readonly string[]> => {
      said.length = 0;
      await editor.change(CHINESE, [{ text: typed }]);
      await editor.pull(CHINESE);
      editor.pass(400);
      await editor.pull(CHINESE);
      return [...said];
    };
    await type(text);
    expect(await type(text.replace('12 400', '12 600'))).toEqual(['changed']);
    expect((await versions())?.versions[0]?.differences).toHaveLength(1);
  });
});

describe('beside one another', () => {
  it('the lines correspond at which parts begin', async () => {
    await editor.open(CHINESE, faulty);
    await versions();
    const found = await beside(CHINESE, ENGLISH);
    const lineOf = (words: string, number: string): number =>
      words.split('\n').findIndex((line) => line.startsWith(`${number}\t`));
    const english = files.get(ENGLISH) ?? '';
    for (const number of ['1.2', '2.3', '2.5', '4.1'])
      expect(found?.lines).toContainEqual([lineOf(faulty, number), lineOf(english, number)]);
    expect(found?.alone).toEqual([]);
    expect((await beside(ENGLISH, CHINESE))?.alone).toEqual([lineOf(english, '2.4')]);
  });

  it('nothing corresponds to what is no version of it', async () => {
    await editor.open(CHINESE, text);
    await versions();
    expect(await beside(CHINESE, addressOf('C24/C24-118.en.record'))).toBeNull();
    expect(await beside(CHINESE, CHINESE)).toBeNull();
    expect(await beside(CHINESE, undefined)).toBeNull();
    expect(await beside(addressOf('C24/none.record'), ENGLISH)).toBeNull();
  });
});

describe('the same paragraph', () => {
  const at = (words: string, nth = 0) => ({
    textDocument: { uri: CHINESE },
    position: placeOf(text, words, nth),
  });

  it('is gone to from anywhere in it', async () => {
    await editor.open(CHINESE, text);
    await versions();
    const found = await editor.request<LocationLink[]>('textDocument/implementation', at('12 400'));
    expect(
      found.map(({ targetUri, targetSelectionRange }) =>
        told(files, { uri: targetUri, range: targetSelectionRange }),
      ),
    ).toEqual(['en', 'fr', 'es', 'ru', 'ar'].map((language) => `C24-117.${language}.record: 2.1`));
  });

  it('is shown over its number, escaped, in its language and with a link', async () => {
    await editor.open(CHINESE, text);
    await versions();
    const { value } = (
      await editor.request<{ contents: { value: string } }>('textDocument/hover', at('2.5\t'))
    ).contents;
    expect(value.split('\n\n---\n\n')).toHaveLength(5);
    expect(value).toMatch(/^\*\*English\*\* · 2\\\.5\n\nThe Council noted /);
    expect(value).toContain('C24/28\\(Rev\\.1\\)');
    expect(value).toMatch(
      /\[Open C24\\-117\\\.fr\\\.record\]\(<file:\/\/\/archive\/C24\/C24-117\.fr\.record#L\d+>\)/,
    );
    expect(value).toContain('\u2067');
  });

  it('is told to be missing where it is', async () => {
    await editor.open(ENGLISH, files.get(ENGLISH) ?? '');
    await editor.open(CHINESE, faulty);
    await versions();
    const position = placeOf(files.get(ENGLISH) ?? '', '\n2.4\t');
    const shown = await editor.request<Hover | null>('textDocument/hover', {
      textDocument: { uri: ENGLISH },
      position: { line: position.line + (position.character > 3 ? 1 : 0), character: 1 },
    });
    expect(JSON.stringify(shown)).toContain('**中文** · not in this version');
  });

  it('leaves references to what they are', async () => {
    await editor.open(CHINESE, text);
    await versions();
    const shown = await editor.request<Hover>('textDocument/hover', at('C24/28(Rev.1)', 1));
    expect(JSON.stringify(shown)).not.toContain('English');
    const found = await editor.request<LocationLink[]>('textDocument/definition', at('C24/28(Rev.1)', 1));
    expect(found.map(({ targetUri }) => targetUri.includes('C24-117'))).toEqual([false]);
  });
});

describe('a record without other versions', () => {
  it('has nothing in the place of its paragraphs', async () => {
    const uri = `${ROOT}/C24/C24-150.en.record`;
    await editor.open(uri, 'Document C24/150-E\n\n1\tReport\n1.1\tIt was so agreed.\n');
    const place = { textDocument: { uri }, position: { line: 3, character: 1 } };
    expect(await editor.request('textDocument/hover', place)).toBeNull();
    expect(await editor.request('textDocument/implementation', place)).toEqual([]);
    expect((await versions(uri))?.versions).toEqual([]);
  });
});

describe('what can be done about a difference', () => {
  const offered = async (words: string): Promise<CodeAction[]> => {
    await editor.open(CHINESE, faulty);
    await versions();
    await editor.pull(CHINESE);
    await versions();
    const start = placeOf(faulty, words);
    const actions = await editor.actions(CHINESE, { start, end: start }, ['quickfix']);
    return actions.filter(({ title }) => /^(?:Write|Begin)/.test(title));
  };

  it('is to write what the original has', async () => {
    const [action, ...others] = await offered('12 600');
    expect(others).toEqual([]);
    expect(action).toMatchObject({
      title: 'Write “12 400”, as the version in English has it',
      edit: {
        documentChanges: [{ textDocument: { uri: CHINESE, version: 1 }, edits: [{ newText: '12 400' }] }],
      },
    });
    expect(action?.isPreferred).toBeUndefined();
  });

  it('is to begin the paragraph that is missing', async () => {
    const [action, ...others] = await offered('\n2.3\t');
    expect(others).toEqual([]);
    expect(action?.title).toBe('Begin the missing paragraph 2.4 here');
    const [change] = action?.edit?.documentChanges ?? [];
    expect(
      change && 'edits' in change ? change.edits.map((edit) => 'newText' in edit && edit.newText) : [],
    ).toEqual(['2.4\t\n']);
  });
});
