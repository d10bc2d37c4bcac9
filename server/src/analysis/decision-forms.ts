import type { Conventions } from '../profile/conventions';
import type { DecisionWords } from '../profile/decision-words';
import { OUTCOMES, type Outcome } from '../profile/outcomes';
import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { capitalised } from '../text/capital';
import { derive } from '../text/derive';
import {
  behindBlanks,
  behindGap,
  behindWord,
  COMMA,
  type Form,
  type Found,
  formAt,
  saysIn,
} from './decision-clauses';
import { happensIn } from './decision-documents';
import { beginsWithWord, hasWord, lengthOfWord } from './words';

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

interface Forms {
  readonly verbs: readonly Form[];
  readonly openings: readonly Form[];
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
    openings: formsIn('openings'),
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

/**
 * “The Council noted the report and invited the secretariat …”, “On that understanding, the meeting agreed …”; with verbs
 * that stand before whoever decides, or name nobody, “Se toma nota del Documento C24/35 y se encarga …”.
 */
function byDecider(sentence: string, forms: Forms, wording: Wording): Decided | undefined {
  const { adverbs } = wording.decisions;
  const begun = deciderEnd(sentence, forms, wording);
  if (begun === undefined) return undefined;
  let { to: at } = begun;
  const outcomes: Outcome[] = [];
  let agreedAt: number | undefined;
  for (let opening = begun.opening; ; opening = undefined) {
    if (!opening) at = behindWord(sentence, at, adverbs);
    const verb = opening ?? formAt(sentence, at, forms.verbs, wording.decisions);
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

/** Where the name of the meeting ends that a sentence, or its first clause but for occasions, begins with; or an opening. */
function deciderEnd(
  sentence: string,
  { openings }: Forms,
  { documents, decisions }: Wording,
): { readonly to: number; readonly opening?: Found } | undefined {
  let at = 0;
  for (let clauses = 0; clauses <= MOST_OCCASIONS; clauses++) {
    const written = sentence.slice(at);
    // Behind an occasion the name of the meeting begins with a small letter.
    const rest = clauses === 0 ? written : capitalised(written);
    const found = formAt(rest, 0, openings, decisions);
    if (found) return { to: at + found.to, opening: { outcome: found.outcome, to: at + found.to } };
    const length = lengthOfWord(rest, documents.deciders);
    if (length > 0) return { to: at + length };
    if (!beginsWithWord(rest, decisions.occasions)) return undefined;
    const comma = rest.search(COMMA);
    if (comma < 0) return undefined;
    at = behindBlanks(sentence, at + comma + 1);
  }
  return undefined;
}

/** So many clauses may stand before the name of the meeting. */
const MOST_OCCASIONS = 2;

function byDocument(sentence: string, { passives }: Forms, conventions: Conventions): Decided | undefined {
  const outcomes = happensIn(sentence, passives, conventions);
  return outcomes.length === 0 ? undefined : { outcomes, by: 'document' };
}

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
