import type { Args } from './fix';

/** A sentence with its holes filled. A hole without a value stays as it is, so that nothing is hidden. */
export function fillSentence(sentence: string, args: Args): string {
  return sentence.replace(/\{([A-Za-z]{1,30})\}/g, (hole, name: string) => String(args[name] ?? hole));
}
