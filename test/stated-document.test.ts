import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { defaultSettings } from '../server/src/index/settings';
import { saysWhatItIs } from '../server/src/index/stated-document';
import { profileOf, readRecord } from '../server/src/service';

/** Which texts are documents whatever their files are called. */

const says = (text: string, profile = 'itu-council'): boolean => {
  const settings = { ...defaultSettings, profile };
  const source = profileOf(profiles, settings);
  if (!source) throw new Error('There is no such profile.');
  return saysWhatItIs(text, (words) => readRecord(words, source, settings, 'some.txt'));
};

describe('a text is the document', () => {
  it.each([
    ['of its masthead', 'COUNCIL 2024\nDocument C24/64-E\n\nTHE BUDGET\n'],
    ['of a masthead in another language', '理事会2024年会议\n文件 C24/64(Rev.1)-C\n2024年5月20日\n\n预算\n'],
    ['of a masthead that speaks of a revision above', 'Revision 1 to\nDocument C24/64-E\n\nTHE BUDGET\n'],
    ['of a masthead that speaks of a revision before', 'Revision 1 to Document C24/64-E\n\nTHE BUDGET\n'],
    ['of a masthead in columns', 'COUNCIL 2024\tDocument C24/64-E\n20 May 2024\n\nTHE BUDGET\n'],
    [
      'of its footer',
      '1\t报告\n1.1\t钱少。\n\n______________\nP:\\CHI\\SG\\CONSEIL\\C22\\000\\087V2C.docx (503148)\n',
    ],
  ])('%s', (_, text) => expect(says(text)).toBe(true));

  it('however long it is', () => {
    const middle = '1\t报告\n'.concat('1.1\t钱少。\n'.repeat(2000));
    const footer = '\n______________\nP:\\CHI\\SG\\CONSEIL\\C22\\000\\087V2C.docx (503148)\n';
    expect(says(middle)).toBe(false);
    expect(says(middle + footer)).toBe(true);
    expect(says(`文件 C24/64-C\n${middle}`)).toBe(true);
  });

  it('of the masthead of another body', () => {
    const text =
      'United Nations\tA/C.3/78/SR.3\n\nSummary record of the 3rd meeting\nHeld at Headquarters, on Monday, 2 October 2023, at 10 a.m.\n\n1.\tThe Chair opened the debate.\n';
    expect(says(text, 'un-summary-record')).toBe(true);
  });
});

describe('a text is no document', () => {
  it.each([
    ['that names one at its top', 'Ask about Document C24/64-E\n20 May 2024\n'],
    ['that says more of it', 'Document C24/64-E is late\n20 May 2024\n'],
    ['of which nothing but a symbol is known', 'C24/64-E\n\nmoney\n'],
    ['that lists several', 'To read by 20 May 2024:\nDocument C24/64-E\nDocument C24/65-E\n'],
    ['that names none', 'COUNCIL 2024\n20 May 2024\n\nTHE BUDGET\n'],
  ])('%s', (_, text) => expect(says(text)).toBe(false));
});
