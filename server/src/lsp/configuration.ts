import { defaultSettings, type Settings } from '../index/settings';

/** When records are checked: at every change, or as they were saved. */
export type Check = 'onType' | 'onSave';

/** Of which records the findings are told: of the open ones, of all, or of all where that is soon done. */
export type Judges = 'openFiles' | 'auto' | 'all';

const JUDGES: readonly Judges[] = ['openFiles', 'auto', 'all'];

/** What is shown within the lines of a record, besides its text. */
export interface InlayHints {
  /** The expected number behind one that is wrong. */
  readonly numbers: boolean;
  /** The title of an instrument behind its bare number. */
  readonly instruments: boolean;
  /** The title of a document behind its symbol. */
  readonly documents: boolean;
}

/** What the editor's own settings say. What they leave open, the folder's `precis.json` says. */
export interface EditorSettings {
  readonly check: Check;
  readonly judges: Judges;
  /** Whether it is written above a record how many others cite it. */
  readonly codeLens: boolean;
  /** Whether documents and decisions of an item are written above its heading. */
  readonly headingLens: boolean;
  readonly inlayHints: InlayHints;
  readonly profile: string | undefined;
  readonly language: string | undefined;
  readonly documentLanguages: Settings['documentLanguages'];
  readonly rules: Settings['rules'];
  readonly terms: Settings['terms'];
}

/**
 * Reads the section of the editor's settings. An editor sends its defaults too, so that an empty text or list says
 * nothing; what is no setting is passed over, because a person sees that in the editor's own pages.
 */
export async function readEditorSettings(value: unknown): Promise<EditorSettings> {
  const section = entriesOf(value);
  const hints = entriesOf(section['inlayHints']);
  const { rules = {}, terms = [], documentLanguages = [] } = section;
  const settings = await settingsOf({ rules, terms, documentLanguages });
  return {
    check: section['check'] === 'onSave' ? 'onSave' : 'onType',
    judges: JUDGES.find((value) => value === section['workspaceDiagnostics']) ?? 'auto',
    codeLens: section['codeLens'] === true,
    headingLens: section['headingLens'] === true,
    inlayHints: {
      numbers: hints['numbers'] !== false,
      instruments: hints['instruments'] === true,
      documents: hints['documents'] === true,
    },
    profile: filled(section['profile']),
    language: filled(section['language']),
    documentLanguages: settings.documentLanguages,
    rules: settings.rules,
    terms: settings.terms,
  };
}

/** The settings that an editor has in common with the file; the same reader reads them: one faulty entry costs no other. */
async function settingsOf(shared: Readonly<Record<string, unknown>>): Promise<Settings> {
  const saysNothing = Object.values(shared).every((value) => Object.keys(entriesOf(value)).length === 0);
  if (saysNothing) return defaultSettings;
  const { readSettings } = await import('../index/read-settings');
  return readSettings(JSON.stringify(shared)).settings;
}

function entriesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function filled(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The folder's settings with the editor's over them; words to avoid add up. */
export function mergeSettings(folder: Settings, editor: EditorSettings): Settings {
  return {
    ...folder,
    profile: editor.profile ?? folder.profile,
    language: editor.language ?? folder.language,
    documentLanguages:
      editor.documentLanguages.length > 0 ? editor.documentLanguages : folder.documentLanguages,
    rules: { ...folder.rules, ...editor.rules },
    terms: [...folder.terms, ...editor.terms],
  };
}
