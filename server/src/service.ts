import type { Settings } from './index/settings';
import type { ProfileSource } from './profile/profile';
import { checkRecord, type Judged, type Place } from './rules/check';
import { rules } from './rules/index';
import type { Rule } from './rules/rule';
import { detectLanguage } from './syntax/detect';
import { parse } from './syntax/parse';
import type { RecordDocument } from './syntax/record';
import { applyEdits, type Edit } from './text/edits';

/**
 * The façade: what a host may call. A host is a server, a command or a test; it brings files, clock and words,
 * and Précis brings the rest.
 */

/** Told when a rule fails on a record. */
export type OnFailure = (rule: string, error: unknown) => void;

/** The profile that settings name, or `undefined` when there is none of that name. */
export function profileOf(profiles: readonly ProfileSource[], settings: Settings): ProfileSource | undefined {
  return profiles.find(({ profile }) => profile.id === settings.profile);
}

/** Reads a text as a record. `path` may tell its language. */
export function readRecord(
  text: string,
  profile: ProfileSource,
  settings: Settings,
  path?: string,
): RecordDocument {
  return parse(text, profile, settings.language ?? detectLanguage(text, profile, path));
}

/** All findings of a record under these settings, in order of place; of its archive only when that is given. */
export function findingsOf(
  record: RecordDocument,
  settings: Settings,
  onFailure?: OnFailure,
  archive?: Place,
): Judged[] {
  return checkRecord(record, {
    severities: settings.rules,
    terms: settings.terms,
    archive,
    ...(onFailure ? { onFailure } : {}),
  });
}

/** The edits of all safe fixes of findings that do not get into one another's way. */
export function safeEdits(findings: readonly Judged[]): Edit[] {
  const edits: Edit[] = [];
  let end = -1;
  for (const finding of findings) {
    const fix = finding.fixes().find(({ safe }) => safe);
    if (!fix || fix.edits.length === 0) continue;
    const from = Math.min(...fix.edits.map(({ span }) => span.from));
    if (from <= end) continue;
    edits.push(...fix.edits);
    end = Math.max(...fix.edits.map(({ span }) => span.to));
  }
  return edits;
}

/** How many rounds of fixes a text is given: a fix may bring to light what another then corrects. */
const MOST_ROUNDS = 10;

/** The text after all safe fixes, applied until none is left, and how many there were. */
export function fixAll(
  text: string,
  read: (text: string) => RecordDocument,
  settings: Settings,
): { text: string; fixes: number } {
  let current = text;
  let fixes = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const findings = findingsOf(read(current), settings);
    const edits = safeEdits(findings);
    if (edits.length === 0) break;
    const next = applyEdits(current, edits);
    if (next === current) break;
    fixes += edits.length;
    current = next;
  }
  return { text: current, fixes };
}

/** The rules, for lists and explanations. */
export function allRules(): readonly Rule[] {
  return rules;
}
