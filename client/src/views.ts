import { commands, Disposable, EventEmitter, languages, type Uri, window, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  CITATIONS,
  DECISIONS,
  type DecisionRegister,
  type DescribeParams,
  type RecordCitations,
} from '../../server/src/lsp/protocol';
import { type OtherVersions, VERSIONS } from '../../server/src/lsp/versions-protocol';
import type { ArchiveEvents } from './archive';
import { decisionRows } from './decision-rows';
import { differenceRows } from './difference-rows';
import { LANGUAGE } from './language';
import { citedByRows, citedHereRows, type Row, sessionRows, treeItemOf } from './rows';

/** What the server is asked for, and the lists that show it. */
interface Source<Answer> {
  readonly request: string;
  /** The key under which the welcome texts in package.json ask what the lists show. */
  readonly context: string;
  readonly shown: (answer: Answer) => Shown;
  /** Each view, and its rows for a record. */
  readonly views: Readonly<Record<string, (answer: Answer, record: string) => readonly Row[]>>;
}

type Shown = 'starting' | 'noServer' | 'noRecord' | 'noSymbol' | 'noVersions' | 'record';

const decisions: Source<DecisionRegister> = {
  request: DECISIONS,
  context: 'precis.decisionsShown',
  shown: () => 'record',
  views: { 'precis.decisions': decisionRows },
};

const citations: Source<RecordCitations> = {
  request: CITATIONS,
  context: 'precis.shown',
  shown: ({ symbol }) => (symbol === null ? 'noSymbol' : 'record'),
  views: { 'precis.citedHere': citedHereRows, 'precis.citedBy': citedByRows, 'precis.session': sessionRows },
};

const versions: Source<OtherVersions> = {
  request: VERSIONS,
  context: 'precis.versionsShown',
  shown: ({ symbol, versions: found }) =>
    symbol === null ? 'noSymbol' : found.length === 0 ? 'noVersions' : 'record',
  views: { 'precis.otherLanguages': differenceRows },
};

/** The lists beside the text: what was decided, what other languages say, what a record cites, who cites it, and the documents of its session. */
export function showViews(client: BaseLanguageClient, archive: ArchiveEvents): Disposable {
  // Who follows a citation into another file still sees the list that it was taken from.
  let record: Uri | undefined;
  const recordShown = (): Uri | undefined => record;
  const lists = [
    listsOf(client, decisions, recordShown),
    listsOf(client, versions, recordShown),
    listsOf(client, citations, recordShown),
  ];

  function refresh(): void {
    for (const list of lists) list.refresh();
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

  follow();
  return Disposable.from(
    ...lists,
    client.onDidChangeState(refresh),
    archive.onChanged(refresh),
    window.onDidChangeActiveTextEditor(follow),
    window.tabGroups.onDidChangeTabs(follow),
    workspace.onDidOpenTextDocument(follow),
    languages.onDidChangeDiagnostics(({ uris }) => {
      // An editor may show a record before the server was told of it.
      if (!uris.some((uri) => uri.toString() === record?.toString())) return;
      for (const list of lists) if (!list.isKnown()) list.refresh();
    }),
  );
}

/** Lists that show one answer of the server. */
interface Lists extends Disposable {
  readonly refresh: () => void;
  /** Whether the server knows the record. */
  readonly isKnown: () => boolean;
}

function listsOf<Answer>(
  client: BaseLanguageClient,
  source: Source<Answer>,
  recordShown: () => Uri | undefined,
): Lists {
  const changed = new EventEmitter<undefined>();
  /** One answer for all views; it is asked for when a view that can be seen wants it. */
  let answer: Promise<Answer | null> | undefined;
  let isKnown = false;

  async function ask(): Promise<Answer | null> {
    const uri = recordShown()?.toString();
    const found = uri === undefined || client.state !== State.Running ? null : await request(uri);
    // Another record may be shown meanwhile: its own answer is under way.
    if (recordShown()?.toString() !== uri) return found;
    isKnown = found !== null;
    tell(stateOf(found));
    return found;
  }

  function request(uri: string): Promise<Answer | null> {
    const params: DescribeParams = { textDocument: { uri } };
    return client.sendRequest<Answer | null>(source.request, params).catch(() => null);
  }

  function stateOf(found: Answer | null): Shown {
    if (client.state === State.Starting) return 'starting';
    if (client.state !== State.Running) return 'noServer';
    return found === null ? 'noRecord' : source.shown(found);
  }

  function tell(shown: Shown): void {
    void commands.executeCommand('setContext', source.context, shown);
  }

  tell('starting');
  const views = Object.entries(source.views).map(([id, rowsOf]) =>
    window.createTreeView<Row>(id, {
      showCollapseAll: true,
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        getTreeItem: treeItemOf,
        async getChildren(row) {
          if (row) return [...(row.children ?? [])];
          answer ??= ask();
          const found = await answer;
          return found ? [...rowsOf(found, recordShown()?.toString() ?? '')] : [];
        },
      },
    }),
  );
  const all = Disposable.from(changed, ...views);
  return {
    refresh() {
      answer = undefined;
      isKnown = false;
      changed.fire(undefined);
    },
    isKnown: () => isKnown,
    dispose: () => all.dispose(),
  };
}
