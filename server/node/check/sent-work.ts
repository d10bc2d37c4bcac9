import { profiles } from '../../profiles/index';
import { withRegistry } from '../../src/index/registry-additions';
import type { Settings } from '../../src/index/settings';
import type { Ruling } from './task';
import type { Work } from './work';

/** What holds for some files as it is sent to another thread, or kept: profiles are known by their ids. */
export interface SentRuling {
  readonly profile: string;
  readonly settings: Settings;
}

/** Work as it is sent to another thread. */
export interface SentWork extends Omit<Work, 'rulings'> {
  /** One number, which is shared: the place of the task that is being done, or -1. */
  readonly at: Int32Array;
  readonly rulings: readonly SentRuling[];
}

/** What is sent of some work. */
export function sent({ rulings, ...rest }: Work, at: Int32Array): SentWork {
  return { ...rest, at, rulings: rulings.map(sentRuling) };
}

export function sentRuling({ profile, settings }: Ruling): SentRuling {
  return { profile: profile.profile.id, settings };
}

/** The work that was sent. */
export function received({ rulings, at: _, ...rest }: SentWork): Work {
  return { ...rest, rulings: rulings.map(receivedRuling) };
}

/** What was sent. @throws {RangeError} when there is no such profile. */
export function receivedRuling({ profile: id, settings }: SentRuling): Ruling {
  const profile = settings.carried?.source ?? profiles.find((source) => source.profile.id === id);
  if (!profile) throw new RangeError(`There is no profile “${id}”.`);
  return { profile: withRegistry(profile, settings), settings };
}
