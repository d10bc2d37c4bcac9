import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { readSettings } from '../server/src/index/read-settings';
import { Workspace } from '../server/src/index/workspace';
import { settle } from '../server/src/lsp/affected';
import { newClosedRecords } from '../server/src/lsp/closed';
import { newFolder } from '../server/src/lsp/folders';
import { findingsOf } from '../server/src/service';

/**
 * Which records are judged anew when files of the archive come, change and go: at least all those in which something
 * else is found by now.
 */

const ROOT = 'file:///archive';
const { settings } = readSettings('{ "complete": ["C24"] }');

/** A record that is one of a few documents, of one of a few days, and cites some of them; a name may say another. */
const file = fc.record({
  name: fc.constantFrom(
    'C24-1.en.record',
    'C24-2.en.record',
    'C24-3.en.record',
    'a.record',
    'b.record',
    'C24-2.docx',
  ),
  text: fc.option(
    fc
      .record({
        number: fc.constantFrom('1', '2', '3', '2(Rev.1)', undefined),
        day: fc.constantFrom('10', '11', '12'),
        cited: fc.array(fc.constantFrom('1', '2', '3', '2(Rev.1)', '4'), { maxLength: 3 }),
      })
      .map(({ number, day, cited }) =>
        [
          number ? `Document C24/${number}-E` : 'Notes',
          `${day} June 2024`,
          '',
          '1\tReport',
          ...cited.map((one, index) => `1.${index + 1}\tThe Council noted Document C24/${one}.`),
          '',
        ].join('\n'),
      ),
  ),
});

function findingsIn(workspace: Workspace, texts: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    [...texts].map(([uri, text]) => {
      const record = workspace.read(text, uri.slice('file://'.length));
      const found = findingsOf(record, workspace.settings, { uri, archive: workspace });
      return [uri, JSON.stringify(found)];
    }),
  );
}

it('whatever changes, nothing else is found in a record that was not to be judged anew', () => {
  fc.assert(
    fc.property(fc.array(file, { minLength: 2, maxLength: 12 }), (files) => {
      const folder = newFolder(profiles, ROOT);
      folder.workspace = new Workspace(profiles);
      folder.workspace.configure(settings);
      folder.state = 'read';
      const closed = newClosedRecords(() => undefined);
      const texts = new Map<string, string>();
      let before = findingsIn(folder.workspace, texts);
      for (const { name, text } of files) {
        const uri = `${ROOT}/${name}`;
        const path = `/archive/${name}`;
        if (text === null) {
          texts.delete(uri);
          folder.records.delete(uri);
          folder.workspace.removeFile(uri, path);
        } else {
          folder.workspace.addFile(uri, path);
          if (name.endsWith('.record')) {
            texts.set(uri, text);
            folder.records.add(uri);
            folder.workspace.note(uri, text);
          }
        }
        closed.due.clear();
        settle(closed, folder);
        const after = findingsIn(folder.workspace, texts);
        for (const [other, found] of after)
          if (other !== uri && before.get(other) !== found) expect(closed.due).toContain(other);
        before = after;
      }
    }),
    { seed: 7, numRuns: 60 },
  );
});
