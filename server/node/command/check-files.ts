import { affectedIn } from '../../src/index/affected';
import type { Archive } from '../../src/index/archive';
import { type Texts, textsIn } from '../../src/index/strings';
import type { Comparison } from '../../src/index/version-facts';
import { archiveFindingsOf, concernedBy } from '../../src/service';
import { examineAll } from '../check/pool';
import type { Failure } from '../check/task';
import { tasksOf } from '../check/tasks';
import type { Candidate } from '../files/discover';
import { unpackReport } from '../report/packed-report';
import type { OldArchive, PackedFile } from './archives';
import { type ArchiveFindings, besideOf } from './beside';
import { correctFiles } from './correct-files';
import { ruleFailed } from './inspect';
import type { Io } from './io';
import { type Keeping, type Memory, noMemory, openMemory } from './memory';
import type { Round } from './round';
import type { Seen } from './seen';

/**
 * Looks at files, and reports them in their order when all are known: what is wrong with one may follow from another.
 * With `--fix` they are corrected first. Returns what keeps how the check went, when it has ended.
 */
export async function checkFiles(
  io: Io,
  round: Round,
  candidates: readonly Candidate[],
  announce: (candidate: Candidate) => Promise<void> = async () => {},
): Promise<Keeping['finish']> {
  const isOver = (): boolean => round.interrupted.aborted || io.stdout.closed();
  // What a run that was cut short left to be done is planned for the files as they are.
  const mayFix = round.options.fix && round.discovery.unfinished.length === 0;
  const fixes = mayFix ? await correctFiles(round, candidates, isOver) : undefined;
  const work = await tasksOf(round.rulingsIn, candidates);
  const memory =
    round.options.index === undefined ? noMemory : await openMemory(io, round, round.options.index, work);
  const { seen, comparisons } = await examineFiles(io, round, { candidates, memory, ...work }, isOver);
  if (isOver()) return forget;
  if (!memory.isWhole) await lookAround(round, seen, { before: memory.before, comparisons });
  for (const one of seen) {
    if (isOver()) return forget;
    await announce(one.candidate);
    await report(round, one, fixes?.get(one.candidate) ?? 0);
  }
  const { why, finish } = memory.keep(seen);
  if (why !== undefined) await round.ledger.note(why);
  return finish;
}

async function forget(): Promise<void> {}

/** Files, what holds for them, and what is remembered of them. */
interface Files extends Awaited<ReturnType<typeof tasksOf>> {
  readonly candidates: readonly Candidate[];
  readonly memory: Memory;
}

/** What is known of a file once it was looked at. */
type Known = Pick<Seen, 'examined' | 'texts' | 'beside' | 'printed'>;

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
  const take = (index: number, known: Known, isRecalled: boolean): void => {
    const candidate = candidates[index];
    const ruling = rulings[tasks[index]?.ruling ?? 0];
    if (!candidate || !ruling) return;
    const { examined } = known;
    // Where no documents lie a text that is no record is nothing.
    const isNothing = examined.kind === 'left' && !ruling.holdsDocument(candidate.path);
    seen[index] = {
      candidate,
      rulings: ruling,
      isRecalled,
      isReprinted: false,
      ...known,
      examined: isNothing ? { kind: 'left', summary: undefined } : examined,
    };
  };
  const unknown: number[] = [];
  for (const index of tasks.keys()) {
    const known = memory.recall(index);
    if (known) take(index, known, true);
    else unknown.push(index);
  }
  const left = tasks.filter((_, index) => seen[index] === undefined);
  let done = tasks.length - left.length;
  for await (const batch of examineAll(left, rulings, { thread: io.thread, isOver, checks: true })) {
    const texts = textsIn(batch.texts);
    for (const [place, examined] of batch.results)
      take(unknown[place] ?? 0, { examined, texts, beside: undefined, printed: undefined }, false);
    for (const [place, comparison] of batch.comparisons) {
      const judged = seen[unknown[place] ?? -1];
      if (judged) comparisons.push([judged, comparison]);
    }
    done += batch.results.length;
    ledger.progress(done, candidates.length);
  }
  return { seen: seen.filter(Boolean), comparisons };
}

/** What is known when files are looked at beside one another. */
interface Given {
  readonly before: OldArchive | undefined;
  readonly comparisons: readonly (readonly [Seen, Comparison])[];
}

/**
 * Looks at the files beside one another, and takes note of the records of which there is more to say then. Where it is known how
 * everything was `before`, only those are looked at which what changed concerns.
 */
async function lookAround(
  round: Round,
  seen: readonly Seen[],
  { before, comparisons }: Given,
): Promise<void> {
  const { archives } = round;
  if (before) archives.recall(before);
  await archives.take(round);
  const shared = new Map<Texts, PackedFile[]>();
  for (const one of seen) {
    const { candidate, rulings, examined, texts } = one;
    if (before && one.isRecalled) continue;
    const summary = examined.kind === 'record' || examined.kind === 'left' ? examined.summary : undefined;
    if (!summary) {
      if (before) archives.forget(candidate.path);
      continue;
    }
    const file = { path: candidate.path, rulings, summary };
    const others = shared.get(texts);
    if (others) others.push(file);
    else shared.set(texts, [file]);
  }
  for (const [texts, files] of shared) archives.note(texts, files);
  for (const [{ candidate, rulings }, comparison] of comparisons)
    archives.around(candidate.path, rulings).archive.versions.noteComparison(comparison);
  const concerned = before && concernedAnew(round, seen);
  const found = foundInArchives(round, seen, concerned);
  for (const one of seen) {
    const { uri } = archives.around(one.candidate.path, one.rulings);
    if (concerned && !concerned.has(uri)) continue;
    const beside = found.get(uri);
    const was = one.beside;
    one.beside = beside && besideOf(one.candidate.path, one, beside);
    if (!one.beside && !was) continue;
    one.printed = undefined;
    one.isReprinted = true;
  }
}

/** The records that are to be looked at anew: those that changed, and those that it concerns. */
function concernedAnew({ archives }: Round, seen: readonly Seen[]): ReadonlySet<string> {
  const concerned = new Set<string>();
  for (const { candidate, rulings, isRecalled } of seen) {
    if (isRecalled) continue;
    const { uri, archive } = archives.around(candidate.path, rulings);
    concerned.add(uri);
    // What a text says otherwise than before is not known: its other versions are held against it once more.
    const symbol = archive.summary(uri)?.symbol;
    for (const version of symbol ? archive.defining(symbol) : []) concerned.add(version.uri);
  }
  for (const archive of archives.all()) for (const uri of affectedIn(archive)) concerned.add(uri);
  return concerned;
}

/**
 * What the archives give to find, by the addresses of the records in which there is something; of all records, or of some.
 */
function foundInArchives(
  { archives }: Round,
  seen: readonly Seen[],
  asked: ReadonlySet<string> | undefined,
): ReadonlyMap<string, ArchiveFindings> {
  const known = new Set<Archive>();
  const found = new Map<string, ArchiveFindings>();
  const failures: Failure[] = [];
  const fail = (rule: string, error: unknown): void => {
    failures.push({ rule, why: ruleFailed(rule, error) });
  };
  const judge = (archive: Archive, uri: string): void => {
    const summary = archive.summary(uri);
    if (!summary) return;
    const findings = archiveFindingsOf(summary, archive, fail);
    if (findings.length > 0 || failures.length > 0)
      found.set(uri, { summary, findings, failures: failures.splice(0) });
  };
  for (const { candidate, rulings } of seen) {
    const { uri, archive } = archives.around(candidate.path, rulings);
    if (asked?.has(uri)) judge(archive, uri);
    if (asked || known.has(archive)) continue;
    known.add(archive);
    for (const concerned of concernedBy(archive, fail)) judge(archive, concerned);
  }
  return found;
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
