import { lstat, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf, readBytes, whyUnreadable } from './disk';
import { digestOf, readJournal, type Step } from './journal';
import { clear } from './replace-all';
import { CHANGED, commit, type Why } from './replace-file';
import { runningOwner } from './temporary';

/** What became of the work of a run that was cut short. */
export type Finished =
  /** Files that had been left were changed now, but for those that are others than they were. */
  | { readonly kind: 'finished'; readonly changed: readonly string[]; readonly left: readonly Left[] }
  /** No file had been changed, and none is. */
  | { readonly kind: 'dropped' }
  /** Nothing was done, or not all; the journal lies there still. */
  | { readonly kind: 'refused'; readonly why: Why };

/** A file that stands as it is, and why. */
export interface Left {
  readonly path: string;
  readonly why: Why;
}

/** A file that is as it was when the work was planned, and whose new bytes lie beside it. */
interface Open {
  readonly step: Step;
  readonly bytes: Uint8Array;
}

/**
 * Brings to an end what a run began that was cut short: every file of its journal gets its new bytes, if it is what it was then.
 * What somebody changed meanwhile stays as it is; when no other file was changed before, none is. `folders` are those that
 * may be written in: a journal can come from anybody.
 */
export async function finishJournal(journal: string, folders: ReadonlySet<string>): Promise<Finished> {
  const owner = runningOwner(journal);
  if (owner !== undefined)
    return {
      kind: 'refused',
      why: `Précis is changing files here (process ${owner}). Wait until it has ended.`,
    };
  const read = await readJournal(journal);
  if (!read)
    return { kind: 'refused', why: 'This tells of a run that was cut short, but cannot be read. Remove it.' };
  const { kind, steps, waste } = read;
  if (!(await areWithin(steps, folders)))
    return {
      kind: 'refused',
      why: 'This tells of files in other folders. Run the command where all of them are, or remove it.',
    };
  const parts = [...waste, ...steps.map(({ part }) => part)];
  const drop = async (): Promise<Finished> => {
    await clear(journal, parts);
    return { kind: 'dropped' };
  };
  if (kind === 'begun') return drop();
  const open: Open[] = [];
  const left: Left[] = [];
  for (const step of steps) {
    const state = await stateOf(step);
    if (state.kind === 'unknown') return { kind: 'refused', why: `${step.target}: ${state.why}` };
    if (state.kind === 'left') left.push({ path: step.target, why: state.why });
    if (state.kind === 'open') open.push(state);
  }
  const isUntouched = kind === 'ready' && left.length + open.length === steps.length;
  if (isUntouched && left.length > 0) return drop();
  const changed: string[] = [];
  for (const { step, bytes } of open) {
    const why = await commit({ kind: 'ready', target: step.target, temporary: step.part }, bytes);
    if (why === undefined) changed.push(step.target);
    else if (why === CHANGED) left.push({ path: step.target, why });
    else return { kind: 'refused', why: `${step.target}: ${why}` };
  }
  await clear(journal, parts);
  return { kind: 'finished', changed, left };
}

/** Whether a file has its new bytes, can have them, is to be left as it is, or cannot be judged now. */
type State =
  | { readonly kind: 'done' }
  | ({ readonly kind: 'open' } & Open)
  | { readonly kind: 'left' | 'unknown'; readonly why: Why };

async function stateOf(step: Step): Promise<State> {
  const now = await bytesOf(step.target);
  if (now === undefined) return { kind: 'left', why: 'It is no more there.' };
  if (now.kind === 'refused') return { kind: 'unknown', why: now.why };
  const digest = digestOf(now.bytes);
  if (digest === step.after) return { kind: 'done' };
  if (digest !== step.before) return { kind: 'left', why: 'It was changed since.' };
  const part = await bytesOf(step.part);
  if (part?.kind === 'refused') return { kind: 'unknown', why: part.why };
  if (part && digestOf(part.bytes) === step.after) return { kind: 'open', step, bytes: now.bytes };
  return { kind: 'left', why: 'What was to stand in it is no more there.' };
}

/** The bytes of a file, or why they cannot be had; nothing where there is none. */
async function bytesOf(path: string): Promise<Awaited<ReturnType<typeof readBytes>> | undefined> {
  try {
    if (!(await lstat(path)).isFile()) return undefined;
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : { kind: 'refused', why: whyUnreadable(path, error) };
  }
  return readBytes(path);
}

/** Whether all files lie in folders that may be written in, and are no links out of them. */
async function areWithin(steps: readonly Step[], folders: ReadonlySet<string>): Promise<boolean> {
  const real = new Set<string>();
  for (const folder of folders) real.add(await realpath(folder).catch(() => folder));
  for (const { target } of steps) {
    const folder = await realpath(dirname(target)).catch(() => undefined);
    const isLink = await lstat(target).then(
      (stats) => stats.isSymbolicLink(),
      () => false,
    );
    if (folder === undefined || isLink || !real.has(folder)) return false;
  }
  return true;
}
