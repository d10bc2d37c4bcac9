/**
 * A language server that does nothing: it answers each change with an empty set of diagnostics. What it takes is the
 * time of the pipe, of the messages and of the client.
 */
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

const connection = createMessageConnection(
  new StreamMessageReader(process.stdin),
  new StreamMessageWriter(process.stdout),
);
connection.onRequest('initialize', () => ({ capabilities: { textDocumentSync: 2 } }));
connection.onRequest('textDocument/diagnostic', () => ({ kind: 'full', items: [] }));
connection.onRequest('shutdown', () => null);
connection.onNotification('exit', () => process.exit(0));
for (const method of ['didOpen', 'didChange'])
  connection.onNotification(`textDocument/${method}`, ({ textDocument: { uri, version } }) =>
    connection.sendNotification('textDocument/publishDiagnostics', { uri, version, diagnostics: [] }),
  );
connection.listen();
