/**
 * A page: Markdown whose `##` headings name cases, whose fenced blocks hold texts, and whose lists say what is
 * expected. Findings are marked in the text with `⟦` and `⟧`. What cannot be seen is written so that it can:
 * `⇥` is a TAB, `{U+2011}` any character, `␠` a blank at the end of a line.
 */

export interface Fence {
  /** The words after the fence: `record zh`, `record zh C24/C24-118.zh.record`, `files`, `settings`, `fixed`. */
  readonly info: string;
  readonly text: string;
  /** The lines of the fence in the page, the fences not counted. */
  readonly from: number;
  readonly to: number;
}

export interface Case {
  readonly name: string;
  readonly fences: readonly Fence[];
  /** The list items right behind the first fence. */
  readonly expected: readonly string[];
  readonly expectedFrom: number;
  readonly expectedTo: number;
}

/** The cases of a page, in order. */
export function readPage(page: string): Case[] {
  const lines = page.split('\n');
  const cases: Case[] = [];
  let name = '';
  let fences: Fence[] = [];
  let expected: string[] = [];
  let expectedFrom = 0;
  let expectedTo = 0;
  const flush = (): void => {
    if (fences.length > 0) cases.push({ name, fences, expected, expectedFrom, expectedTo });
    fences = [];
    expected = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.startsWith('## ')) {
      flush();
      name = line.slice(3);
    } else if (line.startsWith('```') && line.length > 3) {
      const end = lines.indexOf('```', at + 1);
      fences.push({ info: line.slice(3), text: lines.slice(at + 1, end).join('\n'), from: at + 1, to: end });
      at = end;
      if (fences.length === 1) {
        expectedFrom = end + 1;
        expectedTo = end + 1;
      }
    } else if (line.startsWith('- ') && fences.length === 1) {
      if (expected.length === 0) expectedFrom = at;
      expected.push(line);
      expectedTo = at + 1;
    }
  }
  flush();
  return cases;
}

/** The language of a record on a page, and whose it is where that is not the first profile: `en`, `en@un-summary-record`. */
export function spokenIn(info: string): { readonly language: string; readonly profile: string | undefined } {
  const [language = 'zh', profile] = (info.split(' ')[1] ?? 'zh').split('@');
  return { language, profile };
}

/** What a page writes, as the characters it stands for. */
export function reveal(text: string): string {
  return text
    .replaceAll('⇥', '\t')
    .replaceAll('␠', ' ')
    .replace(/\{U\+([0-9A-F]{4,6})\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}

/** Characters as a page writes them: the inverse of `reveal`. */
export function conceal(text: string): string {
  return text
    .replaceAll('\t', '⇥')
    .replace(/ +$/gm, (blanks) => '␠'.repeat(blanks.length))
    .replace(
      /[\u00a0\u00ad\u061c\u200b-\u200f\u2010\u2011\u202a-\u202f\u2060\u2066-\u2069\u3000\ufeff]/g,
      (character) => `{U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`,
    );
}

/** A text without the marks. */
export function unmark(text: string): string {
  return text.replace(/[⟦⟧]/g, '');
}

/** A text with marks around spans. */
export function mark(text: string, spans: readonly { readonly from: number; readonly to: number }[]): string {
  const marks = spans.flatMap(({ from, to }) => [
    { at: from, text: '⟦', order: 1 },
    { at: to, text: '⟧', order: from === to ? 2 : 0 },
  ]);
  let result = text;
  for (const { at, text: sign } of marks.sort((a, b) => b.at - a.at || b.order - a.order))
    result = result.slice(0, at) + sign + result.slice(at);
  return result;
}

/** Lines of a page replaced, the last first so that the numbers of the others hold. */
export function rewrite(
  page: string,
  changes: readonly { from: number; to: number; lines: readonly string[] }[],
): string {
  const lines = page.split('\n');
  for (const { from, to, lines: fresh } of [...changes].sort((a, b) => b.from - a.from))
    lines.splice(from, to - from, ...fresh);
  return lines.join('\n');
}
