import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostileTexts } from '../../scripts/bench/hostile.mjs';
import { readPage, reveal, unmark } from '../pages/page';
import type { Chance } from './random';

/** Texts of the samples, of the rules' pages and of the pages of syntax, and texts that are hostile. `root` is the repository. */
export function seedTexts(root: string): readonly string[] {
  const samples = readdirSync(join(root, 'samples'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:record|txt)$/.test(entry.name))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
  const pages = ['server/src/rules', 'test/pages/syntax', 'test/pages/features'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .flatMap((name) => readPage(readFileSync(join(root, folder, name), 'utf8')))
      .flatMap(({ fences }) => fences)
      .filter(({ info }) => info.startsWith('record'))
      .map(({ text }) => reveal(unmark(text))),
  );
  const hostile = Object.values(hostileTexts).map((text) => text(200));
  return [...samples.flatMap(partsOf), ...pages, ...hostile];
}

/** A long text in parts of some lines, so that a case is quick and a mutation counts. */
function partsOf(text: string): string[] {
  const lines = text.split(/(?<=\n)/);
  return Array.from({ length: Math.ceil(lines.length / 8) }, (_, part) =>
    lines.slice(part * 8, part * 8 + 8).join(''),
  );
}

const FRAGMENTS = [
  ...['\n', '\r', '\r\n', '\t', ' ', '\u3000', '\u00a0', '\u200b', '\u2028', '\u0085', '\u0000', '\ufeff'],
  ...[
    '\ud83d',
    '\udc00',
    '😀',
    'e\u0301',
    '\u202e',
    '(',
    ')',
    '（',
    '）',
    '“',
    '”',
    '[',
    ']',
    '--',
    '–',
    '。',
  ],
  ...[
    '1\t',
    '1.1\t',
    '2.10\t',
    '12.\t',
    '1.1.1.1\t',
    '99999999999999999999\t',
    '０１\t',
    '1.\t1',
    '•\t',
    'a) ',
  ],
  ...[
    'C24/8',
    'C24/8 (Rev.1)',
    'DT/8',
    '至C24/63',
    'C24/INF/1+Corr.1',
    '第1号决议',
    '（2022年，',
    'Resolution 7',
  ],
  ...[
    '% precis-disable\n',
    '% precis-enable\n',
    '% precis-disable-line x',
    '[bookmark: ',
    '第2.3段',
    'paragraph 1.2',
  ],
  ...[
    '__proto__',
    'constructor',
    '{0}',
    '$&',
    '$1',
    '\\',
    '`',
    '<b>',
    '](command:x)',
    '2024年6月31日（星期八）',
  ],
];

/** A text that was made of others: cut, joined, repeated, with what does not belong there. At most some thousand characters. */
export function mutated(seeds: readonly string[], { nat, pick, onceIn }: Chance): string {
  let text = onceIn(20) ? '' : pick(seeds);
  const length = onceIn(10) ? 1000 : 160;
  const from = nat(Math.max(1, text.length - length));
  text = text.slice(from, from + length);
  for (let count = nat(6); count >= 0; count--) {
    const at = nat(text.length + 1);
    const to = Math.min(text.length, at + nat(onceIn(4) ? 80 : 4));
    const [head, part, tail] = [text.slice(0, at), text.slice(at, to), text.slice(to)];
    switch (nat(7)) {
      case 0:
        text = head + tail;
        break;
      case 1:
        text = head + part + part + tail;
        break;
      case 2:
        text = head + pick(FRAGMENTS) + tail;
        break;
      case 3:
        text = head + String.fromCharCode(nat(onceIn(2) ? 128 : 65_536)) + tail;
        break;
      case 4: {
        const other = pick(seeds);
        const start = nat(other.length + 1);
        text = head + other.slice(start, start + nat(120)) + tail;
        break;
      }
      case 5:
        text = tail + part + head;
        break;
      case 6:
        text = head + pick(FRAGMENTS).repeat(1 + nat(9)) + part + tail;
        break;
    }
  }
  return onceIn(8) ? text.replace(/\r\n?|\n/g, () => pick(['\n', '\r\n', '\r'])) : text.slice(0, 4000);
}

/** The shortest text that still fails, as far as leaving parts out leads to one. */
export function reduced(text: string, fails: (text: string) => boolean): string {
  let current = text;
  for (let size = Math.ceil(current.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < current.length; ) {
      const shorter = current.slice(0, at) + current.slice(at + size);
      if (fails(shorter)) current = shorter;
      else at += size;
    }
  return current;
}
