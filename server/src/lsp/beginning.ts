import type { InitializeParams } from 'vscode-languageserver';
import { type Abilities, abilitiesOf } from './abilities';
import { normalised } from './address';
import type { InitializationOptions } from './protocol';

/** What an editor says of itself when it begins. */
export interface Beginning {
  readonly abilities: Abilities;
  /** The addresses of the folders that are open, normalised; none where none is. */
  readonly folders: readonly string[];
  /** The tag of the language in which a person is spoken to. */
  readonly locale: string | undefined;
  readonly rulesUri: string | undefined;
  readonly adoptsRecords: boolean;
  readonly showsCitations: boolean;
  readonly showsPlaces: boolean;
  readonly showsArchive: boolean;
  /** The normalised addresses of what is not to be looked at. */
  readonly setAside: ReadonlySet<string>;
  /** Whether the client wants to be told what else is set aside. */
  readonly heedsSetAside: boolean;
}

/**
 * Reads what `initialize` says. Throws where that is not as the protocol has it; what can be read a conversation can begin with. It
 * takes nothing of the protocol's library but types.
 */
export function readBeginning(params: InitializeParams): Beginning {
  const options: InitializationOptions = params.initializationOptions ?? {};
  const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
  const setAside = Array.isArray(options.setAside) ? options.setAside.map(String).map(normalised) : [];
  return {
    abilities: abilitiesOf(params.capabilities),
    folders: folders.map(normalised),
    locale: typeof params.locale === 'string' ? params.locale : undefined,
    rulesUri: typeof options.rulesUri === 'string' ? options.rulesUri : undefined,
    adoptsRecords: options.adoptsRecords === true,
    showsCitations: options.showsCitations === true,
    showsPlaces: options.showsPlaces === true,
    showsArchive: options.showsArchive === true,
    setAside: new Set(setAside),
    heedsSetAside: Array.isArray(options.setAside),
  };
}
