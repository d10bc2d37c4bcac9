import { pathToFileURL } from 'node:url';
import { packSummary } from '../../src/index/packed-summary';
import { saysWhatItIs } from '../../src/index/stated-document';
import type { Strings } from '../../src/index/strings';
import { type Summary, summarise } from '../../src/index/summary';
import { readFileName } from '../../src/profile/file-names';
import { readRecord } from '../../src/service';
import { looksLikeRecord } from '../../src/syntax/detect';
import type { RecordDocument } from '../../src/syntax/record';
import { faultOfOurs, inspect } from '../command/inspect';
import { readTextNow } from '../files/disk';
import { packReport } from '../report/packed-report';
import type { Examined, Ruling, Task } from './task';

/** A record that was read, and what others may know of it. */
export interface Read {
  readonly record: RecordDocument;
  readonly summary: Summary;
}

/** What is asked of a file. */
interface Asked {
  /** Where the texts of what is said are put. */
  readonly strings: Strings;
  /** Whether it is to be said what is wrong with a record. */
  readonly checks: boolean;
  /** Of a file with more bytes nothing is said. */
  readonly most: number;
}

/** Says that a file was too much for the thread that read it. */
export const TOO_MUCH: Examined = {
  kind: 'unread',
  why: 'Reading it took more memory than there is. Split it, or leave it out; if it is no larger than others, please report it.',
};

/** Reads a file and says all that follows from it alone. `onRead` is shown the record while it is there. Never throws. */
export function examine(
  { path, by }: Task,
  { profile, settings }: Ruling,
  { strings, checks, most }: Asked,
  onRead: (read: Read) => void,
): Examined | undefined {
  const read = readTextNow(path);
  if (read.kind === 'refused') return { kind: 'unread', why: read.why };
  if (read.bytes.length > most) return undefined;
  try {
    const { text } = read;
    const isRecord = by !== 'text' || looksLikeRecord(text, profile);
    const readAs = (words: string) => readRecord(words, profile, settings, path);
    const isDocument =
      isRecord || readFileName(profile.profile, path) !== undefined || saysWhatItIs(text, readAs);
    if (!isDocument) return { kind: 'left', summary: undefined };
    const record = readAs(text);
    const uri = pathToFileURL(path).href;
    const said = summarise(record, uri, path);
    onRead({ record, summary: said });
    const summary = packSummary(said, strings);
    if (!isRecord) return { kind: 'left', summary };
    if (!checks) return { kind: 'record', summary, report: new Int32Array(0), failures: [] };
    const { report, failures } = inspect(record, settings, { uri });
    return { kind: 'record', summary, report: packReport(report, strings), failures };
  } catch (error) {
    return { kind: 'failed', why: faultOfOurs('The check', error) };
  }
}
