import { renumbering, Strings, type Texts } from '../../src/index/strings';

/** Texts as they stand in an index: where each ends, in the order of their numbers, and all of them in UTF-8. */
export interface EncodedTexts {
  readonly ends: Int32Array;
  readonly blob: Uint8Array;
}

/** The texts of an index by their numbers: each is read when it is asked for. */
export function textsOf({ ends, blob }: EncodedTexts): Texts {
  const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.length);
  return (id) => (id === 0 ? undefined : bytes.toString('utf8', ends[id - 1], ends[id]));
}

/** A table of texts that is to be written. */
export interface TextTable {
  /** The number of a text. */
  readonly idOf: (text: string) => number;
  /** The numbers here of the texts of another table; nothing where they are the same. */
  readonly renumbering: (texts: Texts) => ((id: number) => number) | undefined;
  readonly encoded: () => EncodedTexts;
  /** How many texts there are. */
  readonly count: () => number;
}

/** A table of texts, behind those that were written before: these keep their numbers, and are not looked at. */
export function textTable(before?: { readonly texts: Texts; readonly encoded: EncodedTexts }): TextTable {
  const strings = new Strings();
  const known = before?.encoded.ends.length ?? 1;
  // The number 0 stands for no text in both of them.
  const placed = (id: number): number => (id === 0 ? 0 : known - 1 + id);
  const renumberings = new Map<Texts, (id: number) => number>();
  return {
    idOf: (text) => placed(strings.add(text)),
    renumbering(texts) {
      if (texts === before?.texts) return undefined;
      let renumber = renumberings.get(texts);
      if (!renumber) {
        const among = renumbering(texts, strings);
        renumber = (id) => placed(among(id));
        renumberings.set(texts, renumber);
      }
      return renumber;
    },
    encoded() {
      const added = encodedTexts(strings.texts());
      if (!before) return added;
      const { ends, blob } = before.encoded;
      const end = blob.length;
      const behind = added.ends.subarray(1).map((own) => own + end);
      return { ends: joined(ends, behind), blob: Buffer.concat([blob, added.blob]) };
    },
    count: () => known - 1 + strings.texts().length,
  };
}

function joined(one: Int32Array, other: Int32Array): Int32Array {
  const whole = new Int32Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}

function encodedTexts(texts: readonly string[]): EncodedTexts {
  const ends = new Int32Array(texts.length);
  let end = 0;
  for (const [id, text] of texts.entries()) {
    end += Buffer.byteLength(text);
    ends[id] = end;
  }
  return { ends, blob: Buffer.from(texts.join('')) };
}
