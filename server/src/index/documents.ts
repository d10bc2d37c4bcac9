import type { DocumentFile } from './named-files';
import type { Summary } from './summary';
import { symbolKey } from './symbol-key';

/** The documents of an archive as it was at a revision. */
export interface Documents {
  readonly revision: number;
  readonly all: readonly DocumentFile[];
  readonly bySession: ReadonlyMap<string, readonly DocumentFile[]>;
}

/** Documents, those of each session together. */
export function listed(all: readonly DocumentFile[], revision: number): Documents {
  const bySession = new Map<string, DocumentFile[]>();
  for (const file of all) {
    const session = file.fields['session'] ?? '';
    const others = bySession.get(session);
    if (others) others.push(file);
    else bySession.set(session, [file]);
  }
  return { revision, all, bySession };
}

/** Whether a file says of itself that it is another document than the one of a key. */
export function isOfAnother(summary: Summary | undefined, key: string): boolean {
  return summary?.symbol !== undefined && symbolKey(summary.symbol) !== key;
}

/** The files that are a document: those that are called so, and over them what some say of themselves. */
export function settled(
  named: readonly DocumentFile[],
  saying: readonly (Summary | undefined)[],
): readonly DocumentFile[] {
  const files = new Map(named.map((file) => [file.uri, file]));
  for (const summary of saying)
    if (summary?.symbol)
      files.set(summary.uri, { uri: summary.uri, fields: summary.symbol, language: summary.language });
  return [...files.values()];
}
