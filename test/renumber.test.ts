import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import type { Move } from '../server/src/analysis/moves';
import { unitsOf } from '../server/src/analysis/units';
import { planRenumber } from '../server/src/features/renumber';
import { planMove } from '../server/src/features/restructure';
import { Workspace } from '../server/src/index/workspace';
import { paragraphReferencesOf } from '../server/src/syntax/references';
import { numberText } from '../server/src/syntax/sections';
import { applyEdits } from '../server/src/text/edits';
import { slice } from '../server/src/text/span';
import { drawnRecord, drawnText, withoutGaps } from './pages/drawn-records';
import { textsIn } from './pages/plans';

/** What holds whenever a record is counted anew. Seeded, so that a failure can be had again. */

const settings = { seed: 20240610, numRuns: 100 };
const HERE = 'file:///archive/C24-118.en.record';
const OTHER = 'file:///archive/C24-119.en.record';

/** The texts of the record and of another that names it, counted anew; nothing where that is refused. */
function renumbered(text: string, other = ''): { text: string; other: string; left: number } | undefined {
  const workspace = new Workspace(profiles);
  workspace.note(OTHER, other);
  const record = workspace.open(HERE, 1, text);
  const texts = textsIn(workspace, new Map([[OTHER, other]]));
  const request = { uri: HERE, record, scope: { kind: 'record' }, merged: false } as const;
  const plan = planRenumber(texts, request);
  if (plan.kind === 'refusal') return undefined;
  const after = (uri: string, before: string): string =>
    applyEdits(before, plan.files.find((file) => file.uri === uri)?.edits ?? []);
  return { text: after(HERE, text), other: after(OTHER, other), left: plan.reports.length };
}

/** What each reference of a text names: the paragraphs’ words, without what they say of others. */
function named(text: string, of: string): (string | undefined)[] {
  const workspace = new Workspace(profiles);
  const words = new Map<string, string>();
  const home = workspace.open(HERE, 1, of);
  for (const block of home.blocks)
    if (block.kind === 'paragraph')
      words.set(numberText(block.number.value), /^Text \w+/.exec(slice(of, block.body))?.[0] ?? '');
  return paragraphReferencesOf(workspace.open(OTHER, 1, text))
    .filter(({ implied }) => !implied)
    .map(({ value }) => words.get(numberText(value)));
}

describe('a record that is counted anew', () => {
  it('stays as it is the second time', () => {
    fc.assert(
      fc.property(drawnRecord, (drawn) => {
        const once = renumbered(drawnText(drawn), drawn.other);
        if (!once) return;
        expect(renumbered(once.text, once.other)).toMatchObject({ text: once.text, other: once.other });
      }),
      settings,
    );
  });

  it('counts without gap', () => {
    fc.assert(
      fc.property(drawnRecord, (drawn) => {
        const once = renumbered(drawnText(drawn), drawn.other);
        if (once) expect(withoutGaps(once.text)).toBe(true);
      }),
      settings,
    );
  });

  it('names the paragraphs it named, here and in other records', () => {
    let told = 0;
    fc.assert(
      fc.property(drawnRecord, (drawn) => {
        const text = drawnText(drawn);
        const once = renumbered(text, drawn.other);
        if (!once || once.left > 0) return;
        told++;
        expect(named(once.text, once.text)).toEqual(named(text, text));
        expect(named(once.other, once.text)).toEqual(named(drawn.other, text));
      }),
      settings,
    );
    expect(told).toBeGreaterThan(30);
  });

  it('is as it was when what was put in is taken out again', () => {
    let told = 0;
    fc.assert(
      fc.property(drawnRecord, fc.nat(), fc.boolean(), (drawn, place, isHeading) => {
        const start = renumbered(drawnText({ ...drawn, order: 'kept' }), drawn.other);
        if (!start || start.left > 0) return;
        const lines = start.text.split(/(?<=\n)/);
        const numbered = lines.flatMap((line, at) => (/^\d/.test(line) ? [at] : []));
        // Behind the first paragraph of the record: what stands before that says where the record begins.
        const at = numbered[2 + (place % Math.max(1, numbered.length - 2))];
        if (at === undefined) return;
        const put = isHeading ? '99\tNew title\n' : '99.1\tNew text.\n';
        const with_ = renumbered([...lines.slice(0, at), put, ...lines.slice(at)].join(''), start.other);
        if (!with_) return;
        const out = with_.text.split(/(?<=\n)/).filter((line) => !/\tNew t(?:itle|ext\.)\n$/.test(line));
        const joined = renumbered(out.join(''), with_.other);
        if (!joined) return;
        told++;
        expect(joined.text).toBe(start.text);
        expect(joined.other).toBe(start.other);
      }),
      settings,
    );
    expect(told).toBeGreaterThan(30);
  });
});

describe('what is moved', () => {
  const MOVES = ['moveUp', 'moveDown'] as const;

  /** The texts after a move of what begins at a line; nothing where that is refused. */
  function moved(text: string, other: string, move: Move, line: number) {
    const workspace = new Workspace(profiles);
    workspace.note(OTHER, other);
    const record = workspace.open(HERE, 1, text);
    const offset = text
      .split(/(?<=\n)/)
      .slice(0, line)
      .join('').length;
    const plan = planMove(textsIn(workspace, new Map([[OTHER, other]])), { uri: HERE, record }, move, offset);
    if (plan.kind === 'refusal') return undefined;
    const afterwards = (uri: string, before: string): string =>
      applyEdits(before, plan.files.find((file) => file.uri === uri)?.edits ?? []);
    const done = afterwards(HERE, text);
    const at = done.slice(0, plan.cursor).split('\n').length - 1;
    return { text: done, other: afterwards(OTHER, other), left: plan.reports.length, line: at };
  }

  it('goes back to where it was, with all that names it', () => {
    let told = 0;
    fc.assert(
      fc.property(drawnRecord, fc.nat(), fc.constantFrom(...MOVES), (drawn, place, move) => {
        const text = drawnText({ ...drawn, order: 'kept' });
        const start = renumbered(text, drawn.other);
        if (!start || start.left > 0) return;
        const lines = start.text.trimEnd().split('\n').length - 2;
        const there = moved(start.text, start.other, move, 2 + (place % lines));
        if (!there || there.left > 0) return;
        expect(withoutGaps(there.text)).toBe(true);
        expect(named(there.text, there.text).sort()).toEqual(named(start.text, start.text).sort());
        expect(named(there.other, there.text)).toEqual(named(start.other, start.text));
        const back = moved(there.text, there.other, move === 'moveUp' ? 'moveDown' : 'moveUp', there.line);
        told++;
        expect(back?.text).toBe(start.text);
        expect(back?.other).toBe(start.other);
      }),
      { ...settings, numRuns: 250 },
    );
    expect(told).toBeGreaterThan(25);
  });
});

describe('records whose numbers are in order', () => {
  const besides = fileURLToPath(new URL('../../shared/records', import.meta.url));
  const folders = [
    fileURLToPath(new URL('../samples/C24', import.meta.url)),
    fileURLToPath(new URL('../samples-un/A_78', import.meta.url)),
    process.env['PRECIS_CORPUS'] ?? besides,
  ].filter((folder) => existsSync(folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:record|txt)$/.test(name))
      .map((name) => join(folder, name)),
  );

  it('go back byte for byte, whatever of them is moved', () => {
    let told = 0;
    /** Moves in records that are counted through. */
    let through = 0;
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const workspace = new Workspace(profiles);
      if (file.includes('samples-un'))
        workspace.configure({ ...workspace.settings, profile: 'un-summary-record' });
      const uri = pathToFileURL(file).href;
      const texts = textsIn(workspace, new Map());
      const home = { uri, record: workspace.open(uri, 1, text) };
      const plan = planRenumber(texts, { ...home, scope: { kind: 'record' }, merged: false });
      if (plan.kind === 'refusal' || plan.files.length > 0) continue;
      for (const { block } of unitsOf(home.record)) {
        const there = planMove(texts, home, 'moveDown', block.number.span.from);
        through += Number(there.kind === 'plan' && file.includes('samples-un'));
        if (there.kind === 'refusal' || there.cursor === undefined) continue;
        const record = workspace.read(applyEdits(text, there.files[0]?.edits ?? []), uri);
        const back = planMove(texts, { uri, record }, 'moveUp', there.cursor);
        if (back.kind === 'refusal') throw new Error(`${back.reason} in ${file}`);
        expect(applyEdits(record.text, back.files[0]?.edits ?? [])).toBe(text);
        told++;
      }
    }
    expect(told).toBeGreaterThan(5);
    expect(through).toBeGreaterThan(10);
  });
});
