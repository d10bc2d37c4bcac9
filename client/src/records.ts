import { Disposable, languages, RelativePattern, type TextDocument, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { RECORDS, type RecordFiles } from '../../server/src/lsp/protocol';
import { LANGUAGE } from './language';

/** Text files that the settings of a folder name as records become records, when they are open. */
export function adoptRecords(client: BaseLanguageClient): Disposable {
  let patterns: readonly RelativePattern[] = [];

  function adopt(document: TextDocument): void {
    // A file that has a language of its own keeps it: somebody chose it.
    const isNamed = patterns.some(
      (pattern) => languages.match({ language: 'plaintext', pattern }, document) > 0,
    );
    if (isNamed) void languages.setTextDocumentLanguage(document, LANGUAGE);
  }

  return Disposable.from(
    client.onNotification(RECORDS, ({ folders }: RecordFiles) => {
      patterns = folders.flatMap(({ uri, globs }) =>
        globs.map((glob) => new RelativePattern(Uri.parse(uri), glob)),
      );
      workspace.textDocuments.forEach(adopt);
    }),
    workspace.onDidOpenTextDocument(adopt),
  );
}
