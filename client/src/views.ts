import { commands, Disposable, EventEmitter, languages, type Uri, window, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { CITATIONS, type DescribeParams, type RecordCitations } from '../../server/src/lsp/protocol';
import type { ArchiveEvents } from './archive';
import { LANGUAGE } from './language';
import { citedByRows, citedHereRows, type Row, sessionRows, treeItemOf } from './rows';

/** Each view, and its rows for a record. */
const VIEWS: Readonly<Record<string, (citations: RecordCitations) => readonly Row[]>> = {
  'precis.citedHere': citedHereRows,
  'precis.citedBy': citedByRows,
  'precis.session': sessionRows,
};

/** What the views show, as their welcome texts in package.json ask for it. */
type Shown = 'starting' | 'noServer' | 'noRecord' | 'noSymbol' | 'record';

/** The lists beside the text: what a record cites, who cites it, and the documents of its session. */
export function showViews(client: BaseLanguageClient, archive: ArchiveEvents): Disposable {
  const changed = new EventEmitter<undefined>();
  // Who follows a citation into another file still sees the list that it was taken from.
  let record: Uri | undefined;
  /** One answer for all views; it is asked for when a view that can be seen wants it. */
  let answer: Promise<RecordCitations | null> | undefined;
  let isKnown = false;

  async function ask(): Promise<RecordCitations | null> {
    const uri = record?.toString();
    const citations = uri === undefined || client.state !== State.Running ? null : await request(uri);
    // Another record may be shown meanwhile: its own answer is under way.
    if (record?.toString() !== uri) return citations;
    isKnown = citations !== null;
    tell(stateOf(citations));
    return citations;
  }

  function request(uri: string): Promise<RecordCitations | null> {
    const params: DescribeParams = { textDocument: { uri } };
    return client.sendRequest<RecordCitations | null>(CITATIONS, params).catch(() => null);
  }

  function stateOf(citations: RecordCitations | null): Shown {
    if (client.state === State.Starting) return 'starting';
    if (client.state !== State.Running) return 'noServer';
    if (!citations) return 'noRecord';
    return citations.symbol === null ? 'noSymbol' : 'record';
  }

  function refresh(): void {
    answer = undefined;
    changed.fire(undefined);
  }

  function follow(): void {
    const document = window.activeTextEditor?.document;
    if (document?.languageId === LANGUAGE) {
      void commands.executeCommand('setContext', 'precis.recordOpened', true);
      if (record?.toString() === document.uri.toString()) return;
      record = document.uri;
    } else if (record && window.tabGroups.all.every(({ tabs }) => tabs.length === 0)) record = undefined;
    else return;
    refresh();
  }

  tell('starting');
  follow();
  const views = Object.entries(VIEWS).map(([id, rowsOf]) =>
    window.createTreeView<Row>(id, {
      showCollapseAll: true,
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        getTreeItem: treeItemOf,
        async getChildren(row) {
          if (row) return [...(row.children ?? [])];
          answer ??= ask();
          const citations = await answer;
          return citations ? [...rowsOf(citations)] : [];
        },
      },
    }),
  );
  return Disposable.from(
    changed,
    ...views,
    client.onDidChangeState(refresh),
    archive.onChanged(refresh),
    window.onDidChangeActiveTextEditor(follow),
    window.tabGroups.onDidChangeTabs(follow),
    workspace.onDidOpenTextDocument(follow),
    languages.onDidChangeDiagnostics(({ uris }) => {
      // An editor may show a record before the server was told of it.
      if (!isKnown && uris.some((uri) => uri.toString() === record?.toString())) refresh();
    }),
  );
}

function tell(shown: Shown): void {
  void commands.executeCommand('setContext', 'precis.shown', shown);
}
