/**
 * The part of VS Code's interface for paste edits that is used here. It is there from VS Code 1.97 on, later than the
 * oldest editor that the extension runs in: whoever uses it looks whether it is there.
 */
declare module 'vscode' {
  export class DocumentDropOrPasteEditKind {
    static readonly Text: DocumentDropOrPasteEditKind | undefined;
    append(...parts: string[]): DocumentDropOrPasteEditKind;
  }

  export class DocumentPasteEdit {
    constructor(insertText: string, title: string, kind: DocumentDropOrPasteEditKind);
    yieldTo?: readonly DocumentDropOrPasteEditKind[];
  }

  export interface DocumentPasteEditProvider {
    provideDocumentPasteEdits(
      document: TextDocument,
      ranges: readonly Range[],
      dataTransfer: DataTransfer,
      context: unknown,
      token: CancellationToken,
    ): ProviderResult<DocumentPasteEdit[]>;
  }

  export namespace languages {
    export const registerDocumentPasteEditProvider:
      | ((
          selector: DocumentSelector,
          provider: DocumentPasteEditProvider,
          metadata: {
            readonly providedPasteEditKinds: readonly DocumentDropOrPasteEditKind[];
            readonly pasteMimeTypes: readonly string[];
          },
        ) => Disposable)
      | undefined;
  }
}

export {};
