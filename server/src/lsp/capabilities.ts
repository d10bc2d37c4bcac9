import type {
  CodeActionKind,
  FileOperationPatternKind,
  FileOperationRegistrationOptions,
  InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Abilities } from './abilities';
import type { Offers } from './offers';
import { WHOLE_RECORD } from './protocol';

/** What the numbers of the tokens stand for. */
export const TOKEN_TYPES = ['documentReference', 'citation'] as const;

/**
 * What an editor is told of the server. It follows from the editor's abilities and the profiles alone, and takes nothing of the
 * protocol's library but types, so that a host can answer `initialize` before it has loaded anything else.
 */
export function initializeResult(abilities: Abilities, offers: Offers): InitializeResult {
  return { capabilities: capabilitiesFor(abilities, offers), serverInfo: { name: 'Précis' } };
}

const INCREMENTAL: typeof TextDocumentSyncKind.Incremental = 2;
const FILE: typeof FileOperationPatternKind.file = 'file';
const QUICK_FIX: typeof CodeActionKind.QuickFix = 'quickfix';
const REFACTOR: typeof CodeActionKind.Refactor = 'refactor';

function capabilitiesFor(
  { pullsDiagnostics, preparesRenames, confirmsFileRenames, folders }: Abilities,
  { triggerCharacters, endings }: Offers,
): InitializeResult['capabilities'] {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: INCREMENTAL, save: true },
    ...(pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'precis',
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {}),
    codeActionProvider: {
      codeActionKinds: [QUICK_FIX, REFACTOR, ...WHOLE_RECORD],
      resolveProvider: true,
    },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: { resolveProvider: true },
    definitionProvider: true,
    implementationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: preparesRenames ? { prepareProvider: true } : true,
    linkedEditingRangeProvider: true,
    workspaceSymbolProvider: true,
    callHierarchyProvider: true,
    codeLensProvider: {},
    hoverProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
    completionProvider: { triggerCharacters: [...triggerCharacters] },
    inlayHintProvider: true,
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: ['faulty'] },
      range: true,
      full: { delta: true },
    },
    workspace: {
      ...(folders ? { workspaceFolders: { supported: true, changeNotifications: true } } : {}),
      ...(confirmsFileRenames ? { fileOperations: { willRename: { filters: [filesWith(endings)] } } } : {}),
    },
  };
}

/** The files whose names may be those of documents. */
function filesWith(endings: readonly string[]): FileOperationRegistrationOptions['filters'][number] {
  const glob = `**/*.{${endings.join(',')}}`;
  return { pattern: { glob, matches: FILE, options: { ignoreCase: true } } };
}
