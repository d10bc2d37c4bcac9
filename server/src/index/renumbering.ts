import { announcementOf } from '../analysis/agenda-rows';
import { type Counting, type Numbered, newNumbersOf } from '../analysis/new-numbers';
import { savedCarriers } from '../analysis/saved-numbers';
import { lineStartsOf } from '../syntax/line-starts';
import { inOrder } from '../syntax/number-order';
import type { RecordDocument } from '../syntax/record';
import { paragraphReferencesOf } from '../syntax/references';
import { numberText, rewrittenNumber } from '../syntax/sections';
import { asciiDigits } from '../text/digits';
import { applyEdits, orderEdits } from '../text/edits';
import { lineIndexAt } from '../text/lines';
import { type Span, slice } from '../text/span';
import { documentKey } from './document-key';
import { frozenBy } from './frozen';
import { paragraphOf } from './paragraph-key';
import {
  type Home,
  type NameEdit,
  type NamesAfter,
  namesAfter,
  type Renumbered,
  type Report,
} from './paragraph-names';
import { pathOf } from './paths';
import { type Summary, summarise } from './summary';
import { nameOf, saysTheSame, type TextArchive } from './text-archive';

/**
 * Plans new numbers for a record, with everything that names them: whole, or not at all with the reason. What was
 * planned is read again, and must say of the same paragraphs what it said before.
 */

/** What is to be done in one file, in order of place. */
export interface FileChanges {
  readonly uri: string;
  /** The record whose text the edits were made for. */
  readonly record: RecordDocument;
  readonly edits: readonly NameEdit[];
}

/** Why nothing is done. */
export interface Refused {
  readonly kind: 'refusal';
  readonly reason:
    | 'uncounted'
    | 'place'
    | 'lost'
    | 'start'
    | 'taken'
    | 'frozen'
    | 'ambiguous'
    | 'changed'
    | 'inexact'
    | 'form'
    | 'edge'
    | 'between'
    | 'single'
    | 'torn'
    | 'wording'
    | 'known';
  readonly args: Readonly<Record<string, string>>;
}

/** The changes of all files, the record itself first, and what a person has to look at besides. */
export interface Planned {
  readonly kind: 'plan';
  readonly files: readonly FileChanges[];
  readonly reports: readonly Report[];
  /** Where the cursor goes in the record as it then is. */
  readonly cursor?: number;
}

/** What is counted anew, and how. */
export interface Renumbering extends Counting {
  readonly uri: string;
  readonly record: RecordDocument;
  /** Numbers whose text has gone into that of another paragraph: `1.4` → `1.3`. */
  readonly gone?: ReadonlyMap<string, string>;
  /** The record as it was last saved: it tells which of two equal numbers is the new one. */
  readonly saved?: RecordDocument | undefined;
  /** A number whose text was shared out among several. */
  readonly split?: string;
}

export function refused(reason: Refused['reason'], args: Refused['args'] = {}): Refused {
  return { kind: 'refusal', reason, args };
}

/** The other files that name paragraphs of a record, in order of address. */
export function filesNamingParagraphs({ archive }: Pick<TextArchive, 'archive'>, uri: string): Summary[] {
  const key = keyOf(archive.summary(uri), archive.profile.profile);
  if (key === undefined) return [];
  const naming = new Map(archive.citing(key).map(({ summary }) => [summary.uri, summary]));
  naming.delete(uri);
  return [...naming.values()]
    .filter(({ mentions }) =>
      mentions.some(({ kind, key: named }) => kind === 'paragraph' && paragraphOf(named, key) !== undefined),
    )
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

function keyOf(summary: Summary | undefined, profile: Parameters<typeof documentKey>[0]): Home['key'] {
  return summary?.symbol && documentKey(profile, summary.symbol);
}

/** The changes that give a record new numbers. */
export function planRenumbering(texts: TextArchive, renumbering: Renumbering): Planned | Refused {
  const { uri, record } = renumbering;
  const frozen = frozenBy(texts.archive, uri, record);
  if (frozen) return refused('frozen', frozen);
  const counted = newNumbersOf(record, renumbering);
  if ('reason' in counted) return refused(counted.reason, counted.args);
  const numbers = byNumber(counted, renumbering);
  const home: Home = { uri, record, key: keyOf(texts.archive.summary(uri), record.conventions.profile) };
  const own = namesAfter(texts.archive, home, { uri, record }, numbers);
  const rows = rowsAfter(record, uri, counted);
  const edits = [...numberEdits(record, counted), ...rows.edits, ...own.edits];
  const planned = [fileChanges({ uri, record }, edits)];
  const reports = [...rows.reports, ...own.reports];
  let ambiguous = own.ambiguous;
  for (const summary of filesNamingParagraphs(texts, uri)) {
    const other = texts.record(summary.uri);
    if (!other || !saysTheSame(summary, summarise(other, summary.uri, pathOf(summary.uri))))
      return refused('changed', { file: nameOf(summary.uri) });
    const file = { uri: summary.uri, record: other };
    const names = namesAfter(texts.archive, home, file, numbers);
    planned.push(fileChanges(file, names.edits));
    reports.push(...names.reports);
    ambiguous ??= names.ambiguous;
  }
  if (ambiguous) return refused('ambiguous', placeOf(ambiguous));
  const files: FileChanges[] = [];
  for (const file of planned) {
    if (!file) return refused('inexact', { file: nameOf(uri) });
    if (file.edits.length === 0) continue;
    if (!saysTheSameAfter(texts, file)) return refused('inexact', { file: nameOf(file.uri) });
    files.push(file);
  }
  return { kind: 'plan', files, reports };
}

/** The number of a place and where it stands, for a person. */
export function placeOf({ uri, record, span }: Report): { number: string; file: string; line: string } {
  const line = lineIndexAt(lineStartsOf(record), span.from) + 1;
  return { number: slice(record.text, span), file: nameOf(uri), line: String(line) };
}

function byNumber(
  counted: ReadonlyMap<Numbered, readonly number[]>,
  { record, saved, gone = new Map(), split }: Renumbering,
): ReadonlyMap<string, readonly Renumbered[]> {
  const numbers = new Map<string, Renumbered[]>();
  const carriers = saved && savedCarriers(record, saved);
  for (const [block, after] of counted) {
    const text = numberText(block.number.value);
    const others = numbers.get(text);
    const carrier = carriers?.get(text);
    if (carrier && carrier !== block) continue;
    const renumbered = { before: block.number.value, after, isSplit: text === split };
    if (others) others.push(renumbered);
    else numbers.set(text, [renumbered]);
  }
  for (const [number, into] of gone) {
    const [carrier] = numbers.get(into) ?? [];
    if (carrier) numbers.set(number, [{ ...carrier, before: number.split('.').map(Number) }]);
  }
  return numbers;
}

function numberEdits(record: RecordDocument, counted: ReadonlyMap<Numbered, readonly number[]>): NameEdit[] {
  return [...counted]
    .filter(([{ number }, value]) => numberText(number.value) !== numberText(value))
    .map(
      ([
        {
          number: { span },
        },
        value,
      ]) => ({
        span,
        text: rewrittenNumber(record, slice(record.text, span), value),
        sure: true,
      }),
    );
}

/** The rows of the table of subjects go along with their headings. One without heading may now have another’s number. */
function rowsAfter(
  record: RecordDocument,
  uri: string,
  counted: ReadonlyMap<Numbered, readonly number[]>,
): Pick<NamesAfter, 'edits' | 'reports'> {
  const edits: NameEdit[] = [];
  const reports: Report[] = [];
  const items = announcementOf(record)?.items ?? [];
  const changed = new Map(
    [...counted].flatMap(([{ kind, number }, value]) =>
      kind === 'heading' && number.value[0] !== value[0] ? [[value[0], number] as const] : [],
    ),
  );
  for (const { row, heading } of items) {
    if (!row.number) continue;
    const { span, value } = row.number;
    const after = heading && counted.get(heading.block);
    if (after && after[0] !== value[0])
      edits.push({ span, text: rewrittenNumber(record, slice(record.text, span), after), sure: true });
    else if (!after && changed.has(value[0])) reports.push({ kind: 'row', uri, record, span });
  }
  return { edits, reports };
}

function fileChanges(
  { uri, record }: Pick<FileChanges, 'uri' | 'record'>,
  edits: readonly NameEdit[],
): FileChanges | undefined {
  const unsure = new Set<Span>(edits.filter(({ sure }) => !sure).map(({ span }) => span));
  const ordered = orderEdits(edits);
  return (
    ordered && { uri, record, edits: ordered.map((edit) => ({ ...edit, sure: !unsure.has(edit.span) })) }
  );
}

/** Whether a text read anew has the same blocks and the same names as before, but for the numbers that were changed. */
function saysTheSameAfter(texts: TextArchive, { uri, record, edits }: FileChanges): boolean {
  const after = texts.read(applyEdits(record.text, edits), uri);
  if (!after) return false;
  const texted = new Map(edits.map(({ span, text }) => [span, numbersIn(record, text)]));
  const told = (read: RecordDocument): unknown[] => [
    read.language,
    read.blocks.map((block) => [
      block.kind,
      'number' in block ? (texted.get(block.number.span) ?? numberText(block.number.value)) : '',
    ]),
    paragraphReferencesOf(read)
      .filter(({ implied }) => !implied)
      .map(({ span, value, here, stated, document }) => [
        texted.get(span) ?? numberText(value),
        here,
        stated,
        document?.key,
      ]),
  ];
  return JSON.stringify(told(after)) === JSON.stringify(told(record));
}

/** The number that a text of a record gives: `2.3` for `２．３.` */
function numbersIn({ conventions }: RecordDocument, text: string): string {
  const parts = [...asciiDigits(text).matchAll(/[0-9]+/g)].map(([part]) => Number(part));
  return numberText(inOrder(conventions, parts));
}
