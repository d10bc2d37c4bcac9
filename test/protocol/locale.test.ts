import { describe, expect, it } from 'vitest';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver';
import { converse, MODERN, ROOT } from './conversation';

/** In which language the server speaks: that of the interface, whatever the language of the record. */

const RECORD = 'C24-1.en.record';
const TEXT = '1\tOpening\n1.1\tThe Chair spoke.\n1.3\tThe meeting agreed.\n';

async function saidIn(locale: string | undefined): Promise<{ found: string[]; corrections: string[] }> {
  const uri = `${ROOT}/${RECORD}`;
  const talk = await converse(MODERN, new Map(), {}, locale === undefined ? {} : { locale });
  await talk.open(uri, TEXT);
  const { items } = (await talk.pull(uri)) as FullDocumentDiagnosticReport;
  const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } };
  const actions = await talk.actions(uri, range, ['quickfix'], items);
  await talk.end();
  return {
    found: items
      .filter(({ code }) => code === 'paragraph-order')
      .map(({ message }) => (typeof message === 'string' ? message : message.value)),
    corrections: actions.map(({ title }) => title),
  };
}

describe('the language of the interface', () => {
  it('is English where the editor tells no other', async () => {
    const english = await saidIn(undefined);
    expect(english.found).toEqual(['Paragraph 1.3 follows 1.1; 1.2 was expected.']);
    expect(await saidIn('en')).toEqual(english);
    expect(await saidIn('de')).toEqual(english);
  });

  it('is the editor’s: findings and corrections are said in it', async () => {
    const french = await saidIn('fr');
    expect(french.found).toEqual(['Le paragraphe 1.3 suit 1.1\u00A0; 1.2 était attendu.']);
    expect(french.corrections).toContain('Changer le numéro en 1.2');
    const chinese = await saidIn('zh-cn');
    expect(chinese.found).toEqual(['第1.1段之后是第1.3段；应为1.2。']);
    expect(chinese.corrections).toContain('将编号改为1.2');
  });
});
