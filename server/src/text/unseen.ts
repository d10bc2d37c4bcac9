/** Characters that take no place and are not seen: soft hyphens, joiners, marks of direction. */
const CLASS = '[\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]';

/** One of them. */
export const UNSEEN = new RegExp(CLASS);

const ALL_UNSEEN = new RegExp(CLASS, 'g');

/** A text as it is seen. */
export function withoutUnseen(text: string): string {
  return UNSEEN.test(text) ? text.replace(ALL_UNSEEN, '') : text;
}
