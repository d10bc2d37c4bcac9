import { ownWordsOf } from '../analysis/own-words';
import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { blocksWith } from '../syntax/by-block';
import type { Block, RecordDocument } from '../syntax/record';
import { referencesOf } from '../syntax/references';
import { derive } from '../text/derive';
import { lastBegunAt, overlaps, type Span } from '../text/span';
import { recordRule } from './rule';

/** A mark, and the blanks between it and its word. */
interface Place {
  readonly mark: string;
  /** Where the blanks stand, or would stand. */
  readonly gap: Span;
  readonly found: string;
  readonly span: Span;
}

/**
 * Where a language parts some marks from their word, the blank between does not break, lest the mark begin a line. Whether
 * a record parts them at all is its own choice: one without the blank is reported only where most others have one.
 */
export const punctuationSpacing = recordRule({
  id: 'punctuation-spacing',
  severity: 'information',
  summary: 'A blank that parts a mark from its word does not break.',
  messages: {
    breaking: 'The blank at “{mark}” may end a line; one that does not break belongs there.',
    missing: 'A blank that does not break is missing at “{mark}”.',
    other: 'Here it has one.',
    write: 'Put a blank that does not break',
  },
  *check(record) {
    const rules = rulesOf(record.conventions.wording);
    if (!rules) return;
    const { blank, isWhole } = rules;
    const places = placesIn(record, rules);
    for (const kind of [places.filter(({ mark }) => rules.isQuote(mark)), places.filter(({ mark }) => !rules.isQuote(mark))]) {
      const parted = kind.filter(({ found }) => found !== '');
      const isUsual = parted.length * 2 > kind.length;
      const [model] = parted;
      for (const { mark, gap, found, span } of kind) {
        if (found === '' ? !isUsual : isWhole(found)) continue;
        const fixes = () => [{ title: 'write', edits: [{ span: gap, text: blank }], safe: true }] as const;
        if (found !== '') yield { message: 'breaking', args: { mark }, span, fixes };
        else
          yield {
            message: 'missing',
            args: { mark },
            span,
            related: model ? [{ span: model.span, message: 'other' }] : [],
            fixes,
          };
      }
    }
  },
});

interface Rules {
  readonly before: RegExp;
  readonly after: RegExp | undefined;
  readonly holding: (record: RecordDocument) => readonly Block[];
  readonly blank: string;
  /** Whether a blank is one that does not break. */
  readonly isWhole: (found: string) => boolean;
  readonly isQuote: (mark: string) => boolean;
}

/** What a language says of its marks, as patterns; nothing where it says nothing. */
const rulesOf = derive(({ typography: { spacing, quotes } }: Wording): Rules | undefined => {
  const blank = spacing?.blanks[0];
  if (!spacing || blank === undefined || spacing.before.length === 0) return undefined;
  const any = (marks: readonly string[]): string => marks.map(escapePattern).join('|');
  return {
    // `le rapport :`, and no `09:30`, `?)` or `:` within a word: a blank, an end or a closing mark stands behind it.
    before: new RegExp(`(?<=[\\p{L}\\p{N}\\p{Pe}\\p{Pf}%.…])(?<gap>[ \\u00a0\\u202f]{0,9})(?<mark>${any(spacing.before)})(?=[\\s\\p{P}]|$)`, 'gu'),
    after: spacing.after.length > 0 ? new RegExp(`(?<mark>${any(spacing.after)})(?<gap>[ \\u00a0\\u202f]{0,9})(?=[\\p{L}\\p{N}\\p{Ps}])`, 'gu') : undefined,
    holding: blocksWith(new RegExp(any([...spacing.before, ...spacing.after]))),
    blank,
    isWhole: (found) => spacing.blanks.includes(found),
    isQuote: (mark) => quotes.flat().includes(mark),
  };
});

function placesIn(record: RecordDocument, { before, after, holding }: Rules): Place[] {
  const references = referencesOf(record);
  const found: Place[] = [];
  for (const block of holding(record))
    for (const { words, span } of wordsOf(record, block))
      for (const pattern of [before, ...(after ? [after] : [])])
        for (const match of words.matchAll(pattern)) {
          const { gap = '', mark = '' } = match.groups ?? {};
          const from = span.from + match.index;
          const whole = { from, to: from + match[0].length };
          const reference = references[lastBegunAt(references, from)];
          if (reference && overlaps(reference.span, whole)) continue;
          const gapFrom = pattern === before ? from : from + mark.length;
          const place = { from: gapFrom, to: gapFrom + gap.length };
          found.push({ mark, gap: place, found: gap, span: gap === '' ? markSpan(whole, mark, pattern === before) : place });
        }
  return found.sort((a, b) => a.span.from - b.span.from);
}
