import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './durable';
import { digestOf, type Journal, journalName, type Step, writeJournal } from './journal';
import {
  commit,
  prepare,
  type Ready,
  type Replacement,
  replaceFile,
  type Why,
  whyNotWritten,
} from './replace-file';
import { ownName, removeQuietly } from './temporary';

/** What became of files that were to be replaced all together. */
export type Replaced =
  | { readonly kind: 'all' }
  /**
   * `at` could not be replaced, so that none was; those of `kept` had been, and could not be put back. What is left to be done
   * with them lies in a journal.
   */
  | { readonly kind: 'failed'; readonly at: number; readonly why: Why; readonly kept: readonly number[] };

/**
 * Replaces files all or none. All new bytes lie safe on the disk before the first file changes, and a journal beside it names
 * them, so that a later run can do the rest when this one is killed (`finishJournal`). When one cannot take its place after
 * all, those before it get their old bytes again.
 */
export async function replaceAll(replacements: readonly Replacement[]): Promise<Replaced> {
  const [first, ...others] = replacements;
  if (!first) return { kind: 'all' };
  if (others.length > 0) return replaceTogether(replacements);
  const why = await replaceFile(first);
  return why === undefined ? { kind: 'all' } : { kind: 'failed', at: 0, why, kept: [] };
}

async function replaceTogether(replacements: readonly Replacement[]): Promise<Replaced> {
  const steps: Step[] = [];
  const failed = (at: number, why: Why): Replaced => ({ kind: 'failed', at, why, kept: [] });
  try {
    for (const { path, before, after } of replacements) steps.push(await stepOf(path, before, after));
  } catch (error) {
    return failed(steps.length, whyNotWritten(error));
  }
  const forward = steps.map(({ part }) => part);
  const journal = journalName(dirname(steps[0]?.target ?? ''));
  const swept = new Set<string>();
  const ready: Ready[] = [];
  try {
    await writeJournal(journal, { kind: 'begun', steps, waste: [] });
    for (const [at, { after }] of replacements.entries()) {
      const { target, part } = steps[at] ?? {};
      if (target === undefined) continue;
      const prepared = await prepare({ path: target, after }, swept, part);
      if (typeof prepared === 'string') {
        await clear(journal, forward);
        return failed(at, prepared);
      }
      ready.push(prepared);
    }
    await writeJournal(journal, { kind: 'ready', steps, waste: [] });
  } catch (error) {
    await clear(journal, forward);
    return failed(0, whyNotWritten(error));
  }
  for (const [at, { before }] of replacements.entries()) {
    const next = ready[at];
    const why = next && (await commit(next, before));
    if (why === undefined) continue;
    const kept = await putBack(journal, steps, replacements.slice(0, at));
    return { kind: 'failed', at, why, kept };
  }
  await clear(journal, forward);
  return { kind: 'all' };
}

/** Takes away the parts that are left over, and then the journal that names them. */
export async function clear(journal: string, parts: readonly string[]): Promise<void> {
  for (const part of parts) removeQuietly(part);
  removeQuietly(journal);
  await syncFolder(dirname(journal));
}

/**
 * Gives files their old bytes again, in the same way: until all of these lie on the disk, the journal says what it said.
 * Returns the numbers of those that have the new bytes still, of which the journal then tells.
 */
async function putBack(
  journal: string,
  steps: readonly Step[],
  done: readonly Replacement[],
): Promise<readonly number[]> {
  const swept = new Set<string>();
  const back: Step[] = [];
  const ready: Ready[] = [];
  const forward = steps.map(({ part }) => part);
  try {
    for (const [at, { before, after }] of done.entries())
      back.push(await stepOf(steps[at]?.target ?? '', after, before));
    if (back.length > 0)
      await writeJournal(journal, { kind: 'ready', steps, waste: back.map(({ part }) => part) });
    for (const [at, { target, part }] of back.entries()) {
      const prepared = await prepare(
        { path: target, after: done[at]?.before ?? new Uint8Array() },
        swept,
        part,
      );
      if (typeof prepared === 'string') return [...done.keys()];
      ready.push(prepared);
    }
    const reversed: Journal = { kind: 'back', steps: back, waste: forward };
    if (back.length > 0) await writeJournal(journal, reversed);
  } catch {
    return [...done.keys()];
  }
  const kept: number[] = [];
  for (const [at, { after }] of done.entries()) {
    const next = ready[at];
    if (next && (await commit(next, after)) !== undefined) kept.push(at);
  }
  if (kept.length === 0) await clear(journal, forward);
  return kept;
}

async function stepOf(path: string, before: Uint8Array, after: Uint8Array): Promise<Step> {
  // A link stays a link: the file it leads to is what is replaced.
  const target = await realpath(path);
  return {
    target,
    part: ownName(dirname(target), 'part'),
    before: digestOf(before),
    after: digestOf(after),
  };
}
