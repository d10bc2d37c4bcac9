import { ownWordsOf } from '../analysis/own-words';
import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { blocksSeeking, type Places } from '../syntax/by-block';
import { derive } from '../text/derive';
import { blockRule } from './rule';

/**
 * What was to be filled in later, and what programs left of what they could not carry over, is no text of a record: a blank
 * in the place of a number, a remark to the reviser in brackets, a broken reference of a word processor.
 */
export const placeholderLeft = blockRule({
  id: 'placeholder-left',
  severity: 'warning',
  summary: 'Nothing is left to be filled in, and nothing that a program left.',
  messages: {
    open: '“{found}” is still to be filled in.',
    field: '“{found}” is what a word processor left of a reference.',
    code: '“{found}” is a code of a program, not text.',
    encoding: '“{found}” was letters before the text was read in a wrong encoding.',
    write: 'Write “{expected}”',
  },
  where: (record) => placesOf(record.conventions.wording)(record),
  *check(record, block) {
    const { pattern } = leftoversOf(record.conventions.wording);
    for (const { span, words } of ownWordsOf(record, block))
      for (const { index, 0: found, groups = {} } of words.matchAll(pattern)) {
        const from = span.from + index;
        const place = { from, to: from + found.length };
        const expected = ENTITIES[found];
        yield {
          message: groups['open'] ? 'open' : groups['field'] ? 'field' : groups['code'] ? 'code' : 'encoding',
          args: { found },
          span: place,
          fixes: () =>
            expected === undefined
              ? []
              : [{ title: 'write', args: { expected }, edits: [{ span: place, text: expected }] }],
        };
      }
  },
});

/** What some codes of HTML stand for. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00a0',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

/** A blank in the place of a number or a word; XX is a number of its own in Roman figures, so it counts in symbols alone. */
const OPEN = [
  '(?<=[0-9A-Z]/)(?:X{2,4}|_{2,20}|[?？]{1,4})(?![0-9A-Za-z])',
  '(?<![0-9A-Za-z])X{4,20}(?![0-9A-Za-z])',
  '_{3,40}',
  '[?？]{2,20}',
  '(?<![0-9A-Za-z])(?:TBC|TBD|TO-?DO)(?![0-9A-Za-z])',
];
const FIELD = ['\\{ ?(?:REF|PAGEREF|NOTEREF|HYPERLINK|SEQ) [^{}\\n\\r]{1,120}\\}'];
const CODE = ['&(?:nbsp|amp|lt|gt|quot|#[0-9]{2,5});', '</?(?:b|i|u|p|br|em|strong|su[bp]|span) ?/?>'];
/** UTF-8 that was read as Latin letters, and what stands for a character that was lost. */
const ENCODING = ['(?:[ÃÐÑ][\\u0080-\\u00bf]|â€[\\u0080-\\u02ff\\u2000-\\u2122])+', '\\ufffd{1,40}'];

/** With what one of them may begin; most texts have none of it, and are told so fast. */
const BEGINNINGS = '[X_?？{<&\\ufffdÃÐÑâ]|TB[CD]|TO-?DO';

interface Leftovers {
  readonly pattern: RegExp;
  /** The same, at one place alone. */
  readonly sticky: RegExp;
  readonly first: RegExp;
}

const leftoversOf = derive(({ leftovers }: Wording): Leftovers => {
  const some = (words: readonly string[]): string[] =>
    [...words].sort((a, b) => b.length - a.length).map(escapePattern);
  const open = [...some(leftovers.open), ...OPEN].join('|');
  const field = [...some(leftovers.fields), ...FIELD].join('|');
  const source = `(?<open>${open})|(?<field>${field})|(?<code>${CODE.join('|')})|(?:${ENCODING.join('|')})`;
  const words = [...some(leftovers.open), ...some(leftovers.fields)];
  return {
    pattern: new RegExp(source, 'gu'),
    sticky: new RegExp(source, 'yu'),
    first: new RegExp([BEGINNINGS, ...words].join('|'), 'g'),
  };
});

/** The blocks in which something may be left. */
const placesOf = derive((wording: Wording): Places => {
  const { first, sticky } = leftoversOf(wording);
  return blocksSeeking((text, from) => {
    first.lastIndex = from;
    for (let found = first.exec(text); found; found = first.exec(text)) {
      sticky.lastIndex = found.index;
      if (sticky.test(text)) return sticky.lastIndex;
      first.lastIndex = found.index + 1;
    }
    return -1;
  });
});
