/**
 * The protocol layer: where offsets become lines and characters, and facts become words. It alone knows
 * vscode-languageserver. This file knows nothing at all, so that the client may import it.
 *
 * What a client may say and ask beyond the Language Server Protocol.
 */

/** What the client tells when it starts the server. All of it may be missing. */
export interface InitializationOptions {
  /** The folder of the rules' pages, as a URI; a finding links to `<rulesUri>/<rule>.md`. */
  readonly rulesUri?: string;
  /** Whether the client wants to be told which files besides `*.record` are records: see `RECORDS`. */
  readonly adoptsRecords?: boolean;
  /** Whether the client has a command that shows who cites what stands at a place: see `SHOW_CITATIONS`. */
  readonly showsCitations?: boolean;
  /** Whether the client has a command that shows places: see `SHOW_PLACES`. */
  readonly showsPlaces?: boolean;
  /** Whether the client wants to be told that what it knows of the archive is out of date: see `ARCHIVE_CHANGED`. */
  readonly showsArchive?: boolean;
  /**
   * The addresses of the files that are not to be read, because a server broke down over them. A client that names them, be it
   * none, is told of further ones: see `SET_ASIDE`.
   */
  readonly setAside?: readonly string[];
}

/** The client’s command behind “Cited in 3 records”; its arguments are an address and a position. */
export const SHOW_CITATIONS = 'precis.showCitations';

/**
 * The client’s command behind what stands above a heading; its arguments are an address, a position in it, and the places
 * to show from there (`ListedLocation[]`): one is opened, several are listed.
 */
export const SHOW_PLACES = 'precis.showPlaces';

/** Tells the client which files the settings of the folders name as records: `RecordFiles`. */
export const RECORDS = 'precis/records';

export interface RecordFiles {
  readonly folders: readonly {
    readonly uri: string;
    /** Relative to the folder. */
    readonly globs: readonly string[];
  }[];
}

/** Asks what is known of an open record: `DescribeParams` → `RecordDescription`, or null for one that is not open. */
export const DESCRIBE = 'precis/describe';

export interface DescribeParams {
  readonly textDocument: { readonly uri: string };
}

export interface RecordDescription {
  /** BCP 47 tag of the language it is read in. */
  readonly language: string;
  /** The language in itself: `English`. */
  readonly languageName: string;
  /** What told it: a comment in the record, the settings, its masthead, its file’s name, its words. */
  readonly toldBy: 'comment' | 'settings' | 'masthead' | 'name' | 'words';
  /** The languages in which it may be read. */
  readonly languages: readonly { readonly language: string; readonly name: string }[];
  /** The symbol its masthead gives, where it does. */
  readonly symbol: string | null;
  /** When it is checked. */
  readonly check: 'onType' | 'onSave';
  /** How far the archive is known that it lies in. */
  readonly archive: 'reading' | 'read' | 'stopped';
}

/**
 * Asks for the edits that make an open record say in which language it is to be read: `LanguageParams` → `TextEdit[]`, or
 * null for one that is not open. Without a language it is left to be told by the rest.
 */
export const SET_LANGUAGE = 'precis/setLanguage';

export interface LanguageParams extends DescribeParams {
  readonly language: string | null;
}

/** Tells the client that the archive was read, or read anew. It says nothing of what changed. */
export const ARCHIVE_CHANGED = 'precis/archiveChanged';

/** Tells the client how far the archive is read, when that takes long: `ArchiveReading`. */
export const ARCHIVE_READING = 'precis/archiveReading';

export interface ArchiveReading {
  readonly read: number;
  readonly total: number;
}

/** Asks what a record cites and who cites it: `DescribeParams` → `RecordCitations`, or null for an unknown file. */
export const CITATIONS = 'precis/citations';

export interface RecordCitations {
  /** The record’s own symbol, where it has one. */
  readonly symbol: string | null;
  /** What the record names, in the order in which it first does. */
  readonly documents: readonly Listed[];
  readonly instruments: readonly Listed[];
  /** Who names the record. */
  readonly citedBy: readonly Listed[];
  /** The documents of its session, each with the records that discuss it. */
  readonly session: readonly SessionDocument[];
}

/** A document or an instrument, with the places that make it one of a list. */
export interface Listed {
  readonly name: string;
  readonly title: string | null;
  /** Where it lies, if it is in the archive. */
  readonly location: ListedLocation | null;
  readonly places: readonly ListedPlace[];
}

export interface SessionDocument extends Omit<Listed, 'places'> {
  readonly discussedBy: readonly Listed[];
}

export interface ListedPlace {
  readonly location: ListedLocation;
  readonly kind: 'heading' | 'agenda' | 'text';
  /** The number of the paragraph or heading it stands in. */
  readonly paragraph: string | null;
}

/** A location of the Language Server Protocol. */
export interface ListedLocation {
  readonly uri: string;
  readonly range: { readonly start: ListedPosition; readonly end: ListedPosition };
}

export interface ListedPosition {
  readonly line: number;
  readonly character: number;
}

/** Asks what became of each item of a record: `DescribeParams` → `DecisionRegister`, or null for an unknown file. */
export const DECISIONS = 'precis/decisions';

export interface DecisionRegister {
  readonly items: readonly RegisterItem[];
}

/** An item of the agenda, as the record treats it. */
export interface RegisterItem {
  readonly number: string;
  readonly title: string;
  /** What became of it, each once: `noted`, `deferred`. Empty where the record does not say. */
  readonly outcomes: readonly string[];
  /** The same in words, and that the record does not say. */
  readonly label: string;
  /** Its heading. */
  readonly location: ListedLocation;
  readonly documents: readonly RegisterDocument[];
  readonly decisions: readonly RegisterDecision[];
}

export interface RegisterDocument {
  readonly name: string;
  readonly title: string | null;
  /** Where it lies, if it is in the archive. */
  readonly location: ListedLocation | null;
}

/** A sentence that says what was decided. */
export interface RegisterDecision extends Pick<RegisterItem, 'outcomes' | 'label'> {
  readonly text: string;
  /** The sentence that proposed it, where the decision only agrees to that. */
  readonly proposal: string | null;
  readonly paragraph: string | null;
  readonly location: ListedLocation;
}

/** Asks how a text would be written in a record, in place of a range: `CleanPasteParams` → `CleanedPaste`, or null if just so. */
export const CLEAN_PASTE = 'precis/cleanPaste';

export interface CleanPasteParams extends DescribeParams {
  readonly range: ListedLocation['range'];
  readonly text: string;
}

export interface CleanedPaste {
  /** Its line ends are LF. */
  readonly text: string;
}

/** Asks for the changes that a command makes: `ReworkParams` → `Reworked`, or null for a record that is not open. */
export const REWORK = 'precis/rework';

export interface ReworkParams {
  readonly textDocument: { readonly uri: string };
  /** Where the cursor is. */
  readonly position: ListedPosition;
  readonly work: Work;
  /** Whether paragraphs whose heading seems to be missing go with the section above. */
  readonly merged?: boolean;
}

/**
 * What there is to do. The numbers of the record, of the section at the cursor, or all below it, are counted anew. What
 * stands at the cursor is moved: a heading with its section, else a paragraph with what belongs to it.
 */
export type Work = (typeof WORKS)[number];

export const WORKS = [
  'renumberRecord',
  'renumberSection',
  'renumberFromHere',
  'moveUp',
  'moveDown',
  'promoteSentence',
  'mergeWithPrevious',
] as const;

/** A WorkspaceEdit of the Language Server Protocol, for a client that hands it on. */
export interface Reworked<Edit = unknown> {
  /** Null where all is as it should be, and where the work is refused. */
  readonly edit: Edit | null;
  /** Why the work is not done. */
  readonly refusal: string | null;
  /** What to call the same work with `merged`, where it is refused because that is in question. */
  readonly offer: string | null;
  /** Where the cursor goes; null where it stays. */
  readonly cursor: ListedPosition | null;
  /** What was left to a person, a sentence each, with its place. */
  readonly left: readonly { readonly message: string; readonly location: ListedLocation }[];
}

/** The section of the editor’s settings that the server asks for. */
export const SECTION = 'precis';

/** The settings of a folder, at its root. */
export const SETTINGS_FILE = 'precis.json';

/** Kinds of the corrections of a whole record. */
export const FIX_ALL = 'source.fixAll.precis';
export const REMOVE_ARTEFACTS = 'source.removeArtefacts.precis';
export const ORGANIZE = 'source.organizeReferences.precis';
export const WHOLE_RECORD = [FIX_ALL, REMOVE_ARTEFACTS, ORGANIZE] as const;

/** What makes a paragraph of a heading, `….paragraph`, and a heading of a paragraph, `….heading`. */
export const LEVEL = 'refactor.rewrite.level.precis';
/** Asks about the citation at a place: `PlaceParams` → `CitedInstrument`, or null where none stands. */
export const INSTRUMENT = 'precis/instrument';

/** Asks for the citations of the archive that were out of date at their meetings: `PlaceParams` → `CitedPlace[]`. */
export const STALE = 'precis/stale';

/** Asks what the archive cites and the registry lacks: `PlaceParams` → `UnregisteredInstrument[]`. */
export const UNREGISTERED = 'precis/unregistered';

/** Asks for the settings with an entry for the citation at a place: `RegisterParams` → `RegistryEdit`, or null. */
export const REGISTER = 'precis/register';

export interface PlaceParams {
  readonly textDocument: { readonly uri: string };
  readonly position: ListedPosition;
}

export interface RegisterParams extends PlaceParams {
  /** Where the version is said to be. */
  readonly source: string;
}

/** A file as it is with an entry added. */
export interface RegistryEdit {
  readonly key: string;
  readonly uri: string;
  readonly exists: boolean;
  readonly text: string;
}

/** An instrument, and where the archive cites it, by version. */
export interface CitedInstrument {
  readonly key: string;
  readonly versions: readonly { readonly version: string | null; readonly places: readonly CitedPlace[] }[];
}

export interface UnregisteredInstrument {
  readonly key: string;
  /** Null where the instrument is not known at all. */
  readonly version: string | null;
  readonly places: readonly CitedPlace[];
}

export interface CitedPlace {
  readonly location: ListedLocation;
  /** The symbol of the record, else the name of its file. */
  readonly record: string;
  readonly paragraph: string | null;
  readonly text: string;
  /** Where the version was out of date, the conference or session whose version was in force. */
  readonly right: string | null;
}
