import { ownWordsOf } from '../analysis/own-words';
import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { blocksAt, blocksWith, type Places } from '../syntax/by-block';
import { quotationsIn } from '../syntax/quiet';
import type { Block, RecordDocument } from '../syntax/record';
import { referencesOf, textOf } from '../syntax/references';
import { derive } from '../text/derive';
import { lastBegunAt, overlaps, type Span, slice } from '../text/span';
import { recordRule } from './rule';

/** Where more marks than this stand apart by blanks that break, and none by another, the record was written so. */
const FEW = 9;

/** A mark, and the blanks between it and its word. */
interface Place {
  readonly mark: Span;
  /** Where the blanks stand, or would stand. */
  readonly gap: Span;
}

/**
 * Where a language parts some marks from their word, the blank between does not break, lest the mark begin a line. Whether
 * a record parts them at all is its own choice: a mark without blank is reported only where most others have one.
 */
export const punctuationSpacing = recordRule({
  id: 'punctuation-spacing',
  severity: 'information',
  summary: 'A blank that parts a mark from its word does not break.',
  messages: {
    breaking: 'A line may end at the blank beside “{mark}”; one that does not break belongs there.',
    throughout:
      'Lines may end at the blanks beside {count} marks, of which this is the first; blanks that do not break belong there.',
    missing: 'A blank that does not break is missing beside “{mark}”.',
    other: 'Here the mark has one.',
    write: 'Put a blank that does not break',
    writeAll: 'Put blanks that do not break',
  },
  *check(record) {
    const ways = waysOf(record.conventions.wording);
    if (!ways) return;
    const blocks = blocksAt(record, ways.holding(record));
    const kinds = [marksIn(record, blocks, ways), quotesIn(record, blocks, ways)];
    const blanks = kinds.flat().filter(({ gap }) => gap.from < gap.to);
    const [first] = blanks;
    if (
      first &&
      blanks.length > FEW &&
      blanks.every(({ gap }) => !ways.blanks.includes(slice(record.text, gap)))
    ) {
      const edits = blanks.map(({ gap }) => ({ span: gap, text: ways.blank }));
      yield {
        message: 'throughout',
        args: { count: blanks.length },
        span: first.gap,
        fixes: () => [{ title: 'writeAll', edits, safe: true }],
      };
      return;
    }
    for (const places of kinds) {
      const model = places.find(({ gap }) => gap.from < gap.to);
      const isUsual = places.filter(({ gap }) => gap.from < gap.to).length * 2 > places.length;
      for (const { mark, gap } of places) {
        const found = slice(record.text, gap);
        if (found === '' ? !isUsual : ways.blanks.includes(found)) continue;
        yield {
          message: found === '' ? 'missing' : 'breaking',
          args: { mark: slice(record.text, mark) },
          span: found === '' ? mark : gap,
          related: found === '' && model ? [{ span: model.mark, message: 'other' }] : [],
          fixes: () => [{ title: 'write', edits: [{ span: gap, text: ways.blank }], safe: true }],
        };
      }
    }
  },
});

/** How a language parts its marks. */
interface Ways {
  /** A mark behind a word, with the blanks before it. */
  readonly behind: RegExp;
  readonly holding: Places;
  readonly opening: readonly string[];
  readonly closing: readonly string[];
  readonly blank: string;
  readonly blanks: readonly string[];
}

/** What a language says of its marks; nothing where it says nothing. */
const waysOf = derive(({ typography: { spacing, quotes } }: Wording): Ways | undefined => {
  const blank = spacing?.blanks[0];
  if (!spacing || blank === undefined) return undefined;
  const any = (marks: readonly string[]): string => marks.map(escapePattern).join('|') || '(?!)';
  const closing = quotes.map(([, close]) => close).filter((close) => spacing.before.includes(close));
  const marks = spacing.before.filter((mark) => !closing.includes(mark));
  return {
    // `le rapport :`, but not `09:30`, nor the second of `?!`, nor a code such as `&lt;`. What is hidden before it is a quotation.
    behind: new RegExp(
      `(?<!&[a-z]{2,4})(?<=[\\p{L}\\p{N}\\p{Pe}\\p{Pf}%.…\\ufffc])(?<gap>[ \\u00a0\\u202f]{0,9})(?<mark>${any(marks)})(?=[\\s\\p{P}]|$)`,
      'gu',
    ),
    holding: blocksWith(new RegExp(any([...spacing.before, ...spacing.after]))),
    opening: spacing.after,
    closing,
    blank,
    blanks: spacing.blanks,
  };
});

/** The marks behind words of the record's own, in order. */
function marksIn(record: RecordDocument, blocks: readonly Block[], { behind }: Ways): Place[] {
  const references = referencesOf(record);
  const artefacts = record.artefacts.map((span) => ({ span }));
  return blocks
    .flatMap((block) => ownWordsOf(record, block))
    .flatMap(({ words, span }) =>
      [...words.matchAll(behind)].flatMap((match) => {
        const gap = { from: span.from + match.index, to: span.from + match.index };
        gap.to += (match.groups?.['gap'] ?? '').length;
        const mark = { from: gap.to, to: span.from + match.index + match[0].length };
        const reference = references[lastBegunAt(references, mark.from)];
        const artefact = artefacts[lastBegunAt(artefacts, mark.from)];
        const isOthers = [reference, artefact].some((other) => other && overlaps(other.span, mark));
        return isOthers ? [] : [{ mark, gap }];
      }),
    );
}

/** The marks around quotations, with the blanks inside of them, in order. */
function quotesIn(record: RecordDocument, blocks: readonly Block[], { opening, closing }: Ways): Place[] {
  const { text, conventions } = record;
  const quotations = blocks
    .flatMap(textOf)
    .flatMap((stretch) => quotationsIn(text, stretch, conventions.wording));
  return quotations.flatMap((span) => {
    const quoted = slice(text, span);
    const open = opening.find((mark) => quoted.startsWith(mark));
    const close = closing.find((mark) => quoted.endsWith(mark));
    const places: Place[] = [];
    const inside = quoted.slice(open?.length ?? 0, quoted.length - (close?.length ?? 0));
    if (inside.trim() === '') return places;
    if (open) {
      const from = span.from + open.length;
      const length = inside.length - inside.trimStart().length;
      places.push({ mark: { from: span.from, to: from }, gap: { from, to: from + length } });
    }
    if (close) {
      const to = span.to - close.length;
      const length = inside.length - inside.trimEnd().length;
      places.push({ mark: { from: to, to: span.to }, gap: { from: to - length, to } });
    }
    // Where a line was broken there is no blank to speak of.
    return places.filter(({ gap }) => !/[\t\n\r]/.test(slice(text, gap)));
  });
}
