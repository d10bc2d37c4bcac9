import type { Conventions } from '../profile/conventions';
import type { Outcome } from '../profile/outcomes';
import { capitalised } from '../text/capital';
import { behindBlanks, COMMA, type Form, type Found, formAt, saysIn } from './decision-clauses';
import { beginsWithWord, endsInWord, hasWord, lengthOfWord } from './words';

/**
 * What a sentence says that happens to a document: “Document C24/35 was approved.”; “The Secretary introduced Document
 * C24/1, the document was approved.”; “The list, as amended, was approved.”
 */
export function happensIn(sentence: string, passives: readonly Form[], conventions: Conventions): Outcome[] {
  const says = saysIn(conventions.wording);
  const outcomes: Outcome[] = [];
  let before = '';
  /** Whether words between commas may stand between what is decided on and what happens to it. */
  let isParted = false;
  for (const clause of clausesOf(sentence)) {
    const isSaid = endsInWord(before.trimEnd(), says);
    const found: Outcome[] = isSaid ? [] : inClause(clause, passives, conventions, isParted);
    outcomes.push(...found);
    isParted = found.length === 0 && (isParted ? !hasWord(clause, says) : isSubject(clause, conventions));
    before = clause;
  }
  return [...new Set(outcomes)];
}

/** What stands between the commas of a sentence, each but for the blanks before it. Commas in brackets part nothing. */
function* clausesOf(sentence: string): Generator<string> {
  const open = sentence.replace(IN_BRACKETS, (bracket) => bracket.replace(COMMAS, ' '));
  for (let from = 0; from < sentence.length; ) {
    const length = open.slice(from).search(COMMA);
    const to = length < 0 ? sentence.length : from + length;
    yield sentence.slice(behindBlanks(sentence, from), to);
    from = to + 1;
  }
}

const IN_BRACKETS = /[(（][^()（）]{0,200}[)）]/g;
const COMMAS = new RegExp(COMMA.source, 'g');

/** “Document C24/35 was approved and Document C24/36 was noted.” */
function inClause(
  clause: string,
  passives: readonly Form[],
  conventions: Conventions,
  isParted: boolean,
): Outcome[] {
  const outcomes: Outcome[] = [];
  let found = passiveIn(clause, passives, conventions, isParted);
  for (let rest = clause; found; ) {
    outcomes.push(found.outcome);
    rest = rest.slice(found.to);
    const joint = conventions.wording.decisions.joints.find((word) => rest.startsWith(word));
    if (joint === undefined) break;
    rest = rest.slice(joint.length);
    found = passiveIn(rest, passives, conventions, false);
  }
  return outcomes;
}

function passiveIn(
  clause: string,
  passives: readonly Form[],
  conventions: Conventions,
  isParted: boolean,
): Found | undefined {
  const { decisions } = conventions.wording;
  if (isParted) {
    const parted = formAt(clause, 0, passives, decisions);
    if (parted && END.test(clause.slice(parted.to))) return parted;
  }
  let first: (Found & { readonly at: number }) | undefined;
  for (const { outcome, head, words } of passives) {
    const at = clause.indexOf(head);
    const to = at + head.length;
    if (at <= 0 || (first && first.at <= at)) continue;
    if (decisions.unless.some((word) => clause.startsWith(word, to))) continue;
    if (lengthOfWord(clause.slice(at), words) > 0) first = { outcome, at, to };
  }
  return first && isSubject(clause.slice(0, first.at), conventions) ? first : undefined;
}

/** Nothing but the stop of a sentence. */
const END = /^[\s\p{P}]*$/u;

/** A subject longer than this says more than what is decided on. */
const LONGEST_SUBJECT = 160;

/** Whether a text is what is decided on and nothing more: “The list of candidates in Document C24/35”. */
function isSubject(text: string, conventions: Conventions): boolean {
  const { wording } = conventions;
  return (
    beginsWithSubject(text, conventions) &&
    !hasWord(text, wording.decisions.inner) &&
    !hasWord(text, saysIn(wording))
  );
}

function beginsWithSubject(text: string, conventions: Conventions): boolean {
  if (text.length > LONGEST_SUBJECT) return false;
  return (
    isDocument(text, conventions) || beginsWithWord(capitalised(text), conventions.wording.decisions.subjects)
  );
}

/** Whether a text begins with a document: its symbol, perhaps behind a label. */
function isDocument(text: string, { wording, documents }: Conventions): boolean {
  const from = lengthOfLabel(text, wording.documents.labels.before);
  return documents.next(text, from, text.length)?.span.from === from;
}

function lengthOfLabel(text: string, labels: readonly string[]): number {
  const label = labels.find((word) => text.startsWith(word)) ?? '';
  return label.length;
}
