import type { Archive } from '../../src/index/archive';
import { Strings, type Texts } from '../../src/index/strings';
import { archiveFindingsOf, concernedBy, readRecord } from '../../src/service';
import { examineAll } from '../check/pool';
import { type Examined, type Failure, textsOf } from '../check/task';
import { tasksOf } from '../check/tasks';
import type { Candidate } from '../files/discover';
import { readTextNow } from '../files/disk';
import type { Rulings } from '../files/workspace-settings';
import { packReport, unpackReport } from '../report/packed-report';
import type { Archives, PackedFile } from './archives';
import { correctFiles } from './correct-files';
import { inspect } from './inspect';
import type { Io } from './io';
import { type Memory, noMemory, openMemory } from './memory';
import type { Round } from './round';

/**
 * Looks at files, and reports them in their order when all are known: what is wrong with one may follow from another.
 * With `--fix` they are corrected first.
 */
export async function checkFiles(
  io: Io,
  round: Round,
  candidates: readonly Candidate[],
  announce: (candidate: Candidate) => Promise<void> = async () => {},
): Promise<void> {
  const isOver = (): boolean => round.interrupted.aborted || io.stdout.closed();
  const fixes = round.options.fix ? await correctFiles(round, candidates, isOver) : undefined;
  const work = await tasksOf(round.rulingsIn, candidates);
  const memory =
    round.options.index === undefined ? noMemory : openMemory(io, round, round.options.index, work);
  const seen = await examineFiles(io, round, { candidates, memory, ...work }, isOver);
  if (isOver()) return;
  if (!memory.isWhole) await lookAround(round, seen);
  for (const one of seen) {
    if (isOver()) return;
    await announce(one.candidate);
    await report(round, one, fixes?.get(one.candidate) ?? 0);
  }
  const why = memory.keep(seen);
  if (why !== undefined) await round.ledger.note(why);
}

/** A file, and what came of it. */
export interface Seen {
  readonly candidate: Candidate;
  readonly rulings: Rulings;
  readonly examined: Examined;
  /** The texts that it shares with others. */
  readonly texts: Texts;
  /** What is reported in the place of its own report, because of what else is in the archive. */
  beside: Beside | undefined;
}

/** The report of a record that was looked at beside its archive. */
interface Beside {
  readonly report: Int32Array;
  readonly texts: Texts;
  readonly failures: readonly Failure[];
}

/** Files, what holds for them, and what is remembered of them. */
interface Files extends Awaited<ReturnType<typeof tasksOf>> {
  readonly candidates: readonly Candidate[];
  readonly memory: Memory;
}

async function examineFiles(
  io: Io,
  { ledger }: Round,
  { candidates, tasks, rulings, memory }: Files,
  isOver: () => boolean,
): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  const take = (index: number, examined: Examined, texts: Texts, beside?: Beside): void => {
    const candidate = candidates[index];
    const ruling = rulings[tasks[index]?.ruling ?? 0];
    if (candidate && ruling) seen[index] = { candidate, rulings: ruling, examined, texts, beside };
  };
  const unknown: number[] = [];
  for (const index of tasks.keys()) {
    const known = memory.recall(index);
    if (known) take(index, known.examined, known.texts, known.beside);
    else unknown.push(index);
  }
  const left = tasks.filter((_, index) => seen[index] === undefined);
  let done = tasks.length - left.length;
  for await (const batch of examineAll(left, rulings, { thread: io.thread, isOver })) {
    for (const [place, examined] of batch.results) take(unknown[place] ?? 0, examined, textsOf(batch));
    done += batch.results.length;
    ledger.progress(done, candidates.length);
  }
  return seen.filter(Boolean);
}

/** Looks at the files beside one another, and takes note of the records of which there is more to say then. */
async function lookAround(round: Round, seen: readonly Seen[]): Promise<void> {
  const { archives } = round;
  await archives.take(round);
  const shared = new Map<Texts, PackedFile[]>();
  for (const { candidate, rulings, examined, texts } of seen) {
    if ((examined.kind !== 'record' && examined.kind !== 'left') || !examined.summary) continue;
    const file = { path: candidate.path, rulings, summary: examined.summary };
    const others = shared.get(texts);
    if (others) others.push(file);
    else shared.set(texts, [file]);
  }
  for (const [texts, files] of shared) archives.note(texts, files);
  const concerned = concernedRecords(round, seen);
  for (const one of seen) {
    const { candidate, rulings, examined } = one;
    if (examined.kind !== 'record') continue;
    const around = archives.around(candidate.path, rulings);
    one.beside = concerned.has(around.uri) ? inspectAgain(candidate.path, rulings, around) : undefined;
  }
}

/** The addresses of the records in which the archive gives something to find. */
function concernedRecords({ archives }: Round, seen: readonly Seen[]): ReadonlySet<string> {
  const asked = new Set<Archive>();
  const concerned = new Set<string>();
  for (const { candidate, rulings } of seen) {
    const { archive } = archives.around(candidate.path, rulings);
    if (asked.has(archive)) continue;
    asked.add(archive);
    for (const uri of concernedBy(archive)) {
      const summary = archive.summary(uri);
      if (summary && archiveFindingsOf(summary, archive).length > 0) concerned.add(uri);
    }
  }
  return concerned;
}

async function report(
  round: Round,
  { candidate, examined, texts, beside }: Seen,
  corrections: number,
): Promise<void> {
  const { ledger, counts } = round;
  const { shown, by } = candidate;
  switch (examined.kind) {
    case 'unread':
      return ledger.problem({ shown, kind: 'unread', why: examined.why });
    case 'failed':
      return ledger.problem({ shown, kind: 'failure', why: examined.why });
    case 'left':
      counts.left++;
      for (const argument of candidate.of) round.left.set(argument, (round.left.get(argument) ?? 0) + 1);
      return;
    case 'record':
  }
  counts[by === 'text' ? 'byText' : 'byName']++;
  const { report: packed, failures, texts: its } = beside ?? { ...examined, texts };
  await ledger.file({ ...unpackReport(packed, its), path: shown }, corrections);
  for (const { rule, why } of failures) {
    if (!round.failed.has(rule)) await ledger.problem({ shown, kind: 'failure', why });
    round.failed.add(rule);
  }
}

/** Looks at a record beside its archive; nothing when it is gone since it was read. */
function inspectAgain(
  path: string,
  { profile, settings }: Rulings,
  around: ReturnType<Archives['around']>,
): Beside | undefined {
  const read = readTextNow(path);
  if (read.kind === 'refused') return undefined;
  const strings = new Strings();
  const { report: found, failures } = inspect(
    readRecord(read.text, profile, settings, path),
    settings,
    around,
  );
  return { report: packReport(found, strings), texts: (id) => strings.at(id), failures };
}
