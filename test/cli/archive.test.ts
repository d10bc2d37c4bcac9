import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, precis } from './command';

/** What the command finds by looking at several files together. */

const record = (symbol: string, cited = 'C24/8'): string =>
  `文件 ${symbol}-C\n摘要记录\n\n1\t报告（${cited}号文件）\n1.1\t秘书介绍了${cited}号文件。\n`;

const rulesIn = async (folder: string, ...paths: string[]): Promise<string[]> => {
  const { out } = await precis(folder, ['check', ...paths, '--format', 'json', '--max-severity', 'error']);
  const report: { files: { path: string; findings: { rule: string }[] }[] } = JSON.parse(out);
  return report.files.flatMap(({ path, findings }) => findings.map(({ rule }) => `${path}: ${rule}`));
};

describe('the archive of a check', () => {
  it('is all that the arguments lead to', async () => {
    const folder = folderWith({
      'C24-118.zh.record': record('C24/118'),
      'C24-119.zh.record': record('C24/118'),
    });
    expect(await rulesIn(folder, '.')).toEqual([
      'C24-118.zh.record: document-symbol-duplicate',
      'C24-119.zh.record: record-identity',
      'C24-119.zh.record: document-symbol-duplicate',
    ]);
    expect(await rulesIn(folder, 'C24-118.zh.record')).toEqual([]);
  });

  it('is one for each settings file', async () => {
    const folder = folderWith({
      'a/precis.json': '{}',
      'a/C24-118.zh.record': record('C24/118'),
      'b/precis.json': '{}',
      'b/C24-118.zh.record': record('C24/118'),
    });
    expect(await rulesIn(folder, 'a', 'b')).toEqual([]);
  });

  it('holds documents that are known by their names, and is complete only as a whole', async () => {
    const folder = folderWith({
      'precis.json': '{ "complete": ["C24"] }',
      'C24/C24-118.zh.record': record('C24/118'),
      'C24/C24-119.zh.record': record('C24/119', 'C24/9'),
      'documents/S24-CL-C-0008!!MSW-C.docx': '',
    });
    expect(await rulesIn(folder, '.')).toEqual([
      'C24/C24-119.zh.record: document-unresolved',
      'C24/C24-119.zh.record: document-unresolved',
    ]);
    expect(await rulesIn(folder, 'C24')).toEqual([]);
    expect(await rulesIn(join(folder, 'C24'), 'C24-119.zh.record')).toEqual([]);
  });

  it('holds documents where the settings say that they lie, and nowhere else', async () => {
    const folder = folderWith({
      'precis.json': '{ "complete": ["C24"], "documents": ["docs/", "../other"] }',
      'C24-118.zh.record': record('C24/118'),
      'C24-119.zh.record': record('C24/119', 'C24/9'),
      'C24-120.zh.record': record('C24/120', 'C24/10'),
      'docs/in/S24-CL-C-0008!!MSW-C.docx': '',
      'docs-old/C24-9.txt': '报告\n',
      'docs-old/C24-10.pdf': '',
    });
    const found = await rulesIn(folder, '.');
    expect([...new Set(found)]).toEqual([
      'C24-119.zh.record: document-unresolved',
      'C24-120.zh.record: document-unresolved',
    ]);
  });

  it('holds texts that say which document they are, whatever they are called', async () => {
    const folder = folderWith({
      'precis.json': '{ "complete": ["C24"] }',
      'C24-118.zh.record': record('C24/118'),
      'C24-119.zh.record': record('C24/119', 'C24/9'),
      'a/final draft.txt': '理事会2024年会议\n文件 C24/8-C\n\n秘书长的报告\n',
      'a/notes.txt': 'C24/9-C\n秘书长的报告\n',
    });
    expect(await rulesIn(folder, '.')).toEqual([
      'C24-119.zh.record: document-unresolved',
      'C24-119.zh.record: document-unresolved',
    ]);
  });
});
