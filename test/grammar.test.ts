import { readFileSync } from 'node:fs';
import { parse as parseJsonc } from 'jsonc-parser';
import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, type IToken, parseRawGrammar, Registry } from 'vscode-textmate';
import { LINES } from './pages/coloured-lines';
import { conceal, reveal } from './pages/page';

/**
 * What VS Code knows of a record before the server is up: colours, words and snippets. Lines are written as they are
 * coloured: `⟦document C24/8⟧` is a document reference, `⇥` a TAB. The text without the marks is tokenised and must
 * come back with them.
 */

/** The marks and the scopes they show, the longer scope before the shorter. */
const MARKS = `
  title markup.heading.masthead, heading markup.heading, number constant.numeric, note markup.italic.note,
  external support.type.document.external, document support.type.document, version variable.parameter.version,
  article meta.citation.article, part meta.citation.part, citation meta.citation, quote string.quoted,
  link markup.underline.link, bookmark comment.block.bookmark, footer comment.line.footer,
  directive comment.line.percentage.directive, comment comment.line.percentage, command keyword.other.directive,
  rule variable.other.rule, bullet keyword.other.bullet, office keyword.other.signature, end meta.separator,
  label entity.name.tag.masthead, header markup.bold.table-header, none constant.language.none`
  .trim()
  .split(/,\s+/)
  .map((pair) => pair.split(' '));

/** Words between the marks; what stands outside is no word. */
const WORDS = [
  '⟦介绍了⟧⟦C24/8(Rev.1)⟧⟦号文件⟧、⟦C23/72(Rev.1)+Corr.1⟧⟦和⟧⟦C23/DT/2(Rev.2)⟧',
  '⟦1.1⟧\t⟦CWG-WSIS&SDG⟧⟦主席⟧（⟦WSIS+20⟧）',
  '⟦第⟧⟦1332⟧⟦号决议⟧（⟦C11⟧，⟦最近一次修订于⟧⟦C23⟧）',
  '⟦Document⟧ ⟦C17/130(Rev.1)-E⟧, ⟦the⟧ ⟦Secretary-General’s⟧ ⟦report⟧.',
  '⟦甲乙·丙丁-戊己⟧\t⟦A⟧. ⟦NAME⟧',
  '⟦zh-record⟧ ⟦Rév⟧. ⟦Пересм⟧. ⟦2024-2027⟧⟦年⟧',
];

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

const wasm = readFileSync(new URL('../node_modules/vscode-oniguruma/release/onig.wasm', import.meta.url));
await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
const source = read('syntaxes/summary-record.tmLanguage.json');
const registry = new Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new OnigScanner(patterns),
    createOnigString: (text) => new OnigString(text),
  }),
  loadGrammar: async () => parseRawGrammar(source, 'summary-record.tmLanguage.json'),
});
const grammar = (await registry.loadGrammar('text.summary-record')) ?? expect.fail('no grammar');

/** The lines with their marks. */
function colour(lines: readonly string[]): string[] {
  let state = INITIAL;
  return lines.map((line) => {
    const { ruleStack, tokens } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return show(line, tokens);
  });
}

function show(line: string, tokens: readonly IToken[]): string {
  let shown = '';
  let open: string[] = [];
  for (const { startIndex, endIndex, scopes } of tokens) {
    const next = scopes.flatMap(
      (scope) => MARKS.find(([, known]) => scope.startsWith(`${known}.`))?.[0] ?? [],
    );
    const kept = next.findIndex((mark, at) => mark !== open[at]);
    const shared = kept < 0 ? Math.min(next.length, open.length) : kept;
    shown += '⟧'.repeat(open.length - shared);
    for (const mark of next.slice(shared)) shown += `⟦${mark} `;
    shown += line.slice(startIndex, endIndex);
    open = next;
  }
  return shown + '⟧'.repeat(open.length);
}

describe('the grammar', () => {
  for (const section of LINES.trim().split('\n\n')) {
    const [title = '', ...lines] = section.split('\n');
    it(title.slice(2), () => {
      const plain = lines.map((line) => reveal(line.replace(/⟦[a-z]+ |⟧/g, '')));
      expect(colour(plain).map((line) => conceal(line).replace(/␠$/, ' '))).toEqual(lines);
    });
  }

  it('takes no more than its line when a mark is never closed', () => {
    for (const opened of ['1\tTitle “', '1.1\tText 《', '[bookmark: ', 'C24/8(Rev.', '% precis-disable'])
      expect(colour([opened, 'Plain text.'])[1]).toBe('Plain text.');
  });
});

/** Every pattern of the grammar, wherever it stands. */
function patternsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && /^(?:match|begin|end|while)$/.test(key) ? [inner] : patternsOf(inner),
  );
}

const { pattern, flags } = parseJsonc(read('language-configuration.json')).wordPattern;

describe('patterns', () => {
  const patterns = patternsOf(JSON.parse(source));

  it('are written for every engine: no shorthand whose meaning differs, every repetition bounded', () => {
    for (const each of patterns) {
      expect(() => new RegExp(each)).not.toThrow();
      expect(each).not.toMatch(/\\[bBdDwWsShHG]|\(\?[imx]/);
      // A line's rest may be taken whole, because nothing after it can fail.
      const bounded = each.replace(/\.\*\)?$/, '').replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'x');
      expect(bounded).not.toMatch(/[*+]|\{[0-9]*,\}/);
    }
  });

  it('are linear', () => {
    // The clock decides nothing: only steps are counted.
    const steps = { timeout: null, attackTimeout: null, incubationTimeout: null, attackLimit: 2_000_000 };
    for (const each of [...patterns, pattern]) {
      const check = (checker: 'automaton' | 'fuzz') =>
        checkSync(each, each === pattern ? flags : '', { ...steps, checker, maxIteration: 3 }).status;
      const proof = check('automaton');
      expect(proof === 'unknown' ? check('fuzz') : proof, each).toBe('safe');
    }
  });
});

it('words are cut between scripts and never within a symbol', () => {
  const word = new RegExp(pattern, `g${flags}`);
  expect(WORDS.map((line) => line.replace(/[⟦⟧]/g, '').replace(word, '⟦$&⟧'))).toEqual(WORDS);
});
