import { readFileSync } from 'node:fs';

/**
 * Records in several languages that say the same, and faults that are planted in them. What a fault is planted in is marked
 * in the files by hand, `⟨figure:12 400⟩`, so that what is looked for is not what Précis itself has found.
 */

export interface Marked {
  readonly language: string;
  readonly text: string;
  readonly items: readonly Item[];
}

/** A marked place, and the number of what it stands in: `2.3`, `2`; of a row of the table, `row 2`. */
export interface Item {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  readonly part: string;
}

/** A text with one fault, where it is, and in what kind of part. */
export interface Planted {
  readonly text: string;
  readonly part: string;
}

/** Chooses a number below another. */
export type Choose = (below: number) => number;

export const LANGUAGES = ['en', 'zh', 'fr', 'es', 'ru', 'ar'];

/** The record of a language, without its marks. `folder` is where this file lies. */
export function markedRecord(language: string, folder: string | URL = import.meta.url): Marked {
  const source = readFileSync(new URL(`${language}.record`, folder), 'utf8');
  const items: Item[] = [];
  let text = '';
  for (const line of source.split('\n')) {
    const isRow = !text.includes('\n1.1\t') && !/[(（]/.test(line);
    const number = /^[0-9.]+(?=\t)/.exec(line)?.[0] ?? '';
    for (const piece of line.split(/(⟨[a-z]+:[^⟩]*⟩)/)) {
      const mark = /^⟨(?<kind>[a-z]+):(?<inside>[^⟩]*)⟩$/.exec(piece)?.groups;
      const inside = mark?.['inside'] ?? piece;
      if (mark)
        items.push({
          kind: mark['kind'] ?? '',
          from: text.length,
          to: text.length + inside.length,
          part: isRow ? `row ${number}` : number,
        });
      text += inside;
    }
    text += '\n';
  }
  return { language, text: text.slice(0, -1), items };
}

type Plant = (record: Marked, reference: Marked, choose: Choose) => Planted | undefined;

/** What is planted, by its name. */
export const plants: Readonly<Record<string, Plant>> = {
  'reference altered': altering('document', (text) => text.replace(/[0-9]+(?=\(|$)/, next)),
  'reference dropped': dropping('document'),
  'reference added': adding('document', (text) => `${text}, C24/99`),
  'revision altered': altering('document', (text) =>
    text.includes('(') ? text.replace(/[0-9]\)$/, '4)') : `${text}(Rev.2)`,
  ),
  'citation altered': altering('citation', (text) => text.replace(/[0-9]+/, next)),
  'citation dropped': dropping('citation'),
  'version altered': altering('citation', (text, language) => exchanged(text, language, VERSIONS)),
  'version dropped': altering('citation', (text) => text.replace(/ ?[(（][^()（）]*[)）]/, '')),
  'paragraph reference altered': altering('paragraph', (text) => text.replace(/[0-9]+$/, next)),
  'date altered': altering('date', (text) =>
    text.replace(/[0-9]{1,2}(?=日)|^[^0-9]*[0-9]{1,2}(?![0-9])/, (day) =>
      day.replace(/[0-9]+/, (digits) => String((Number(digits) % 27) + 1)),
    ),
  ),
  'date dropped': dropping('date'),
  'time altered': altering('time', (text) =>
    text.replace(/[0-5](?=[0-9](?:[^0-9]|$)(?!.*[0-5][0-9](?:[^0-9]|$)))/, (digit) =>
      String((Number(digit) + 2) % 6),
    ),
  ),
  'time dropped': dropping('time'),
  'figure altered': altering('figure', (text) =>
    text.replace(/[0-9](?=[^0-9]*$)/, (digit) => String((Number(digit) + 3) % 10)),
  ),
  'figure dropped': dropping('figure'),
  'figure added': adding('figure', (text) => `${text}, 777`),
  'amount altered': altering('amount', (text) =>
    text.replace(/[1-9]/, (digit) => String((Number(digit) % 9) + 1)),
  ),
  'amount dropped': dropping('amount'),
  'currency altered': altering('amount', (text, language) => exchanged(text, language, CURRENCIES)),
  'acronym altered': altering('acronym', (text, language) => exchanged(text, language, ACRONYMS)),
  'address altered': altering('address', (text) =>
    text.replace('buoys', 'ships').replace('comments', 'remarks'),
  ),
  'address dropped': dropping('address'),
  'paragraph dropped': onLine(/^[0-9]+\.[0-9]+\t/, (lines, at) => lines.splice(at, 1)),
  'paragraph dropped, the others counted anew': onLine(/^[0-9]+\.[0-9]+\t/, (lines, at) => {
    lines.splice(at, 1);
    countAnew(lines);
  }),
  'paragraph twice': onLine(/^[0-9]+\.[0-9]+\t/, (lines, at) => lines.splice(at, 0, lines[at] ?? '')),
  'paragraph twice, the others counted anew': onLine(/^[0-9]+\.[0-9]+\t/, (lines, at) => {
    lines.splice(at, 0, lines[at] ?? '');
    countAnew(lines);
  }),
  'heading dropped': onLine(/^[2-9]\t.*[(（]/, (lines, at) => lines.splice(at, 1)),
  'heading documents altered': inPart(
    /^[0-9]+$/,
    altering('document', (text) => text.replace(/[0-9]+(?=\(|$)/, next)),
  ),
  'heading documents dropped': inPart(/^[0-9]+$/, dropping('document')),
  'agenda row dropped': onLine(/^[0-9]+\t[^\t(（]+\t/, (lines, at) => lines.splice(at, 1), 'row '),
  'agenda row twice': onLine(
    /^[0-9]+\t[^\t(（]+\t/,
    (lines, at) => lines.splice(at, 0, lines[at] ?? ''),
    'row ',
  ),
  'agenda documents altered': inPart(
    /^row/,
    altering('document', (text) => text.replace(/[0-9]+(?=\(|$)/, next)),
  ),
  'agenda documents dropped': inPart(/^row/, dropping('document')),
};

function next(digits: string): string {
  return String(Number(digits) + 7);
}

/** Changes one marked place into what it is not. A place whose counterpart is not marked says nothing that could differ. */
function altering(kind: string, change: (text: string, language: string) => string): Plant {
  return (record, reference, choose) => {
    const fitting = record.items.filter(
      (item) =>
        item.kind === kind &&
        reference.items.some((other) => other.kind === kind && other.part === item.part),
    );
    const item = fitting[choose(fitting.length)];
    if (!item) return undefined;
    const before = record.text.slice(item.from, item.to);
    const after = change(before, record.language);
    if (after === before) return undefined;
    return { text: replaced(record.text, item, after), part: item.part };
  };
}

/** Takes out one marked place that does not stand twice where it stands. */
function dropping(kind: string): Plant {
  return (record, reference, choose) => {
    const textOf = ({ from, to }: Item): string => record.text.slice(from, to);
    const single = record.items.filter(
      (item) =>
        item.kind === kind &&
        record.items.filter((other) => other.part === item.part && textOf(other) === textOf(item)).length ===
          1,
    );
    return altering(kind, () => '')({ ...record, items: single }, reference, choose);
  };
}

function adding(kind: string, change: (text: string) => string): Plant {
  return altering(kind, change);
}

/** Plants only where the number of the part is such. */
function inPart(part: RegExp, plant: Plant): Plant {
  return (record, reference, choose) =>
    plant({ ...record, items: record.items.filter((item) => part.test(item.part)) }, reference, choose);
}

/** Changes the lines at one that a pattern finds. */
function onLine(pattern: RegExp, change: (lines: string[], at: number) => unknown, prefix = ''): Plant {
  return ({ text }, _, choose) => {
    const lines = text.split('\n');
    const fitting = [...lines.keys()].filter((index) => pattern.test(lines[index] ?? ''));
    const at = fitting[choose(fitting.length)];
    if (at === undefined) return undefined;
    const number = /^[0-9.]+/.exec(lines[at] ?? '')?.[0] ?? '';
    change(lines, at);
    return { text: lines.join('\n'), part: prefix + number };
  };
}

/** Gives the paragraphs of each section the numbers 1, 2, 3 … */
function countAnew(lines: string[]): void {
  const counts = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const major = /^(?<major>[0-9]+)\.[0-9]+\t/.exec(line)?.groups?.['major'];
    if (major === undefined) continue;
    const minor = (counts.get(major) ?? 0) + 1;
    counts.set(major, minor);
    lines[index] = line.replace(/^[0-9]+\.[0-9]+/, `${major}.${minor}`);
  }
}

function replaced(text: string, { from, to }: Item, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}

/** A text with the first word that has another in a table. */
function exchanged(
  text: string,
  language: string,
  table: Readonly<Record<string, readonly string[]>>,
): string {
  const words = [...(table[language] ?? []), ...(table['all'] ?? [])];
  for (let at = 0; at < words.length; at += 2) {
    const [word = '', other = ''] = [words[at], words[at + 1]];
    if (text.includes(word)) return text.replace(word, other);
  }
  return text;
}

const VERSIONS = {
  all: ['C23', 'C22'],
  en: ['Bucharest, 2022', 'Dubai, 2018'],
  zh: ['2022年，布加勒斯特', '2018年，迪拜'],
  fr: ['Bucarest, 2022', 'Dubaï, 2018'],
  es: ['Bucarest, 2022', 'Dubái, 2018'],
  ru: ['Бухарест, 2022', 'Дубай, 2018'],
  ar: ['بوخارست، 2022', 'دبي، 2018'],
};
const CURRENCIES = {
  all: ['CHF', 'EUR', 'USD', 'CHF'],
  en: ['Swiss francs', 'euros', 'euros', 'Swiss francs'],
  zh: ['瑞士法郎', '美元', '美元', '欧元', '欧元', '美元'],
  fr: ['de francs suisses', 'd’euros', "d'euros", 'de francs suisses'],
  es: ['francos suizos', 'euros', 'euros', 'francos suizos'],
  ru: ['швейцарских франков', 'евро', 'евро', 'швейцарских франков', 'долларов США', 'евро'],
  ar: ['فرنك سويسري', 'يورو', 'يورو', 'فرنك سويسري', 'دولار أمريكي', 'يورو'],
};
const ACRONYMS = {
  all: ['BDT', 'TSB'],
  en: ['CWG-FHR', 'CWG-COP', 'WTSA', 'WTDC', 'ITU', 'UN'],
  zh: ['CWG-FHR', 'CWG-COP', 'WTSA', 'WTDC', '国际电联', 'UN'],
  fr: ['GTC-FHR', 'GTC-COP', 'AMNT', 'CMDT', 'UIT', 'ONU'],
  es: ['GTC-FHR', 'GTC-CMSI&ODS', 'AMNT', 'CMDT', 'UIT', 'ONU'],
  ru: ['РГС-ФЛР', 'РГС', 'ВАСЭ', 'ВКРЭ', 'МСЭ', 'ООН', 'БРЭ', 'БСЭ'],
  ar: ['CWG-FHR', 'CWG-COP', 'WTSA', 'WTDC'],
};
