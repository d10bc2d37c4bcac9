import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { renumbered } from '../../src/index/packed-summary';
import { renumbering, Strings, type Texts } from '../../src/index/strings';
import { reasonOf } from '../files/disk';
import { removeAbandoned, removeQuietly, temporaryName } from '../files/temporary';
import { renumberedReport } from '../report/packed-report';
import { decodeIndex, encodeIndex, type Index, type KeptFile, type Stamp } from './index-file';

/** Where the indexes of a person lie, as their system wants it. */
export function usualFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { platform } = process;
  const own = env['XDG_CACHE_HOME'] ?? (platform === 'win32' ? env['LOCALAPPDATA'] : undefined);
  const below = platform === 'darwin' ? join('Library', 'Caches') : '.cache';
  return join(own ?? join(homedir(), below), 'precis');
}

/** The file of an index in a folder: one for each set of arguments. */
export function indexPath(folder: string, cwd: string, paths: readonly string[]): string {
  return join(folder, `${digestOf([cwd, ...paths]).slice(0, 16)}.index`);
}

/** A short text that is another one when any of several texts is. */
export function digestOf(texts: Iterable<string>): string {
  const hash = createHash('sha1');
  for (const text of texts) hash.update(`${text.length} `).update(text);
  return hash.digest('hex');
}

/** Reads the index that was written by this very program; nothing when there is none that can be believed. */
export function readIndex(path: string, origin: string): Index | undefined {
  try {
    const index = decodeIndex(readFileSync(path));
    return index?.origin === origin ? index : undefined;
  } catch {
    return undefined;
  }
}

/** What is kept of a file, and the texts that it shares with others. */
export interface Keepable extends KeptFile {
  readonly texts: Texts;
  /** The texts of what is reported beside its archive. */
  readonly besideTexts: Texts;
}

/** Writes an index, for its owner alone: it holds words of the records. Returns why it could not, if it could not. */
export function writeIndex(
  path: string,
  about: Pick<Index, 'origin' | 'archive' | 'style'>,
  files: readonly Keepable[],
): string | undefined {
  const strings = new Strings();
  const renumberings = new Map<Texts, (id: number) => number>();
  const renumberingOf = (texts: Texts): ((id: number) => number) => {
    const renumber = renumberings.get(texts) ?? renumbering(texts, strings);
    renumberings.set(texts, renumber);
    return renumber;
  };
  const kept = files.map(
    ({ texts, besideTexts, ...file }): KeptFile => ({
      ...file,
      summary: file.summary && renumbered(file.summary, renumberingOf(texts)),
      report: file.report && renumberedReport(file.report, renumberingOf(texts)),
      beside: file.beside && renumberedReport(file.beside, renumberingOf(besideTexts)),
    }),
  );
  const temporary = temporaryName(dirname(path));
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    removeAbandoned(dirname(path));
    writeFileSync(temporary, encodeIndex({ ...about, files: kept }, strings), {
      mode: 0o600,
      flag: 'wx',
    });
    renameSync(temporary, path);
    return undefined;
  } catch (error) {
    removeQuietly(temporary);
    return `The index could not be kept (${reasonOf(error)}).`;
  }
}

/** What tells that a file is as it was; nothing when it is gone. */
export function stampOf(path: string): Stamp | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs];
}

export function isSameStamp(one: Stamp, other: Stamp): boolean {
  return one.every((part, at) => part === other[at]);
}

/** The coarsest clock of a disk ticks every two seconds: what changed since the last tick may change unseen. */
const TICK = 2000;

/** Whether a file was changed so lately that its stamp may not tell of the next change. */
export function isFresh([, , modified, changed]: Stamp, now: number): boolean {
  return now - Math.max(modified, changed) < TICK;
}
