import { type Connection, createConnection } from 'vscode-languageserver/node';
import { messageReader } from './reader';
import { messageWriter } from './writer';

/** The connection that the command line asks for: --node-ipc, --socket or --pipe. */
export function connectAsAsked(): Connection {
  return createConnection();
}

/** A connection over standard input and output, with whose end this process ends. */
export function connectStdio(): Connection {
  const { stdin, stdout } = process;
  const writer = messageWriter(stdout);
  // An editor that is gone says nothing more. Whoever has not said that it ends has fallen over.
  let isOver = false;
  const reader = messageReader(stdin, {
    answer: (message) => void writer.write(message).catch(() => {}),
    hear: (method) => {
      isOver ||= method === 'shutdown';
    },
  });
  stdin.on('end', () => process.exit(isOver ? 0 : 1));
  stdin.on('close', () => process.exit(isOver ? 0 : 1));
  return createConnection(reader, writer);
}
