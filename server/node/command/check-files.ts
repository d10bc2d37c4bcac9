import type { Archive } from '../../src/index/archive';
import { archiveFindingsOf, concernedBy, readRecord } from '../../src/service';
import { examineAll } from '../check/pool';
import type { Examined } from '../check/task';
import { tasksOf } from '../check/tasks';
import type { Candidate } from '../files/discover';
import { readTextNow } from '../files/disk';
import type { Rulings } from '../files/workspace-settings';
import { unpackReport } from '../report/packed-report';
import type { Archives, PackedFile } from './archives';
import { correctFiles } from './correct-files';
import { type Inspected, inspect } from './inspect';
import type { Io } from './io';
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
  await round.archives.take(round);
  const examined = await examineFiles(io, round, candidates, isOver);
  const concerned = concernedRecords(round, examined);
  for (const one of examined) {
    if (isOver()) return;
    await announce(one.candidate);
    await report(round, one, concerned, fixes?.get(one.candidate) ?? 0);
  }
}

/** A file, and what came of it. */
interface Seen {
  readonly candidate: Candidate;
  readonly rulings: Rulings;
  readonly examined: Examined;
  /** The texts that it shares with others. */
  readonly texts: readonly string[];
}

async function examineFiles(
  io: Io,
  round: Round,
  candidates: readonly Candidate[],
  isOver: () => boolean,
): Promise<Seen[]> {
  const { archives, ledger } = round;
  const { tasks, rulings } = await tasksOf(round.rulingsIn, candidates);
  const seen: Seen[] = [];
  let done = 0;
  for await (const { texts, results } of examineAll(tasks, rulings, { thread: io.thread, isOver })) {
    const files: PackedFile[] = [];
    for (const [index, examined] of results) {
      const candidate = candidates[index];
      const ruling = rulings[tasks[index]?.ruling ?? 0];
      if (!candidate || !ruling) continue;
      seen[index] = { candidate, rulings: ruling, examined, texts };
      if ((examined.kind === 'record' || examined.kind === 'left') && examined.summary)
        files.push({ path: candidate.path, rulings: ruling, summary: examined.summary });
    }
    archives.note(texts, files);
    done += results.length;
    ledger.progress(done, candidates.length);
  }
  return seen;
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
  { candidate, rulings, examined, texts }: Seen,
  concerned: ReadonlySet<string>,
  corrections: number,
): Promise<void> {
  const { ledger, counts } = round;
  const { shown, path, by } = candidate;
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
  const around = round.archives.around(path, rulings);
  const again = concerned.has(around.uri) ? inspectAgain(path, rulings, around) : undefined;
  const file = again?.report ?? unpackReport(examined.report, texts);
  await ledger.file({ ...file, path: shown }, corrections);
  for (const { rule, why } of again?.failures ?? examined.failures) {
    if (!round.failed.has(rule)) await ledger.problem({ shown, kind: 'failure', why });
    round.failed.add(rule);
  }
}

/** Looks at a record beside its archive; nothing when it is gone since it was read. */
function inspectAgain(
  path: string,
  { profile, settings }: Rulings,
  around: ReturnType<Archives['around']>,
): Inspected | undefined {
  const read = readTextNow(path);
  return read.kind === 'text'
    ? inspect(readRecord(read.text, profile, settings, path), settings, around)
    : undefined;
}
