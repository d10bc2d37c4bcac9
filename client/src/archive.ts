import { Disposable, type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ARCHIVE_CHANGED, ARCHIVE_READING, type ArchiveReading } from '../../server/src/lsp/protocol';

/** What the server tells of the archive unasked. A client hears each notification once: who wants to know asks here. */
export interface ArchiveEvents extends Disposable {
  readonly onChanged: Event<void>;
  readonly onReading: Event<ArchiveReading>;
}

export function followArchive(client: BaseLanguageClient): ArchiveEvents {
  const changed = new EventEmitter<void>();
  const reading = new EventEmitter<ArchiveReading>();
  const all = Disposable.from(
    changed,
    reading,
    client.onNotification(ARCHIVE_CHANGED, () => changed.fire()),
    client.onNotification(ARCHIVE_READING, (now: ArchiveReading) => reading.fire(now)),
  );
  return { onChanged: changed.event, onReading: reading.event, dispose: () => all.dispose() };
}
