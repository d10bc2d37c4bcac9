import type { Archive } from '../../src/index/archive';
import { Strings, type Texts, textsIn } from '../../src/index/strings';
import type { Summary } from '../../src/index/summary';
import type { Comparison } from '../../src/index/version-facts';
import type { Judged } from '../../src/rules/check';
import { archiveFindingsOf, concernedBy } from '../../src/service';
import { examineAll } from '../check/pool';
import type { Failure } from '../check/task';
import { tasksOf } from '../check/tasks';
import type { Candidate } from '../files/discover';
import { readTextNow } from '../files/disk';
import { packReport, unpackReport } from '../report/packed-report';
import { withArchive } from '../report/report';
import type { PackedFile } from './archives';
import { correctFiles } from './correct-files';
import { ruleFailed } from './inspect';
import type { Io } from './io';
import { type Memory, noMemory, openMemory } from './memory';
import type { Round } from './round';
import type { Beside, Seen } from './seen';

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
  // What a run that was cut short left to be done is planned for the files as they are.
  const mayFix = round.options.fix && round.discovery.unfinished.length === 0;
  const fixes = mayFix ? await correctFiles(round, candidates, isOver) : undefined;
  const work = await tasksOf(round.rulingsIn, candidates);
  const memory =
    round.options.index === undefined ? noMemory : openMemory(io, round, round.options.index, work);
  const { seen, comparisons } = await examineFiles(io, round, { candidates, memory, ...work }, isOver);
  if (isOver()) return;
  if (!memory.isWhole) await lookAround(round, seen, comparisons);
  for (const one of seen) {
    if (isOver()) return;
    await announce(one.candidate);
    await report(round, one, fixes?.get(one.candidate) ?? 0);
  }
  const why = memory.keep(seen);
  if (why !== undefined) await round.ledger.note(why);
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
): Promise<{
  readonly seen: readonly Seen[];
  readonly comparisons: readonly (readonly [Seen, Comparison])[];
}> {
  const seen: Seen[] = [];
  const comparisons: [Seen, Comparison][] = [];
  const take = (index: number, known: Omit<Seen, 'candidate' | 'rulings'>): void => {
    const candidate = candidates[index];
    const ruling = rulings[tasks[index]?.ruling ?? 0];
    if (candidate && ruling) seen[index] = { candidate, rulings: ruling, ...known };
  };
  const unknown: number[] = [];
  for (const index of tasks.keys()) {
    const known = memory.recall(index);
    if (known) take(index, known);
    else unknown.push(index);
  }
  const left = tasks.filter((_, index) => seen[index] === undefined);
  let done = tasks.length - left.length;
  for await (const batch of examineAll(left, rulings, { thread: io.thread, isOver })) {
    const texts = textsIn(batch.texts);
    for (const [place, examined] of batch.results)
      take(unknown[place] ?? 0, { examined, texts, beside: undefined, printed: undefined });
    for (const [place, comparison] of batch.comparisons) {
      const judged = seen[unknown[place] ?? -1];
      if (judged) comparisons.push([judged, comparison]);
    }
    done += batch.results.length;
    ledger.progress(done, candidates.length);
  }
  return { seen: seen.filter(Boolean), comparisons };
}

/** Looks at the files beside one another, and takes note of the records of which there is more to say then. */
async function lookAround(
  round: Round,
  seen: readonly Seen[],
  comparisons: readonly (readonly [Seen, Comparison])[],
): Promise<void> {
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
  for (const [{ candidate, rulings }, comparison] of comparisons)
    archives.around(candidate.path, rulings).archive.versions.noteComparison(comparison);
  const found = foundInArchives(round, seen);
  for (const one of seen) {
    const { uri } = archives.around(one.candidate.path, one.rulings);
    const beside = found.get(uri);
    if (beside) one.beside = besideOf(one, beside);
  }
}

/** What the archive gives to find in a record, which is known by its summary. */
interface ArchiveFindings {
  readonly summary: Summary;
  readonly findings: readonly Judged[];
  readonly failures: readonly Failure[];
}

/** What the archives give to find, by the addresses of the records in which there is something. */
function foundInArchives({ archives }: Round, seen: readonly Seen[]): ReadonlyMap<string, ArchiveFindings> {
  const asked = new Set<Archive>();
  const found = new Map<string, ArchiveFindings>();
  for (const { candidate, rulings } of seen) {
    const { archive } = archives.around(candidate.path, rulings);
    if (asked.has(archive)) continue;
    asked.add(archive);
    const failures: Failure[] = [];
    const fail = (rule: string, error: unknown): void => {
      failures.push({ rule, why: ruleFailed(rule, error) });
    };
    for (const uri of concernedBy(archive, fail)) {
      const summary = archive.summary(uri);
      if (!summary) continue;
      const findings = archiveFindingsOf(summary, archive, fail);
      if (findings.length > 0 || failures.length > 0)
        found.set(uri, { summary, findings, failures: failures.splice(0) });
    }
  }
  return found;
}

/** The report of a record with what its archive gives to find; nothing when it is gone since it was read. */
function besideOf(
  { candidate, examined, texts }: Seen,
  { summary, findings, failures }: ArchiveFindings,
): Beside | undefined {
  const read = readTextNow(candidate.path);
  if (read.kind === 'refused' || examined.kind !== 'record') return undefined;
  const strings = new Strings();
  const whole = withArchive(unpackReport(examined.report, texts), summary, findings, read.text);
  return {
    report: packReport(whole, strings),
    texts: (id) => strings.at(id),
    failures: [...examined.failures, ...failures],
  };
}

async function report(round: Round, seen: Seen, corrections: number): Promise<void> {
  const { candidate, examined, texts, beside } = seen;
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
  if (seen.printed && corrections === 0) await ledger.again(seen.printed);
  else seen.printed = await ledger.file({ ...unpackReport(packed, its), path: shown }, corrections);
  for (const { rule, why } of failures) {
    if (!round.failed.has(rule)) await ledger.problem({ shown, kind: 'failure', why });
    round.failed.add(rule);
  }
}
