import type * as z from 'zod';
import type { ProfileSource } from '../profile/profile';
import type { settingsSchema } from './settings-schema';

/** The settings of a workspace, as they stand in its `precis.json`. */
export type Settings = z.infer<typeof settingsSchema> & {
  /** The profile that the settings name by a file, as it was read; absent where they name none so. */
  readonly carried?: CarriedProfile | undefined;
};

/** A profile that a workspace carries. */
export interface CarriedProfile {
  /** Absent where something in it is wrong: then nothing of it holds. */
  readonly source: ProfileSource | undefined;
  /** The files it stands in, relative to the settings. */
  readonly files: readonly string[];
}

/** The settings that hold where nothing is said: what their schema makes of an empty file. */
export const defaultSettings: Settings = {
  profile: 'itu-council',
  records: [],
  documents: [],
  documentLanguages: [],
  complete: [],
  published: [],
  rules: {},
  terms: [],
  registry: { conferences: [], sessions: [], series: [], instruments: [], files: [] },
};

/** What is wrong with a settings file, in words for the person who wrote it. */
export interface SettingsProblem {
  readonly message: string;
  /** Offset in the file, where it is known. */
  readonly offset: number | undefined;
}

/** Settings that were read, and what is wrong with what is written there. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}
