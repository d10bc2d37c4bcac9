import type { Conventions } from '../profile/conventions';
import type { DecisionWords } from '../profile/decision-words';
import { OUTCOMES, type Outcome } from '../profile/outcomes';
import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { derive } from '../text/derive';
import { beginsWithWord, endsInWord, hasWord, lengthOfWord } from './words';

/**
 * By which forms a sentence says what a meeting decided. There are four: the meeting itself does something (“The Council
 * noted …”), a document meets with something (“Document C24/35 was approved”), a sentence is a formula (“It was so
 * agreed.”), and the chair announces how an item ends (“The Chair said that the discussion would be resumed …”). What
 * anybody else says, asks or recalls is no decision: the subject must stand where the sentence or its clause begins.
 */

/** What a sentence decides, and by which form. */
export interface Decided {
  readonly outcomes: readonly Outcome[];
  readonly by: 'decider' | 'document' | 'formula' | 'ruling';
}

/** What a sentence decides, given without blanks around it; nothing where it decides nothing. Linear in its length. */
export function decidedBy(sentence: string, conventions: Conventions): Decided | undefined {
  const { wording } = conventions;
  const forms = formsOf(wording.decisions);
  if (!forms.glance.test(sentence) || beginsWithWord(sentence, wording.decisions.exceptions))
    return undefined;
  return (
    byFormula(sentence, forms, wording) ??
    byDecider(sentence, forms, wording) ??
    byDocument(sentence, forms, conventions) ??
    byRuling(sentence, forms, wording.decisions)
  );
}

/** What is proposed in a sentence, as far as it is more than agreed to once it is agreed: to defer, to note. */
export function contentOf(text: string, { decisions }: Wording): Outcome[] {
  return outcomesSaid(text, formsOf(decisions).content);
}

/** Whether somebody proposes something in a sentence. */
export function isProposal(sentence: string, { decisions }: Wording): boolean {
  return hasWord(sentence, decisions.asks);
}

/** A word of a decision; one with a gap ends in `tail`, in the same clause. */
interface Form {
  readonly outcome: Outcome;
  readonly head: string;
  /** The head alone, as words are looked for. */
  readonly words: readonly string[];
  readonly tail: string | undefined;
}

interface Forms {
  readonly verbs: readonly Form[];
  readonly passives: readonly Form[];
  readonly formulae: readonly Form[];
  readonly endings: readonly Form[];
  readonly rulings: readonly Form[];
  readonly content: readonly Form[];
  /** Finds a letter sequence of some form: most sentences hold none. */
  readonly glance: RegExp;
  readonly joints: RegExp;
}

const GAP = '…';

/** The forms of a language, the longest first. */
const formsOf = derive(({ outcomes, joints }: DecisionWords): Forms => {
  type Kind = keyof NonNullable<(typeof outcomes)[Outcome]>;
  const formsIn = (kind: Kind): Form[] =>
    OUTCOMES.flatMap((outcome) =>
      (outcomes[outcome]?.[kind] ?? []).map((word) => formFrom(outcome, word)),
    ).sort((a, b) => b.head.length - a.head.length);
  const telling = {
    verbs: formsIn('verbs'),
    passives: formsIn('passives'),
    formulae: formsIn('formulae'),
    endings: formsIn('endings'),
    rulings: formsIn('rulings'),
  };
  return {
    ...telling,
    content: formsIn('content'),
    glance: anyOf(Object.values(telling).flatMap((forms) => forms.map(({ head, tail }) => tail || head))),
    joints: anyOf(joints),
  };
});

function formFrom(outcome: Outcome, word: string): Form {
  const [head = '', tail] = word.split(GAP);
  return { outcome, head, words: [head], tail };
}

function anyOf(words: readonly string[]): RegExp {
  return new RegExp(words.map(escapePattern).join('|') || '(?!)');
}

const COMMA = /[,，;；،]/;
const BLANKS = /^\s+/;

/** What a sentence may end in: its stop, and marks that close what was opened before. */
const STOP = /[\s\p{Pe}\p{Pf}.!?。！？…؟:：]/u;

function withoutStop(sentence: string): string {
  let end = sentence.length;
  while (end > 0 && STOP.test(sentence.charAt(end - 1))) end--;
  return sentence.slice(0, end);
}

/** “It was so agreed.”, “It was so agreed, on the understanding that …” */
function byFormula(sentence: string, { formulae, endings }: Forms, wording: Wording): Decided | undefined {
  const bare = withoutStop(sentence);
  for (const { outcome, head } of formulae) {
    if (!bare.startsWith(head)) continue;
    if (bare.length === head.length || COMMA.test(bare.charAt(head.length)))
      return { outcomes: [outcome], by: 'formula' };
  }
  for (const { outcome, head, tail = '' } of endings) {
    const at = bare.indexOf(head);
    const rest = bare.slice(at + head.length);
    if (at >= 0 && rest.endsWith(tail) && !COMMA.test(rest) && !hasWord(bare.slice(0, at), saysIn(wording)))
      return { outcomes: [outcome], by: 'document' };
  }
  return undefined;
}

/** “The Council noted the report and invited the secretariat …”, “On that understanding, the meeting agreed …” */
function byDecider(sentence: string, forms: Forms, wording: Wording): Decided | undefined {
  const { adverbs } = wording.decisions;
  let at = deciderEnd(sentence, wording);
  if (at === undefined) return undefined;
  const outcomes: Outcome[] = [];
  let agreedAt: number | undefined;
  for (;;) {
    at = behindWord(sentence, at, adverbs);
    const verb = formAt(sentence, at, forms.verbs, wording.decisions);
    if (verb) {
      outcomes.push(verb.outcome);
      if (verb.outcome === 'agreed') agreedAt ??= verb.to;
      at = verb.to;
    } else if (outcomes.length === 0) return undefined;
    const joint = forms.joints.exec(sentence.slice(at));
    if (!joint) break;
    at += joint.index + joint[0].length;
  }
  if (agreedAt !== undefined) outcomes.push(...contentOf(sentence.slice(agreedAt), wording));
  return { outcomes: [...new Set(outcomes)], by: 'decider' };
}

/** Where the name of the meeting ends that a sentence, or its first clause but for occasions, begins with. */
function deciderEnd(sentence: string, { documents, decisions }: Wording): number | undefined {
  let at = 0;
  for (let clauses = 0; clauses <= MOST_OCCASIONS; clauses++) {
    const rest = sentence.slice(at);
    // Behind an occasion the name of the meeting begins with a small letter.
    const length = lengthOfWord(clauses === 0 ? rest : capital(rest), documents.deciders);
    if (length > 0) return at + length;
    if (!beginsWithWord(clauses === 0 ? rest : capital(rest), decisions.occasions)) return undefined;
    const comma = rest.search(COMMA);
    if (comma < 0) return undefined;
    at = behindBlanks(sentence, at + comma + 1);
  }
  return undefined;
}

/** So many clauses may stand before the name of the meeting. */
const MOST_OCCASIONS = 2;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function behindBlanks(text: string, at: number): number {
  return at + (BLANKS.exec(text.slice(at))?.[0].length ?? 0);
}

/** Behind the words that stand at an offset, one after another, and the blanks around them. */
function behindWord(text: string, from: number, words: readonly string[]): number {
  let at = behindBlanks(text, from);
  for (;;) {
    const length = lengthOfWord(text.slice(at), words);
    if (length === 0) return at;
    at = behindBlanks(text, at + length);
  }
}

/** The form that stands at an offset, unless what follows makes it something else. */
function formAt(
  text: string,
  at: number,
  forms: readonly Form[],
  { unless }: DecisionWords,
): { readonly outcome: Outcome; readonly to: number } | undefined {
  const rest = text.slice(at);
  for (const { outcome, head, words, tail } of forms) {
    if (lengthOfWord(rest, words) === 0) continue;
    const to = tail === undefined ? head.length : behindGap(rest, head.length, tail);
    if (to === undefined || unless.some((word) => rest.startsWith(word, to))) continue;
    return { outcome, to: at + to };
  }
  return undefined;
}

/** Behind the other half of a form, in the clause that begins it; a list of documents is within. */
function behindGap(text: string, from: number, tail: string): number | undefined {
  const at = text.indexOf(tail, from);
  return at < 0 || COMMA.test(text.slice(from, at)) ? undefined : at + tail.length;
}

/** “Document C24/35 was approved.”; “The Secretary introduced Document C24/1, the document was approved.” */
function byDocument(sentence: string, { passives }: Forms, conventions: Conventions): Decided | undefined {
  const outcomes: Outcome[] = [];
  let before = '';
  for (let from = 0; from < sentence.length; ) {
    const length = sentence.slice(from).search(COMMA);
    const to = length < 0 ? sentence.length : from + length;
    const clause = sentence.slice(behindBlanks(sentence, from), to);
    const isSaid = endsInWord(before.trimEnd(), saysIn(conventions.wording));
    const found = isSaid ? undefined : passiveIn(clause, passives, conventions);
    if (found) outcomes.push(found);
    before = clause;
    from = to + 1;
  }
  return outcomes.length === 0 ? undefined : { outcomes: [...new Set(outcomes)], by: 'document' };
}

function passiveIn(clause: string, passives: readonly Form[], conventions: Conventions): Outcome | undefined {
  const { wording } = conventions;
  const { subjects, inner, unless } = wording.decisions;
  for (const { outcome, head, words } of passives) {
    const at = clause.indexOf(head);
    const to = at + head.length;
    if (at <= 0 || unless.some((word) => clause.startsWith(word, to))) continue;
    const subject = clause.slice(0, at);
    if (subject.length > LONGEST_SUBJECT || lengthOfWord(clause.slice(at), words) === 0) continue;
    if (!isDocument(subject, conventions) && !beginsWithWord(capital(subject), subjects)) continue;
    return hasWord(subject, inner) || hasWord(subject, saysIn(wording)) ? undefined : outcome;
  }
  return undefined;
}

/** A subject longer than this says more than what is decided on. */
const LONGEST_SUBJECT = 160;

/** Whether a clause begins with a document: its symbol, perhaps behind a label. */
function isDocument(subject: string, { wording, documents }: Conventions): boolean {
  const from = lengthOfLabel(subject, wording.documents.labels.before);
  return documents.next(subject, from, subject.length)?.span.from === from;
}

function lengthOfLabel(text: string, labels: readonly string[]): number {
  const label = labels.find((word) => text.startsWith(word)) ?? '';
  return label.length;
}

/** Words of speech as whole words, without the blanks around them. */
const saysIn = derive(({ phrases }: Wording): readonly string[] => phrases.says.map((word) => word.trim()));

/** “The Chair said that the discussion would be resumed at the next meeting.” */
function byRuling(sentence: string, { rulings }: Forms, { rulers }: DecisionWords): Decided | undefined {
  const length = lengthOfWord(sentence, rulers);
  if (length === 0) return undefined;
  const outcomes = outcomesSaid(sentence.slice(length), rulings);
  return outcomes.length === 0 ? undefined : { outcomes, by: 'ruling' };
}

/** The outcomes of the forms that stand anywhere in a text, each once. */
function outcomesSaid(text: string, forms: readonly Form[]): Outcome[] {
  const found = forms.filter(({ head, words, tail }) => {
    if (!hasWord(text, words)) return false;
    return tail === undefined || behindGap(text, text.indexOf(head) + head.length, tail) !== undefined;
  });
  return [...new Set(found.map(({ outcome }) => outcome))];
}
