import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { decidedBy } from '../server/src/analysis/decision-forms';
import { conventionsFor } from '../server/src/profile/conventions';
import { wordingSchema } from '../server/src/profile/wording';

/** What the wordings of a profile say: as much in each language, and with the sources that are known. */

const [profile] = profiles;
if (!profile) throw new Error('There is no profile.');
const { wordings } = profile;

/** What a language is by itself, beside what it says; and how two languages are compared, which each has its own words for. */
const ITSELF = new Set([
  'concordance',
  'language',
  'name',
  'letter',
  'script',
  'direction',
  'prefixes',
  'sources',
  'terms',
]);

/** Each thing that a wording says, by its name: `agenda.subject`. */
function saidIn(wording: object): Map<string, unknown> {
  const said = new Map<string, unknown>();
  for (const [section, value] of Object.entries(wording)) {
    if (ITSELF.has(section)) continue;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) said.set(section, value);
    else for (const [name, inner] of Object.entries(value)) said.set(`${section}.${name}`, inner);
  }
  return said;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

describe.each(wordings)('the wording in $name', (wording) => {
  it('says all that English says, but for what another language has no words for', () => {
    const english = wordings.find(({ language }) => language === 'en') ?? expect.fail();
    const said = saidIn(wording);
    const sections = new Map(Object.entries(wording));
    /** A section that is not there at all is left out on purpose, and one that tells how sure it is speaks for itself. */
    const isWhole = (name: string): boolean => {
      const section = sections.get(name.split('.')[0] ?? '');
      return section !== undefined && !(typeof section === 'object' && 'quality' in section);
    };
    const silent = [...saidIn(english)].filter(
      ([name, value]) => isWhole(name) && !isEmpty(value) && isEmpty(said.get(name)),
    );
    const excused: Record<string, readonly string[]> = {
      // What is cited stands before the number, and a city and its year always in brackets.
      zh: [
        'citations.organsAfter',
        'citations.occasions',
        'citations.drafts',
        'paragraphs.beforeDocument',
        'paragraphs.sameAfter',
        'paragraphs.hereAfter',
        'paragraphs.elsewhereAfter',
        // Its full stop stands for nothing else.
        'typography.abbreviations',
        // Its words are not parted by blanks.
      ],
      // Who speaks stands behind the verb; no word follows itself.
      ar: ['phrases.says'],
    };
    expect(silent.map(([name]) => name)).toEqual(excused[wording.language] ?? []);
  });

  it('names the sources of what it says, and of nothing else', () => {
    const said = saidIn(wording);
    const named = Object.keys(wording.sources);
    expect(named.filter((name) => isEmpty(said.get(name)))).toEqual([]);
    expect(named.length).toBeGreaterThan(5);
    for (const source of Object.values(wording.sources).flat())
      expect(source).toMatch(/^(?:https?:\/\/\S+|record of C\d\d, .+)$/);
  });

  it('has no word twice in a list, and none that is another’s with a blank too many', () => {
    const lists = [...saidIn(wording)].filter(([, value]) => Array.isArray(value));
    for (const [name, list] of lists)
      expect(new Set(list as unknown[]).size, name).toBe((list as unknown[]).length);
  });
});

it('what a record is offered as a decision is read as one, in every language of every organisation', () => {
  for (const source of profiles)
    for (const wording of source.wordings) {
      const conventions = conventionsFor(source, wording.language);
      for (const { one, two, several } of wording.phrases.decisions)
        for (const phrase of [one, two, several]) {
          const sentence = phrase?.replace(
            '{documents}',
            source.profile.id.startsWith('un-') ? 'A/78/18' : 'C24/13',
          );
          if (sentence !== undefined) expect(decidedBy(sentence, conventions), sentence).toBeDefined();
        }
    }
});

it('a wording takes no source without an address', () => {
  const [first] = wordings;
  expect(wordingSchema.safeParse({ ...first, sources: { 'agenda.subject': [] } }).success).toBe(false);
});
