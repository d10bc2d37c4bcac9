/** What may become of an item, in the order in which lists of them are kept. */
export const OUTCOMES = [
  'approved',
  'noted',
  'agreed',
  'elected',
  'referred',
  'instructed',
  'deferred',
  'withdrawn',
  'concluded',
] as const;

export type Outcome = (typeof OUTCOMES)[number];
