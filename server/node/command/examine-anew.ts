import { profiles } from '../../profiles/index';
import type { Archive } from '../../src/index/archive';
import { haveSameHead, symbolIn } from '../../src/index/packed-summary';
import { partArchive } from '../../src/index/part-archive';
import { type Texts, textsIn } from '../../src/index/strings';
import { symbolKey } from '../../src/index/symbol-key';
import type { Workspace } from '../../src/index/workspace';
import { archiveFindingsOf } from '../../src/service';
import type { Called, RollCall } from '../check/roll';
import type { RunRuling } from '../check/run-file';
import { receivedRuling } from '../check/sent-work';
import type { Examined, Task } from '../check/task';
import { MAIN, work } from '../check/work';
import { fileUris } from '../files/file-uris';
import { unpackReport } from '../report/packed-report';
import type { RecordReport } from '../report/report';
import { newWorkspace } from './archives';
import { besideOf } from './beside';

/** A record that was looked at anew. */
interface Anew {
  readonly place: number;
  readonly file: Called;
  readonly uri: string;
  readonly examined: Extract<Examined, { kind: 'record' }>;
  readonly texts: Texts;
}

/**
 * Looks at some records of a roll anew, and at no others: by themselves, and beside those files of their archives that a rule asks
 * for. Returns what is to be reported of each, by its place; nothing where one says something else of itself as a whole than
 * before, because that may concern others, or where anything went wrong.
 */
export function examineAnew(
  rulings: readonly RunRuling[],
  call: RollCall,
  changed: Iterable<number>,
): ReadonlyMap<number, RecordReport> | undefined {
  const places = [...withVersions(call, changed)];
  const files = places.map((place) => call.at(place));
  const tasks = files.flatMap(({ path, ruling, by, isRecord }): Task[] =>
    isRecord && by ? [{ path, ruling, by }] : [],
  );
  if (tasks.length < files.length) return undefined;
  const uriOf = fileUris();
  const records: Anew[] = [];
  const archives = rulings.map((ruling, place) => openArchive(ruling, place, { uriOf, call, records }));
  const shares = [[[...tasks.keys()]]];
  const everything = { tasks, rulings: rulings.map(receivedRuling), shares, checks: true };
  const all = { ...everything, next: new Int32Array(1) };
  for (const { texts: list, results, comparisons } of work(all, MAIN)) {
    const texts = textsIn(list);
    for (const [task, examined] of results) {
      const [place, file] = [places[task], files[task]];
      if (place === undefined || !file?.head || examined.kind !== 'record') return undefined;
      if (examined.failures.length > 0) return undefined;
      if (!haveSameHead(examined.summary, texts, file.head, call.texts)) return undefined;
      const uri = uriOf(file.path);
      records.push({ place, file, uri, examined, texts });
      const workspace = archives[file.ruling]?.workspace;
      workspace?.addFile(uri, file.path);
      workspace?.notePacked(texts, [[uri, examined.summary]]);
    }
    for (const [task, comparison] of comparisons)
      archives[files[task]?.ruling ?? -1]?.workspace.versions.noteComparison(comparison);
  }
  // A large one was left to another thread.
  if (records.length < tasks.length) return undefined;
  const reports = new Map<number, RecordReport>();
  for (const record of records) {
    const archive = archives[record.file.ruling]?.archive;
    const report = archive && reportOf(record, archive);
    if (!report) return undefined;
    reports.set(record.place, report);
  }
  return reports;
}

/** Records, and those that are the same document: what a text says otherwise than before is held against its other versions. */
function withVersions(call: RollCall, changed: Iterable<number>): ReadonlySet<number> {
  const all = new Set<number>();
  for (const place of changed) {
    all.add(place);
    const { head, ruling } = call.at(place);
    const symbol = head && symbolIn(head, call.texts);
    if (!symbol) continue;
    for (const version of call.being(ruling, symbolKey(symbol)))
      if (call.at(version).isRecord) all.add(version);
  }
  return all;
}

interface Part {
  readonly workspace: Workspace;
  readonly archive: Archive;
}

/** What parts of archives are made of. */
interface Source {
  readonly uriOf: (path: string) => string;
  readonly call: RollCall;
  /** The records that are looked at anew, as far as they are known. */
  readonly records: readonly Anew[];
}

/** An archive of which the records are known that are looked at anew, and of the other files those that a rule asks for. */
function openArchive(
  { settings, isWhole }: RunRuling,
  ruling: number,
  { uriOf, call, records }: Source,
): Part {
  const workspace = newWorkspace(profiles, settings, isWhole);
  const isAnew = (uri: string): boolean => records.some((record) => record.uri === uri);
  const bring = (key: string): void => {
    for (const place of call.being(ruling, key)) {
      const { path, head } = call.at(place);
      const uri = uriOf(path);
      if (isAnew(uri)) continue;
      workspace.addFile(uri, path);
      if (head) workspace.notePacked(call.texts, [[uri, head]]);
    }
  };
  return { workspace, archive: partArchive(workspace, { bring, isWhole: isAnew }) };
}

/** What is to be reported of a record that is known; nothing where a rule failed on it, or it is gone since it was read. */
function reportOf({ file, uri, examined, texts }: Anew, archive: Archive): RecordReport | undefined {
  const summary = archive.summary(uri);
  let hasFailed = summary === undefined;
  const fail = (): void => {
    hasFailed = true;
  };
  const findings = summary ? archiveFindingsOf(summary, archive, fail) : [];
  if (!summary || hasFailed) return undefined;
  if (findings.length === 0) return unpackReport(examined.report, texts);
  const beside = besideOf(file.path, { examined, texts }, { summary, findings, failures: [] });
  return beside && unpackReport(beside.report, beside.texts);
}
