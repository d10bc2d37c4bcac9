import { type Move, moved } from '../analysis/moves';
import type { NameEdit, Report } from '../index/paragraph-names';
import { type Planned, planRenumbering, type Refused, type Renumbering, refused } from '../index/renumbering';
import { nameOf, type TextArchive } from '../index/text-archive';
import type { ParagraphReference, RecordDocument } from '../syntax/record';
import { paragraphReferencesOf } from '../syntax/references';
import { numberText } from '../syntax/sections';
import { composedEdits } from '../text/composed-edits';
import { applyEdits, type Edit } from '../text/edits';
import type { Span } from '../text/span';

/**
 * The changes that move a paragraph or a section, make a paragraph of a sentence, or join two. It is planned in two
 * steps: the text as it then stands, with the numbers of before, and that text counted anew, in which all that names a
 * number still finds it.
 */
export function planMove(
  texts: TextArchive,
  { uri, record }: Pick<Renumbering, 'uri' | 'record'>,
  move: Move,
  offset: number,
): Planned | Refused {
  const found = moved(record, move, offset);
  if (typeof found === 'string') return refused(found);
  const { edits, from, to, gone, split, turned = [] } = found;
  const between = texts.read(applyEdits(record.text, edits), uri);
  if (!between || !holdsTheSame(record, between, found.edits.length, move))
    return refused('inexact', { file: nameOf(uri) });
  const renumbering: Renumbering = {
    uri,
    record: between,
    scope: { kind: 'from', offset: from, to },
    merged: true,
    ...(gone ? { gone } : {}),
    ...(split === undefined ? {} : { split }),
  };
  const plan = planRenumbering(texts, renumbering);
  if (plan.kind === 'refusal') return plan;
  const own = plan.files.find((file) => file.uri === uri)?.edits ?? [];
  // What is moved is put in anew, and cannot be looked at by itself: what is not certain in it stays as it is.
  const isPutIn = putIn(edits);
  const otherwise = readOtherwise(record, between, edits, move);
  const doubtful = new Set(otherwise.map(({ from }) => from));
  const left = own.filter(({ sure, span }) => (!sure && isPutIn(span.from)) || doubtful.has(span.from));
  const composed = composedEdits(
    edits,
    own.filter((edit) => !left.includes(edit)),
  );
  if (!composed) return refused('inexact', { file: nameOf(uri) });
  const all = joined([...composed.first.map((edit) => ({ ...edit, sure: true })), ...composed.second]);
  const report = (kind: Report['kind'], span: Span): Report => ({ kind, uri, record: between, span });
  const reports = [
    ...left.filter(({ span }) => !doubtful.has(span.from)).map(({ span }) => report('unsure', span)),
    ...otherwise.map((span) => report('unsure', span)),
    ...turned.map((span) => report('side', span)),
  ];
  const before = own.filter(({ span }) => span.to <= found.cursor);
  return {
    kind: 'plan',
    files: [{ uri, record, edits: all }, ...plan.files.filter((file) => file.uri !== uri)],
    reports: [...plan.reports, ...reports],
    cursor: before.reduce((at, { span, text }) => at + text.length - (span.to - span.from), found.cursor),
  };
}

/** The edits in order; what is put in directly before a number that changes is one edit with it. */
function joined(edits: readonly NameEdit[]): NameEdit[] {
  const result: NameEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)) {
    const last = result.at(-1);
    if (last?.span.to !== edit.span.from) result.push(edit);
    else
      result[result.length - 1] = {
        span: { from: last.span.from, to: edit.span.to },
        text: last.text + edit.text,
        sure: last.sure && edit.sure,
      };
  }
  return result;
}

/** Whether an offset of the text after some edits lies in what one of them put in. */
function putIn(edits: readonly Edit[]): (offset: number) => boolean {
  let shift = 0;
  const spans = edits.map(({ span, text }) => {
    const from = span.from + shift;
    shift += text.length - (span.to - span.from);
    return { from, to: from + text.length };
  });
  return (offset) => spans.some(({ from, to }) => from <= offset && offset < to);
}

/**
 * The references, in the text after a split or a joint, that said before whose paragraph they name and do not any more,
 * or the other way round: what stands before them in their paragraph tells (RECORDS.md §1.12).
 */
function readOtherwise(
  before: RecordDocument,
  after: RecordDocument,
  edits: readonly Edit[],
  move: Move,
): Span[] {
  if (move === 'moveUp' || move === 'moveDown') return [];
  const told = ({ here, document }: ParagraphReference): string => `${here} ${document?.key ?? ''}`;
  const old = new Map(
    written(before).map((reference) => {
      const passed = edits.filter(({ span }) => span.to <= reference.span.from);
      const shift = passed.reduce((sum, { span, text }) => sum + text.length - (span.to - span.from), 0);
      const { from, to } = reference.span;
      return [from + shift, { span: { from: from + shift, to: to + shift }, told: told(reference) }];
    }),
  );
  const otherwise: Span[] = [];
  for (const reference of written(after)) {
    if (old.get(reference.span.from)?.told !== told(reference)) otherwise.push(reference.span);
    old.delete(reference.span.from);
  }
  return [...otherwise, ...[...old.values()].map(({ span }) => span)];
}

function written(record: RecordDocument): ParagraphReference[] {
  return paragraphReferencesOf(record).filter(({ implied }) => !implied);
}

/** Whether the same numbers stand in a text as before, but for those that came with sentences or went with a joint. */
function holdsTheSame(before: RecordDocument, after: RecordDocument, edits: number, move: Move): boolean {
  const [old, fresh] = [before, after].map(({ blocks }) =>
    blocks
      .flatMap((block) => ('number' in block ? [`${block.kind} ${numberText(block.number.value)}`] : []))
      .sort(),
  );
  if (!old || !fresh) return false;
  switch (move) {
    case 'moveUp':
    case 'moveDown':
      return old.join() === fresh.join();
    case 'promoteSentence':
      return fresh.length === old.length + edits;
    case 'mergeWithPrevious':
      return fresh.length === old.length - 1;
  }
}
