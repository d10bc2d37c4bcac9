import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { readCarriedProfile, withCarriedProfile } from '../server/src/index/carried-profile';
import { carriedSchema } from '../server/src/index/carried-schema';
import { readSettings } from '../server/src/index/read-settings';
import { profileFaults } from '../server/src/profile/profile-faults';
import type { Judged } from '../server/src/rules/check';
import { rules } from '../server/src/rules/index';
import { findingsOf, profileOf, readRecord, untilProfileHolds } from '../server/src/service';
import type { RecordDocument } from '../server/src/syntax/record';
import { numberAt } from '../server/src/syntax/sections';
import { type Fence, readPage, reveal } from './pages/page';

/** Profiles: those that come along are in order, the page that tells how to write one tells the truth, and mistakes are named. */

describe.each(profiles)('the profile $profile.id', (source) => {
  it('has no faults, but that it may try more than one that a workspace carries', () => {
    const faults = profileFaults(source).filter(({ message }) => !message.includes('may be read in'));
    expect(faults).toEqual([]);
  });

  it('has the shape of one that a workspace carries', () => {
    const { profile, wordings, authorities } = source;
    expect(carriedSchema.safeParse({ ...profile, wordings, registry: authorities }).error).toBeUndefined();
  });
});

/** An object over another, entry by entry. */
function merged(under: unknown, over: unknown): unknown {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(under) || !isObject(over)) return over;
  const result = { ...under };
  for (const [name, entry] of Object.entries(over)) result[name] = merged(result[name], entry);
  return result;
}

describe('docs/profiles.md', () => {
  const page = readFileSync(new URL('../docs/profiles.md', import.meta.url), 'utf8');
  const fences = readPage(page).flatMap((example) => example.fences);
  const files = new Map<string, string>();
  const read = async (path: string): Promise<string | undefined> => files.get(path);

  const sentence = (record: RecordDocument, { rule, message, args, span }: Judged): string => {
    const text = rules.find(({ id }) => id === rule)?.messages;
    const words = Object.entries(text ?? {}).find(([key]) => key === message)?.[1] ?? '';
    const said = words.replace(/\{(\w+)\}/g, (_, name: string) => String(args[name]));
    return `${rule} ${numberAt(record, span.from) ?? '–'} “${said}”`;
  };

  const take = ({ info, text }: Fence): void => {
    const [, first = '', second = ''] = info.split(' ');
    if (first === 'add') {
      const under: unknown = JSON.parse(files.get(second) ?? '{}');
      files.set(second, JSON.stringify(merged(under, JSON.parse(text))));
    } else files.set(first, text);
  };

  for (const [index, fence] of fences.entries()) {
    if (fence.info.startsWith('json')) {
      it(`has ${fence.info.slice(5)} that can be taken`, () => take(fence));
    } else if (fence.info.startsWith('record')) {
      it(`finds in ${fence.info.slice(7)} what it says`, async () => {
        const written = readSettings(files.get('precis.json') ?? '');
        const { settings, problems } = await withCarriedProfile(written.settings, read);
        expect(problems).toEqual([]);
        const profile = profileOf(profiles, settings);
        if (!profile) throw new Error('There is no profile.');
        const record = readRecord(reveal(fence.text), profile, settings, fence.info.slice(7));
        const found = findingsOf(record, settings).map((finding) => sentence(record, finding));
        expect(found).toEqual(fences[index + 1]?.text.split('\n'));
      });
    }
  }
});

const SMALL = {
  id: 'board',
  name: 'Board',
  numbering: 'continuous',
  fields: { session: { digits: [4, 4] }, number: { digits: [1, 3] } },
  documents: {
    forms: [{ id: 'board', own: true, key: 'BE/{session}/{number}', template: 'BE/{session}/{number}' }],
  },
  wordings: [{ language: 'en', name: 'English', script: 'Latin' }],
};

/** What is said of a profile that differs from a small one, each with what stands at its place. */
async function saidOf(change: object, others: Record<string, string> = {}): Promise<string[]> {
  const text = JSON.stringify({ ...SMALL, ...change });
  const files: Record<string, string> = { 'our.json': text, ...others };
  const { source, problems } = await readCarriedProfile('./our.json', async (path) => files[path]);
  expect(source === undefined).toBe(problems.length > 0);
  return problems.map(({ file, message, offset = 0 }) => {
    const place = (files[file] ?? '').slice(offset, offset + 12);
    return `${file} ${place} | ${message}`;
  });
}

describe('a profile of a workspace', () => {
  it('holds when it is in order', async () => {
    expect(await saidOf({})).toEqual([]);
  });

  it('names what it does not know, and what may be meant', async () => {
    expect(await saidOf({ nubering: 'continuous' })).toEqual([
      'our.json "nubering":" | nubering: Nothing is called “nubering” here. Did you mean “numbering”?',
    ]);
    const [said] = await saidOf({ wordings: [{ ...SMALL.wordings[0], mastheads: {} }] });
    expect(said).toContain(
      'wordings.0.mastheads: Nothing is called “mastheads” here. Did you mean “masthead”?',
    );
  });

  it('names a value that cannot be', async () => {
    expect((await saidOf({ numbering: 'roman' }))[0]).toMatch(
      /^our.json "roman",.* numbering: Invalid option/,
    );
    expect((await saidOf({ fields: { ...SMALL.fields, series: { digit: [1, 2] } } }))[0]).toContain(
      'fields.series: A field is { "digits": [least, most] }',
    );
    expect(
      (await saidOf({ fields: { session: { digits: [4, 2] }, number: { digits: [1, 3] } } }))[0],
    ).toContain('fields.session: The least comes before the most');
  });

  it.each([
    ['BE/{session}/{numbr}', 'uses the field {numbr}, which is not declared. Declared are session, number.'],
    ['BE/[{session}/{number}', 'is not closed'],
    ['[BE/{number}]', 'may be nothing at all'],
    [`BE/${'{number}'.repeat(30)}`, 'may be read in'],
    [`BE/{number}${'x'.repeat(500)}`, 'at most 400 are allowed'],
  ])('names the template %s', async (template, message) => {
    const forms = [{ id: 'board', own: true, key: 'BE/{session}/{number}', template }];
    const said = await saidOf({ documents: { forms } });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('documents.forms.0.template: ');
    expect(said[0]).toContain(message);
  });

  it.each([
    'http://board.example/{number}',
    'file:///etc/passwd',
    'https://{number}.example/',
    'javascript:alert(1)',
  ])('refuses the address %s', async (address) => {
    const files = { fields: SMALL.fields, forms: [], addresses: [address] };
    expect((await saidOf({ files }))[0]).toContain('files.addresses.0: ');
  });

  it.each(['../en.json', '/etc/en.json', 'C:\\en.json', 'a/../../en.json', 'https://board.example/en.json'])(
    'does not leave the folder for %s',
    async (path) => {
      const said = await saidOf({ wordings: [path] }, { [path]: '{}', 'en.json': '{}' });
      expect(said).toHaveLength(1);
      expect(said[0]).toContain('leads out of the folder of precis.json');
    },
  );

  it('has its languages and its registry in files of their own, relative to it', async () => {
    const en = JSON.stringify(SMALL.wordings[0]);
    const registry = JSON.stringify({ updated: '2024-01-01', conferences: [] });
    const parts = { wordings: ['words/en.json'], registry: 'facts.json' };
    expect(await saidOf(parts, { 'words/en.json': en, 'facts.json': registry })).toEqual([]);
    expect(await saidOf(parts, { 'words/en.json': '{ "language": 3 }', 'facts.json': registry })).toEqual([
      expect.stringMatching(/^words\/en.json 3 \} \| language: Invalid input/),
      expect.stringContaining('words/en.json { "language" | name: '),
      expect.stringContaining('words/en.json { "language" | script: '),
    ]);
    expect((await saidOf(parts, { 'facts.json': registry }))[0]).toContain(
      'There is no file “words/en.json”',
    );
    expect((await saidOf(parts, { 'words/en.json': '{', 'facts.json': registry }))[0]).toContain(
      'no valid JSON',
    );
  });

  it('is of bounded size', async () => {
    expect((await saidOf({ sources: ['x'.repeat(600_000)] }))[0]).toContain('more than 500000 characters');
    const many = Array.from({ length: 13 }, () => SMALL.wordings[0]);
    expect((await saidOf({ wordings: many }))[0]).toContain('at most twelve');
  });

  it('has no text that is looked for and is nothing', async () => {
    expect((await saidOf({ artefacts: [{ open: '', close: ']' }] }))[0]).toContain(
      'artefacts.0: This may not be empty',
    );
    const wordings = [{ ...SMALL.wordings[0], typography: { quotes: [['', '']] } }];
    expect((await saidOf({ wordings }))[0]).toContain('typography.quotes.0: This may not be empty');
  });

  it('silences all rules while it has faults', async () => {
    const { settings } = readSettings('{ "profile": "./our.json" }');
    const carried = await withCarriedProfile(settings, async () => '{}');
    const held = untilProfileHolds(carried.settings);
    expect(new Set(Object.values(held.rules))).toEqual(new Set(['off']));
    expect(untilProfileHolds(settings)).toBe(settings);
  });
});
