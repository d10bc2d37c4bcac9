import { blocksCiting, citationsAt } from '../analysis/citing-blocks';
import { citiesRunTogether, cityLike, conferencesIn } from '../profile/conferences';
import type { Citation, CitationWords, RecordDocument, Version } from '../syntax/record';
import { asciiDigits, digitsLike, digitValue } from '../text/digits';
import { isDirectionMark, withoutMarks } from '../text/direction';
import { applyEdits, type Edit } from '../text/edits';
import { type Span, slice } from '../text/span';
import { blockRule } from './rule';

/**
 * Citations are written in one form (RECORDS.md §1.9, §6.1): a misprint of it is still read for what was meant, so
 * that the other rules go on, and is reported here. The words around the numbers of a list count once.
 */
export const citationForm = blockRule({
  id: 'citation-form',
  severity: 'warning',
  summary: 'Resolutions and decisions are cited in the organisation’s form.',
  messages: {
    comma: 'A comma is missing or wrong in “{found}”; it is written “{expected}”.',
    dot: 'A full stop is missing or wrong in “{found}”; it is written “{expected}”.',
    width: '“{found}” has brackets or marks of the wrong width; it is written “{expected}”.',
    blank: '“{found}” has a blank too many or too few; it is written “{expected}”.',
    order: 'The parts of “{found}” stand in another order: “{expected}”.',
    label: 'The number follows at once: “{expected}”, not “{found}”.',
    form: '“{found}” is written “{expected}”.',
    brackets: 'A version stands in brackets: “{expected}”, not “{found}”.',
    city: '“{found}” has the name of the city in another form; it is written “{expected}”.',
    fused: '“{found}” runs two versions together: there is one for {first} and one for {second}.',
    correct: 'Write “{expected}”',
  },
  where: blocksCiting((record, citation) => faultsOf(record, citation).length > 0),
  *check(record, _, index) {
    const seen = new Set<number>();
    for (const citation of citationsAt(record, [index])) {
      for (const fault of faultsOf(record, citation)) {
        if (seen.has(fault.within.from)) continue;
        seen.add(fault.within.from);
        const found = slice(record.text, fault.within);
        if (fault.fused) {
          const [first, second] = fault.fused;
          yield { message: 'fused', args: { found, first, second }, span: fault.within };
          continue;
        }
        const expected = afterEdits(found, fault);
        if (expected === found) continue;
        yield {
          message: fault.isCity ? 'city' : kindOfFault(found, expected),
          args: { found, expected },
          span: shown(record.text, fault),
          fixes: () => [{ title: 'correct', args: { expected }, edits: fault.edits, safe: true }],
        };
      }
    }
  },
});

/** What is written wrong: the least edits that put it right, and the words that are quoted to say so. */
interface Fault {
  readonly within: Span;
  readonly edits: readonly Edit[];
  /** Set when it is the name of a city that is written otherwise. */
  readonly isCity?: boolean;
  /** The conferences of two versions that an extraction made one of; which is meant nobody can tell. */
  readonly fused?: readonly [string, string];
}

function faultsOf(record: RecordDocument, citation: Citation): readonly Fault[] {
  const { head, tail, number, version } = citation;
  const inVersion =
    version && !isInCapitals(record, citation, version) ? versionFault(record, version) : undefined;
  if (!head.fault && !tail.fault) return inVersion ? [inVersion] : NONE;
  const edits = [head, tail].filter(({ fault }) => fault).map((words) => narrowEdit(record, words));
  const to = tail.fault ? Math.max(number.to, tail.span.to) : number.to;
  const inWords = { within: { from: head.span.from, to }, edits };
  return [...(isParting(record, inWords) ? NONE : [inWords]), ...(inVersion ? [inVersion] : NONE)];
}

/** Whether a fault is nothing but blanks around digits where the record has them everywhere: `第 71 号决议`. */
function isParting({ text, conventions }: RecordDocument, fault: Fault): boolean {
  if (!conventions.digitsParted) return false;
  const found = slice(text, fault.within);
  const solid = (words: string): string => words.replace(PARTED, '');
  return solid(found) === solid(afterEdits(found, fault));
}

const PARTED = /(?<=\p{Script=Han})[ \u00a0](?=[0-9])|(?<=[0-9])[ \u00a0](?=\p{Script=Han})/gu;

const NONE: readonly Fault[] = [];

/** Whether all of a citation is in capitals, as in the title of an annex: `RESOLUTION 71 (REV. DUBAI, 2018)`. */
function isInCapitals({ text }: RecordDocument, { head, tail }: Citation, version: Version): boolean {
  const written = slice(text, version.span);
  if (written !== version.canonical.toUpperCase()) return false;
  const words = slice(text, head.span) + slice(text, tail.span);
  return /\p{Lu}/u.test(words) && words === words.toUpperCase();
}

function versionFault(record: RecordDocument, version: Version): Fault | undefined {
  const { source } = record.conventions;
  const { city } = version.fields;
  const { city: cityAt } = version.places;
  const fused = city === undefined ? undefined : citiesRunTogether(source, city, record.language);
  if (fused) return { within: version.span, edits: [], fused };
  if (version.fault && version.canonical !== '' && isVersion(record, version)) {
    const fault = { within: version.span, edits: [narrowEdit(record, version)] };
    if (!isParting(record, fault)) return fault;
  }
  const gap = gapBefore(record, version);
  if (gap) {
    const { from } = gap.span;
    const [number = ''] = NUMBER.exec(record.text.slice(Math.max(0, from - LONGEST_NUMBER), from)) ?? [];
    return { within: { from: from - number.length, to: version.span.to }, edits: [gap] };
  }
  const name = city === undefined || !cityAt ? undefined : cityLike(source, city, record.language);
  if (name === undefined || !cityAt) return undefined;
  return { within: cityAt, edits: [{ span: cityAt, text: name }], isCity: true };
}

/**
 * What puts right the blanks before the bracket of a version: there is one where words are parted by blanks, and none where
 * they are not. `5(Rev. Dubai, 2018)`
 */
function gapBefore({ text, conventions }: RecordDocument, { span }: Version): Edit | undefined {
  if (!OPENING.includes(text.charAt(span.from))) return undefined;
  const to = span.from;
  let from = to;
  while (text.charAt(from - 1) === ' ') from--;
  const isParted = conventions.wording.script !== 'Han';
  if (to - from === (isParted ? 1 : 0)) return undefined;
  if (from === to && digitValue(text.charCodeAt(from - 1)) < 0) return undefined;
  return { span: { from, to }, text: isParted ? ' ' : '' };
}

const OPENING: readonly string[] = ['(', '（'];
/** A number, and what is called by it where it stands behind. */
const NUMBER = /\p{Nd}{1,4}\p{L}{0,3}$/u;
const LONGEST_NUMBER = 7;

/** Words in brackets that only look like city and year, as in `(adopted 2022)`, are left alone. */
function isVersion({ conventions }: RecordDocument, { fields }: Version): boolean {
  const { city, revised } = fields;
  // What begins otherwise than a name is a part of the words before it.
  if (city && !/^(?:\p{Lu}|\p{Lo})/u.test(withoutMarks(city))) return false;
  return !city || revised !== undefined || conferencesIn(conventions.source, city).length > 0;
}

/**
 * The edit without what found and expected begin and end with. Marks of direction stay, and so do the language's own
 * digits.
 */
function narrowEdit(
  { text, conventions }: RecordDocument,
  { span, canonical }: Pick<CitationWords, 'span' | 'canonical'>,
): Edit {
  const found = slice(text, span);
  const own = conventions.wording.typography.digits ?? '';
  const hasOwn = [...found].some((character) => own.includes(character));
  const expected = hasOwn ? digitsLike(own, canonical) : canonical;
  const isMark = (at: number): boolean => isDirectionMark(found.charCodeAt(at));
  let [from, head] = [0, 0];
  for (; from < found.length; from++) {
    if (isMark(from)) continue;
    if (head >= expected.length || found[from] !== expected[head]) break;
    head++;
  }
  let [to, tail] = [found.length, expected.length];
  for (; to > from; to--) {
    if (isMark(to - 1)) continue;
    if (tail <= head || found[to - 1] !== expected[tail - 1]) break;
    tail--;
  }
  return { span: { from: span.from + from, to: span.from + to }, text: expected.slice(head, tail) };
}

/** From the first edit to the last; where only something is missing, the word before it. */
function shown(text: string, { within, edits }: Fault): Span {
  const from = Math.min(...edits.map(({ span }) => span.from));
  const to = Math.max(...edits.map(({ span }) => span.to));
  if (from < to) return { from, to };
  let start = from;
  while (start > within.from && /[\p{L}\p{N}.]/u.test(text.charAt(start - 1))) start--;
  return start < from ? { from: start, to } : { from, to: Math.min(within.to, to + 1) };
}

function afterEdits(found: string, { within, edits }: Fault): string {
  const moved = edits.map(({ span, text }) => ({
    span: { from: span.from - within.from, to: span.to - within.from },
    text,
  }));
  return applyEdits(found, moved);
}

type Kind = 'brackets' | 'comma' | 'dot' | 'width' | 'blank' | 'order' | 'label' | 'form';

/** What kind of misprint turns `expected` into `found`. */
function kindOfFault(marked: string, expected: string): Kind {
  const found = withoutMarks(marked);
  const plain = (text: string): string =>
    withoutMarks(asciiDigits(text)).normalize('NFKC').replace(/\p{M}/gu, '');
  const agree = (change: (text: string) => string): boolean =>
    change(plain(found)) === change(plain(expected));
  if (/[(（]/.test(expected) && !/[(（]/.test(found)) return 'brackets';
  if (agree((text) => text)) return 'width';
  if (agree((text) => text.replace(/\s/g, ''))) return 'blank';
  if (agree((text) => text.replace(/[\s,、\u060c]/g, ''))) return 'comma';
  if (agree((text) => text.replace(/[\s.]/g, ''))) return 'dot';
  const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
  if (agree(bare)) return 'form';
  if (agree((text) => [...bare(text)].sort().join(''))) return 'order';
  return found.length > expected.length && /\d$/.test(expected) ? 'label' : 'form';
}
