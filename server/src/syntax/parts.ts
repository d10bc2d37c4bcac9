import type { Recogniser } from '../profile/recogniser';
import type { Template } from '../profile/template';
import { derive } from '../text/derive';
import { asciiDigits, DIGITS } from '../text/digits';
import { contains, type Span } from '../text/span';
import type { Citation, Key, RecordDocument } from './record';
import { citationsOf, textOf } from './references';

/**
 * What is named within an instrument: an operative part, `做出决议1.2和2`, `instructs the Secretary-General 7`, and a provision
 * of a basic text, `《公约》第34条`, `CV62`. They look like numbers of paragraphs or of resolutions and are neither
 * (RECORDS.md §1c, T-3), and they stand in quotations, too.
 */

/** One operative part; members of a list are several. */
export interface OperativePart {
  readonly span: Span;
  /** `1.2` */
  readonly number: string;
  /** The citation just before it in its sentence or list, which it is a part of. */
  readonly of: Citation | undefined;
}

/** A provision of a basic text. */
export interface Provision {
  readonly span: Span;
  /** The text in the registry: `PP/convention`. */
  readonly key: Key;
  readonly unit: 'article' | 'provision';
  /** `34`, `160A` */
  readonly number: string;
}

const NUMBER = new RegExp(`[${DIGITS}]{1,2}(?:\\.[${DIGITS}]{1,2})?(?![${DIGITS}])`, 'y');

/** The operative parts that a record names, in order. */
export const operativePartsOf = derive((record: RecordDocument): readonly OperativePart[] => {
  const { conventions, text } = record;
  const { separators } = conventions.citationList;
  const parts: OperativePart[] = [];
  for (const { stretch, match } of matchesIn(record, conventions.operativeParts)) {
    const of = citationBefore(record, stretch, match.span.from);
    const { item, sub } = match.fields;
    const from = match.places['item']?.from ?? match.span.from;
    parts.push({
      span: { from, to: match.span.to },
      number: sub === undefined ? `${item}` : `${item}.${sub}`,
      of,
    });
    for (let at = match.span.to; ; ) {
      const joint = separators.at(text, at, stretch.to);
      NUMBER.lastIndex = joint?.span.to ?? 0;
      const number = joint && NUMBER.exec(text)?.[0];
      if (!joint || !number) break;
      at = joint.span.to + number.length;
      parts.push({ span: { from: joint.span.to, to: at }, number: asciiDigits(number), of });
    }
  }
  return parts;
});

/** The provisions of basic texts that a record names, in order. */
export const provisionsOf = derive((record: RecordDocument): readonly Provision[] =>
  [...matchesIn(record, record.conventions.provisions)].map(({ match: { span, fields } }) => {
    const { text, letters, article, provision, suffix } = fields;
    const unit = article === undefined ? 'provision' : 'article';
    return { span, key: text ?? letters ?? '', unit, number: (article ?? provision ?? '') + (suffix ?? '') };
  }),
);

function* matchesIn({ text, blocks }: RecordDocument, recogniser: Recogniser<Template>) {
  for (const block of blocks)
    for (const stretch of textOf(block))
      for (let at = stretch.from; at < stretch.to; ) {
        const match = recogniser.next(text, at, stretch.to);
        if (!match) break;
        at = match.span.to;
        yield { stretch, match };
      }
}

/** How far before a part the citation it belongs to may end: `第102号决议（…）的“责成秘书长7”`. */
const NEAR = 12;

function citationBefore(record: RecordDocument, stretch: Span, at: number): Citation | undefined {
  return citationsOf(record).findLast(({ phrase, version }) => {
    const to = Math.max(phrase.to, version?.span.to ?? 0);
    return contains(stretch, phrase) && to <= at && at - to <= NEAR;
  });
}
