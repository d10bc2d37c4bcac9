import type { Discovery } from '../files/discover';
import { finishJournal } from '../files/finish-journal';
import { shownFrom } from '../report/shown-path';

/** What is told of a run that was cut short while it changed files that belong together. */
export const UNFINISHED =
  'A renumbering was cut short here: some files may have the new numbers and others the old ones. “precis renumber --write”, ' +
  'with any record of this folder, brings it to an end first. Until then nothing is corrected.';

/** What a run left that was cut short, as it is now. */
export interface Unfinished {
  /** Sentences for the person: what was done, and what was not. */
  readonly told: readonly { readonly shown: string; readonly said: string }[];
  /** Why it could not be brought to an end. */
  readonly refusals: readonly { readonly shown: string; readonly why: string }[];
}

/** Brings to an end what runs left that were cut short. */
export async function finish(cwd: string, { unfinished, folders }: Discovery): Promise<Unfinished> {
  const told: { shown: string; said: string }[] = [];
  const refusals: { shown: string; why: string }[] = [];
  for (const journal of unfinished) {
    const finished = await finishJournal(journal, folders);
    const tell = (path: string, said: string): void => void told.push({ shown: shownFrom(cwd, path), said });
    switch (finished.kind) {
      case 'refused':
        refusals.push({ shown: shownFrom(cwd, journal), why: finished.why });
        break;
      case 'dropped':
        tell(journal, 'A renumbering that was cut short had changed nothing yet. It was given up.');
        break;
      case 'finished':
        for (const path of finished.changed)
          tell(path, 'A renumbering that was cut short was brought to an end here.');
        for (const { path, why } of finished.left)
          tell(
            path,
            `A renumbering that was cut short left this as it is, though others were changed. ${why} Compare the two.`,
          );
    }
  }
  return { told, refusals };
}
