import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { defaultSettings } from '../server/src/index/settings';
import { findingsOf } from '../server/src/service';
import { parse } from '../server/src/syntax/parse';

/** Comments that silence findings, and the lines they speak for. `section-order` stands for every rule. */

const [profile] = profiles;
if (!profile) throw new Error('There is no profile.');

/** The headings that `section-order` reports, by the line they stand on. */
function reported(...lines: string[]): number[] {
  const text = lines.join('\n');
  const record = parse(text, profile as NonNullable<typeof profile>, 'en');
  return findingsOf(record, defaultSettings)
    .filter(({ rule }) => rule === 'section-order')
    .map(({ span }) => text.slice(0, span.from).split('\n').length - 1);
}

describe('a directive', () => {
  it('is no part of the record', () => {
    const record = parse('1\tA % precis-disable-line\n% precis-disable-file\n% a remark\n', profile, 'en');
    expect(record.blocks.map(({ kind }) => kind)).toEqual(['heading', 'comment', 'comment']);
    const [heading] = record.blocks;
    expect(heading?.kind === 'heading' && record.text.slice(heading.title.from, heading.title.to)).toBe('A');
  });

  it('silences the next line', () => {
    expect(reported('1\tA', '3\tB', '5\tC')).toEqual([1, 2]);
    expect(reported('1\tA', '% precis-disable-next-line section-order', '3\tB', '5\tC')).toEqual([3]);
    expect(reported('1\tA', '% precis-disable-next-line range-dash', '3\tB')).toEqual([2]);
    expect(reported('1\tA', '% precis-disable-next-line range-dash, section-order', '3\tB')).toEqual([]);
    expect(reported('1\tA', '% precis-disable-next-line', '3\tB')).toEqual([]);
  });

  it('silences the next line whatever the line ends are', () => {
    const text = '1\tA\r\n% precis-disable-next-line section-order\r\n3\tB\r\n5\tC';
    const record = parse(text, profile, 'en');
    const found = findingsOf(record, defaultSettings).filter(({ rule }) => rule === 'section-order');
    expect(found.map(({ span }) => text.slice(span.from, span.to))).toEqual(['5']);
  });

  it('silences its own line', () => {
    expect(reported('1\tA', '3\tB % precis-disable-line section-order', '5\tC')).toEqual([2]);
  });

  it('silences a block', () => {
    expect(
      reported('1\tA', '% precis-disable section-order', '3\tB', '5\tC', '% precis-enable', '7\tD'),
    ).toEqual([5]);
    expect(reported('1\tA', '% precis-disable', '3\tB', '% precis-enable section-order', '5\tC')).toEqual([
      4,
    ]);
    expect(reported('1\tA', '% precis-disable section-order', '3\tB', '5\tC')).toEqual([]);
  });

  it('silences the file', () => {
    expect(reported('1\tA', '3\tB', '% precis-disable-file section-order', '5\tC')).toEqual([]);
  });

  it('needs its exact name', () => {
    expect(reported('1\tA', '% precis-disable-next-lines', '3\tB')).toEqual([2]);
    expect(reported('1\tA', '% precis disable-next-line', '3\tB')).toEqual([2]);
  });
});
