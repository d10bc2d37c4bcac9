import { PassThrough } from 'node:stream';
import { createMessageConnection, type MessageConnection } from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  CodeAction,
  Connection,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeParams,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
  TextEdit,
} from 'vscode-languageserver';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { dictionaryOf } from '../../server/l10n/index';
import { profiles } from '../../server/profiles/index';
import type { Files } from '../../server/src/index/files';
import type { Clock } from '../../server/src/lsp/clock';
import { startServer } from '../../server/src/lsp/server';

/** An editor that talks to a server over streams of this process. Nobody sleeps: what is waited for is a message. */
export interface Conversation {
  readonly connection: MessageConnection;
  readonly result: InitializeResult;
  /** What the server logged: empty unless something of ours failed. */
  readonly logged: string[];
  /** The methods of the requests the server made. */
  readonly asked: string[];
  /** The addresses of the records that were judged, as often as they were. */
  readonly judged: string[];
  /** Lets time pass: nothing else does. */
  pass(milliseconds: number): void;
  /** The editor's settings; what is put there is there when the server asks next. */
  settings: Record<string, unknown>;
  request<T>(method: string, params: unknown): Promise<T>;
  notify(method: string, params: unknown): Promise<void>;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, changes: readonly { range?: Range; text: string }[]): Promise<void>;
  save(uri: string): Promise<void>;
  close(uri: string): Promise<void>;
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  /** The diagnostics that were pushed for an address next, in the order in which they came. */
  pushed(uri: string): Promise<PublishDiagnosticsParams>;
  /** Done when the server makes a request the next time. */
  next(method: string): Promise<void>;
  /** What the server says next by a notification of its own. */
  told(method: string): Promise<unknown>;
  /** How many sets of diagnostics came that were not looked at. */
  unseen(uri: string): number;
  actions(uri: string, range: Range, only?: string[], diagnostics?: Diagnostic[]): Promise<CodeAction[]>;
  end(): Promise<void>;
}

export const ROOT = 'file:///archive';

/** What a current editor can do. */
export const MODERN: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    documentLink: { tooltipSupport: true },
    completion: { completionItem: { labelDetailsSupport: true } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
};

/** What an editor of old can do: nothing but be told. */
export const OLD: ClientCapabilities = {};

/** Files that are held in memory, by their address. */
export function memoryFiles(files: ReadonlyMap<string, string>): Files {
  return {
    async *list(folder) {
      for (const uri of files.keys()) if (uri.startsWith(`${folder}/`)) yield uri;
    },
    read: async (uri) => files.get(uri),
    passedOver: () => async () => false,
  };
}

/** A clock that stands still until it is set on: only what is to come at once comes by itself. */
export function manualClock(): Clock & { pass(milliseconds: number): void } {
  let now = 0;
  const waiting = new Set<{ readonly at: number; readonly call: () => void }>();
  return {
    after(milliseconds, call) {
      if (milliseconds === 0) {
        const handle = setImmediate(call);
        return () => clearImmediate(handle);
      }
      const timer = { at: now + milliseconds, call };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    pass(milliseconds) {
      now += milliseconds;
      for (const timer of [...waiting].sort((a, b) => a.at - b.at))
        if (timer.at <= now && waiting.delete(timer)) timer.call();
    },
  };
}

/** Begins a conversation: it ends with the test, by `end`. */
export async function converse(
  capabilities: ClientCapabilities,
  files: ReadonlyMap<string, string> = new Map(),
  settings: Record<string, unknown> = {},
  params: Partial<InitializeParams> = {},
  host: {
    readonly files?: Files;
    readonly filesOf?: (server: Connection) => Files;
    /** What else the editor answers. */
    readonly answer?: (connection: MessageConnection) => void;
  } = {},
): Promise<Conversation> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  const clock = manualClock();
  const judged: string[] = [];
  startServer(server, {
    files: host.filesOf?.(server) ?? host.files ?? memoryFiles(files),
    clock,
    profiles,
    dictionaryOf,
    rulesUri: 'file:///pages',
    onJudged: (uri) => judged.push(uri),
  });
  const connection = createMessageConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const mail = mailbox(connection);
  const versions = new Map<string, number>();
  const conversation: Conversation = {
    connection,
    settings,
    result: { capabilities: {} },
    logged: mail.logged,
    asked: mail.asked,
    judged,
    pass: clock.pass,
    request: (method, body) => connection.sendRequest(method, body),
    notify: (method, body) => connection.sendNotification(method, body),
    open(uri, text, languageId = 'summary-record') {
      versions.set(uri, 1);
      return this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    },
    change(uri, contentChanges) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      return this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    },
    save: (uri) => connection.sendNotification('textDocument/didSave', { textDocument: { uri } }),
    close: (uri) => connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    pull: (uri, previousResultId) =>
      connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId }),
    pushed: mail.pushed,
    told: mail.told,
    next: mail.next,
    unseen: mail.unseen,
    async actions(uri, range, only, diagnostics = []) {
      const context = { diagnostics, ...(only ? { only } : {}) };
      return (
        (await this.request<CodeAction[] | null>('textDocument/codeAction', {
          textDocument: { uri },
          range,
          context,
        })) ?? []
      );
    },
    async end() {
      // Whatever was under way is answered before the answer to this comes.
      await connection.sendRequest('shutdown');
      connection.dispose();
      server.dispose();
    },
  };
  connection.onRequest('workspace/configuration', ({ items }) => {
    mail.asked.push('workspace/configuration');
    return items.map(() => conversation.settings);
  });
  host.answer?.(connection);
  connection.listen();
  const result = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: ROOT,
    capabilities,
    workspaceFolders: [{ uri: ROOT, name: 'archive' }],
    ...params,
  });
  await connection.sendNotification('initialized', {});
  return Object.assign(conversation, { result });
}

/** What comes from the server unasked. */
function mailbox(connection: MessageConnection) {
  const logged: string[] = [];
  const asked: string[] = [];
  const sets = new Map<string, PublishDiagnosticsParams[]>();
  const waiting = new Map<string, ((set: PublishDiagnosticsParams) => void)[]>();
  connection.onNotification('window/logMessage', ({ message }) => {
    logged.push(message);
  });
  connection.onNotification('textDocument/publishDiagnostics', (set: PublishDiagnosticsParams) => {
    const next = waiting.get(set.uri)?.shift();
    if (next) next(set);
    else sets.set(set.uri, [...(sets.get(set.uri) ?? []), set]);
  });
  for (const method of [
    'client/registerCapability',
    'workspace/diagnostic/refresh',
    'workspace/semanticTokens/refresh',
    'workspace/codeLens/refresh',
  ])
    connection.onRequest(method, () => {
      asked.push(method);
      for (const resolve of expected.get(method)?.splice(0) ?? []) resolve();
      return null;
    });
  const expected = new Map<string, (() => void)[]>();
  const records = new Promise((resolve) => {
    connection.onNotification('precis/records', resolve);
  });
  return {
    logged,
    asked,
    told: (method: string): Promise<unknown> =>
      method === 'precis/records' ? records : Promise.reject(new Error(`${method} is never said.`)),
    next: (method: string): Promise<void> =>
      new Promise((resolve) => {
        expected.set(method, [...(expected.get(method) ?? []), resolve]);
      }),
    unseen: (uri: string) => sets.get(uri)?.length ?? 0,
    pushed(uri: string): Promise<PublishDiagnosticsParams> {
      const set = sets.get(uri)?.shift();
      if (set) return Promise.resolve(set);
      return new Promise((resolve) => {
        waiting.set(uri, [...(waiting.get(uri) ?? []), resolve]);
      });
    },
  };
}

/** A text after edits by lines and characters; the edits must not overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
  const at = ({ line, character }: Range['start']): number => (starts[line] ?? text.length) + character;
  let result = text;
  for (const { range, newText } of [...edits].sort((a, b) => at(b.range.start) - at(a.range.start)))
    result = result.slice(0, at(range.start)) + newText + result.slice(at(range.end));
  return result;
}
