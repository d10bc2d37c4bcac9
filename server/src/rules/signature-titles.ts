import { type SignatureTitle, signatureTitles as titlesIn } from '../syntax/blocks/signature';
import { blocksOfKind } from '../syntax/by-block';
import type { RecordDocument, Signature } from '../syntax/record';
import { slice } from '../text/span';
import { type Report, recordRule } from './rule';

type Key = 'missing' | 'colon' | 'order' | 'addTitles' | 'addColon';

/**
 * A record ends with the offices that sign, each with its colon, in their order, over the names (RECORDS.md §1.7;
 * §1b, D-01-1, D-02-9). A record without signature is an extract or a draft, and no fault.
 */
export const signatureTitles = recordRule({
  id: 'signature-titles',
  severity: 'warning',
  summary: 'The signature names the offices, each with a colon, in their order.',
  messages: {
    missing: 'The line of the offices is missing above the names.',
    colon: 'The colon is missing after “{office}”.',
    order: '“{office}” stands after “{previous}”.',
    addTitles: 'Add the line “{line}”',
    addColon: 'Add the colon',
  },
  *check(record): Generator<Report<Key>> {
    for (const block of signaturesOf(record)) {
      if (!block.titles && block.names) yield missingTitles(record, block, block.names);
      else if (block.titles)
        yield* faultsOfTitles(
          record,
          titlesIn(record.conventions, record.text, block.titles) ?? [],
          isBelowNames(record, block),
        );
    }
  },
});

/** Whether the offices stand below the names, and nothing below them: there they have no colons. */
function isBelowNames({ text }: RecordDocument, { span, names }: Signature): boolean {
  if (names) return false;
  const above = text.slice(Math.max(0, span.from - LONGEST_LINE), span.from).trimEnd();
  return above.slice(above.lastIndexOf('\n') + 1).includes('\t');
}

const LONGEST_LINE = 200;

const signaturesOf = blocksOfKind('signature');

function missingTitles(record: RecordDocument, { span }: Signature, names: Signature['span']): Report<Key> {
  const { titles, colon } = record.conventions.wording.signature;
  const offices = titles.map(([name = '']) => name + colon);
  const signing = slice(record.text, names)
    .split('\t')
    .filter((name) => name.trim() !== '');
  return {
    message: 'missing',
    span: names,
    fixes: () => {
      if (signing.length !== offices.length) return [];
      const lineEnd = record.text.includes('\r\n') ? '\r\n' : '\n';
      const edit = { span: { from: span.from, to: span.from }, text: offices.join('\t') + lineEnd };
      return [{ title: 'addTitles', args: { line: offices.join(' ') }, edits: [edit] }];
    },
  };
}

function* faultsOfTitles(
  { text, conventions }: RecordDocument,
  titles: readonly SignatureTitle[],
  mayLackColons: boolean,
): Generator<Report<Key>> {
  const { colon } = conventions.wording.signature;
  for (const [index, title] of titles.entries()) {
    const office = slice(text, title.span);
    const previous = titles[index - 1];
    if (previous?.office !== undefined && title.office !== undefined && title.office < previous.office)
      yield { message: 'order', args: { office, previous: slice(text, previous.span) }, span: title.span };
    if (title.hasColon || mayLackColons) continue;
    const behind = { from: title.span.to, to: title.span.to };
    yield {
      message: 'colon',
      args: { office },
      span: title.span,
      fixes: () => [{ title: 'addColon', edits: [{ span: behind, text: colon }], safe: true }],
    };
  }
}
