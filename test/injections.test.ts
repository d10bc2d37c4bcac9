import { describe, expect, it } from 'vitest';
import type { Hover } from 'vscode-languageserver';
import { folderWith, precis } from './cli/command';
import { converse, MODERN, ROOT } from './protocol/conversation';

/** What a record says shows as what it is, wherever it is shown. */

/** What Markdown, HTML, a terminal or a log would obey. */
const INJECTIONS = [
  '[x](command:workbench.action.quit)',
  '![x](https://example.org/x.png)',
  '<img src=x onerror=alert(1)>',
  '<script>x</script>',
  '`code`',
  '**bold**',
  '| a | b |',
  '# Heading',
  '$(alert)',
  '~~gone~~',
  '<https://example.org>',
  '&lt;b&gt;',
  '\\[x](command:x)',
  '](command:x)',
  '[x]: command:x',
  '\u001b]0;owned\u0007',
  '\u001b[2J\u001b[31m',
  '\u009b31m',
  '\u202egnp.exe',
  '\u0000',
  '\r\n::error::owned',
  '%0A::error::owned',
  '##vso[task.setvariable]x',
  '\u2066x\u2069',
  '{0}',
  '$&',
];

describe('a text of a record', () => {
  it.each(INJECTIONS)('shows as what it is in a hover: %j', async (injection) => {
    const title = `TITLE ${injection} END`;
    const editor = await converse(
      MODERN,
      new Map([
        [`${ROOT}/C24-8.txt`, `Document C24/8-E\n\n${title}\n\n1\t${injection}\n1.1\t${injection}\n`],
      ]),
    );
    const here = `${ROOT}/C24-118.en.record`;
    await editor.open(
      here,
      'Document C24/118-E\n1\tReport (Document C24/8)\n1.1\tDocument C24/8, paragraph 1.1 of Document C24/8.\n',
    );
    await editor.pull(here);
    for (const position of [
      { line: 1, character: 20 },
      { line: 2, character: 8 },
      { line: 2, character: 30 },
    ]) {
      const hover = await editor.request<Hover | null>('textDocument/hover', {
        textDocument: { uri: here },
        position,
      });
      const contents = hover?.contents;
      const value = contents && typeof contents === 'object' && 'value' in contents ? contents.value : '';
      // Without our own links and emphasis, and without what is escaped, nothing that means anything is left.
      const bare = value
        .replace(/\[(?:\\.|[^\\\]])*\]\(<(?:file:\/\/\/archive\/|https:\/\/)[^<>]*>\)/g, '')
        .replace(/\\[\\`*_{}[\]()#+\-.!|~$]/g, '')
        .replace(/\*\*/g, '')
        .replace(/^> /gm, '');
      expect(bare).not.toMatch(/[<>[\]`|~\u202a-\u202e\u2066-\u2069]/);
    }
    await editor.end();
  });

  it.each(['text', 'github', 'json', 'sarif', 'junit'])(
    'is obeyed by no terminal and no log: %s',
    async (format) => {
      const faulty = (injection: string) => `1\t${injection}\n3\t${injection} C24/8 (Rev.1) ${injection}\n`;
      const names = INJECTIONS.map((injection, index) => `${index}${injection.replace(/[/\0]/g, '')}.record`);
      const files = Object.fromEntries(names.map((name, index) => [name, faulty(INJECTIONS[index] ?? '')]));
      const folder = folderWith(files);
      for (const args of [
        ['check', '.', '--format', format],
        ['check', '.', '--fix', '--format', format],
      ]) {
        const { out, err } = await precis(folder, args);
        expect(out + err).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
        expect(out + err).not.toMatch(/^::error::owned/m);
      }
    },
  );

  it('is obeyed by no terminal where an argument is wrong', async () => {
    for (const args of [
      ['check', '--\u001b[2J'],
      ['\u001b]0;x\u0007'],
      ['check', '--format', '\u001b[2J'],
      ['check', '\u001b[2J'],
    ]) {
      const { out, err } = await precis(folderWith({}), args);
      expect(out + err).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/);
    }
  });
});
