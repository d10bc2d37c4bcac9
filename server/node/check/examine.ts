import { pathToFileURL } from 'node:url';
import { packSummary } from '../../src/index/packed-summary';
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

/** Where the texts of what is said are put, and whether it is to be said what is wrong with a record. */
interface Asked {
  readonly strings: Strings;
  readonly checks: boolean;
}

/** Reads a file and says all that follows from it alone. `onRead` is shown the record while it is there. Never throws. */
export function examine(
  { path, by }: Task,
  { profile, settings }: Ruling,
  { strings, checks }: Asked,
  onRead: (read: Read) => void,
): Examined {
  const read = readTextNow(path);
  if (read.kind === 'refused') return { kind: 'unread', why: read.why };
  try {
    const { text } = read;
    const isRecord = by !== 'text' || looksLikeRecord(text, profile);
    if (!isRecord && readFileName(profile.profile, path) === undefined)
      return { kind: 'left', summary: undefined };
    const record = readRecord(text, profile, settings, path);
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
