import type { Settings } from './settings';
import type { Texts } from './strings';

/**
 * The index layer: what is known of the files of an archive, and of the records that are open. It knows records;
 * it does not know rules, editors or the protocol.
 *
 * The port to files. Addresses are URIs; a host answers from its disk, or through its editor.
 */
export interface Files {
  /** The files below a folder that a profile could name, as URIs, in the order in which they are met. */
  list(folder: string, onLeftOut?: OnLeftOut): AsyncIterable<string>;
  /**
   * The text of a file; `undefined` when it is not there, cannot be read, or is no text; and when a link leads out of the
   * folder `within`: what lies in a folder that somebody sent must not tell of what lies elsewhere.
   */
  read(uri: string, onLeftOut?: OnLeftOut, within?: string): Promise<string | undefined>;
  /**
   * Tells of files below a folder, met one by one, whether what is ignored keeps them out of it: who goes through the folder by
   * `list` does not come upon them. The rules are read once; whoever wants to know how they are later asks again.
   */
  passedOver(within: string): (uri: string) => Promise<boolean>;
  /** Reads many files aside, while whoever asked goes on: what each says, packed, in no order. */
  survey?(uris: readonly string[], under: ReadUnder): AsyncIterable<Surveyed>;
}

/** How texts are read as records. */
export interface ReadUnder {
  /** The id of the profile. */
  readonly profile: string;
  /** The language of all of them; without it each tells. */
  readonly language: string | undefined;
  /** Whether only those matter that say which document they are: nothing is told of any other. */
  readonly onlyDocuments: boolean;
  /** What the settings add to the registry of the profile. */
  readonly registry: Settings['registry'];
  /** The profile that the workspace carries, if it does. */
  readonly carried: Settings['carried'];
}

/** What some files say, with the texts that they share; and which were passed over, and why. */
export interface Surveyed {
  readonly texts: Texts;
  readonly summaries: readonly (readonly [uri: string, summary: Int32Array])[];
  readonly leftOut: readonly (readonly [uri: string, why: string])[];
  /** Those that are no documents, where only documents matter. */
  readonly others: readonly string[];
  /** Those over which whoever read them broke down. They are told of besides what is left out. */
  readonly setAside: readonly string[];
}

/** Told of what is passed over, and why: a sentence for the person whose files they are. */
export type OnLeftOut = (uri: string, why: string) => void;

/**
 * The names of files whose text is read. Of others, such as `.docx`, it is good to know where they lie: they are known by
 * their names alone, and even if they are ignored.
 */
export const TEXT_FILES = /\.(?:record|txt|md)$/i;

/** Those whose text is read to see whether it says that it is a document, whatever they are called. */
export const ANY_TEXT = /\.txt$/i;

/** What is told of a link. */
export const LINK_LEFT_OUT = 'This is a link, and links are not followed. Open what it leads to.';

/** Where it stands what is ignored in a folder, and in those below. */
export const IGNORE_FILE = '.gitignore';

/** Folders that hold no document, whatever lies in them. */
export const IGNORED_FOLDERS: readonly string[] = ['node_modules', '.git'];
