import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { PackedSummary, packSummary, renumbered } from '../server/src/index/packed-summary';
import { renumbering, Strings } from '../server/src/index/strings';
import { type Summary, summarise } from '../server/src/index/summary';
import { Workspace } from '../server/src/index/workspace';
import { parse } from '../server/src/syntax/parse';
import { recordText } from './pages/random-records';

/** What an archive is held in: numbers for summaries, and postings that are kept up by differences. */

const [profile] = profiles;
if (!profile) throw new Error('There is no profile.');
const samples = ['zh', 'en'].flatMap((language) =>
  readdirSync('samples/C24')
    .filter((name) => name.endsWith(`.${language}.record`))
    .map((name) => ({ language, text: readFileSync(`samples/C24/${name}`, 'utf8') })),
);
const settings = { seed: 20240611, numRuns: 100 };

/** A summary with nothing but plain values, to be compared. */
function plain(summary: Summary): unknown {
  const { uri, symbol, name, stated, symbolSpan, language, title, date, meeting } = summary;
  const { headings, mentions, lineStarts, silences } = summary;
  const facts = { uri, symbol, name, stated, symbolSpan, language, title, date, meeting };
  return { ...facts, headings, mentions, lineStarts: Array.from(lineStarts), silences: [...silences] };
}

function summaryOf(text: string, language: string): Summary {
  return summarise(
    parse(text, profile as NonNullable<typeof profile>, language),
    'file:///a/b.record',
    '/a/b.record',
  );
}

function expectKept(summary: Summary): void {
  const strings = new Strings();
  const packed = packSummary(summary, strings);
  const other = new Strings();
  other.add('something that is there already');
  const elsewhere = renumbered(
    packed,
    renumbering((id) => strings.at(id), other),
  );
  const room = new Int32Array(elsewhere.length + 7);
  room.set(elsewhere, 7);
  for (const unpacked of [
    new PackedSummary(summary.uri, packed, 0, strings),
    new PackedSummary(summary.uri, room, 7, other),
  ]) {
    expect(plain(unpacked)).toEqual(plain(summary));
    for (const { key } of summary.mentions)
      expect(unpacked.naming(new Set([key]))).toEqual(
        summary.mentions.filter((mention) => mention.key === key),
      );
  }
}

describe('a packed summary', () => {
  it.each(samples)('holds all of a sample: $language', ({ text, language }) => {
    const summary = summaryOf(text, language);
    expect(summary.mentions.length).toBeGreaterThan(0);
    expectKept(summary);
  });

  it('holds all of any record', () => {
    fc.assert(
      fc.property(recordText, fc.constantFrom('zh', 'en'), (text, language) => {
        expectKept(summaryOf(text, language));
      }),
      settings,
    );
  });
});

describe('a workspace', () => {
  const uris = ['a', 'b', 'c'].map((name) => `file:///archive/C24-00${name.charCodeAt(0) - 96}.record`);
  const texts = [
    ...samples.map(({ text }) => text),
    'Nothing.\n',
    '文件 C24/2-C\n\n1\t题目（C24/8号文件）\n',
  ];
  const act = fc.record({
    uri: fc.constantFrom(...uris),
    kind: fc.constantFrom('open', 'close', 'note', 'gone'),
    text: fc.constantFrom(...texts),
    isAsked: fc.boolean(),
  });
  type Act = { uri: string; kind: string; text: string; isAsked: boolean };

  const perform = (workspace: Workspace, { uri, kind, text, isAsked }: Act): void => {
    if (kind === 'open') workspace.open(uri, 1, text);
    if (kind === 'close') workspace.close(uri);
    if (kind === 'note') workspace.note(uri, text);
    if (kind === 'gone') workspace.note(uri, undefined);
    if (isAsked) workspace.summaries();
  };

  const told = (workspace: Workspace): unknown => ({
    summaries: workspace.summaries().map(plain),
    cited: [...workspace.citedKeys()]
      .sort()
      .map((key) => [
        key,
        [...workspace.citers(key)].sort(),
        workspace.citing(key).map(({ summary, mention }) => [summary.uri, mention]),
      ]),
    defined: [...workspace.definitions()].map((files) => [...files].sort()).sort(),
  });

  it('knows the same whichever way it came to it', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        const workspace = new Workspace(profiles);
        for (const one of acts) perform(workspace, one);
        const fresh = new Workspace(profiles);
        const lastOf = (uri: string, ...kinds: string[]): Act | undefined =>
          acts.findLast((one) => one.uri === uri && kinds.includes(one.kind));
        for (const uri of uris) {
          const disk = lastOf(uri, 'note', 'gone');
          if (disk?.kind === 'note') fresh.note(uri, disk.text);
          const open = lastOf(uri, 'open', 'close');
          if (open?.kind === 'open') fresh.open(uri, 1, open.text);
        }
        expect(told(workspace)).toEqual(told(fresh));
      }),
      settings,
    );
  });

  it('says whether a file that is gone was one', () => {
    const workspace = new Workspace(profiles);
    const [{ text } = { text: '' }] = samples;
    workspace.note('file:///a/b.record', text);
    workspace.addFile('file:///a/C24-012.pdf', '/a/C24-012.pdf');
    const remove = (path: string): boolean => workspace.removeFile(`file://${path}`, path);
    expect(['/a', '/a/b.record', '/a/b.record', '/a/C24-012.pdf', '/a/other.pdf'].map(remove)).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('forgets what lies below folders that are gone, and nothing else', () => {
    const workspace = new Workspace(profiles);
    const all = [
      '/a/b/C24-012.pdf',
      '/a/b/c/C24-013.pdf',
      '/a/bc/C24-014.pdf',
      '/ab/C24-015.pdf',
      '/x/C24-016.pdf',
    ];
    for (const path of all) workspace.addFile(`file://${path}`, path);
    for (const path of all) workspace.note(`file://${path}.record`, samples[0]?.text);
    workspace.removeFolders(new Set(['file:///a/b', 'file:///x', 'file:///none', 'file:///ab/C24-015.pdf']));
    const left = ['file:///a/bc/C24-014.pdf', 'file:///ab/C24-015.pdf'];
    expect(workspace.summaries().map(({ uri }) => uri)).toEqual(left.map((uri) => `${uri}.record`));
    expect(workspace.documentsOf('24').flatMap(({ uri }) => (uri.endsWith('.pdf') ? uri : []))).toEqual(left);
  });

  it('does not grow with what was and is no more', () => {
    const workspace = new Workspace(profiles);
    const [uri = ''] = uris;
    const [{ text } = { text: '' }] = samples;
    workspace.note(uri, text);
    const before = plain(workspace.summary(uri) as Summary);
    // So often that the room of what was has been used again.
    const strings = new Strings();
    const packed = packSummary(summaryOf(text, 'zh'), strings);
    for (let written = 0; written < 2_000_000; written += packed.length)
      workspace.notePacked((id) => strings.at(id), [[uri, packed]]);
    expect(plain(workspace.summary(uri) as Summary)).toEqual(before);
  });
});
