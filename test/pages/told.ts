import type { DecidedItem } from '../../server/src/analysis/decisions';
import type { InstrumentFacts } from '../../server/src/analysis/instrument-facts';
import type { DocumentNode } from '../../server/src/features/calls';
import type { Destination } from '../../server/src/features/definition';
import type { HoverFacts } from '../../server/src/features/hover';
import type { OutlineItem } from '../../server/src/features/outline';
import type { RecordDocument } from '../../server/src/syntax/record';
import { numberAt } from '../../server/src/syntax/sections';
import { shown } from './feature';

/** What the pages of features say of what was found, in lines. */

export function nodeLine({ name, title, summary, isThere }: DocumentNode): string {
  return `${name}${title === undefined ? '' : ` “${title}”`} ${isThere ? `in ${summary.uri}` : 'which is not there'}`;
}

export function decisionLines(
  record: RecordDocument,
  { number, title, isContinued, documents, decisions }: DecidedItem,
): string[] {
  const named = (all: typeof documents): string =>
    all.length === 0 ? '' : ` of ${all.map(({ canonical }) => canonical).join(', ')}`;
  return [
    `${number} “${title}”${isContinued ? ' continued' : ''}${named(documents)}`,
    ...decisions.map(({ outcomes, paragraph, proposal, documents: its }) => {
      const proposed = proposal ? `, as proposed: “${shown(record, proposal)}”` : '';
      return `· ${outcomes.join(', ')} in ${paragraph ?? '–'}${named(its)}${proposed}`;
    }),
  ];
}

export function outlineLines(record: RecordDocument, item: OutlineItem, indent: string): string[] {
  const { kind, name, detail, selection, children } = item;
  const selected = shown(record, selection);
  const line = `${indent}${kind} “${name}”${detail === undefined ? '' : ` detail “${detail}”`} selects “${selected}”`;
  return [line, ...children.flatMap((child) => outlineLines(record, child, `${indent}· `))];
}

export function destination(record: RecordDocument, there: Destination): string {
  if (there.kind === 'file')
    return `file ${there.uri}${there.number === undefined ? '' : ` at ${there.number}`}`;
  const where = numberAt(record, there.selection.from) ?? 'above the first heading';
  return `here “${shown(record, there.selection)}” in ${where}`;
}

export function hoverLines(record: RecordDocument, facts: HoverFacts | undefined): string[] {
  switch (facts?.kind) {
    case undefined:
      return ['nothing'];
    case 'paragraph':
      return facts.document
        ? [`paragraph ${facts.number} of ${facts.document.canonical}`]
        : [`paragraph ${facts.number} “${facts.body}”`];
    case 'part':
      return [`${facts.unit} ${facts.number} of ${facts.of ?? '–'}`, ...historyLines(facts.history)];
    case 'document':
      return [
        `${facts.isSelf ? 'this document' : 'document'} ${facts.reference.canonical} of ${facts.session ? `${facts.session.kind} ${facts.session.text}` : 'no session'}`,
        `listed ${facts.listed.join(', ') || '–'}`,
        `mentioned ${facts.mentions.count}: ${facts.mentions.numbers.join(', ')}`,
      ];
    case 'citation':
      return [
        `${facts.citation.instrument} ${facts.number} of ${facts.citation.organ ?? '–'}`,
        `version ${facts.version ? shown(record, facts.version.span) : '–'}`,
        ...historyLines(facts.history),
        `mentioned ${facts.mentions.count}: ${facts.mentions.numbers.join(', ')}`,
      ];
  }
}

function historyLines(history: InstrumentFacts | undefined): string[] {
  if (!history) return ['not in the registry'];
  const lines = history.events.map(({ at, version, status, inForce, cited, source }) =>
    [status, at, version ?? '–', inForce && 'in force', cited && 'cited', `${source.length} sources`]
      .filter(Boolean)
      .join(' '),
  );
  const of = history.titleOf === undefined ? '' : ` of ${history.titleOf}`;
  return [`title ${history.title ?? '–'}${of}`, ...lines];
}
