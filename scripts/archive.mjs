/**
 * Writes an archive of records for measuring: `node scripts/archive.mjs FOLDER [RECORDS] [SEED]`. The same seed gives the
 * same bytes. A record has about 25 kB, some fifty paragraphs and 110 references; three in four are Chinese. Three
 * references in a hundred are broken: half of these name a document that is not there, the others are misprinted or
 * name a wrong conference. One paragraph in twelve has a slip of the pen. Both are about what real records have; the rest
 * is faultless.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prose } from './bench/prose.mjs';

/** The references of the archive as a search prints them: symbols, right or misprinted, and citations with versions. */
export const REFERENCES =
  'C[0-9]{2}/[0-9]{1,4}(?: ?\\(Rev\\.[0-9]\\)|Rev\\.[0-9])?|第[0-9]+号决议（[^）]*）|Resolution [0-9]+ \\([^)]*\\)';

const SESSIONS = 24;
/** The first after the conference whose versions of resolutions are cited. */
const FIRST_SESSION = 23;
const SECTIONS = 8;
const PARAGRAPHS = 7;

/** Broken ones stand among the references of the discussion, which are 7 in 12 of all. */
const BROKEN = 0.03 * (12 / 7);
const SLIPS = 1 / 12;

const RESOLUTIONS = [71, 101, 102, 130, 140, 179, 180];

const WORDS = {
  zh: {
    opening: (session, symbol) =>
      `理事会20${session}年会议\n文件 ${symbol}-C\n原文：英文\n摘要记录\n主席：B. ARO\n\n讨论的议题\t文件\n`,
    title: (what, aspect) => `${what}：${aspect}`,
    row: (documents) => documents.join('、'),
    heading: (title, documents) => `${title}（${documents.join('和')}号文件）`,
    introduce: (documents) => `总秘书处的代表介绍了${documents.join('和')}号文件。`,
    mention: [
      (document) => `一位理事提到${document}号文件中的建议。`,
      (document) => `会上把这一情况与${document}号文件作了比较。`,
      (document) => `有关数字取自${document}号文件。`,
    ],
    cite: (citation) => `这符合全权代表大会${citation}的要求。`,
    citation: (number, year) => `第${number}号决议（${year}年，布加勒斯特，修订版）`,
    decide: (documents) => `理事会将${documents.join('和')}号文件中的报告记录在案。`,
    /** How often a paragraph has a second sentence of the discussion: English ones take more bytes. */
    more: 1,
    sign: '秘书长：\t主席：\n林远\tB. ARO\n',
  },
  en: {
    opening: (session, symbol) =>
      `COUNCIL 20${session}\nDocument ${symbol}-E\nOriginal: English\nSUMMARY RECORD\nChair: B. ARO\n\nSubjects discussed\tDocuments\n`,
    title: (what, aspect) => `${what.charAt(0).toUpperCase()}${what.slice(1)}: ${aspect}`,
    row: (documents) => documents.join(', '),
    heading: (title, documents) =>
      `${title} (Document${documents.length > 1 ? 's' : ''} ${documents.join(' and ')})`,
    introduce: (documents) =>
      `The representative of the General Secretariat introduced ${labelled(documents)}. `,
    mention: [
      (document) => `One councillor referred to the proposals in Document ${document}. `,
      (document) => `The situation was compared with that described in Document ${document}. `,
      (document) => `The figures were those of Document ${document}. `,
    ],
    cite: (citation) => `That was in keeping with ${citation} of the Plenipotentiary Conference. `,
    citation: (number, year) => `Resolution ${number} (Rev. Bucharest, ${year})`,
    decide: (documents) => `The Council noted the report in ${labelled(documents)}.`,
    more: 0.7,
    sign: 'Secretary-General:\tChair:\nA. NYHOLM\tB. ARO\n',
  },
};

function labelled(documents) {
  return `Document${documents.length > 1 ? 's' : ''} ${documents.join(' and ')}`;
}

/** A generator of numbers in `[0, 1)` (mulberry32): small, and the same everywhere. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One document in ten is a revision, and is cited as one. */
function symbolOf(session, number) {
  return `C${session}/${number}${number % 10 === 3 ? '(Rev.1)' : ''}`;
}

/**
 * One record of a session that has the documents 1 to `count`.
 *
 * @param {() => number} random
 * @param {{ session: string, own: number, count: number, language: 'zh' | 'en', broken?: number, slips?: number, sections?: number, paragraphs?: number }} about
 */
export function writeRecord(
  random,
  {
    session,
    own,
    count,
    language,
    broken = BROKEN,
    slips: often = SLIPS,
    sections = SECTIONS,
    paragraphs = PARAGRAPHS,
  },
) {
  const words = WORDS[language];
  const { sentence, asides, slips, ...parts } = prose[language];
  const pick = (list) => list[Math.floor(random() * list.length)];
  const year = 2000 + Number(session);
  const anyDocument = () => symbolOf(session, 1 + Math.floor(random() * count));
  const plain = () => anyDocument().replace('(Rev.1)', '');
  const document = () => {
    if (random() >= broken) return anyDocument();
    if (random() < 0.5) return `C${session}/${count + 1 + Math.floor(random() * (9999 - count))}`;
    return pick([`${plain()} (Rev.1)`, `${plain()}Rev.1`]);
  };
  const prattle = () => {
    const chosen = Object.fromEntries(Object.entries(parts).map(([part, list]) => [part, pick(list)]));
    const aside = random() < 0.15 ? pick(asides)(Math.floor(random() * 1e6), year) : '';
    return sentence(chosen) + aside;
  };
  const discuss = () => {
    let text = pick(words.mention)(document());
    if (random() < 0.5)
      text += words.cite(words.citation(pick(RESOLUTIONS), random() < broken ? 2018 : 2022));
    if (random() < 0.1) text += pick(words.mention)(document());
    return text + prattle() + (random() < words.more ? prattle() : '');
  };

  const items = Array.from({ length: sections }, (_, index) => ({
    number: index + 1,
    title: words.title(pick(parts.what), pick(parts.aspects)),
    documents: [...new Set(random() < 0.5 ? [anyDocument()] : [anyDocument(), anyDocument()])],
  }));
  let text = words.opening(session, symbolOf(session, own));
  for (const { number, title, documents } of items) text += `${number}\t${title}\t${words.row(documents)}\n`;
  text += '\n';
  let bookmark = 100;
  for (const { number, title, documents } of items) {
    text += `${number}\t${words.heading(title, documents)}\n`;
    for (let at = 1; at <= paragraphs; at++) {
      let paragraph = `${number}.${at}\t`;
      if (at === 1) paragraph += words.introduce(documents) + prattle();
      else if (at === paragraphs) paragraph += words.decide(documents);
      else paragraph += discuss();
      paragraph = paragraph.trimEnd();
      if (random() < often) paragraph = pick(slips)(paragraph);
      text += `${random() < 0.4 ? `[bookmark: lt_pId${bookmark++}]` : ''}${paragraph}\n`;
    }
  }
  return text + words.sign;
}

/** The name of a document's file, without its ending. */
export function fileName(session, number) {
  return `C${session}-${String(number).padStart(4, '0')}${number % 10 === 3 ? '-R1' : ''}`;
}

/**
 * Writes the archive and returns how many bytes it has. All its sessions are declared complete, so that a reference to a
 * document that is not there is a finding.
 *
 * @param {string} folder
 * @param {number} records
 * @param {number} seed
 */
export function writeArchive(folder, records, seed) {
  const random = randomFrom(seed);
  const sessions = Array.from({ length: SESSIONS }, (_, index) => String(FIRST_SESSION + index));
  // Sessions that have one record more than others do not cite it.
  const count = Math.max(1, Math.floor(records / SESSIONS));
  let bytes = 0;
  for (let index = 0; index < records; index++) {
    const session = sessions[index % SESSIONS];
    const own = 1 + Math.floor(index / SESSIONS);
    const language = random() < 0.75 ? 'zh' : 'en';
    const text = writeRecord(random, { session, own, count, language });
    bytes += Buffer.byteLength(text);
    mkdirSync(join(folder, `C${session}`), { recursive: true });
    writeFileSync(join(folder, `C${session}`, `${fileName(session, own)}.record`), text);
  }
  const complete = sessions.map((session) => `C${session}`);
  writeFileSync(join(folder, 'precis.json'), `${JSON.stringify({ complete }, undefined, 2)}\n`);
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
