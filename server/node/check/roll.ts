import { HEADER, headOf, renumberAt, symbolIn } from '../../src/index/packed-summary';
import type { Texts } from '../../src/index/strings';
import { symbolKey } from '../../src/index/symbol-key';
import { countUntil } from '../../src/text/list';
import type { Task } from './task';
import { type EncodedTexts, textsOf, textTable } from './text-table';

/**
 * All files of a check, in the order in which they were reported: of each what it says of itself as a whole, and by which names
 * it is found. Few of them can be looked up without looking at the others.
 */
export interface Roll {
  /** For each file its path, how the person would write it, what holds for it, what it is, then the head of its summary. */
  readonly files: Int32Array;
  /** Two numbers each, sorted by the first: that of a name, and the place of a file that has it. */
  readonly names: Int32Array;
  readonly encoded: EncodedTexts;
}

/** A file as it is called up. */
export interface Called {
  readonly path: string;
  readonly shown: string;
  /** A place in the list of what holds anywhere. */
  readonly ruling: number;
  /** How it was found; absent of a document that is not looked into. */
  readonly by: Task['by'] | undefined;
  readonly isRecord: boolean;
  /** The head of its summary, packed; absent where it has none. */
  readonly head: Int32Array | undefined;
}

/** A file that is to be enrolled. */
export interface Enrolled extends Omit<Called, 'head'> {
  readonly summary: Int32Array | undefined;
  /** The texts of the summary. */
  readonly texts: Texts;
  /** The document that it is by its name, by session, series and number. */
  readonly named: string | undefined;
}

const FILE = 4 + HEADER;
const WAYS: readonly (Task['by'] | undefined)[] = [undefined, 'named', 'name', 'text'];
/** Above the way in which it was found. */
const IS_RECORD = 4;

/** Puts files on a roll. */
export function rollOf(enrolled: readonly Enrolled[]): Roll {
  const table = textTable();
  const files = new Int32Array(enrolled.length * FILE);
  const names: [number, number][] = [];
  for (const [place, file] of enrolled.entries()) {
    const { path, shown, ruling, by, isRecord, summary, texts, named } = file;
    const at = place * FILE;
    const way = WAYS.indexOf(by) + (isRecord ? IS_RECORD : 0);
    files.set([table.idOf(path), table.idOf(shown), ruling, way], at);
    names.push([numberOf(pathName(path)), place]);
    if (summary) {
      files.set(headOf(summary), at + 4);
      renumberAt(files, at + 4, table.renumbering(texts) ?? ((id) => id));
    }
    const symbol = summary && symbolIn(summary, texts);
    // What a file says of itself weighs more than its name.
    const key = summary ? symbol && symbolKey(symbol) : named;
    if (key !== undefined) names.push([numberOf(documentName(ruling, key)), place]);
  }
  names.sort(([one, a], [other, b]) => one - other || a - b);
  return { files, names: Int32Array.from(names.flat()), encoded: table.encoded() };
}

/** What may be asked of a roll. */
export interface RollCall {
  /** The place of a file; -1 where it is not on the roll. */
  readonly placeOf: (path: string) => number;
  /** The places of the files that are a document, where a ruling holds; there may be others among them. */
  readonly being: (ruling: number, key: string) => readonly number[];
  readonly at: (place: number) => Called;
  readonly texts: Texts;
}

/** Calls up the files of a roll. */
export function rollCall({ files, names, encoded }: Roll): RollCall {
  const texts = textsOf(encoded);
  const text = (at: number): string => texts(files[at] ?? 0) ?? '';
  const having = (name: string): number[] => {
    const number = numberOf(name);
    const sorted = { length: names.length / 2, at: (place: number) => names[place * 2] };
    const places: number[] = [];
    for (let at = countUntil(sorted, (other) => other >= number) * 2; names[at] === number; at += 2)
      places.push(names[at + 1] ?? 0);
    return places;
  };
  return {
    placeOf: (path) => having(pathName(path)).find((place) => text(place * FILE) === path) ?? -1,
    being: (ruling, key) =>
      having(documentName(ruling, key)).filter((place) => files[place * FILE + 2] === ruling),
    at(place) {
      const at = place * FILE;
      const way = files[at + 3] ?? 0;
      const head = files.slice(at + 4, at + FILE);
      return {
        path: text(at),
        shown: text(at + 1),
        ruling: files[at + 2] ?? 0,
        by: WAYS[way % IS_RECORD],
        isRecord: way >= IS_RECORD,
        head: head[0] === 0 ? undefined : head,
      };
    },
    texts,
  };
}

function pathName(path: string): string {
  return `path ${path}`;
}

function documentName(ruling: number, key: string): string {
  return `${ruling} ${key}`;
}

/** A number for a name; others may have the same. */
function numberOf(name: string): number {
  let number = 7;
  for (let at = 0; at < name.length; at++) number = (Math.imul(number, 31) + name.charCodeAt(at)) | 0;
  return number;
}
