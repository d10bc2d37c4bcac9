import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { folderWith, type Outcome, precis } from './command';

/** A record that is a document and cites another. */
export const record = (symbol: string, cited = 'C24/8 (Rev.1)'): string =>
  `文件 ${symbol}-C\n摘要记录\n\n1\t报告（${cited}号文件）\n1.1\t秘书介绍了${cited}号文件。\n`;

/** A folder with an archive of two records. */
export const archive = (): string =>
  folderWith({
    'a/C24-118.zh.record': record('C24/118'),
    'a/C24-119.zh.record': record('C24/119'),
    'a/notes.txt': 'Bread, milk and a newspaper.\n',
  });

/** Checks the archive of a folder, and remembers it there. */
export const check = (folder: string, args: readonly string[] = [], build?: string): Promise<Outcome> =>
  precis(folder, ['check', 'a', '--cache-location', 'kept', ...args], build === undefined ? {} : { build });

/** What is remembered, in the only file of this ending. */
export const keptIn = (folder: string, ending: string): string => {
  const names = readdirSync(join(folder, 'kept'));
  const [name = 'none', ...others] = names.filter((candidate) => candidate.endsWith(ending));
  expect(others).toEqual([]);
  return join(folder, 'kept', name);
};

export const indexIn = (folder: string): string => keptIn(folder, '.index');
