import { isDeepStrictEqual } from 'node:util';
import { profiles } from '../../server/profiles/index';
import { Workspace } from '../../server/src/index/workspace';
import { positionAt } from '../../server/src/lsp/convert';
import { changeDocument, openDocument, readDocument } from '../../server/src/lsp/documents';
import { findingsOf } from '../../server/src/service';
import type { RecordDocument } from '../../server/src/syntax/record';
import { referencesOf } from '../../server/src/syntax/references';
import { type Chance, chanceFrom, failure, type Run } from './random';
import { mutated } from './texts';

/** What was looked at. */
export interface EditCounts {
  scripts: number;
  edits: number;
  undone: number;
  judged: number;
}

const URI = 'file:///archive/C24-118.record';
/** How many edits a text is given, before another is begun. */
const SCRIPT = 50;

/** A replacement, by offsets. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Texts that are edited as an editor does, several changes a message, some taken back again. After every message the
 * server holds the text that the editor has, and knows of it what it would know if it had just been opened.
 */
export function runEdits(seeds: readonly string[], { seed, cases }: Run): EditCounts {
  const counts: EditCounts = { scripts: 0, edits: 0, undone: 0, judged: 0 };
  for (let index = 0; counts.edits < cases; index++) {
    const trace: unknown[] = [];
    try {
      runScript(seeds, chanceFrom(seed + index), counts, trace);
    } catch (error) {
      throw failure('edits', seed + index, error, JSON.stringify(trace.slice(-2)));
    }
    counts.scripts++;
  }
  return counts;
}

function runScript(seeds: readonly string[], chance: Chance, counts: EditCounts, trace: unknown[]): void {
  let text = mutated(seeds, chance) + (chance.onceIn(3) ? mutated(seeds, chance) : '');
  const document = openDocument({
    textDocument: { uri: URI, languageId: 'summary-record', version: 1, text },
  });
  const workspace = new Workspace(profiles);
  readDocument(workspace, document);
  for (let version = 2; version < SCRIPT; version++) {
    const before = text;
    const changes = Array.from({ length: chance.onceIn(5) ? 2 + chance.nat(3) : 1 }, () => {
      const change = changeOf(text, seeds, chance);
      const protocol = asProtocol(text, change);
      text = applied(text, change);
      return chance.onceIn(40) ? { text } : protocol;
    });
    trace.push({ before, changes });
    changeDocument(document, changes, version);
    counts.edits += changes.length;
    agree(document.buffer.getText(), text, 'the text');
    if (chance.onceIn(4)) {
      // What an editor sends to undo it: all that was changed, in one piece.
      changeDocument(document, [asProtocol(text, back(before, text))], version);
      counts.undone++;
      text = before;
      agree(document.buffer.getText(), text, 'the text after undoing');
    }
    if (!chance.onceIn(3)) continue;
    const record = readDocument(workspace, document);
    const fresh = new Workspace(profiles);
    const again = fresh.open(URI, 1, text);
    agree(record.blocks, again.blocks, 'the blocks');
    agree(record.artefacts, again.artefacts, 'the artefacts');
    if (!chance.onceIn(10)) continue;
    counts.judged++;
    agree(referencesOf(record), referencesOf(again), 'the references');
    agree(judged(record, workspace), judged(again, fresh), 'the findings');
    agree(workspace.summary(URI), fresh.summary(URI), 'the summary');
  }
}

function judged(record: RecordDocument, archive: Workspace): unknown {
  return findingsOf(record, archive.settings, { uri: URI, archive }).map(({ fixes, ...finding }) => ({
    ...finding,
    fixes: fixes().map((fix) => ({ ...fix, edits: fix.edits })),
  }));
}

/** A change like those of a person, a paste, or a tool: small, large, at line ends and in the middle of a pair. */
function changeOf(text: string, seeds: readonly string[], chance: Chance): Change {
  const from = chance.onceIn(6) ? chance.pick([0, text.length]) : chance.nat(text.length + 1);
  const removed = chance.onceIn(3) ? 0 : chance.nat(chance.onceIn(6) ? 200 : 6);
  const typed = chance.onceIn(4)
    ? mutated(seeds, chance).slice(0, chance.nat(120))
    : chance.pick([
        '',
        'a',
        '会',
        '\n',
        '\r',
        '\r\n',
        '\t',
        '1',
        '.',
        '（',
        '\ud83d',
        '\udc00',
        ' ',
        '\n1.2\t',
        'C24/8',
      ]);
  return { from, to: Math.min(text.length, from + removed), text: typed };
}

function applied(text: string, { from, to, text: by }: Change): string {
  return text.slice(0, from) + by + text.slice(to);
}

/** The change that makes a text what it was. */
function back(before: string, after: string): Change {
  let from = 0;
  while (from < Math.min(before.length, after.length) && before[from] === after[from]) from++;
  // Between CR and LF there is no place that an editor could name.
  if (before[from - 1] === '\r') from--;
  return { from, to: after.length, text: before.slice(from) };
}

/**
 * The change by lines and characters. Where an end of it stands between CR and LF, which no position names, the whole text
 * is sent.
 */
function asProtocol(text: string, { from, to, text: by }: Change) {
  const isTorn = (at: number): boolean => text[at - 1] === '\r' && text[at] === '\n';
  if (isTorn(from) || isTorn(to)) return { text: applied(text, { from, to, text: by }) };
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
  return { range: { start: positionAt({ starts }, from), end: positionAt({ starts }, to) }, text: by };
}

function agree(actual: unknown, expected: unknown, what: string): void {
  if (isDeepStrictEqual(actual, expected) || isDeepStrictEqual(plain(actual), plain(expected))) return;
  throw new Error(
    `They differ: ${what}.\n${JSON.stringify(actual)?.slice(0, 1500)}\n${JSON.stringify(expected)?.slice(0, 1500)}`,
  );
}

/** A value without what does not show in it. */
function plain(value: unknown): unknown {
  return typeof value === 'string' || value === undefined ? value : JSON.parse(JSON.stringify(value));
}
