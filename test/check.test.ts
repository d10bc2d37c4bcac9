import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { checkRecord } from '../server/src/rules/check';
import { rules } from '../server/src/rules/index';
import { fillSentence } from '../server/src/rules/rule';
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

  it('fills every hole of every sentence', () => {
    for (const finding of checkRecord(faulty)) {
      const rule = rules.find(({ id }) => id === finding.rule);
      expect(fillSentence(rule?.messages[finding.message] ?? '{', finding.args)).not.toContain('{');
      for (const { title, args } of finding.fixes())
        expect(fillSentence(rule?.messages[title] ?? '{', args)).not.toContain('{');
    }
  });
});
