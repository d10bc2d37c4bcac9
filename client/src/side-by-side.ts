import {
  commands,
  Disposable,
  Range,
  TabInputText,
  type TextDocument,
  type TextEditor,
  ThemeColor,
  type Uri,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { BESIDE, type BesideParams, type LinesBeside } from '../../server/src/lsp/versions-protocol';
import { ECHO, type Follower, newFollower, topOf } from './follower';
import { lineBeside, placeBeside } from './lines-beside';

/** The versions that are shown beside one another. */
export interface SideBySide extends Disposable {
  /** Has two versions scroll together until one of them is closed. */
  readonly join: (here: Uri, there: Uri) => void;
}

/**
 * Has the versions of a record that are open beside one another scroll together, whichever is scrolled, and marks in the
 * others the paragraph in which the cursor is.
 */
export function showSideBySide(client: BaseLanguageClient): SideBySide {
  const groups: Set<string>[] = [];
  const marker = window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
  });
  /** The editors that follow, by their documents. */
  const followers = new Map<string, Follower>();
  const known = new Map<
    string,
    { readonly versions: string; readonly answer: Promise<LinesBeside | null> }
  >();
  let isTogether = true;

  /** The editors that show other versions of what an editor shows. */
  function besides({ document }: TextEditor): TextEditor[] {
    const own = document.uri.toString();
    const group = groups.find((versions) => versions.has(own));
    return window.visibleTextEditors.filter((editor) => {
      const other = editor.document.uri.toString();
      return other !== own && group?.has(other) === true;
    });
  }

  /** Which lines correspond: asked once for each version of the two texts. */
  function linesBetween(here: TextDocument, there: TextDocument): Promise<LinesBeside | null> {
    const uri = here.uri.toString();
    const other = there.uri.toString();
    const versions = `${here.version} ${there.version}`;
    const before = known.get(`${uri} ${other}`);
    if (before?.versions === versions) return before.answer;
    const params: BesideParams = { textDocument: { uri }, other };
    const answer = client.sendRequest<LinesBeside | null>(BESIDE, params).catch(() => null);
    known.set(`${uri} ${other}`, { versions, answer });
    return answer;
  }

  async function lead(editor: TextEditor): Promise<void> {
    if (!isTogether || groups.length === 0) return;
    const follower = followers.get(editor.document.uri.toString());
    if (follower && follower.until > Date.now()) {
      follower.settle(editor);
      return;
    }
    for (const other of besides(editor)) {
      const lines = await linesBetween(editor.document, other.document);
      if (lines) follow(editor, other, lines);
    }
  }

  /** Scrolls an editor to what another shows at its top. */
  function follow(leader: TextEditor, follower: TextEditor, lines: LinesBeside): void {
    const top = topOf(leader);
    if (top === undefined) return;
    const lengths = { here: leader.document.lineCount, there: follower.document.lineCount };
    const place = placeBeside(lines, lengths, top);
    followerOf(follower.document.uri.toString()).show(follower, place);
  }

  function followerOf(uri: string): Follower {
    const before = followers.get(uri);
    if (before) return before;
    const follower = newFollower();
    followers.set(uri, follower);
    return follower;
  }

  async function mark(editor: TextEditor): Promise<void> {
    const others = besides(editor);
    if (others.length > 0) editor.setDecorations(marker, []);
    for (const other of others) {
      const lines = await linesBetween(editor.document, other.document);
      const line = lines ? lineBeside(lines, editor.selection.active.line) : undefined;
      other.setDecorations(marker, line === undefined ? [] : [new Range(line, 0, line, 0)]);
    }
  }

  function join(here: Uri, there: Uri): void {
    const uris = [here.toString(), there.toString()];
    const group = groups.find((versions) => uris.some((uri) => versions.has(uri))) ?? new Set();
    for (const uri of uris) group.add(uri);
    if (!groups.includes(group)) groups.push(group);
    tell();
    const leader = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uris[0]);
    if (!leader) return;
    // What is opened is drawn at its beginning first, and leads nowhere with that.
    followerOf(uris[1] ?? '').until = Date.now() + ECHO;
    void lead(leader);
    void mark(leader);
  }

  /** Forgets the versions that are closed. */
  function part(): void {
    const open = new Set(
      window.tabGroups.all.flatMap(({ tabs }) =>
        tabs.flatMap(({ input }) => (input instanceof TabInputText ? input.uri.toString() : [])),
      ),
    );
    for (const group of [...groups]) {
      for (const uri of group) if (!open.has(uri)) group.delete(uri);
      if (group.size > 1) continue;
      groups.splice(groups.indexOf(group), 1);
      for (const editor of window.visibleTextEditors)
        if (group.has(editor.document.uri.toString())) editor.setDecorations(marker, []);
    }
    for (const uri of followers.keys()) if (!open.has(uri)) followers.delete(uri);
    for (const key of known.keys()) if (!key.split(' ').every((uri) => open.has(uri))) known.delete(key);
    tell();
  }

  function tell(): void {
    void commands.executeCommand('setContext', 'precis.sideBySide', groups.length > 0);
    void commands.executeCommand('setContext', 'precis.scrollsTogether', isTogether);
  }

  function turn(on: boolean): void {
    isTogether = on;
    tell();
    if (on && window.activeTextEditor) void lead(window.activeTextEditor);
  }

  tell();
  const all = Disposable.from(
    marker,
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => void lead(textEditor)),
    window.onDidChangeTextEditorSelection(({ textEditor }) => void mark(textEditor)),
    window.onDidChangeActiveTextEditor((editor) => editor && void mark(editor)),
    window.tabGroups.onDidChangeTabs(part),
    commands.registerCommand('precis.scrollTogether', () => turn(true)),
    commands.registerCommand('precis.scrollApart', () => turn(false)),
  );
  return { join, dispose: () => all.dispose() };
}
