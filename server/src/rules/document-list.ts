import { documentsIn } from '../analysis/block-documents';
import { documentLabelsOf } from '../profile/document-labels';
import { blocksWhere } from '../syntax/by-block';
import type { Block, DocumentReference, RecordDocument } from '../syntax/record';
import { referencesByBlock, referring } from '../syntax/references';
import { type Span, slice } from '../text/span';
import { blockRule } from './rule';

/**
 * Documents that are named together are a list: a label in the number that fits them, and a comma or a word between every two
 * (RECORDS.md §1.8). Only what is written out is judged: “Document C24/8 and Corr.1” is one.
 */
export const documentList = blockRule({
  id: 'document-list',
  severity: 'warning',
  summary: 'Documents that are named together are joined, and their label is in the number that fits them.',
  messages: {
    joint: 'Nothing joins {first} and {second}.',
    label: '“{found}” does not fit the number of documents; “{expected}” was expected.',
    join: 'Insert “{expected}”',
    write: 'Write “{expected}”',
  },
  where: blocksWhere(
    (record, block, index) => !!faultsIn(record, block, index).next().value,
    undefined,
    referring,
  ),
  *check(record, block, index) {
    for (const fault of faultsIn(record, block, index)) {
      const { span, expected } = fault;
      if (fault.kind === 'label')
        yield {
          message: 'label',
          args: { found: slice(record.text, span), expected },
          span,
          fixes: () => [{ title: 'write', args: { expected }, edits: [{ span, text: expected }] }],
        };
      else
        yield {
          message: 'joint',
          args: { first: fault.first.canonical, second: fault.second.canonical },
          span,
          fixes: () => [{ title: 'join', args: { expected }, edits: [{ span, text: expected }] }],
        };
    }
  },
});

type Fault =
  | { readonly kind: 'label'; readonly span: Span; readonly expected: string }
  | {
      readonly kind: 'joint';
      readonly span: Span;
      readonly expected: string;
      readonly first: DocumentReference;
      readonly second: DocumentReference;
    };

function* faultsIn(record: RecordDocument, block: Block, index: number): Generator<Fault> {
  if (block.kind !== 'heading' && block.kind !== 'paragraph' && block.kind !== 'bullet') return;
  const documents = documentsIn(referencesByBlock(record).at(index) ?? []).filter(({ implied }) => !implied);
  yield* unjoined(record, documents);
  if (block.kind !== 'heading' || !block.documents) return;
  const fault = wrongLabel(record, block.documents, documents);
  if (fault) yield fault;
}

/** The documents that stand beside one another with nothing but a blank between. */
function* unjoined(record: RecordDocument, documents: readonly DocumentReference[]): Generator<Fault> {
  const { last, separators } = record.conventions.wording.documents;
  for (const [at, second] of documents.entries()) {
    const first = documents[at - 1];
    if (!first?.own || !second.own || first.key === second.key) continue;
    const span = { from: first.span.to, to: second.span.from };
    if (!/^[ \u00a0]{1,2}$/.test(slice(record.text, span))) continue;
    const third = documents[at + 1];
    const goesOn = third !== undefined && third.span.from - second.span.to <= LONGEST_JOINT;
    yield { kind: 'joint', span, expected: goesOn ? (separators[0] ?? last) : last, first, second };
  }
}

const LONGEST_JOINT = 6;

/** The label of a heading that is that of one document where there are several, or the other way round. */
function wrongLabel(
  { text, conventions }: RecordDocument,
  bracket: Span,
  all: readonly DocumentReference[],
): Fault | undefined {
  const documents = all.filter(({ span }) => bracket.from <= span.from && span.to <= bracket.to);
  const [first] = documents;
  const last = documents.at(-1);
  if (!first || !last || documents.some(({ own }) => !own)) return undefined;
  const labels = documentLabelsOf(conventions.wording);
  const label = labels.all.find((candidate) => text.endsWith(candidate, first.span.from));
  if (label === undefined || !/[(（]$/.test(text.slice(bracket.from, first.span.from - label.length)))
    return undefined;
  // “and Corr.1”, “+ Add.1”: what else stands there may be one more document, or a part of one.
  if (last.span.to !== bracket.to - 1) return undefined;
  const joints = documents.slice(1).map(({ span }, at) => text.slice(documents[at]?.span.to, span.from));
  if (joints.some((joint) => joint.length > LONGEST_JOINT || /[0-9+(]/.test(joint))) return undefined;
  const isOne = documents.length === 1;
  if (isOne && slice(text, first.span).includes('+')) return undefined;
  if ((label === labels.one) === isOne) return undefined;
  const expected = isOne ? labels.one : documents.length === 2 ? labels.two : labels.several;
  const span = { from: first.span.from - label.length, to: first.span.from };
  return {
    kind: 'label',
    span: { ...span, to: span.to - (label.length - label.trimEnd().length) },
    expected: expected.trimEnd(),
  };
}
