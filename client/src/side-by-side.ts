import {
  commands,
  Disposable,
  Position,
  Range,
  TabInputText,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  ThemeColor,
  type Uri,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { BESIDE, type BesideParams, type LinesBeside } from '../../server/src/lsp/versions-protocol';
import { lineBeside, placeBeside } from './lines-beside';

/** The versions that are shown beside one another. */
export interface SideBySide extends Disposable {
  /** Has two versions scroll together until one of them is closed. */
  readonly join: (here: Uri, there: Uri) => void;
}

/** So many milliseconds after an editor was scrolled by us it leads no other: smooth scrolling takes its time. */
const ECHO = 300;

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
  /** Until when an editor is known to follow, by its document. */
  const following = new Map<string, number>();
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
    if (!isTogether || (following.get(editor.document.uri.toString()) ?? 0) > Date.now()) return;
    for (const other of besides(editor)) {
      const lines = await linesBetween(editor.document, other.document);
      if (lines) follow(editor, other, lines);
    }
  }

  /** Scrolls an editor to what another shows at its top. */
  function follow(leader: TextEditor, follower: TextEditor, lines: LinesBeside): void {
    const [top] = leader.visibleRanges;
    if (!top) return;
    const lengths = { here: leader.document.lineCount, there: follower.document.lineCount };
    const place = positionOf(
      follower.document,
      placeBeside(lines, lengths, placeOf(leader.document, top.start)),
    );
    if (follower.visibleRanges[0]?.start.isEqual(place)) return;
    following.set(follower.document.uri.toString(), Date.now() + ECHO);
    follower.revealRange(new Range(place, place), TextEditorRevealType.AtTop);
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
    following.set(uris[1] ?? '', Date.now() + ECHO);
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

/** A paragraph is one line, however many it is drawn as: what has gone by of it counts, too. */
function placeOf(document: TextDocument, { line, character }: Position): number {
  const { length } = document.lineAt(line).text;
  return line + (length === 0 ? 0 : Math.min(character / length, 0.999));
}

function positionOf(document: TextDocument, place: number): Position {
  const line = Math.min(Math.floor(place), document.lineCount - 1);
  return document.validatePosition(
    new Position(line, Math.round((place - line) * document.lineAt(line).text.length)),
  );
}
