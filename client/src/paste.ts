import {
  Disposable,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  l10n,
  languages,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CLEAN_PASTE, type CleanedPaste, type CleanPasteParams } from '../../server/src/lsp/protocol';
import { LANGUAGE } from './language';

const PLAIN = 'text/plain';

/**
 * Offers what is pasted as a record would have it, beside what was copied: the editor shows both after pasting, and
 * whoever prefers the other takes it there. Nothing is offered where they are the same, nor by an editor that knows no
 * such offers.
 */
export function cleanPastes(client: BaseLanguageClient): Disposable {
  // Older editors know the one and not the other.
  const plain = DocumentDropOrPasteEditKind.Text;
  if (!plain || !languages.registerDocumentPasteEditProvider) return Disposable.from();
  const kind = plain.append('precis', 'clean');
  return languages.registerDocumentPasteEditProvider(
    { language: LANGUAGE },
    {
      async provideDocumentPasteEdits({ uri }, [range], dataTransfer, _, token) {
        const text = await dataTransfer.get(PLAIN)?.asString();
        if (!text || !range || !client.isRunning()) return undefined;
        const params: CleanPasteParams = {
          textDocument: { uri: uri.toString() },
          range: client.code2ProtocolConverter.asRange(range),
          text,
        };
        const cleaned = await client.sendRequest<CleanedPaste | null>(CLEAN_PASTE, params, token);
        if (!cleaned) return undefined;
        const edit = new DocumentPasteEdit(cleaned.text, l10n.t('Paste as in a Record'), kind);
        // As copied first, where that is set: this is then the other choice.
        if (workspace.getConfiguration('precis', uri).get('paste') === 'asCopied') edit.yieldTo = [plain];
        return [edit];
      },
    },
    { providedPasteEditKinds: [kind], pasteMimeTypes: [PLAIN] },
  );
}
