import { operativePartsOf, provisionsOf } from '../../server/src/syntax/parts';
import type { Block, RecordDocument, Reference } from '../../server/src/syntax/record';
import { referencesOf } from '../../server/src/syntax/references';
import { numberText } from '../../server/src/syntax/sections';
import { contains, type Span } from '../../server/src/text/span';
import { conceal } from './page';

/** A record as an indented list: a line a block, with what it is made of, and under it a line a reference. */
export function printTree(record: RecordDocument): string {
  const references = referencesOf(record);
  return record.blocks
    .filter(({ kind }) => kind !== 'blank')
    .flatMap((block) => [
      printBlock(record, block),
      ...references
        .filter(({ span }) => contains(block.span, span))
        .map((found) => `  ${printReference(record, found)}`),
      ...operativePartsOf(record)
        .filter(({ span }) => contains(block.span, span))
        .map(({ number, of }) => `  operative-part ${number}${of ? ` of ${of.key}` : ''}`),
      ...provisionsOf(record)
        .filter(({ span }) => contains(block.span, span))
        .map(({ key, unit, number, span }) => `  ${unit} ${number} of ${key} “${shown(record, span)}”`),
    ])
    .join('\n');
}

function printBlock(record: RecordDocument, block: Block): string {
  const quote = (span: Span | undefined): string => (span ? `“${shown(record, span)}”` : '–');
  switch (block.kind) {
    case 'heading':
      return `heading ${numberText(block.number.value)} ${quote(block.title)} documents ${quote(block.documents)}`;
    case 'paragraph':
      return `paragraph ${numberText(block.number.value)} ${quote(block.body)}`;
    case 'agenda': {
      const rows = block.rows.map(
        ({ number, title, documents }) =>
          `  row ${number ? numberText(number.value) : '–'} ${quote(title)} documents ${quote(documents)}`,
      );
      return [`agenda ${quote(block.header)}`, ...rows].join('\n');
    }
    case 'signature':
      return `signature titles ${quote(block.titles)} names ${quote(block.names)}`;
    case 'bullet':
    case 'note':
    case 'prose':
      return `${block.kind} ${quote(block.body)}`;
    case 'masthead':
    case 'rule':
    case 'footer':
    case 'artefact':
    case 'comment':
    case 'blank':
      return block.kind;
  }
}

function printReference(record: RecordDocument, reference: Reference): string {
  const text = shown(record, reference.span);
  switch (reference.kind) {
    case 'document': {
      const marks = [
        reference.implied && 'implied',
        reference.fault && `→ ${reference.canonical}`,
        !reference.own && 'foreign',
      ];
      return ['document', text, `[${reference.key}]`, ...marks].filter(Boolean).join(' ');
    }
    case 'citation': {
      const { version, head } = reference;
      const fields = version && Object.entries(version.fields).map(([name, value]) => `${name}=${value}`);
      const marks = [reference.implied && 'implied', (head.fault || version?.fault) && 'faulty'];
      return ['citation', text, `[${reference.key}]`, ...(fields ?? []), ...marks].filter(Boolean).join(' ');
    }
    case 'paragraph': {
      const { value, here, stated, document, implied } = reference;
      const home = document ? `of ${document.key}` : here ? 'here' : 'elsewhere';
      const marks = [implied && 'implied', stated && 'stated'];
      return ['paragraph-reference', numberText(value), home, ...marks].filter(Boolean).join(' ');
    }
  }
}

function shown({ text }: RecordDocument, { from, to }: Span): string {
  return conceal(text.slice(from, to)).replaceAll('\n', '⏎');
}
