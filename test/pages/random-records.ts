import fc from 'fast-check';

/** Texts that look like records, in order and out of it: what a fault may be made of, put together at random. */

const number = fc.integer({ min: 1, max: 12 });
const symbol = fc.constantFrom(
  'C24/8',
  'C24/8(Rev.1)',
  'C24/8 (Rev.1)',
  'C23/8',
  'C24/INF/18',
  'C24/INF 18',
  'DT/2',
  'C23/72(Rev.1)+Corr.1',
  'С24/8',
  'C24/8（Rev.1）',
  'C24/60至C24/63',
  'JIU/REP/2020/8',
);
const citation = fc.constantFrom(
  '第167号决议（2018年，迪拜，修订版）',
  '第179号决议（2023年，布加勒斯特，修订版）',
  '第101、102和206号决议（2018年迪拜，修订版）',
  '理事会第1332号决议（C11，最近一次修订于C23）',
  'Resolution 140 (Rev. Bucharest, 2022)',
  'Resolution No. 71 (Rev Bucharest, 2022)',
  'Resolutions 101, 102 and 133 (Rev. Bucharest, 2022)',
  'Council Resolution 1332 (C11, last amended C23)',
);
const words = fc.constantFrom(
  '主席介绍了',
  '号文件',
  '，',
  '。',
  '会议对此表示同意。',
  '理事会将',
  '记录在案',
  '其它',
  '2024--2027年',
  '2024年6月12日（星期二）',
  '（',
  '）',
  '“',
  '”',
  'the Chair introduced Document ',
  ' was noted',
  '. ',
  ' – ',
  '--',
  '12 400',
  '1,150',
  'CWG\u2011COP',
  '工作组（CWG-COP）',
  'https://www.itu.int/C24-8.docx',
  '\u200b',
  '[bookmark: _Hlk169528083]',
  '% precis-disable-line',
  '第1.2段',
  '第1.2、1.4至1.9段',
  '该文件',
  '上文',
  'paragraph 1.2',
  'paragraphs 1.2 and 1.4 to 1.9',
  ' above',
  ' of Document ',
  ' ',
  '\t',
);
const sentence = fc
  .array(fc.oneof({ weight: 4, arbitrary: words }, symbol, citation), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''));
const separator = fc.constantFrom('\t', '\t', '\t', '\t\t', ' ', '');
const line = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(number, separator, sentence).map(([n, gap, text]) => `${n}${gap}${text}`),
  },
  {
    weight: 8,
    arbitrary: fc
      .tuple(number, number, separator, sentence)
      .map(([n, m, gap, text]) => `${n}.${m}${gap}${text}`),
  },
  { weight: 2, arbitrary: sentence },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '•\t观察员没有表决权。',
      '讨论的议题\t文件',
      'Subjects discussed\tDocuments',
      '\t1',
      '\tC24/8',
      '秘书长：\t主席：',
      '甲\t乙',
      '______________',
      'image1.jpeg',
      '文件 C24/117-C',
      'SUMMARY RECORD',
      '2024年6月11日（星期二）10时20分休会。',
      '% precis-disable-next-line',
      '１．２\t文字。',
      '1.1.\t文字。',
      '[bookmark: lt_pId263]',
    ),
  },
);

/** A text of up to two dozen lines, with one kind of line end or several. */
export const recordText: fc.Arbitrary<string> = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r')), { maxLength: 24 })
  .map((lines) => lines.map(([text, end]) => text + end).join(''));
