/** A generator of numbers in `[0, 1)`: the same seed gives the same. */
export function randomFrom(seed: number): () => number;

/** One record of a session that has the documents 1 to `count`. `broken` and `slips` say how often something is wrong. */
export function writeRecord(
  random: () => number,
  about: {
    readonly session: string;
    readonly own: number;
    readonly count: number;
    readonly language: 'zh' | 'en';
    readonly broken?: number;
    readonly slips?: number;
    readonly sections?: number;
    readonly paragraphs?: number;
  },
): string;
