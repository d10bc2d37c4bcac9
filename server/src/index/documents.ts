import type { DocumentFile } from './named-files';

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
