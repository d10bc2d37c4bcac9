import type { Fields } from '../profile/template';
import type { Silence } from '../syntax/directives';
import type { Key } from '../syntax/record';
import { derive } from '../text/derive';
import type { Span } from '../text/span';
import type { Mention } from './mention';
import type { Strings, Texts } from './strings';
import type { Summary, SummaryHeading } from './summary';

/**
 * A summary as numbers: what an archive of many records is held in, and what goes from one thread to another and onto
 * the disk. Texts are numbers of a table. Places in the array:
 *
 *     header · mentions, 4 numbers each · headings, 4 each · starts of lines
 */
const LENGTH = 0;
const MENTIONS = 1;
const HEADINGS = 2;
const STATED = 3;
const SYMBOL = 4;
const NAME = 5;
const SYMBOL_FROM = 6;
const SYMBOL_TO = 7;
const LANGUAGE = 8;
const TITLE = 9;
const DATE = 10;
const MEETING = 11;
const SILENCES = 12;
/** How many numbers come before the mentions. */
export const HEADER = 13;

/** from · length and flags · what · where */
const MENTION = 4;
/** from · to · number · title */
const HEADING = 4;

/** The places of a header at which a number stands for a text. */
const HEADER_TEXTS: readonly number[] = [SYMBOL, NAME, LANGUAGE, TITLE, DATE, MEETING, SILENCES];

/** Below the length of a mention: two bits for its kind, then whether it is sure. */
const FLAGS = 8;
const SURE = 4;
const KINDS: readonly Mention['kind'][] = ['document', 'citation', 'paragraph'];

/** Between the two parts of a text that says what is named: as it is written, and by which key. */
const BY = '\n';

/** Packs a summary, with its texts in a table. What it does not hold is the address. */
export function packSummary(summary: Summary, strings: Strings): Int32Array {
  const { mentions, headings, lineStarts, symbol, symbolSpan, silences } = summary;
  const size = HEADER + mentions.length * MENTION + headings.length * HEADING + lineStarts.length;
  const packed = new Int32Array(size);
  packed[LENGTH] = size;
  packed[MENTIONS] = mentions.length;
  packed[HEADINGS] = headings.length;
  packed[STATED] = summary.stated ? 1 : 0;
  packed[SYMBOL] = strings.add(symbol && JSON.stringify(symbol));
  packed[NAME] = strings.add(summary.name);
  packed[SYMBOL_FROM] = symbolSpan?.from ?? -1;
  packed[SYMBOL_TO] = symbolSpan?.to ?? -1;
  packed[LANGUAGE] = strings.add(summary.language);
  packed[TITLE] = strings.add(summary.title);
  packed[DATE] = strings.add(summary.date);
  packed[MEETING] = strings.add(summary.meeting);
  packed[SILENCES] = strings.add(silences.length > 0 ? JSON.stringify(silences) : undefined);
  let at = HEADER;
  for (const { span, kind, sure, key, text, place, paragraph, part, version, right } of mentions) {
    packed[at] = span.from;
    packed[at + 1] = (span.to - span.from) * FLAGS + KINDS.indexOf(kind) + (sure ? SURE : 0);
    packed[at + 2] = strings.add(text === key ? key : text + BY + key);
    const where = `${place} ${paragraph ?? ''} ${part ?? ''} ${version ?? ''} ${right ?? ''}`;
    packed[at + 3] = strings.add(where.trimEnd());
    at += MENTION;
  }
  for (const { span, number, title } of headings) {
    packed[at] = span.from;
    packed[at + 1] = span.to;
    packed[at + 2] = strings.add(number);
    packed[at + 3] = strings.add(title);
    at += HEADING;
  }
  packed.set(lineStarts, at);
  return packed;
}

/** How many numbers there are in the packed summary that begins at a place of an array. */
export function lengthAt(numbers: Int32Array, from: number): number {
  return numbers[from + LENGTH] ?? 0;
}

/**
 * Gives the packed summary that begins at a place of an array the texts of another table: `renumber` has the number there
 * of each number here but 0.
 */
export function renumberAt(numbers: Int32Array, from: number, renumber: (id: number) => number): void {
  const replace = (at: number): void => {
    const id = numbers[from + at] ?? 0;
    if (id !== 0) numbers[from + at] = renumber(id);
  };
  for (const at of HEADER_TEXTS) replace(at);
  const headings = HEADER + (numbers[from + MENTIONS] ?? 0) * MENTION;
  for (let at = HEADER; at < headings; at += MENTION) {
    replace(at + 2);
    replace(at + 3);
  }
  const lines = headings + (numbers[from + HEADINGS] ?? 0) * HEADING;
  for (let at = headings; at < lines; at += HEADING) {
    replace(at + 2);
    replace(at + 3);
  }
}

/** A packed summary with the texts of another table. */
export function renumbered(packed: Int32Array, renumber: (id: number) => number): Int32Array {
  const copy = packed.slice();
  renumberAt(copy, 0, renumber);
  return copy;
}

/** What a packed summary says of the record as a whole, as the summary of one that names nothing and silences nothing. */
export function headOf(packed: Int32Array): Int32Array {
  const head = packed.slice(0, HEADER).fill(-1, SYMBOL_FROM, SYMBOL_TO + 1);
  head[LENGTH] = HEADER;
  for (const at of [MENTIONS, HEADINGS, SILENCES]) head[at] = 0;
  return head;
}

/** The symbol in a packed summary. */
export function symbolIn(packed: Int32Array, texts: Texts): Fields | undefined {
  const fields = texts(packed[SYMBOL] ?? 0);
  return fields === undefined ? undefined : JSON.parse(fields);
}

/** Whether two packed summaries, each with its texts, say the same of the record as a whole. */
export function haveSameHead(one: Int32Array, its: Texts, other: Int32Array, others: Texts): boolean {
  const told = HEADER_TEXTS.filter((at) => at !== SILENCES);
  return one[STATED] === other[STATED] && told.every((at) => its(one[at] ?? 0) === others(other[at] ?? 0));
}

/** The key that each text of a table names something by, as the number it has there. */
const keysOf = derive((strings: Strings) => {
  const keys: number[] = [];
  return (what: number): number => {
    keys[what] ??= strings.add(keyIn(strings.at(what) ?? ''));
    return keys[what];
  };
});

function keyIn(what: string): Key {
  return what.slice(what.lastIndexOf(BY) + 1);
}

/** A packed summary as a summary: its parts are unpacked when they are asked for, each time anew. */
export class PackedSummary implements Summary {
  readonly uri: string;
  /** The numbers begin at a place of a larger array. */
  #numbers: Int32Array;
  #from: number;
  readonly #strings: Strings;

  constructor(uri: string, numbers: Int32Array, from: number, strings: Strings) {
    this.uri = uri;
    this.#numbers = numbers;
    this.#from = from;
    this.#strings = strings;
  }

  /** The numbers it is made of. */
  get packed(): Int32Array {
    return this.#numbers.subarray(this.#from, this.#from + this.#number(LENGTH));
  }

  /** Follows its numbers to where they were copied. */
  moveTo(numbers: Int32Array, from: number): void {
    this.#numbers = numbers;
    this.#from = from;
  }

  get symbol(): Fields | undefined {
    return symbolIn(this.packed, (id) => this.#strings.at(id));
  }

  get name(): string | undefined {
    return this.#text(NAME);
  }

  get stated(): boolean {
    return this.#number(STATED) === 1;
  }

  get symbolSpan(): Span | undefined {
    const from = this.#number(SYMBOL_FROM);
    return from < 0 ? undefined : { from, to: this.#number(SYMBOL_TO) };
  }

  get language(): string {
    return this.#text(LANGUAGE) ?? '';
  }

  get title(): string | undefined {
    return this.#text(TITLE);
  }

  get date(): string | undefined {
    return this.#text(DATE);
  }

  get meeting(): string | undefined {
    return this.#text(MEETING);
  }

  get silences(): readonly Silence[] {
    const silences = this.#text(SILENCES);
    return silences === undefined ? [] : JSON.parse(silences);
  }

  get headings(): readonly SummaryHeading[] {
    const headings: SummaryHeading[] = [];
    const first = HEADER + this.#number(MENTIONS) * MENTION;
    const end = first + this.#number(HEADINGS) * HEADING;
    for (let at = first; at < end; at += HEADING)
      headings.push({
        number: this.#text(at + 2) ?? '',
        title: this.#text(at + 3) ?? '',
        span: { from: this.#number(at), to: this.#number(at + 1) },
      });
    return headings;
  }

  get mentions(): readonly Mention[] {
    const mentions: Mention[] = [];
    for (let index = 0; index < this.#number(MENTIONS); index++) mentions.push(this.#mention(index));
    return mentions;
  }

  get lineStarts(): ArrayLike<number> {
    const headings = HEADER + this.#number(MENTIONS) * MENTION;
    return this.packed.subarray(headings + this.#number(HEADINGS) * HEADING);
  }

  get keys(): ReadonlySet<Key> {
    const keys = new Set<Key>();
    for (const id of this.keyIds()) keys.add(this.#strings.at(id) ?? '');
    return keys;
  }

  naming(keys: ReadonlySet<Key>): readonly Mention[] {
    const keyOf = keysOf(this.#strings);
    const mentions: Mention[] = [];
    for (let index = 0; index < this.#number(MENTIONS); index++)
      if (keys.has(this.#strings.at(keyOf(this.#number(HEADER + index * MENTION + 2))) ?? ''))
        mentions.push(this.#mention(index));
    return mentions;
  }

  /** Whether it names anything at all. */
  get namesAnything(): boolean {
    return this.#number(MENTIONS) > 0;
  }

  /** The numbers that the keys of its mentions have in the table. */
  keyIds(): ReadonlySet<number> {
    const ids = new Set<number>();
    const keyOf = keysOf(this.#strings);
    for (let index = 0; index < this.#number(MENTIONS); index++)
      ids.add(keyOf(this.#number(HEADER + index * MENTION + 2)));
    return ids;
  }

  #mention(index: number): Mention {
    const at = HEADER + index * MENTION;
    const from = this.#number(at);
    const bits = this.#number(at + 1);
    const where = (this.#text(at + 3) ?? '').split(' ');
    const [place = 'text', paragraph = '', part = '', version = '', right = ''] = where;
    const what = this.#text(at + 2) ?? '';
    const by = what.lastIndexOf(BY);
    return {
      kind: KINDS[bits % SURE] ?? 'document',
      key: keyIn(what),
      text: by < 0 ? what : what.slice(0, by),
      span: { from, to: from + Math.floor(bits / FLAGS) },
      place: place as Mention['place'],
      paragraph: paragraph === '' ? undefined : paragraph,
      sure: (bits & SURE) !== 0,
      part: part === '' ? undefined : Number(part),
      version: version === '' ? undefined : version,
      right: right === '' ? undefined : right,
    };
  }

  #number(at: number): number {
    return this.#numbers[this.#from + at] ?? 0;
  }

  #text(at: number): string | undefined {
    return this.#strings.at(this.#number(at));
  }
}
