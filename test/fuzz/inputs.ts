import { profiles } from '../../server/profiles/index';
import { planRenumber } from '../../server/src/features/renumber';
import { defaultSettings } from '../../server/src/index/settings';
import { Workspace } from '../../server/src/index/workspace';
import type { Finding } from '../../server/src/rules/rule';
import { findingsOf, fixAll, readRecord, safeEdits, tidy } from '../../server/src/service';
import { referencesOf } from '../../server/src/syntax/references';
import { applyEdits, type Edit } from '../../server/src/text/edits';
import { textsIn } from '../pages/plans';
import { chanceFrom, failure, type Run } from './random';
import { mutated, reduced } from './texts';

/** What was looked at. */
export interface InputCounts {
  texts: number;
  characters: number;
  findings: number;
  fixes: number;
  renumbered: number;
}

const [profile] = profiles;
const HERE = 'file:///archive/C24-118.en.record';
/** The rules whose corrections may have something read that stands beside. */
const BESIDE: ReadonlySet<string> = new Set([
  'citation-form',
  'invisible-character',
  'number-form',
  'punctuation-slip',
  'punctuation-width',
  'repeated-text',
]);

/**
 * Any text through parser, rules, fixes, tidying and renumbering: nothing throws, nothing is lost, and what corrects comes
 * to an end. The heavier half is asked of one text in 25.
 */
export function runInputs(seeds: readonly string[], { seed, cases }: Run): InputCounts {
  const counts: InputCounts = { texts: 0, characters: 0, findings: 0, fixes: 0, renumbered: 0 };
  for (let index = 0; index < cases; index++) {
    const chance = chanceFrom(seed + index);
    const text = mutated(seeds, chance);
    const isThorough = chance.onceIn(25);
    counts.texts++;
    counts.characters += text.length;
    try {
      lookAt(text, isThorough, counts);
    } catch (error) {
      const fails = (shorter: string): boolean => {
        try {
          lookAt(shorter, isThorough, counts);
          return false;
        } catch {
          return true;
        }
      };
      throw failure('inputs', seed + index, error, JSON.stringify(reduced(text, fails)));
    }
  }
  return counts;
}

function lookAt(text: string, isThorough: boolean, counts: InputCounts): void {
  if (!profile) throw new RangeError('There is no profile.');
  const read = (content: string) => readRecord(content, profile, defaultSettings);
  const record = read(text);
  hold(record.blocks.map(({ span }) => text.slice(span.from, span.to)).join('') === text, 'blocks');
  for (const { span } of referencesOf(record))
    hold(span.from < span.to && span.to <= text.length, 'references');
  const findings = findingsOf(record, defaultSettings, {
    onFailure: (rule, error) => {
      throw new Error(`${rule} fails`, { cause: error });
    },
  });
  for (const { span, related, fixes, rule } of findings) {
    counts.findings++;
    for (const place of [span, ...related.map((other) => other.span)])
      hold(0 <= place.from && place.from <= place.to && place.to <= text.length, `the range of ${rule}`);
    for (const { edits } of fixes()) {
      counts.fixes++;
      lookAtFix(text, edits, rule);
    }
  }
  lookAtFix(text, safeEdits(findings), 'all fixes');
  if (!isThorough) return;
  const once = fixAll(text, read, defaultSettings).text;
  hold(fixAll(once, read, defaultSettings).text === once, 'fixes that come to an end');
  // What only a fix made readable may be warned of for the first time; an error there was before, or a character that is
  // not seen, a number without TAB, letters run together with a year, a blank or a mark too many kept what stands beside
  // from being read.
  const errors = (found: readonly Finding[]): number =>
    found.filter(({ severity }) => severity === 'error').length;
  const seen = applyEdits(text, safeEdits(findings.filter(({ rule }) => BESIDE.has(rule))));
  const before = Math.max(errors(findings), errors(findingsOf(read(seen), defaultSettings)));
  hold(errors(findingsOf(read(once), defaultSettings)) <= before, 'fixes that bring no new error');
  const tidied = tidy(text, read, defaultSettings);
  hold(tidy(tidied, read, defaultSettings) === tidied, 'tidying that comes to an end');
  const counted = renumbered(text);
  if (counted === undefined) return;
  counts.renumbered++;
  const again = renumbered(counted);
  hold(again === undefined || again === counted, 'numbers that stay');
}

/** A fix keeps to the text, changes nothing besides its edits, and is undone by what they replaced. */
function lookAtFix(text: string, edits: readonly Edit[], rule: string): void {
  const inOrder = [...edits].sort((a, b) => a.span.from - b.span.from);
  let end = 0;
  let shift = 0;
  const back: Edit[] = [];
  for (const { span, text: by } of inOrder) {
    hold(end <= span.from && span.from <= span.to && span.to <= text.length, `edits of ${rule}`);
    const from = span.from + shift;
    const gone = text.slice(span.from, span.to);
    const last = back.at(-1);
    // What stood side by side comes back as one.
    if (last?.span.to === from)
      back[back.length - 1] = {
        span: { from: last.span.from, to: from + by.length },
        text: last.text + gone,
      };
    else back.push({ span: { from, to: from + by.length }, text: gone });
    shift += by.length - (span.to - span.from);
    end = span.to;
  }
  const after = applyEdits(text, edits);
  hold(after.length === text.length + shift, `the length after ${rule}`);
  hold(applyEdits(after, back) === text, `the way back from ${rule}`);
}

/** The text with new numbers; nothing where that is refused. */
function renumbered(text: string): string | undefined {
  const workspace = new Workspace(profiles);
  const record = workspace.open(HERE, 1, text);
  const plan = planRenumber(textsIn(workspace, new Map()), {
    uri: HERE,
    record,
    scope: { kind: 'record' },
    merged: false,
  });
  if (plan.kind === 'refusal') return undefined;
  return applyEdits(text, plan.files.find(({ uri }) => uri === HERE)?.edits ?? []);
}

function hold(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`This does not hold: ${what}.`);
}
