import { afterEach, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { type Conversation, converse, MODERN, OLD, ROOT } from './conversation';

/** A record in which very much is wrong: it is typed in as fast as any other, and nothing grave is ever left out. */

const URI = `${ROOT}/C24-200.en.record`;

let editor: Conversation;
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

/** So many paragraphs with a blank at their end, which is a hint; the first few name a document in a faulty way. */
function faulty(hints: number, errors = 0): string {
  const paragraphs = Array.from({ length: hints }, (_, index) =>
    index < errors
      ? `1.${index + 1}\tThe Council noted C24/8 (Rev.1). `
      : `1.${index + 1}\tThe Council noted it. `,
  );
  return `1\tOpening\n${paragraphs.join('\n')}\n`;
}

const end = (line: number) => ({ line, character: 6 });
const pulled = async (): Promise<readonly Diagnostic[]> => {
  const report = await editor.pull(URI);
  return report.kind === 'full' ? report.items : [];
};
const of = (items: readonly Diagnostic[], rule: string): number =>
  items.filter(({ code }) => code === rule).length;

it('all of them are sent of a record that is opened', async () => {
  editor = await converse(MODERN);
  await editor.open(URI, faulty(1200));
  expect(of(await pulled(), 'trailing-space')).toBe(1200);
});

it('while it is typed only the nearest are sent, and all once it is left alone', async () => {
  editor = await converse(MODERN);
  await editor.open(URI, faulty(1200));
  await pulled();
  editor.asked.length = 0;
  await editor.change(URI, [{ range: { start: end(900), end: end(900) }, text: 'x' }]);
  const nearest = await pulled();
  expect(nearest).toHaveLength(100);
  expect(nearest.map(({ range }) => range.start.line)).toContain(900);
  expect(nearest.every(({ range }) => Math.abs(range.start.line - 900) <= 60)).toBe(true);
  expect(editor.asked).not.toContain('workspace/diagnostic/refresh');
  editor.pass(600);
  await editor.change(URI, [{ range: { start: end(900), end: end(900) }, text: 'y' }]);
  expect(await pulled()).toHaveLength(100);
  editor.pass(600);
  expect(await pulled()).toHaveLength(100);
  const asked = editor.next('workspace/diagnostic/refresh');
  editor.pass(100);
  await asked;
  expect(await pulled()).toHaveLength(1200);
});

it('what is grave is sent wherever it stands', async () => {
  editor = await converse(MODERN);
  await editor.open(URI, faulty(1200, 20));
  expect(of(await pulled(), 'document-form')).toBe(20);
  await editor.change(URI, [{ range: { start: end(1100), end: end(1100) }, text: 'x' }]);
  const sent = await pulled();
  expect(sent).toHaveLength(100);
  expect(of(sent, 'document-form')).toBe(20);
});

it('what stands before the eyes is sent whatever is graver elsewhere', async () => {
  editor = await converse(MODERN);
  await editor.open(URI, faulty(1200, 600));
  await pulled();
  await editor.change(URI, [{ range: { start: end(900), end: end(900) }, text: 'x' }]);
  const sent = await pulled();
  expect(of(sent, 'document-form')).toBe(50);
  const hints = sent.filter(({ code }) => code === 'trailing-space').map(({ range }) => range.start.line);
  expect(hints).toHaveLength(50);
  expect(hints.every((line) => Math.abs(line - 900) <= 30)).toBe(true);
});

it('an editor that is told is told of the rest by itself', async () => {
  editor = await converse(OLD);
  await editor.open(URI, faulty(1200));
  expect((await editor.pushed(URI)).diagnostics).toHaveLength(1200);
  await editor.change(URI, [{ range: { start: end(900), end: end(900) }, text: 'x' }]);
  expect((await editor.pushed(URI)).diagnostics).toHaveLength(100);
  editor.pass(700);
  expect((await editor.pushed(URI)).diagnostics).toHaveLength(1200);
});

it('an editor that cannot be bidden to ask again is given all at once', async () => {
  editor = await converse({ textDocument: { diagnostic: {} } });
  await editor.open(URI, faulty(600));
  await editor.change(URI, [{ range: { start: end(5), end: end(5) }, text: 'x' }]);
  expect(await pulled()).toHaveLength(600);
});

it('what is left out for good is told of', async () => {
  editor = await converse(MODERN);
  await editor.open(URI, faulty(5200));
  const items = await pulled();
  expect(items).toHaveLength(5001);
  expect(items.at(-1)).toMatchObject({
    severity: 3,
    message:
      'There is too much to show: 200 more findings are left out, 0 of them errors. Correct some of those shown, or switch a rule off.',
  });
});
