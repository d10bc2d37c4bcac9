import { Strings } from '../../src/index/strings';
import type { Summary } from '../../src/index/summary';
import type { Judged } from '../../src/rules/check';
import type { Failure } from '../check/task';
import { readTextNow } from '../files/disk';
import { packReport, unpackReport } from '../report/packed-report';
import { withArchive } from '../report/report';
import type { Beside, Seen } from './seen';

/** What the archive gives to find in a record, which is known by its summary. */
export interface ArchiveFindings {
  readonly summary: Summary;
  readonly findings: readonly Judged[];
  readonly failures: readonly Failure[];
}

/** The report of a record with what its archive gives to find; nothing when it is gone since it was read. */
export function besideOf(
  path: string,
  { examined, texts }: Pick<Seen, 'examined' | 'texts'>,
  { summary, findings, failures }: ArchiveFindings,
): Beside | undefined {
  const read = readTextNow(path);
  if (read.kind === 'refused' || examined.kind !== 'record') return undefined;
  const strings = new Strings();
  const whole = withArchive(unpackReport(examined.report, texts), summary, findings, read.text);
  return {
    report: packReport(whole, strings),
    texts: (id) => strings.at(id),
    failures: [...examined.failures, ...failures],
  };
}
