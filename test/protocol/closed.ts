import type { FileChangeType } from 'vscode-languageserver';
import { type Conversation, ROOT } from './conversation';

/** Records of a folder that are not open, and how they change. */

export const FAULTY =
  '1\tOpening\n1.1\tThe Chair opened the meeting.\n3\tClosure\n3.1\tThe Chair closed the meeting.\n';
export const address = (name: string): string => `${ROOT}/${name}`;
export const FIRST = address('C24-200.en.record');
export const SECOND = address('C24-201.en.record');

export const changed = (
  editor: Conversation,
  ...changes: (readonly [uri: string, type: FileChangeType])[]
): Promise<void> =>
  editor.notify('workspace/didChangeWatchedFiles', {
    changes: changes.map(([uri, type]) => ({ uri, type })),
  });

/** Answered when everything that was said before it was taken note of, and all files were read. */
export const archiveIsRead = (editor: Conversation, uri: string) =>
  editor.request('precis/citations', { textDocument: { uri } });

/** Nothing is under way any more: whatever was due came in between. */
export async function nothingElse(editor: Conversation): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await archiveIsRead(editor, FIRST);
}
