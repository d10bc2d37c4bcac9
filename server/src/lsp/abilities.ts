import type { ClientCapabilities } from 'vscode-languageserver';

/** What the client can do, as far as it matters here. Read once, so that nothing else asks three levels deep. */
export interface Abilities {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesTokens: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
  readonly showsRuleLinks: boolean;
  readonly showsRelatedPlaces: boolean;
  readonly showsTags: boolean;
  readonly versionedEdits: boolean;
  readonly annotatesEdits: boolean;
  readonly preparesRenames: boolean;
  /** Whether it asks before files are renamed, and shows what would follow from that. */
  readonly confirmsFileRenames: boolean;
  readonly resolvesEdits: boolean;
  readonly linksWithOrigin: boolean;
  readonly linksToImplementations: boolean;
  readonly nestedSymbols: boolean;
  readonly markdown: boolean;
  readonly tooltips: boolean;
  /** Whether it shows what a completion is beside each of them, and not only beside the one that is chosen. */
  readonly labelDetails: boolean;
  readonly snippets: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly folders: boolean;
}

export function abilitiesOf({ textDocument, workspace }: ClientCapabilities): Abilities {
  const published = textDocument?.publishDiagnostics;
  // Pull diagnostics took over these two from push; a client may name them at either.
  const diagnostic = { ...published, ...textDocument?.diagnostic };
  const resolved = textDocument?.codeAction?.resolveSupport?.properties ?? [];
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    showsRuleLinks: diagnostic.codeDescriptionSupport === true,
    showsRelatedPlaces: diagnostic.relatedInformation === true,
    showsTags: diagnostic.tagSupport !== undefined,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    annotatesEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    confirmsFileRenames:
      workspace?.fileOperations?.willRename === true &&
      workspace.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    preparesRenames: textDocument?.rename?.prepareSupport === true,
    resolvesEdits: resolved.includes('edit') && textDocument?.codeAction?.dataSupport === true,
    linksWithOrigin: textDocument?.definition?.linkSupport === true,
    linksToImplementations: textDocument?.implementation?.linkSupport === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    tooltips: textDocument?.documentLink?.tooltipSupport === true,
    labelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
  };
}
