import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { checkRecord } from '../server/src/rules/check';
import { rules } from '../server/src/rules/index';
import { fillSentence } from '../server/src/rules/sentence';
import { parse } from '../server/src/syntax/parse';

/** What holds for all rules together: they can be set, they fail alone, they come in order. */

const [profile] = profiles;
if (!profile) throw new Error('There is no profile.');
const faulty = parse('1\tA\n1.1\tText with informations 2024--2027\n3\tB\n3.1\tText.', profile, 'en');
const found = (options: Parameters<typeof checkRecord>[1]): string[] =>
  checkRecord(faulty, options).map(({ rule, severity }) => `${severity} ${rule}`);

describe('a check', () => {
  it('gives findings in order of place', () => {
    expect(found({})).toEqual([
      'warning preferred-term',
      'error range-dash',
      'hint final-punctuation',
      'error section-order',
    ]);
  });

  it('obeys severities, “off” among them', () => {
    const severities = {
      'range-dash': 'hint',
      'section-order': 'off',
      'final-punctuation': 'error',
    } as const;
    expect(found({ severities })).toEqual([
      'warning preferred-term',
      'hint range-dash',
      'error final-punctuation',
    ]);
  });

  it('goes on when a rule fails, and says which', () => {
    const failures: string[] = [];
    const broken = {
      prefer: '',
      get avoid(): string {
        throw new Error('A term that cannot be read.');
      },
    };
    const rest = found({ terms: [broken], onFailure: (rule) => failures.push(rule) });
    expect(failures).toEqual(['preferred-term']);
    expect(rest).toEqual(['error range-dash', 'hint final-punctuation', 'error section-order']);
  });

  it.each([
    { rule: 'section-order', line: '1\tTitle\n', message: 'duplicate' },
    { rule: 'final-punctuation', line: '1.1\tText\n', message: 'missing' },
  ])('tells of five hundred faults of $rule, and that there are more', ({ rule: id, line, message }) => {
    const many = checkRecord(parse(line.repeat(2000), profile, 'en')).filter(({ rule }) => rule === id);
    const last = many.at(-1);
    const [before] = many.slice(-2);
    expect(many.map((finding) => finding.message)).toEqual([...Array(500).fill(message), 'more']);
    expect(last?.args).toEqual({ count: 500 });
    expect(last?.span.from).toBe((before?.span.from ?? 0) + line.length);
    expect(last?.fixes()).toEqual([]);
  });

  it('counts no fault that a directive silences among those it tells', () => {
    const silenced = `% precis-disable section-order\n${'1\tTitle\n'.repeat(1500)}% precis-enable section-order\n`;
    const rest = checkRecord(parse(`${silenced}${'1\tTitle\n'.repeat(10)}`, profile, 'en'));
    expect(rest.filter(({ rule }) => rule === 'section-order')).toHaveLength(10);
  });

  it('fills every hole of every sentence', () => {
    for (const finding of checkRecord(faulty)) {
      const rule = rules.find(({ id }) => id === finding.rule);
      expect(fillSentence(rule?.messages[finding.message] ?? '{', finding.args)).not.toContain('{');
      for (const { title, args } of finding.fixes())
        expect(fillSentence(rule?.messages[title] ?? '{', args)).not.toContain('{');
    }
  });
});
