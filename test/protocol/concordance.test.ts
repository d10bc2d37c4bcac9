import { afterEach, expect, it } from 'vitest';
import { type Diagnostic, FileChangeType } from 'vscode-languageserver';
import { archiveIsRead } from './closed';
import { type Conversation, converse, MODERN, ROOT } from './conversation';

/** What differs between the versions of a record: their texts are read when one of them is looked at. */

const [ENGLISH, CHINESE] = [`${ROOT}/C24-200.en.record`, `${ROOT}/C24-200.zh.record`];
const english = (schools: string): string =>
  `Document C24/200-E\nOriginal: English\n\n1\tReport\n1.1\tThe Chair said that ${schools} schools had been found.\n`;
const chinese = (schools: string): string =>
  `文件 C24/200-C\n原文：英文\n\n1\t报告\n1.1\t主席说，已找到${schools}所学校。\n`;

let editor: Conversation;
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

async function itemsOf(uri: string): Promise<Diagnostic[]> {
  const report = await editor.pull(uri);
  return report.kind === 'full' ? report.items.filter(({ code }) => code === 'concordance') : [];
}

/** The findings once the texts of the other versions were read. */
async function foundIn(uri: string): Promise<unknown[]> {
  await itemsOf(uri);
  await archiveIsRead(editor, uri);
  return (await itemsOf(uri)).map(({ message }) => message);
}

it('a record is compared with the version on the disk, and leads there', async () => {
  editor = await converse(
    MODERN,
    new Map([
      [ENGLISH, english('400')],
      [CHINESE, chinese('600')],
    ]),
  );
  await editor.open(CHINESE, chinese('600'));
  await archiveIsRead(editor, CHINESE);
  expect(await foundIn(CHINESE)).toEqual(['600 here, 400 in the version in English.']);
  const [item] = await itemsOf(CHINESE);
  expect(item?.range.start).toEqual({ line: 4, character: 11 });
  expect(item?.relatedInformation).toEqual([
    {
      location: {
        uri: ENGLISH,
        range: { start: { line: 4, character: 24 }, end: { line: 4, character: 27 } },
      },
      message: 'The version in English.',
    },
  ]);
});

it('what is typed in the one is heeded in the other, and prose is not', async () => {
  editor = await converse(
    MODERN,
    new Map([
      [ENGLISH, english('400')],
      [CHINESE, chinese('400')],
    ]),
  );
  await editor.open(ENGLISH, english('400'));
  await editor.open(CHINESE, chinese('400'));
  await archiveIsRead(editor, CHINESE);
  expect(await foundIn(CHINESE)).toEqual([]);
  await editor.change(ENGLISH, [{ text: english('700') }]);
  await editor.pull(ENGLISH);
  expect(await foundIn(CHINESE)).toEqual(['400 here, 700 in the version in English.']);
  const before = await editor.pull(CHINESE);
  await editor.change(ENGLISH, [{ text: english('700').replace('had been', 'were') }]);
  await editor.pull(ENGLISH);
  expect(await editor.pull(CHINESE, before.resultId)).toEqual({
    kind: 'unchanged',
    resultId: before.resultId,
  });
});

it('the version on the disk is read anew when it changes', async () => {
  const files = new Map([
    [ENGLISH, english('400')],
    [CHINESE, chinese('400')],
  ]);
  editor = await converse(MODERN, files);
  await editor.open(CHINESE, chinese('400'));
  await archiveIsRead(editor, CHINESE);
  expect(await foundIn(CHINESE)).toEqual([]);
  files.set(ENGLISH, english('900'));
  await editor.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: ENGLISH, type: FileChangeType.Changed }],
  });
  await archiveIsRead(editor, CHINESE);
  expect(await foundIn(CHINESE)).toEqual(['400 here, 900 in the version in English.']);
});

it('nothing is said any more when the other version is gone', async () => {
  const files = new Map([
    [ENGLISH, english('400')],
    [CHINESE, chinese('600')],
  ]);
  editor = await converse(MODERN, files);
  await editor.open(CHINESE, chinese('600'));
  await archiveIsRead(editor, CHINESE);
  expect(await foundIn(CHINESE)).toHaveLength(1);
  files.delete(ENGLISH);
  await editor.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: ENGLISH, type: FileChangeType.Deleted }],
  });
  await archiveIsRead(editor, CHINESE);
  expect(await foundIn(CHINESE)).toEqual([]);
});
