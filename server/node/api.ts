import { profiles } from '../profiles/index';
import { readSettings } from '../src/index/read-settings';
import type { Settings } from '../src/index/settings';
import { fillSentence } from '../src/rules/sentence';
import { allRules, findingsOf, fixAll, profileOf, readRecord } from '../src/service';
import type { RecordDocument } from '../src/syntax/record';

/**
 * What other programs may call: `import { check } from 'precis'`. The types here stand by themselves, and are part of what
 * Précis promises.
 */

/** How much a finding weighs. */
export type Weight = 'error' | 'warning' | 'information' | 'hint';

/** A stretch of the text: UTF-16 offsets, the end not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Another text for a stretch. */
export interface Replacement extends Stretch {
  readonly text: string;
}

/** A correction: all of its replacements are made, or none. */
export interface Correction {
  /** What it does, in English. */
  readonly title: string;
  /** Whether it may be made without a person looking. */
  readonly safe: boolean;
  readonly edits: readonly Replacement[];
}

/** One fault, on the tightest stretch of text that shows it. */
export interface RecordFinding extends Stretch {
  /** The id of the rule, such as `paragraph-order`. */
  readonly rule: string;
  readonly severity: Weight;
  /** What is wrong, in English. */
  readonly message: string;
  /** The corrections, the best first. */
  readonly fixes: readonly Correction[];
}

/** How a text is to be judged. */
export interface Circumstances {
  /** The name of its file, which may tell the language. */
  readonly path?: string;
  /** What a `precis.json` would hold: an object, or its text with comments. */
  readonly settings?: object | string;
}

/**
 * Checks the text of one record. No file is read: the rules that look at the other records of an archive are silent.
 *
 * @throws {TypeError} when the settings are wrong, or name a profile that there is not.
 */
export function check(text: string, circumstances: Circumstances = {}): RecordFinding[] {
  const { read, settings } = underCircumstances(circumstances);
  return findingsOf(read(text), settings).map((finding) => {
    const say = sentencesOf(finding.rule);
    const { rule, severity, span, message, args } = finding;
    const fixes = finding.fixes().map((fix) => ({
      title: say(fix.title, fix.args),
      safe: fix.safe,
      edits: fix.edits.map((edit) => ({ from: edit.span.from, to: edit.span.to, text: edit.text })),
    }));
    return { rule, severity, message: say(message, args), from: span.from, to: span.to, fixes };
  });
}

/**
 * The text after all corrections that need no person looking, and how many there were.
 *
 * @throws {TypeError} as `check` does.
 */
export function fix(text: string, circumstances: Circumstances = {}): { text: string; fixes: number } {
  const { read, settings } = underCircumstances(circumstances);
  return fixAll(text, read, settings);
}

function underCircumstances({ path, settings: given = {} }: Circumstances): {
  read: (text: string) => RecordDocument;
  settings: Settings;
} {
  const { settings, problems } = readSettings(typeof given === 'string' ? given : JSON.stringify(given));
  if (problems.length > 0) throw new TypeError(problems.map(({ message }) => message).join('\n'));
  const profile = profileOf(profiles, settings);
  if (!profile) throw new TypeError(`There is no profile “${settings.profile}”.`);
  return { read: (text) => readRecord(text, profile, settings, path), settings };
}

function sentencesOf(rule: string): (key: string, args: Parameters<typeof fillSentence>[1]) => string {
  const messages = allRules().find(({ id }) => id === rule)?.messages ?? {};
  return (key, args) => fillSentence(messages[key] ?? key, args);
}
