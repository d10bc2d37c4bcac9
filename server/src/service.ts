import {
  type Difference,
  differencesBetween as differences,
  type PartPair,
  partsBeside as parts,
} from './analysis/concordance/differences';
import type { RecordFacts } from './analysis/concordance/facts';
import { recordFactsOf } from './analysis/concordance/record-facts';
import { TIDYING, widthEdits } from './features/tidy';
import type { Archive } from './index/archive';
import { withRegistry } from './index/registry-additions';
import type { Settings } from './index/settings';
import type { Summary } from './index/summary';
import type { ProfileSource } from './profile/profile';
import {
  type CheckOptions,
  checkInArchive,
  checkRecord,
  concernedIn,
  type Judged,
  severityOf,
  together,
} from './rules/check';
import { concordance } from './rules/concordance';
import { rules } from './rules/index';
import type { Rule } from './rules/rule';
import { readInOwnLanguage } from './syntax/detect';
import type { RecordDocument } from './syntax/record';
import { applyEdits, type Edit } from './text/edits';

/**
 * The façade: what a host may call. A host is a server, a command or a test; it brings files, clock and words,
 * and Précis brings the rest.
 */

/** Told when a rule fails on a record. */
export type OnFailure = (rule: string, error: unknown) => void;

/** The profile that settings name, with what they add to its registry, or `undefined` when there is none of that name. */
export function profileOf(profiles: readonly ProfileSource[], settings: Settings): ProfileSource | undefined {
  const named = settings.carried
    ? settings.carried.source
    : profiles.find(({ profile }) => profile.id === settings.profile);
  return named && withRegistry(named, settings);
}

/**
 * The settings as they hold while the profile that they name by a file has faults: no rule speaks, because by the
 * conventions of another organisation nearly everything would be wrong.
 */
export function untilProfileHolds(settings: Settings): Settings {
  if (!settings.carried || settings.carried.source) return settings;
  return { ...settings, rules: Object.fromEntries(rules.map(({ id }) => [id, 'off'])) };
}

/** Reads a text as a record, in the language that it, the settings or `path` tells. */
export function readRecord(
  text: string,
  profile: ProfileSource,
  settings: Settings,
  path?: string,
): RecordDocument {
  return readInOwnLanguage(text, profile, { setting: settings.language, path });
}

/** What a check may know besides the record and the settings. */
export interface Around {
  /** The address of the record; a text may have none. */
  readonly uri?: string | undefined;
  /** The archive in which it lies; without it the rules that see archives are silent. */
  readonly archive?: Archive | undefined;
  readonly onFailure?: OnFailure;
}

/** All findings of a record under these settings, in order of place. */
export function findingsOf(record: RecordDocument, settings: Settings, around: Around = {}): Judged[] {
  return besideArchive(ownFindingsOf(record, settings, around), settings, around);
}

/** What is found in a record whatever its archive is, in order of place. */
export function ownFindingsOf(record: RecordDocument, settings: Settings, around: Around): Judged[] {
  return checkRecord(record, checkOptions(settings, around));
}

/** What is found in a record whatever its archive is, and what its archive gives to find in it, in order of place. */
export function besideArchive(found: readonly Judged[], settings: Settings, around: Around): Judged[] {
  const { uri, archive } = around;
  const summary = uri === undefined ? undefined : archive?.summary(uri);
  if (!archive || !summary) return [...found];
  return together(found, checkInArchive(summary, archive, checkOptions(settings, around)));
}

/** What the archive gives to find in a record of it, which is known by its summary alone. */
export function archiveFindingsOf(summary: Summary, archive: Archive, onFailure?: OnFailure): Judged[] {
  return checkInArchive(summary, archive, checkOptions(archive.settings, onFailure ? { onFailure } : {}));
}

/** The addresses of the records in which the archive may give something to find. */
export function concernedBy(archive: Archive, onFailure?: OnFailure): ReadonlySet<string> {
  return concernedIn(archive, checkOptions(archive.settings, onFailure ? { onFailure } : {}));
}

function checkOptions(settings: Settings, { uri, onFailure }: Around): CheckOptions {
  return { severities: settings.rules, terms: settings.terms, uri, ...(onFailure ? { onFailure } : {}) };
}

/** Whether a rule compares the language versions of a record: only then need the texts of the others be read. */
export function comparesVersions({ profile }: ProfileSource, settings: Settings): boolean {
  return severityOf(concordance, checkOptions(settings, {}), profile.severities) !== 'off';
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
  return settled(text, (current) => safeEdits(findingsOf(read(current), settings)));
}

/** The text as it should be written, with nothing changed in what it says: see `TIDYING`. */
export function tidy(text: string, read: (text: string) => RecordDocument, settings: Settings): string {
  return settled(text, (current) => {
    const record = read(current);
    const findings = findingsOf(record, settings).filter(({ rule }) => TIDYING.has(rule));
    return [...safeEdits(findings), ...widthEdits(record)];
  }).text;
}

/** A text after the edits that it gives rise to, and those that the result does, until there are none. */
function settled(text: string, editsOf: (text: string) => readonly Edit[]): { text: string; fixes: number } {
  let current = text;
  let fixes = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = editsOf(current);
    if (edits.length === 0) break;
    const next = applyEdits(current, edits);
    if (next === current) break;
    fixes += edits.length;
    current = next;
  }
  return { text: current, fixes };
}

/** What a record has in common with its other language versions: no text, and nothing of its language. */
export function concordanceOf(record: RecordDocument): RecordFacts {
  return recordFactsOf(record);
}

/** What a version of a record has otherwise than another, in order of place; each fault once. */
export function differencesBetween(edited: RecordFacts, reference: RecordFacts): readonly Difference[] {
  return differences(edited, reference);
}

/** The parts of two versions beside one another, for a view that shows both: those of the table, then the others. */
export function partsBeside(edited: RecordFacts, reference: RecordFacts): readonly PartPair[] {
  return parts(edited, reference);
}

/** The rules, for lists and explanations. */
export function allRules(): readonly Rule[] {
  return rules;
}
