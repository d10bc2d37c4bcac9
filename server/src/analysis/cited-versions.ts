import type { Conventions } from '../profile/conventions';
import { numberInKey } from '../profile/organs';
import type { Fields } from '../profile/template';
import { blocksWhere } from '../syntax/by-block';
import type { Citation, Key, RecordDocument, Version } from '../syntax/record';
import { citationsOf, referencesByBlock, referring } from '../syntax/references';
import { derive } from '../text/derive';
import { slice } from '../text/span';
import { conferenceOf, conferenceOfYear, type Gathering, sessionNamed } from './gatherings';
import { type History, historyOf, instrumentKey } from './registry';

/** The version that a citation names, as a fact: which conference or session, of which instrument. */
export interface CitedVersion {
  /** The instrument, of the organ that the version tells where the text names none. */
  readonly key: Key;
  /** Who adopted the version that is cited. */
  readonly by: Gathering;
  /** Who is said to have adopted the instrument first, where both are named: `(C11, last amended C23)`. */
  readonly adopted: Gathering | undefined;
  /** Whether the citation has the mark of a revised version. */
  readonly revised: boolean;
  /** Whether it names a conference by its city, so that the mark of a revision has a place. */
  readonly conference: boolean;
}

/** A citation and the version that it names. */
export interface Cited {
  readonly citation: Citation;
  readonly cited: CitedVersion;
}

/** The citations of a record that name a version, in order, but for those whose organ or conference is in doubt. */
export const citedVersionsOf = derive((record: RecordDocument): readonly Cited[] => {
  const found: Cited[] = [];
  for (const citation of citationsOf(record)) {
    const cited = citedVersionOf(record, citation);
    if (cited) found.push({ citation, cited });
  }
  return found;
});

/** The version that a citation names; nothing where its organ or conference is in doubt. */
export function citedVersionOf(
  { conventions }: RecordDocument,
  citation: Citation,
): CitedVersion | undefined {
  const { version, key, organStated } = citation;
  if (!version) return byNumber(conventions, key);
  const known = versionsNamed(conventions)(version.fields);
  const name = organStated ? key : `${key} `;
  let entry = known.get(name);
  if (!entry) {
    entry = { cited: byWords(conventions, citation, version) };
    known.set(name, entry);
  }
  return entry.cited;
}

/** What was told of the instruments that a version was written with: the same words name the same version. */
const versionsNamed = derive((_: Conventions) =>
  derive((_: Fields) => new Map<string, { readonly cited: CitedVersion | undefined }>()),
);

function byWords(
  conventions: Conventions,
  citation: Citation,
  { fields, organs }: Version,
): CitedVersion | undefined {
  const { city, year, adopted, amended, amendedYear, revised: mark } = fields;
  const revised = mark !== undefined;
  if (city !== undefined) {
    const held = heldIn(conventions, citation, city, Number(year));
    return held && { ...held, adopted: undefined, revised, conference: true };
  }
  const [only] = organs;
  const organ = citation.organStated || organs.includes(citation.organ ?? '') ? citation.organ : only;
  const { conferenceYear } = fields;
  if (conferenceYear !== undefined) {
    const by = only === undefined ? undefined : conferenceOfYear(conventions.source, only, conferenceYear);
    if (!by) return undefined;
    return { key: keyFor(citation, by.organ), by, adopted: undefined, revised, conference: false };
  }
  const latest = amended ?? amendedYear ?? adopted ?? year;
  if (organ === undefined || latest === undefined || !organs.includes(organ)) return undefined;
  const first = adopted ?? (amendedYear === undefined ? undefined : year);
  const named = (digits: string): Gathering => sessionNamed(conventions.source, organ, digits);
  return {
    key: keyFor(citation, organ),
    by: named(latest),
    adopted: first !== undefined && latest !== first ? named(first) : undefined,
    revised,
    conference: false,
  };
}

/** The conference of the organ that is meant. */
function heldIn(
  { source }: Conventions,
  { organ, key }: Citation,
  city: string,
  year: number,
): { key: Key; by: Gathering } | undefined {
  const by = organ && conferenceOf(source, organ, city, year);
  return by ? { key: instrumentKey(key), by } : undefined;
}

/** Where every version has a number of its own, the number names the version. */
function byNumber({ source }: Conventions, key: Key): CitedVersion | undefined {
  const history = historyOf(source, key);
  return history && numberedVersions(history).get(numberInKey(key));
}

/** The versions of an instrument that have numbers of their own. */
const numberedVersions = derive(({ instrument, versions }: History): ReadonlyMap<string, CitedVersion> => {
  const named = new Map<string, CitedVersion>();
  for (const { number, by } of versions)
    if (number !== undefined && !named.has(number))
      named.set(number, {
        key: instrument.key,
        by,
        adopted: undefined,
        revised: false,
        conference: false,
      });
  return named;
});

function keyFor({ key }: Citation, organ: string): Key {
  return instrumentKey(organ + key.slice(key.indexOf('/')));
}

/**
 * The bare numbers of a record that may be short for another organ's instrument: it is cited elsewhere under that number,
 * `WTDC Resolution 11 (Rev. Kigali, 2022)`, and afterwards perhaps as `Resolution 11`.
 */
export const doubtfulCitationsOf = derive((record: RecordDocument): ReadonlySet<Citation> => {
  if (bare(record).length === 0) return NONE;
  const citations = citationsOf(record);
  const organs = new Map<string, Set<string>>();
  for (const citation of citations) {
    const key =
      citedVersionOf(record, citation)?.key ??
      (citation.organStated ? instrumentKey(citation.key) : undefined);
    if (key === undefined) continue;
    const [organ = '', name = ''] = [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/'))];
    organs.set(name, (organs.get(name) ?? new Set()).add(organ));
  }
  return new Set(
    citations.filter(({ key, organ = '', organStated, version }) => {
      const named = organs.get(instrumentKey(key).slice(key.indexOf('/')));
      return !organStated && !version && named !== undefined && [...named].some((other) => other !== organ);
    }),
  );
});

/** The blocks that cite a number without organ and version. */
const bare = blocksWhere(
  (record, _, index) =>
    (referencesByBlock(record).anywhere(index) ?? []).some(
      (reference) => reference.kind === 'citation' && !reference.organStated && !reference.version,
    ),
  undefined,
  referring,
);

const NONE: ReadonlySet<Citation> = new Set();

/** Citations that share one version, and what each of them names by it. */
export interface VersionGroup {
  readonly version: Version;
  readonly members: readonly Cited[];
}

/**
 * The versions that are written with some citations, each once, with those that share it. Those of which one is in doubt
 * are left out: what is wrong for a list is wrong for all of it.
 */
export function versionGroupsIn(record: RecordDocument, citations: readonly Citation[]): VersionGroup[] {
  const groups = new Map<number, { version: Version; members: Cited[] }>();
  const doubtful = new Set<number>();
  for (const citation of citations) {
    const { version } = citation;
    if (!version) continue;
    const cited = citedVersionOf(record, citation);
    const group = groups.get(version.span.from) ?? { version, members: [] };
    groups.set(version.span.from, group);
    if (cited) group.members.push({ citation, cited });
    else doubtful.add(version.span.from);
  }
  return [...groups].filter(([at]) => !doubtful.has(at)).map(([, group]) => group);
}

/** The numbers of citations as a message names them: `101, 102`. */
export function numbersOf(
  { text }: RecordDocument,
  members: readonly { readonly citation: Citation }[],
): string {
  return [...new Set(members.map(({ citation }) => slice(text, citation.number)))].join(', ');
}
