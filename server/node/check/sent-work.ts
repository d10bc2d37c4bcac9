import { profiles } from '../../profiles/index';
import { withRegistry } from '../../src/index/registry-additions';
import type { Settings } from '../../src/index/settings';
import type { Work } from './work';

/** Work as it is sent to another thread, which knows the profiles by their ids. */
export interface SentWork extends Omit<Work, 'rulings'> {
  /** One number, which is shared: the place of the task that is being done, or -1. */
  readonly at: Int32Array;
  readonly rulings: readonly { readonly profile: string; readonly settings: Settings }[];
}

/** What is sent of some work. */
export function sent({ rulings, ...rest }: Work, at: Int32Array): SentWork {
  return {
    ...rest,
    at,
    rulings: rulings.map(({ profile, settings }) => ({ profile: profile.profile.id, settings })),
  };
}

/** The work that was sent. */
export function received({ rulings, at: _, ...rest }: SentWork): Work {
  return {
    ...rest,
    rulings: rulings.map(({ profile: id, settings }) => {
      const profile = settings.carried?.source ?? profiles.find((source) => source.profile.id === id);
      if (!profile) throw new RangeError(`There is no profile “${id}”.`);
      return { profile: withRegistry(profile, settings), settings };
    }),
  };
}
