import { ownWordsOf } from '../analysis/own-words';
import { repeatedMembersIn, repeatingMembers } from '../analysis/reference-lists';
import { repetitionPlaces } from '../analysis/repetition-places';
import { repetitionsIn } from '../analysis/repetitions';
import { inEither } from '../syntax/by-block';
import { referencesByBlock } from '../syntax/references';
import { contains, shifted, slice } from '../text/span';
import { blockRule } from './rule';

/**
 * What stands twice in a row is a slip: a word, two marks, brackets around brackets, a member of a list. In a script that does
 * not part its words these are the ones that the language names; in `为了了解` and `目的的` they are parts of others.
 */
export const repeatedText = blockRule({
  id: 'repeated-text',
  severity: 'warning',
  summary: 'Nothing stands twice in a row.',
  messages: {
    word: '“{found}” stands twice.',
    marks: 'Two marks stand where there is place for one: “{found}”.',
    brackets: 'The brackets are doubled: “{found}”.',
    member: '{found} stands twice in one list.',
    first: 'It stands here, too.',
    once: 'Write it once',
    keep: 'Write “{mark}”',
  },
  where: (record) => inEither(repetitionPlaces(record.conventions.wording), repeatingMembers)(record),
  *check(record, block, index) {
    const { wording } = record.conventions;
    const references = referencesByBlock(record).at(index) ?? [];
    const faulty = references.flatMap((one) => (one.kind === 'document' && one.fault ? [one.span] : []));
    for (const words of ownWordsOf(record, block)) {
      for (const repetition of repetitionsIn(words.words, wording)) {
        const { found, kind } = repetition;
        const span = shifted(repetition.span, words.span.from);
        // A symbol that is written wrongly is told as a whole.
        if (kind === 'brackets' && faulty.some((symbol) => contains(symbol, span))) continue;
        if (kind === 'marks') {
          const { marks } = repetition;
          // Two stops may be what is left of three.
          const safe = marks.length === 1 && marks[0] !== '.';
          const keep = (mark: string) =>
            ({ title: 'keep', args: { mark }, edits: [{ span, text: mark }], safe }) as const;
          yield { message: 'marks', args: { found }, span, fixes: () => marks.map(keep) };
        } else {
          const { once } = repetition;
          const args = { found: kind === 'word' ? once : found };
          yield {
            message: kind,
            args,
            span,
            fixes: () => [{ title: 'once', edits: [{ span, text: once }] }],
          };
        }
      }
    }
    for (const { reference, first, before } of repeatedMembersIn(record, index)) {
      const { span } = reference;
      const found = slice(record.text, reference.kind === 'citation' ? reference.number : span);
      yield {
        message: 'member',
        args: { found },
        span,
        related: [{ span: first.span, message: 'first' }],
        fixes: () =>
          reference.kind === 'document'
            ? [{ title: 'once', edits: [{ span: { from: before.span.to, to: span.to }, text: '' }] }]
            : [],
      };
    }
  },
});
