/**
 * Writes an archive of records for measuring: `node scripts/archive.mjs FOLDER [RECORDS] [SEED]`. The same seed gives the
 * same bytes. A record has about 25 kB, some fifty paragraphs and two references a paragraph, as real ones have; three
 * in four are Chinese; three references in a hundred are broken in some way.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A generator of numbers in `[0, 1)` (mulberry32): small, and the same everywhere. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = {
  zh: {
    letter: 'C',
    opening: '理事会20{session}年会议\n文件 {symbol}-C\n原文：英文\n摘要记录\n主席：乙\n\n',
    table: '讨论的议题\t文件\n',
    titles: [
      '海底电缆修复能力建设的进展情况',
      '学校网络连通项目的年度报告',
      '小岛屿发展中国家的应急通信',
      '语文服务的质量指标',
      '双年度预算的执行情况',
    ],
    heading: (title, documents) => `${title}（${documents.join('和')}号文件）`,
    introduce: (document) => `总秘书处的代表介绍了${document}号文件，`,
    mention: (document) => `另一位理事提到${document}号文件中的建议，`,
    cite: (number) => `第${number}号决议（2022年，布加勒斯特，修订版）`,
    decide: (document) => `理事会将${document}号文件中的报告记录在案。`,
    filler: [
      '许多理事对报告表示赞赏，并强调需要继续加强对发展中国家的技术援助。',
      '一位理事询问今后两年的资金来源，以及秘书处将如何衡量项目的影响。',
      '会上有人建议，应当在下一届会议之前提交一份更加详细的实施计划。',
      '秘书处在答复中澄清，有关费用已经列入预算草案，不需要额外拨款。',
      '几位理事支持这项提案，认为它有助于缩小数字鸿沟并保护弱势群体。',
      '主席请有关各方在全体会议之外继续磋商，并于本周结束之前报告结果。',
    ],
    sign: '秘书长：\t主席：\n甲\t乙\n',
  },
  en: {
    letter: 'E',
    opening: 'Council 20{session}\nDocument {symbol}-E\nOriginal: English\nSUMMARY RECORD\nChair: B. Aro\n\n',
    table: 'Subjects discussed\tDocuments\n',
    titles: [
      'Progress in building cable repair capacity',
      'Annual report on school connectivity',
      'Emergency telecommunications in small islands',
      'Quality indicators of the language services',
      'Implementation of the biennial budget',
    ],
    heading: (title, documents) => `${title} (Documents ${documents.join(' and ')})`,
    introduce: (document) =>
      `The representative of the General Secretariat introduced Document ${document}, `,
    mention: (document) => `Another councillor referred to the proposals in Document ${document}. `,
    cite: (number) => `Resolution ${number} (Rev. Bucharest, 2022)`,
    decide: (document) => `The Council noted the report in Document ${document}.`,
    filler: [
      'Many councillors welcomed the report and stressed the need for further technical assistance to developing countries. ',
      'One councillor asked where the funds for the coming two years would come from, and how results would be measured. ',
      'It was suggested that a more detailed plan should be submitted before the following session of the Council. ',
      'In reply, the secretariat said that the costs had been included in the draft budget and no further funds were needed. ',
    ],
    sign: 'Secretary-General:\tChair:\nA. Nyholm\tB. Aro\n',
  },
};

/** One record: its text, its own symbol in `session`, citing documents of that session up to `count`. */
function writeRecord(random, session, own, count, language) {
  const words = WORDS[language];
  const pick = (list) => list[Math.floor(random() * list.length)];
  const symbol = () => {
    const number = 1 + Math.floor(random() * count);
    const broken = random();
    if (broken < 0.01) return `C${session}/${number} (Rev.1)`;
    if (broken < 0.02) return `C${session}/INF ${number}`;
    if (broken < 0.03) return `C${session}/${number}Rev.1`;
    return random() < 0.1
      ? `C${session}/${number}(Rev.${1 + Math.floor(random() * 3)})`
      : `C${session}/${number}`;
  };
  const sections = Array.from({ length: 8 }, (_, index) => {
    const documents = [symbol(), symbol()];
    return { number: index + 1, title: pick(words.titles), documents };
  });
  let text =
    words.opening.replace('{session}', session).replace('{symbol}', `C${session}/${own}`) + words.table;
  for (const { number, title, documents } of sections)
    text += `${number}\t${title}\t${documents.join('、')}\n`;
  text += '\n';
  let bookmark = 100;
  for (const { number, title, documents } of sections) {
    text += `${number}\t${words.heading(title, documents)}\n`;
    const paragraphs = 6;
    for (let at = 1; at <= paragraphs; at++) {
      if (random() < 0.4) text += `[bookmark: lt_pId${bookmark++}]`;
      text += `${number}.${at}\t`;
      if (at === 1) text += words.introduce(documents[0]);
      else if (at === paragraphs) text += words.decide(documents[0]);
      if (at !== paragraphs) {
        text += words.mention(symbol());
        if (random() < 0.3) text += words.cite(pick([71, 101, 102, 130, 140, 179, 180]));
        const sentences = language === 'zh' ? 4 : 3;
        for (let index = 0; index < sentences; index++) text += pick(words.filler);
      }
      text = `${text.trimEnd()}\n`;
    }
  }
  return text + words.sign;
}

/**
 * Writes the archive and returns how many bytes it has.
 *
 * @param {string} folder
 * @param {number} records
 * @param {number} seed
 */
export function writeArchive(folder, records, seed) {
  const random = randomFrom(seed);
  const perSession = 200;
  let bytes = 0;
  for (let index = 0; index < records; index++) {
    const session = String(10 + (Math.floor(index / perSession) % 90));
    const own = 1 + (index % perSession);
    const language = random() < 0.75 ? 'zh' : 'en';
    const into = join(folder, `C${session}`, String(Math.floor(index / (perSession * 90))));
    mkdirSync(into, { recursive: true });
    const text = writeRecord(random, session, own, perSession, language);
    bytes += Buffer.byteLength(text);
    writeFileSync(join(into, `C${session}-${String(own).padStart(3, '0')}.${language}.record`), text);
  }
  return bytes;
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const [folder, records = '1000', seed = '1'] = process.argv.slice(2);
  if (!folder) {
    console.error('Usage: node scripts/archive.mjs FOLDER [RECORDS] [SEED]');
    process.exitCode = 2;
  } else {
    const bytes = writeArchive(folder, Number(records), Number(seed));
    console.log(`${records} records, ${(bytes / 1e6).toFixed(1)} MB, in ${folder}`);
  }
}
