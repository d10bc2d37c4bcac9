import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { parse } from '../server/src/syntax/parse';
import { readPage, reveal, rewrite, spokenIn } from './pages/page';
import { printTree } from './pages/tree';

/** Syntax pages: a text, and the tree it is read as. `UPDATE=1` writes the tree; read the difference. */

const folder = new URL('./pages/syntax/', import.meta.url);

for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
  const path = new URL(name, folder);
  const page = readFileSync(path, 'utf8');
  const changes: { from: number; to: number; lines: string[] }[] = [];
  describe(name, () => {
    for (const { name: title, fences } of readPage(page)) {
      it(title, () => {
        const [subject, tree] = fences;
        if (!subject || !tree) throw new Error(`“${title}” needs a text and a tree.`);
        const { language, profile: named } = spokenIn(subject.info);
        const profile = profiles.find((source) => named === undefined || source.profile.id === named);
        if (!profile) throw new Error(`There is no profile “${named}”.`);
        const actual = printTree(parse(reveal(subject.text), profile, language));
        if (process.env['UPDATE']) changes.push({ from: tree.from, to: tree.to, lines: actual.split('\n') });
        else expect(actual).toBe(tree.text);
      });
    }
    if (process.env['UPDATE'])
      it('is written anew', () => {
        writeFileSync(path, rewrite(page, changes));
      });
  });
}
