import { type FSWatcher, watch } from 'node:fs';

/** Rings when something changes in one of the folders it watches. */
export interface FolderAlarm {
  /** Watches these folders, and no others. */
  readonly watch: (folders: ReadonlySet<string>) => void;
  /** Resolves when it has rung since the last wait, and it has been quiet for a moment. */
  readonly wait: () => Promise<void>;
  /** Ends the watching and every wait. */
  readonly close: () => void;
}

/** Milliseconds of quiet after which a change counts as made: programs write a file in several steps. */
const SETTLED = 80;

/** Milliseconds between two looks where the system does not tell of changes. */
const LOOK_AGAIN = 1000;

/** An alarm that asks the system to tell of changes, and looks for itself where the system cannot. */
export function folderAlarm(): FolderAlarm {
  const watchers = new Map<string, FSWatcher>();
  let polling: NodeJS.Timeout | undefined;
  let settling: NodeJS.Timeout | undefined;
  let rung = false;
  let closed = false;
  let wake: (() => void) | undefined;

  function ring(): void {
    rung = true;
    if (!wake) return;
    clearTimeout(settling);
    settling = setTimeout(wake, SETTLED);
  }

  /** There are only so many watchers, and some disks have none. */
  function poll(): void {
    polling ??= setInterval(ring, LOOK_AGAIN);
  }

  function start(folder: string): void {
    try {
      const watcher = watch(folder, ring);
      watcher.on('error', () => {
        watcher.close();
        watchers.delete(folder);
        ring();
      });
      watchers.set(folder, watcher);
    } catch {
      poll();
    }
  }

  return {
    watch(folders) {
      for (const [folder, watcher] of watchers) {
        if (folders.has(folder)) continue;
        watcher.close();
        watchers.delete(folder);
      }
      for (const folder of folders) if (!watchers.has(folder)) start(folder);
      // What was asked for is gone, and may come back.
      if (folders.size === 0) poll();
    },
    async wait() {
      if (closed) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (rung) ring();
      });
      wake = undefined;
      rung = false;
    },
    close() {
      closed = true;
      clearTimeout(settling);
      clearInterval(polling);
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
      wake?.();
    },
  };
}
