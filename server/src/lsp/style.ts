import { MarkupKind } from 'vscode-languageserver';

/** How a person is shown a text: what comes from a record or a file is shown literally, whatever it holds. */
export interface Style {
  readonly kind: MarkupKind;
  readonly text: (text: string) => string;
  readonly strong: (text: string) => string;
  /** A short name that is not parted at the end of a line: `PP-22`. */
  readonly name: (text: string) => string;
  readonly quote: (text: string) => string;
  readonly link: (label: string, uri: string) => string;
  /** A text that is styled already, in the direction of its own first letter. */
  readonly ownDirection: (text: string) => string;
  /** What stands between things that have nothing to do with one another. */
  readonly rule: string;
  /** Rows of cells that are styled already. */
  readonly table: (rows: readonly (readonly string[])[]) => string;
}

export const markdown: Style = {
  kind: MarkupKind.Markdown,
  text: escaped,
  strong: (text) => `**${escaped(text)}**`,
  name: (text) => escaped(text.replaceAll('-', '\u2011')),
  quote: (text) => `> ${escaped(text)}`,
  link: (label, uri) => `[${escaped(label)}](<${uri.replace(/[<>\s\\]/g, encodeURIComponent)}>)`,
  ownDirection: isolated,
  rule: '\n\n---\n\n',
  // A table has a head; this one's is empty, because its cells speak for themselves.
  table: (rows) => {
    const columns = Math.max(...rows.map((cells) => cells.length));
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    const head = Array.from({ length: columns }, () => ' ');
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
  },
};

export const plainText: Style = {
  kind: MarkupKind.PlainText,
  text: visible,
  strong: visible,
  name: visible,
  quote: visible,
  link: (label, uri) => `${visible(label)}: ${uri}`,
  ownDirection: isolated,
  rule: '\n\n',
  table: (rows) => rows.map((cells) => cells.filter((cell) => cell !== '').join('  ')).join('\n'),
};

/** With every character that Markdown or HTML gives a meaning to written so that it has none. */
function escaped(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]()#+\-.!|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/:(?=\/\/)/g, '&#58;');
}

/** Between marks that keep what is written from right to left in the order in which it is read. */
function isolated(text: string): string {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first) ? `\u2067${text}\u2069` : text;
}

/** On one line, and without the marks that turn the direction of a text. */
function visible(text: string): string {
  return text.replace(/[\s\u2028\u2029]+/gu, ' ').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}
