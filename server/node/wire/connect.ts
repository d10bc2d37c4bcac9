import type { MessageWriter } from 'vscode-languageserver';
import { type Connection, createConnection, IPCMessageWriter } from 'vscode-languageserver/node';
import type { MetWay } from './meet';
import { messageReader } from './reader';
import { messageWriter } from './writer';

/** A connection by a way on which the editor has begun to speak. */
export function connect(way: MetWay): Connection {
  const writer = withoutGiven(way.output ? messageWriter(way.output) : new IPCMessageWriter(process), way);
  const reader = messageReader(way, (message) => void writer.write(message).catch(() => {}));
  return createConnection(reader, writer);
}

/** A writer that keeps to itself what the editor has already. */
function withoutGiven(writer: MessageWriter, { isGiven }: MetWay): MessageWriter {
  return {
    onError: writer.onError,
    onClose: writer.onClose,
    write: (message) => (isGiven(message) ? Promise.resolve() : writer.write(message)),
    end: () => writer.end(),
    dispose: () => writer.dispose(),
  };
}
