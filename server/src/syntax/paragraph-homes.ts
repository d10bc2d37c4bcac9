import type { Conventions } from '../profile/conventions';
import type { Wording } from '../profile/wording';
import { isDirectionMark, withoutMarks } from '../text/direction';
import { lastBegunAt, type Span } from '../text/span';
import type { DocumentReference } from './record';

/**
 * Whose paragraph is meant. Most references name a paragraph of some document and not of this record (RECORDS.md §1c,
 * T-1 to T-4). In doubt it is nobody’s: who is led to the wrong paragraph is worse off than who is led nowhere.
 */

/** Whose paragraphs a reference means. */
export interface Home {
  readonly here: boolean;
  /** Whether the text says itself that it is here, and its sentence speaks of no other text. */
  readonly stated: boolean;
  /** Whether a word beside it says that it is here, as “above” does. */
  readonly saysHere: boolean;
  readonly document: DocumentReference | undefined;
}

/** The documents that a stretch of text names, as far as it was read. */
export interface Named {
  /** Where the stretch begins. */
  readonly from: number;
  /** In order, members of ranges that are not written out left aside. */
  readonly documents: readonly DocumentReference[];
  /** Where it names a second document: from there on “that document” may be either. */
  readonly several: number;
  readonly sentences: SentencesOf;
}

/** A reference before it of which it is known whose it is. */
export interface Placed {
  readonly document: DocumentReference;
  readonly end: number;
}

const NOBODY: Home = { here: false, stated: false, saysHere: false, document: undefined };
const HERE: Home = { ...NOBODY, here: true };

/** How far from a reference is looked for what else its sentence speaks of. */
const FAR = 400;

/** How far from a document is looked for the part of it that may be meant. */
const NEAR = 30;

/**
 * Whose paragraphs a reference means.
 *
 * @param phrase The reference with its words: `第1.3、1.5和1.7段`.
 * @param last The one before it in the same stretch, if it is known whose that is.
 */
export function homeOf(
  text: string,
  phrase: Span,
  named: Named,
  last: Placed | undefined,
  { wording }: Conventions,
): Home {
  const { paragraphs } = wording;
  const place: Place = { text, phrase, named, at: lastBegunAt(named.documents, phrase.from), wording };
  const before = documentBefore(place) ?? sameBefore(place, last);
  const behind = documentBehind(place) ?? sameBehind(place, last);
  const wordBefore = endingOf(text, { from: named.from, to: phrase.from }, paragraphs.hereBefore);
  const hereBefore = wordBefore !== undefined;
  // “Above” may be said of any text; a record that names itself means itself, whatever else its sentence names.
  const namesItself =
    hereBefore && !(paragraphs.sides ?? [wordBefore]).some((side) => wordBefore.includes(side));
  const hereBehind = startsAt(text, phrase.to, paragraphs.hereAfter);
  const isElsewhere = !behind && !hereBehind && startsAt(text, phrase.to, paragraphs.elsewhereAfter);
  const saysHere = hereBefore || hereBehind;
  const document = before ?? behind;
  if (document) {
    const isOne = !before || !behind || before.key === behind.key;
    return isOne && !saysHere && !isElsewhere ? { ...NOBODY, document } : NOBODY;
  }
  if (isElsewhere) return NOBODY;
  const isAlone = !speaksOfOthers(place);
  if (saysHere) return { ...HERE, stated: isAlone || namesItself, saysHere };
  return isAlone && place.at < 0 ? HERE : NOBODY;
}

/** A reference among the documents that its stretch names. */
interface Place {
  readonly text: string;
  readonly phrase: Span;
  readonly named: Named;
  /** The index of the last document before it, or -1. */
  readonly at: number;
  readonly wording: Wording;
}

/** `C24/36号文件第6.1段`, `Document C24/36, paragraph 6.1`. Of the documents of a list it may be any one’s. */
function documentBefore({ text, phrase, named, at, wording }: Place): DocumentReference | undefined {
  const document = named.documents[at];
  if (!document || !isJoint(text, document.span.to, phrase.from, wording.paragraphs.behindDocument))
    return undefined;
  // “the annex to Document C24/36, paragraph 6.1”
  const near = { from: Math.max(named.from, document.span.from - NEAR), to: document.span.from };
  if (speaksOfPart(text, near, wording)) return undefined;
  return isListed(text, named.documents[at - 1], document, wording) ? undefined : document;
}

/** `paragraph 6.1 of Document C24/36` */
function documentBehind({ text, phrase, named, at, wording }: Place): DocumentReference | undefined {
  const document = named.documents[at + 1];
  if (!document || !isJoint(text, phrase.to, document.span.from, wording.paragraphs.beforeDocument))
    return undefined;
  // “paragraph 6.1 of Document C24/36, Annex 2”
  const near = { from: document.span.to, to: document.span.to + NEAR };
  if (speaksOfPart(text, near, wording)) return undefined;
  const next = named.documents[at + 2];
  return next && isListed(text, document, next, wording) ? undefined : document;
}

function speaksOfPart(text: string, { from, to }: Span, { paragraphs }: Wording): boolean {
  const words = text.slice(from, to);
  return paragraphs.parts.some((word) => words.includes(word));
}

/** `该文件第6.1段` behind the one document that was named, when nothing between may be meant as well. */
function sameBefore(place: Place, last: Placed | undefined): DocumentReference | undefined {
  const { text, phrase, named, wording } = place;
  const word = endingOf(text, { from: named.from, to: phrase.from }, wording.paragraphs.sameBefore);
  return word === undefined ? undefined : documentSpokenOf(place, phrase.from - word.length, last);
}

/** `paragraph 6.1 of that document` */
function sameBehind(place: Place, last: Placed | undefined): DocumentReference | undefined {
  const { text, phrase, wording } = place;
  return startsAt(text, phrase.to, wording.paragraphs.sameAfter)
    ? documentSpokenOf(place, phrase.from, last)
    : undefined;
}

function documentSpokenOf(
  { text, named, at, wording }: Place,
  to: number,
  last: Placed | undefined,
): DocumentReference | undefined {
  const document = named.documents[at];
  if (!document || document.span.from >= named.several) return undefined;
  const from = Math.max(document.span.to, last?.document.key === document.key ? last.end : 0);
  if (to - from > FAR) return undefined;
  const between = withoutStart(text.slice(from, to), wording.documents.labels.after);
  return wording.paragraphs.elsewhereBefore.some((word) => between.includes(word)) ? undefined : document;
}

/** Whether two references to documents stand in one list. */
function isListed(
  text: string,
  first: DocumentReference | undefined,
  second: DocumentReference,
  { documents: { labels, separators, range } }: Wording,
): boolean {
  if (!first || second.span.from - first.span.to > FAR) return false;
  const between = withoutStart(plain(text.slice(first.span.to, second.span.from)), labels.after);
  const before = endingOf(between, { from: 0, to: between.length }, labels.before) ?? '';
  const joint = between.slice(0, between.length - before.length);
  return separators.includes(joint) || range.includes(joint);
}

/** The marks at which a sentence ends. */
const SENTENCE = /[。！？\u061f\n\r]|\. /g;

/** Where the sentences of a stretch of text begin, for places that are asked for in order: each character is read once. */
export class SentencesOf {
  readonly #text: string;
  #begins: number;
  #read: number;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#begins = from;
    this.#read = from;
  }

  /** Where the sentence begins that goes on at a place. */
  beginBefore(at: number): number {
    const stretch = this.#text.slice(0, at);
    SENTENCE.lastIndex = this.#read;
    while (SENTENCE.test(stretch)) {
      this.#read = SENTENCE.lastIndex;
      this.#begins = this.#read - (this.#text.charAt(this.#read - 1) === ' ' ? 1 : 0);
    }
    // What ends a sentence has two characters at most.
    this.#read = Math.max(this.#read, at - 1);
    return this.#begins;
  }
}

/** Whether the sentence names a document, or has a word before the reference that may tie it to another text. */
function speaksOfOthers({ text, phrase, named, at, wording }: Place): boolean {
  const begins = named.sentences.beginBefore(phrase.from);
  if (phrase.from - begins > FAR) return true;
  const sentence = text.slice(begins, phrase.from);
  if (wording.paragraphs.elsewhereBefore.some((word) => sentence.includes(word))) return true;
  if ((named.documents[at]?.span.to ?? -1) > begins) return true;
  const next = named.documents[at + 1];
  if (!next || next.span.from - phrase.to > FAR) return false;
  return text.slice(phrase.to, next.span.from).search(SENTENCE) < 0;
}

function isJoint(text: string, from: number, to: number, joints: readonly string[]): boolean {
  return to - from <= FAR && joints.includes(plain(text.slice(from, to)));
}

/** A text with plain blanks for those that do not break, and without marks of direction. */
function plain(text: string): string {
  return withoutMarks(text).replaceAll('\u00a0', ' ');
}

/** Whether one of some words stands at a place, with plain blanks for those that do not break, and without marks of direction. */
function startsAt(text: string, at: number, words: readonly string[]): boolean {
  return words.some((word) => {
    let length = 0;
    for (let next = at; length < word.length && next < at + NEAR; next++) {
      const code = text.charCodeAt(next);
      if (isDirectionMark(code)) continue;
      if (plainCode(code) !== word.charCodeAt(length)) return false;
      length++;
    }
    return length === word.length;
  });
}

/** The longest of the words that a stretch of text ends in, read as `startsAt` reads them. */
function endingOf(text: string, { from, to }: Span, words: readonly string[]): string | undefined {
  let longest: string | undefined;
  for (const word of words)
    if (word.length > (longest?.length ?? -1) && endsIn(text, Math.max(from, to - FAR), to, word))
      longest = word;
  return longest;
}

function endsIn(text: string, from: number, to: number, word: string): boolean {
  let left = word.length;
  for (let at = to - 1; left > 0 && at >= from; at--) {
    const code = text.charCodeAt(at);
    if (isDirectionMark(code)) continue;
    if (plainCode(code) !== word.charCodeAt(left - 1)) return false;
    left--;
  }
  return left === 0;
}

function plainCode(code: number): number {
  return code === 0xa0 ? 32 : code;
}

/** A text without the longest of the words that it begins with. */
function withoutStart(text: string, words: readonly string[]): string {
  let longest = 0;
  for (const word of words) if (word.length > longest && text.startsWith(word)) longest = word.length;
  return text.slice(longest);
}
