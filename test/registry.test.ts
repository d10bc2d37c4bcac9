import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { citedVersionOf } from '../server/src/analysis/cited-versions';
import { gatheringOf } from '../server/src/analysis/gatherings';
import { printedCitation, printedVersion } from '../server/src/analysis/printed-versions';
import { allHistories, historyOf, versionInForce } from '../server/src/analysis/registry';
import { registryFaults } from '../server/src/analysis/registry-faults';
import { defaultSettings } from '../server/src/index/settings';
import { type Authorities, authoritiesSchema } from '../server/src/profile/authorities';
import { conventionsFor } from '../server/src/profile/conventions';
import { findingsOf } from '../server/src/service';
import { parse } from '../server/src/syntax/parse';
import { citationsOf } from '../server/src/syntax/references';

/** The registry says nothing twice, nothing against itself and nothing without a source. */

const [profile] = profiles;
if (!profile) throw new Error('There is no profile.');
const { authorities } = profile;

function changed(change: (copy: Authorities) => void): string[] {
  const copy: Authorities = structuredClone(authorities);
  change(copy);
  return [...registryFaults(copy)].map(({ kind, entry }) => `${kind} ${entry}`);
}

function entry(copy: Authorities, key: string): Authorities['instruments'][number] {
  const found = copy.instruments.find((instrument) => instrument.key === key);
  if (!found) throw new Error(`There is no ${key}.`);
  return found;
}

describe('the registry', () => {
  it('contradicts itself nowhere', () => {
    expect([...registryFaults(authorities)]).toEqual([]);
  });

  it('takes no version without source, status or quality', () => {
    for (const field of ['source', 'status', 'quality', 'at'] as const) {
      const copy = structuredClone(authorities);
      const [version] = entry(copy, 'PP/resolution/101').versions;
      delete (version as Partial<typeof version>)?.[field];
      expect(authoritiesSchema.safeParse(copy).success).toBe(false);
    }
    const copy = structuredClone(authorities);
    entry(copy, 'PP/resolution/101').versions.forEach((version) => {
      version.source.length = 0;
    });
    expect(authoritiesSchema.safeParse(copy).success).toBe(false);
  });

  it('tells of what would contradict', () => {
    const at = 'PP/resolution/101';
    expect(
      changed((copy) => {
        entry(copy, at).versions.reverse();
      }),
    ).toEqual(expect.arrayContaining([`unsorted ${at}`, `adopted-late ${at}`]));
    expect(
      changed((copy) => {
        const [first] = entry(copy, at).versions;
        if (first) first.at = 'PP-02';
      }),
    ).toEqual([`against-series ${at}`]);
    expect(
      changed((copy) => {
        const [first] = entry(copy, at).versions;
        if (first) first.at = 'C24';
      }),
    ).toContain(`foreign-gathering ${at}`);
    expect(
      changed((copy) => {
        entry(copy, 'PP/resolution/11').versions.forEach((version) => {
          version.at = 'PP-26';
        });
      }),
    ).toContain('abrogated-early PP/resolution/11');
    expect(
      changed((copy) => {
        copy.instruments.push(...copy.instruments.slice(0, 1));
      }),
    ).toContain(`duplicate ${authorities.instruments[0]?.key}`);
  });
});

describe('the version in force', () => {
  const on = (key: string, day: string): string | undefined => {
    const history = historyOf(profile, key);
    return history && versionInForce(history, { from: day })?.at;
  };
  it.each([
    ['PP/resolution/167', '2021-06-15', 'PP-18'],
    ['PP/resolution/167', '2024-06-04', 'PP-22'],
    ['PP/resolution/174', '2024-06-04', 'PP-14'],
    ['PP/resolution/71', '2022-10-14', 'PP-18'],
    ['PP/resolution/71', '2022-10-15', 'PP-22'],
    ['PP/resolution/11', '2021-06-15', 'PP-18'],
    ['PP/resolution/11', '2024-06-04', undefined],
    ['Council/resolution/1332', '2024-06-10', 'C23'],
    ['Council/resolution/1332', '2025-06-10', 'C24'],
    ['ITU-R/resolution/36-5', '2022-03-01', 'RA-19'],
    ['PP/resolution/219', '2021-06-15', undefined],
    ['PP/resolution/999', '2021-06-15', undefined],
  ])('of %s on %s is of %s', (key, day, version) => {
    expect(on(key, day)).toBe(version);
  });
});

describe('every version of every instrument', () => {
  const languages = profile.wordings.map(({ language }) => language);
  it.each(languages)('is read as it is printed (%s)', (language) => {
    const conventions = conventionsFor(profile, language);
    let count = 0;
    for (const history of allHistories(profile))
      for (const version of history.versions) {
        const printed = printedVersion(conventions, history, version);
        if (version.number !== undefined) continue;
        if (printed === undefined) expect.fail(`${history.instrument.key} ${version.at} is not printed.`);
        count++;
        const match = conventions.versions.at(printed, 0, printed.length);
        expect(match?.span, printed).toEqual({ from: 0, to: printed.length });
        expect(match?.id.fault, printed).toBe(false);
        const { city, year, amended, adopted } = match?.fields ?? {};
        if (version.by.city)
          expect([Number(year), city]).toEqual([version.by.year, version.by.city[language]]);
        else expect(version.by.id).toContain(amended ?? adopted ?? year?.slice(2));
      }
    expect(count).toBeGreaterThan(150);
  });

  it.each(languages)('is the version that its citation names (%s)', (language) => {
    const conventions = conventionsFor(profile, language);
    for (const history of allHistories(profile))
      for (const version of history.versions) {
        const printed = printedCitation(conventions, history, version);
        // What has no number, such as a basic text, is cited by its name.
        if (history.instrument.key.split('/').length < 3) continue;
        if (printed === undefined) expect.fail(`${history.instrument.key} ${version.at} is not printed.`);
        const record = parse(`1\tResolutions\n1.1\t${printed}\n`, profile, language);
        const [citation, ...others] = citationsOf(record);
        expect(others).toEqual([]);
        expect(citation && [citation.phrase.from, citation.phrase.to], printed).toEqual([
          record.text.indexOf(printed),
          record.text.length - 1,
        ]);
        const cited = citation && citedVersionOf(record, citation);
        expect([cited?.key, cited?.by.id], printed).toEqual([history.instrument.key, version.at]);
      }
  });

  it('names a conference or a session there is', () => {
    for (const { versions } of authorities.instruments)
      for (const { at } of versions) expect(gatheringOf(profile, at)?.id).toBe(at);
  });
});

describe('what is met in print', () => {
  // Each was printed by the organisation or about it, and each is wrong.
  it.each([
    ['en', 'Resolution 179 (Rev. Bucharest, 2023)', 'conference-mismatch'],
    ['zh', '第1号建议（1994年，东京）', 'conference-mismatch'],
    ['en', 'Resolution 175 (Busan, 2014)', 'revision-mark'],
    ['en', 'Resolution 174 (Busan 2014)', 'citation-form'],
    ['en', 'Resolution 174 (Busan 2014)', 'revision-mark'],
    ['en', 'Resolution 45 (Dubai 2014)', 'citation-form'],
    ['en', 'Resolution 174 (Rev. Bucharest 2022)', 'citation-form'],
    ['en', 'Resolution 9 (Rev. Buenos-Aires, 2017)', 'citation-form'],
    ['en', 'Resolution 102, Minneapolis 1998', 'citation-form'],
    ['en', 'RESOLUTION 179 (REV. BUSANDUBAI, 20184)', 'citation-form'],
  ])('is caught (%s): %s by %s', (language, citation, rule) => {
    const record = parse(`1\tText\n1.1\t${citation}\n`, profile, language);
    expect(findingsOf(record, defaultSettings).map((finding) => finding.rule)).toContain(rule);
  });
});
