import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { profiles } from '../../profiles/index';
import type { Difference } from '../../src/analysis/concordance/differences';
import type { RecordFacts } from '../../src/analysis/concordance/facts';
import { differencesAmong } from '../../src/analysis/concordance/reference';
import { concordanceOf, differencesBetween, readRecord } from '../../src/service';
import { readTextNow } from '../files/disk';
import { rulingsFinder } from '../files/workspace-settings';
import type { Io } from './io';
import { type Indexed, readArchive } from './read-archive';

/** One version of a record. */
export interface Version {
  readonly file: Indexed;
  readonly facts: RecordFacts;
}

/** A version beside those that it is held against. */
export interface Compared {
  readonly version: Version;
  readonly found: readonly { readonly difference: Difference; readonly against: Version }[];
  /** The version that it is held against; absent where it is held against most of several. */
  readonly against: Version | undefined;
}

/** The versions of one record. */
export interface Group {
  readonly symbol: string | undefined;
  /** The language that the others are held against; absent where none is known to be the original. */
  readonly reference: string | undefined;
  readonly compared: readonly Compared[];
}

/** What came of comparing files. */
export interface Concord {
  readonly groups: readonly Group[];
  /** How many records were looked through, and how many files could not be read. */
  readonly records: number;
  readonly problems: number;
  /** The languages that there are versions in. */
  readonly languages: readonly string[];
}

/** Compares the versions of the records that the arguments mean, all of them or only against one language. */
export async function concordFiles(
  io: Io,
  paths: readonly string[],
  { against, heedIgnored }: { readonly against: string | undefined; readonly heedIgnored: boolean },
): Promise<Concord> {
  const { records, problems } = await readArchive(io, paths, heedIgnored);
  const byKey = new Map<string, Indexed[]>();
  for (const record of records) {
    const key = keyOf(record);
    const others = byKey.get(key);
    if (others) others.push(record);
    else byKey.set(key, [record]);
  }
  const groups: Group[] = [];
  const languages = new Set<string>();
  for (const files of byKey.values()) {
    if (new Set(files.map(({ summary }) => summary.language)).size < 2) continue;
    const versions: Version[] = [];
    for (const file of files) {
      const facts = await factsIn(file);
      if (facts) versions.push({ file, facts });
    }
    for (const { facts } of versions) languages.add(facts.language);
    if (against === undefined || versions.some(({ facts }) => facts.language === against))
      groups.push(groupOf(versions, against));
  }
  return { groups, records: records.length, problems, languages: [...languages] };
}

/** What is the same for the versions of one record: its symbol, else what its file is called without the language. */
function keyOf({ shown, summary }: Indexed): string {
  const stem = shown.replace(/(?:\.record)?(?:\.txt)?$/i, '');
  return summary.name ?? stem.replace(new RegExp(`[._-]${summary.language}$`, 'i'), '');
}

const rulingsIn = rulingsFinder(profiles, { rules: {} }, () => undefined);

async function factsIn({ summary }: Indexed): Promise<RecordFacts | undefined> {
  const path = fileURLToPath(summary.uri);
  const { profile, settings } = await rulingsIn(dirname(path));
  const read = readTextNow(path);
  return read.kind === 'refused' ? undefined : concordanceOf(readRecord(read.text, profile, settings, path));
}

function groupOf(versions: readonly Version[], wanted: string | undefined): Group {
  const original = versions.find(({ facts }) => facts.original !== undefined)?.facts.original;
  const stated = wanted ?? original;
  // Of two versions neither of which is the original the first one counts, so that nothing is told twice.
  const reference =
    versions.find(({ facts }) => facts.language === stated) ??
    (versions.length === 2 ? versions[0] : undefined);
  const edited = versions.filter(({ facts }) => facts.language !== reference?.facts.language);
  return {
    symbol: versions[0]?.file.summary.name,
    reference: reference?.facts.language,
    compared: edited.map((version) => compare(version, versions, reference)),
  };
}

function compare(version: Version, versions: readonly Version[], reference: Version | undefined): Compared {
  if (reference) {
    const differences = differencesBetween(version.facts, reference.facts);
    return {
      version,
      found: differences.map((difference) => ({ difference, against: reference })),
      against: reference,
    };
  }
  const others = versions.filter(({ facts }) => facts.language !== version.facts.language);
  const found = differencesAmong(
    version.facts,
    others.map(({ facts }) => facts),
  );
  return {
    version,
    found: found.flatMap(({ difference, other }) => {
      const against = others[other];
      return against ? [{ difference, against }] : [];
    }),
    against: undefined,
  };
}
