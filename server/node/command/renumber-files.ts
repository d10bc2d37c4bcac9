import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { profiles } from '../../profiles/index';
import type { Scope } from '../../src/analysis/new-numbers';
import { planRenumber } from '../../src/features/renumber';
import type { Report } from '../../src/index/paragraph-names';
import { pathOf } from '../../src/index/paths';
import type { Refused } from '../../src/index/renumbering';
import type { TextArchive } from '../../src/index/text-archive';
import { Workspace } from '../../src/index/workspace';
import { looksLikeRecord } from '../../src/syntax/detect';
import { inOrder } from '../../src/syntax/number-order';
import type { RecordDocument } from '../../src/syntax/record';
import { blocksNumbered, numberText } from '../../src/syntax/sections';
import { applyEdits } from '../../src/text/edits';
import { type Candidate, type Discovery, discover } from '../files/discover';
import { readTextNow } from '../files/disk';
import { type Rulings, rulingsFinder } from '../files/workspace-settings';
import { shownFrom } from '../report/shown-path';
import { finish, UNFINISHED, type Unfinished } from './finish';
import type { Io } from './io';

/** The flags of `renumber`, as they are written. */
export interface RenumberFlags {
  readonly section?: string;
  readonly from?: string;
  readonly merged?: boolean;
  readonly unsure?: boolean;
  readonly write?: boolean;
  readonly archive: string;
  readonly ignore: boolean;
}

/** A file with another text than it has. */
export interface Replanned {
  readonly shown: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly before: string;
  readonly after: string;
  /** How many places are changed. */
  readonly count: number;
}

/** What is to become of the files, in order of their names. */
export interface Replan {
  readonly changed: readonly Replanned[];
  readonly reports: readonly { readonly shown: string; readonly report: Report }[];
  /** What a run had left that was cut short, and what became of it. */
  readonly told: Unfinished['told'];
  /** Why nothing is to be done: a sentence, or the reason of the planner. */
  readonly refusals: readonly { readonly shown: string; readonly why: string | Refused }[];
}

/** A record of the archive: as it is on the disk, and as it is planned so far. */
interface Held {
  readonly candidate: Candidate;
  readonly bytes: Uint8Array;
  readonly before: string;
  readonly workspace: Workspace;
  after: string;
  count: number;
}

/**
 * Plans new numbers for files, one after another, with all the records of the archive at hand. Nothing is written here, but what
 * a run has left that was cut short is brought to an end first.
 */
export async function planFiles(io: Io, files: readonly string[], flags: RenumberFlags): Promise<Replan> {
  const refusals: { shown: string; why: string | Refused }[] = [];
  const reports: { shown: string; report: Report }[] = [];
  const refuse = (shown: string, why: string | Refused): void => void refusals.push({ shown, why });
  const rulingsIn = rulingsFinder(profiles, { rules: {} }, (file, why) =>
    refuse(shownFrom(io.cwd, file), why),
  );
  const search = { cwd: io.cwd, heedIgnored: flags.ignore, rulingsIn };
  const named = await discover(search, files);
  const around = await discover(search, [flags.archive, ...files]);
  for (const { shown, why } of [...named.problems, ...around.problems]) refuse(shown, why);
  const { told, refusals: unfinished } = await unfinishedOf(io, around, flags);
  for (const { shown, why } of unfinished) refuse(shown, why);
  const held = await hold(around.candidates, around.documents, rulingsIn, refuse);
  for (const { path } of named.candidates) {
    const home = held.get(uriOf(path));
    const planned = home && planFile(held, home, flags);
    if (!home || !planned) continue;
    if (planned.kind === 'refusal') {
      refuse(home.candidate.shown, planned);
      continue;
    }
    for (const file of planned.files) {
      const other = held.get(file.uri);
      if (!other) continue;
      const edits = file.edits.filter(({ sure }) => sure || flags.unsure);
      for (const { span, sure } of file.edits)
        if (!sure && !flags.unsure) tell({ kind: 'unsure', uri: file.uri, record: file.record, span });
      other.after = applyEdits(other.after, edits);
      other.count += edits.length;
      other.workspace.note(file.uri, other.after);
    }
    planned.reports.forEach(tell);
  }
  function tell(report: Report): void {
    reports.push({ shown: held.get(report.uri)?.candidate.shown ?? report.uri, report });
  }
  const changed = [...held.values()]
    .filter(({ before, after }) => before !== after)
    .map(({ candidate: { shown, path }, ...file }) => ({ shown, path, ...file }));
  return { changed, reports, told, refusals };
}

/** Brings to an end what was left, where files may be written, and else says that something was. */
async function unfinishedOf(io: Io, around: Discovery, { write }: RenumberFlags): Promise<Unfinished> {
  if (write) return finish(io.cwd, around);
  const refusals = around.unfinished.map((journal) => ({
    shown: shownFrom(io.cwd, journal),
    why: UNFINISHED,
  }));
  return { told: [], refusals };
}

/** Reads the records that there are into the archives they belong to. */
async function hold(
  candidates: readonly Candidate[],
  documents: readonly string[],
  rulingsIn: (folder: string) => Promise<Rulings>,
  refuse: (shown: string, why: string) => void,
): Promise<ReadonlyMap<string, Held>> {
  const held = new Map<string, Held>();
  const workspaces = new Map<string, Workspace>();
  const workspaceOf = ({ file = '', settings }: Rulings): Workspace => {
    const known = workspaces.get(file) ?? new Workspace(profiles);
    if (!workspaces.has(file)) known.configure(settings);
    workspaces.set(file, known);
    return known;
  };
  for (const path of documents) workspaceOf(await rulingsIn(dirname(path))).addFile(uriOf(path), path);
  for (const candidate of candidates) {
    const { path, shown, by } = candidate;
    const rulings = await rulingsIn(dirname(path));
    const read = readTextNow(path);
    if (read.kind === 'refused') {
      refuse(shown, read.why);
      continue;
    }
    const { text, bytes } = read;
    if (by === 'text' && !looksLikeRecord(text, rulings.profile)) continue;
    const workspace = workspaceOf(rulings);
    workspace.addFile(uriOf(path), path);
    workspace.note(uriOf(path), text);
    held.set(uriOf(path), { candidate, bytes, before: text, workspace, after: text, count: 0 });
  }
  return held;
}

function planFile(held: ReadonlyMap<string, Held>, home: Held, flags: RenumberFlags) {
  const { workspace } = home;
  const uri = uriOf(home.candidate.path);
  const read = (text: string, of: string): RecordDocument => workspace.read(text, pathOf(of));
  const texts: TextArchive = {
    archive: workspace,
    read,
    record(of) {
      const text = held.get(of)?.after;
      return text === undefined ? undefined : read(text, of);
    },
  };
  const record = read(home.after, uri);
  const scope = scopeOf(record, flags);
  if (!scope) return { kind: 'refusal', reason: 'place', args: {} } satisfies Refused;
  return planRenumber(texts, { uri, record, scope, merged: flags.merged === true });
}

function scopeOf(record: RecordDocument, { section, from }: RenumberFlags): Scope | undefined {
  const number = section ?? from;
  if (number === undefined) return { kind: 'record' };
  const meant = inOrder(record.conventions, number.split('.').map(Number));
  const [block, twin] = blocksNumbered(record, numberText(meant));
  if (!block || twin) return undefined;
  return { kind: section === undefined ? 'from' : 'section', offset: block.number.span.from };
}

function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
