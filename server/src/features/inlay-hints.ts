import { documentsOf } from '../analysis/block-documents';
import { doubtfulCitationsOf } from '../analysis/cited-versions';
import { instrumentFacts } from '../analysis/instrument-facts';
import type { Archive } from '../index/archive';
import { targetsOf } from '../index/targets';
import type { Finding } from '../rules/rule';
import type { RecordDocument } from '../syntax/record';
import { citationsOf } from '../syntax/references';

/** What may be shown behind a number or a symbol: what the instrument or the document is called. */
export interface InlayTitle {
  /** Where it stands. */
  readonly at: number;
  readonly title: string;
  /** Shortened, so that the line stays readable. */
  readonly shown: string;
}

/** What may be shown behind a number that is wrong: `3.4`. */
export interface ExpectedNumber {
  readonly at: number;
  readonly number: string;
}

const LONGEST = 32;

/** The titles of instruments that are cited by their numbers alone, in order. A list is left as it is. */
export function inlayTitlesOf(record: RecordDocument): InlayTitle[] {
  const doubtful = doubtfulCitationsOf(record);
  return citationsOf(record).flatMap((citation) => {
    const { key, phrase, span, version, implied } = citation;
    if (doubtful.has(citation)) return [];
    const isAlone = phrase.from === span.from && phrase.to === span.to;
    const facts = version || implied || !isAlone ? undefined : instrumentFacts(record, key);
    const title = facts?.titleOf === undefined ? facts?.title : undefined;
    return title === undefined ? [] : [{ at: phrase.to, title, shown: shortened(title) }];
  });
}

/**
 * The titles of the documents that the text names, in order, each once a paragraph. Behind a heading and in the agenda
 * table the symbol stands beside the title of the item, which says as much.
 */
export function documentTitlesOf(archive: Archive, record: RecordDocument): InlayTitle[] {
  return record.blocks.flatMap((block) => {
    const { kind } = block;
    if (kind !== 'paragraph' && kind !== 'bullet' && kind !== 'prose') return [];
    const named = new Set<string>();
    return documentsOf(record, block).flatMap((reference) => {
      if (reference.implied || named.has(reference.canonical)) return [];
      named.add(reference.canonical);
      const [target] = targetsOf(archive, record, reference).files;
      const title = target && archive.summary(target.file.uri)?.title;
      return title ? [{ at: reference.span.to, title, shown: shortened(title) }] : [];
    });
  });
}

/** The rules that say which number a paragraph or a heading should have. */
const NUMBERS: ReadonlySet<string> = new Set(['paragraph-order', 'paragraph-section', 'section-order']);

/**
 * The numbers that were expected where the findings say that one is wrong, in order: what is silenced or switched off
 * is wrong for nobody. Where a heading may be missing instead, the number may be right.
 */
export function expectedNumbersOf(findings: readonly Finding[]): ExpectedNumber[] {
  const numbers = new Map<number, ExpectedNumber>();
  for (const { rule, args, span } of findings) {
    const { expected, missing } = args;
    if (!NUMBERS.has(rule) || expected === undefined || missing !== undefined) continue;
    numbers.set(span.to, { at: span.to, number: String(expected) });
  }
  return [...numbers.values()];
}

function shortened(title: string): string {
  const characters = [...title];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : title;
}
