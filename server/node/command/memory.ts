import type { Texts } from '../../src/index/strings';
import type { KeptFile, Stamp } from '../check/index-file';
import { digestOf, isFresh, isSameStamp, type Keepable, readIndex, stampOf, writeIndex } from '../check/kept';
import type { Examined, Task } from '../check/task';
import type { Rulings } from '../files/workspace-settings';
import type { Io } from './io';
import type { Round } from './round';
import type { Seen } from './seen';

/** What is remembered of a file. */
type Recalled = Pick<Seen, 'examined' | 'texts' | 'beside' | 'printed'>;

/** What is remembered of an earlier check. */
export interface Memory {
  /** Whether nothing at all is otherwise than it was: then what was said of the archive holds, too. */
  readonly isWhole: boolean;
  /** What came of a file, if it is as it was. */
  readonly recall: (task: number) => Recalled | undefined;
  /** Keeps what came of files for the next time. Returns why it could not, if it could not. */
  readonly keep: (seen: readonly Seen[]) => string | undefined;
}

/** The memory of who forgets. */
export const noMemory: Memory = { isWhole: false, recall: () => undefined, keep: () => undefined };

/** The memory that is kept in a file. One that is damaged, or of another version of Précis, is none. */
export function openMemory(
  io: Io,
  { discovery, ledger }: Round,
  file: string,
  { tasks, rulings }: { readonly tasks: readonly Task[]; readonly rulings: readonly Rulings[] },
): Memory {
  const now = io.now();
  const origin = io.build();
  const index = readIndex(file, origin);
  const known = new Map(index?.files.map((kept) => [kept.path, kept]));
  const names = rulings.map(({ profile, settings, file: its }) =>
    digestOf([profile.profile.id, JSON.stringify(settings), its ?? '']),
  );
  const stamps = tasks.map(({ path }) => stampOf(path));
  const rulingOf = ({ by, ruling }: Task): string => `${by} ${names[ruling]}`;
  const archive = digestOf([
    ...tasks.map((task) => `${task.path} ${rulingOf(task)}`),
    '',
    ...discovery.documents,
    '',
    ...discovery.walked,
  ]);
  const kept = tasks.map((task, place): KeptFile | undefined => {
    const before = known.get(task.path);
    const stamp = stamps[place];
    const isSame = before && stamp && before.ruling === rulingOf(task) && isSameStamp(before.stamp, stamp);
    return isSame ? before : undefined;
  });
  const isWhole = index?.archive === archive && kept.every((before) => before !== undefined);
  const style = ledger.style ?? '';
  const isPrintedSo = isWhole && index?.style === style;
  return {
    isWhole,
    recall(place) {
      const before = kept[place];
      if (!before || !index) return undefined;
      const known = recalled(before, index.texts, isWhole);
      return known && { ...known, printed: isPrintedSo ? before.printed : undefined };
    },
    keep(seen) {
      if (isPrintedSo) return undefined;
      const byPath = new Map(tasks.map((task, place) => [task.path, place]));
      const files = seen.flatMap((one): Keepable[] => {
        const place = byPath.get(one.candidate.path) ?? -1;
        const task = tasks[place];
        const stamp = stamps[place];
        if (!task || !stamp || isFresh(stamp, now)) return [];
        return keepable(one, stamp, rulingOf(task));
      });
      return writeIndex(file, { origin, archive, style }, files);
    },
  };
}

function recalled(
  { kind, summary, report, beside }: KeptFile,
  texts: Texts,
  isWhole: boolean,
): Omit<Recalled, 'printed'> | undefined {
  if (kind === 'left') return { examined: { kind, summary }, texts, beside: undefined };
  if (!summary || !report) return undefined;
  const examined: Examined = { kind, summary, report, failures: [] };
  const around = isWhole && beside ? { report: beside, texts, failures: [] } : undefined;
  return { examined, texts, beside: around };
}

/** What is kept of a file; nothing where something went wrong, which may go right the next time. */
function keepable(
  { candidate, examined, texts, beside, printed }: Seen,
  stamp: Stamp,
  ruling: string,
): Keepable[] {
  const head = { path: candidate.path, stamp, ruling, texts, besideTexts: beside?.texts ?? texts, printed };
  switch (examined.kind) {
    case 'left':
      return [{ ...head, kind: 'left', summary: examined.summary, report: undefined, beside: undefined }];
    case 'record': {
      const { summary, report, failures } = examined;
      if (failures.length > 0 || (beside && beside.failures.length > 0)) return [];
      return [{ ...head, kind: 'record', summary, report, beside: beside?.report }];
    }
    case 'unread':
    case 'failed':
      return [];
  }
}
