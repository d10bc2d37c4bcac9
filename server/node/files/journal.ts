import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import type * as z from 'zod';
import { readText } from './disk';
import { fill, syncFolder, takePlace } from './durable';
import type { journalSchema } from './journal-schema';
import { namesIn } from './names-in';
import { isOurs, ownName, removeQuietly, temporaryName } from './temporary';

/**
 * Files that change together, written down before the first of them does. While the journal lies there, whoever finds it can
 * bring to an end what was begun.
 */
export interface Journal {
  /**
   * What is `begun` has changed no file so far. Of what is `ready` all new bytes lie on the disk, and so do the old ones of what
   * is to go `back`.
   */
  readonly kind: 'begun' | 'ready' | 'back';
  readonly steps: readonly Step[];
  /** What else is to be taken away in the end. */
  readonly waste: readonly string[];
}

/** A file whose bytes, with the one digest, are to be those of another file beside it, with the other digest. */
export interface Step {
  readonly target: string;
  readonly part: string;
  readonly before: string;
  readonly after: string;
}

/** A name for a journal in a folder. */
export function journalName(folder: string): string {
  return ownName(folder, 'journal');
}

/** Whether a path is called like a journal. */
export function isJournal(path: string): boolean {
  return isOurs(path, 'journal');
}

/** The journals that lie in a folder. */
export function journalsIn(folder: string): readonly string[] {
  return namesIn(folder)
    .filter(isJournal)
    .map((name) => resolve(folder, name));
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes a journal, or another one in its place: what lies there is at every moment the one or the other, whole. */
export async function writeJournal(path: string, { kind, steps, waste }: Journal): Promise<void> {
  const folder = dirname(path);
  const from = (other: string): string => relative(folder, other);
  const content: z.infer<typeof journalSchema> = {
    version: 1,
    kind,
    steps: steps.map((step) => ({ ...step, target: from(step.target), part: from(step.part) })),
    waste: waste.map(from),
  };
  const temporary = temporaryName(folder);
  try {
    await fill(await open(temporary, 'wx', 0o600), Buffer.from(`${JSON.stringify(content, null, 2)}\n`));
    await takePlace(temporary, path);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
  await syncFolder(folder);
}

/** Reads a journal; nothing when it is none. What it names beside a file is only ever what is called like ours. */
export async function readJournal(path: string): Promise<Journal | undefined> {
  const read = await readText(path);
  if (read.kind === 'refused') return undefined;
  const { journalSchema } = await import('./journal-schema');
  const { data } = journalSchema.safeParse(parsed(read.text));
  if (!data) return undefined;
  const at = (other: string): string => resolve(dirname(path), other);
  const journal: Journal = {
    kind: data.kind,
    steps: data.steps.map((step) => ({ ...step, target: at(step.target), part: at(step.part) })),
    waste: data.waste.map(at),
  };
  const folders = new Set(journal.steps.map(({ target }) => dirname(target)));
  const areBeside = journal.steps.every(({ target, part }) => dirname(target) === dirname(part));
  const parts = [...journal.steps.map(({ part }) => part), ...journal.waste];
  const areOurs = parts.every((part) => folders.has(dirname(part)) && isOurs(part, 'part'));
  return areBeside && areOurs ? journal : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
