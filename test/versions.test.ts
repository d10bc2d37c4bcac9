import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { decisionsOf } from '../server/src/analysis/decisions';
import { foundInItems, type Item } from '../server/src/analysis/items';
import { defaultSettings } from '../server/src/index/settings';
import { summarise } from '../server/src/index/summary';
import { findingsOf } from '../server/src/service';
import { placedByBlock } from '../server/src/syntax/by-block';
import { readInOwnLanguage } from '../server/src/syntax/detect';
import { lineStartsOf } from '../server/src/syntax/line-starts';
import { mastheadOf } from '../server/src/syntax/masthead';
import { expectNewer } from '../server/src/syntax/memory';
import { parse } from '../server/src/syntax/parse';
import type { RecordDocument } from '../server/src/syntax/record';
import { referencesOf } from '../server/src/syntax/references';
import { lineStarts } from '../server/src/text/lines';
import { LongList } from '../server/src/text/long-list';
import { lastBegunAt, type Span, shifted } from '../server/src/text/span';
import { recordText } from './pages/random-records';

/** A newer version of a record is read with what is known of the older one, and comes out as if it were read alone. */

const [profile] = profiles;
if (!profile) throw new Error('There is no profile.');
const settings = { seed: 20240610, numRuns: 120 };

/** What may be typed or pasted: it begins lines, ends them, opens and closes, and joins what stood apart. */
const typed = fc.oneof(
  { weight: 2, arbitrary: recordText.map((text) => text.slice(0, 200)) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...['的', 'a', ' ', '\n', '\r', '\r\n', '\t', '。', '：\n1\tA\n2\tB\n', '（', '）', '“', '”', '--'],
      ...['\n1.1\t', '\n2\t', '\n3.2\t文', '1.', 'C24/8 (Rev.1)', 'DT/8', '[bookmark: x]', '第2.3段'],
      ...['第1、2号决议（2022年，迪拜，修订版）', '（ABC）', 'https://x.y/z', '\u200b', ' 1 000 ', '其它'],
      ...['\n% precis-disable\n', '% precis-disable-line', '\n% x\n', '\n________\n', '\n•\tx\n'],
      ...[
        '\n1.2\t理事会将C24/8号文件记录在案。',
        '会议对此表示同意。',
        '\n2.1\tThe Chair suggested it. It was so agreed.',
      ],
      ...['主席：\t秘书长：\n甲\t乙\n', '星期一', '讨论的议题\t文件\n1\tA\tC24/8\n'],
      // What the date of the meeting, the session or the rest of the record decide.
      ...[
        '2024年6月10日星期一',
        '2011年3月1日',
        '理事会2024年会议\n文件 C24/7-C\n',
        'C23/8号文件',
        '第8号文件',
        '文件 C24/9(Rev.2)-E\n修订2\n原文：英文\n标题\n',
        'P:\\CHI\\SG\\CONSEIL\\C24\\000\\087V2C.docx (503148)\n',
      ],
      ...['第71号决议（2018年，迪拜，修订版）', '第71号决议（2022年，布加勒斯特，修订版）', '第71号决议'],
      ...[
        '第140号决议（2014年，釜山，修订版）《国际电联在实施中的作用》',
        '理事会第1332号决议（C11，最后修正C23）',
      ],
      ...['1,000', '1 000', '《全球网络安全议程》（GCA）', '《议程》（GCA）', '理事会同意。', '\u00a0\n'],
    ),
  },
);

const edit = fc.record({ at: fc.nat(), removed: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(300)), typed });

/** All that follows from a record: what it is made of, what it says of itself, what it names, what was decided, and what is wrong with it. */
function known(record: RecordDocument): unknown {
  const uri = 'file:///C24/C24-7.record';
  const findings = findingsOf(record, defaultSettings, { uri });
  const saysOfItself = { ...summarise(record, uri, '/C24/C24-7.record') };
  return JSON.parse(
    JSON.stringify({
      blocks: record.blocks,
      masthead: mastheadOf(record),
      saysOfItself,
      artefacts: record.artefacts,
      lines: Array.from(lineStartsOf(record)),
      references: referencesOf(record),
      decisions: decisionsOf(record).map(({ section, ...item }) => item),
      findings: findings.map(({ fixes, ...finding }) => ({
        ...finding,
        fixes: fixes().map((fix) => ({ ...fix, edits: fix.edits })),
      })),
    }),
  );
}

describe('a newer version of a record', () => {
  it('is what it would be without an older one, whatever was typed, and whenever it was asked of', () => {
    fc.assert(
      fc.property(
        fc.array(recordText, { minLength: 1, maxLength: 4 }),
        fc.array(fc.record({ edit, isAsked: fc.boolean() }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom('zh', 'en'),
        (texts, versions, language) => {
          let text = texts.join('\n');
          let record = parse(text, profile, language);
          for (const { edit, isAsked } of versions) {
            const at = edit.at % (text.length + 1);
            text = text.slice(0, at) + edit.typed + text.slice(at + edit.removed);
            record = parse(text, profile, language, record);
            if (isAsked) expect(known(record)).toEqual(known(parse(text, profile, language)));
          }
          expect(known(record)).toEqual(known(parse(text, profile, language)));
        },
      ),
      settings,
    );
  });

  it('is so in a long one, too, of which all but a little is handed on', () => {
    const sections = Array.from({ length: 30 }, (_, at) => section(at + 1)).join('');
    fc.assert(
      fc.property(
        fc.array(fc.record({ edit, isAsked: fc.boolean() }), { minLength: 1, maxLength: 12 }),
        (versions) => {
          let text = sections;
          let record = parse(text, profile, 'en');
          for (const { edit, isAsked } of versions) {
            const at = edit.at % (text.length + 1);
            text = text.slice(0, at) + edit.typed + text.slice(at + edit.removed);
            record = parse(text, profile, 'en', record);
            if (isAsked) expect(known(record)).toEqual(known(parse(text, profile, 'en')));
          }
          expect(known(record)).toEqual(known(parse(text, profile, 'en')));
          expect(Array.from(lineStartsOf(record))).toEqual(lineStarts(text));
        },
      ),
      { ...settings, numRuns: 12 },
    );
  });

  it('looks at no block but that which was typed in, and moves next to none of the others', () => {
    const looked: number[] = [];
    let moves = 0;
    const lengths = placedByBlock(
      (_, block, index): { at: number } => {
        looked.push(index);
        return { at: block.span.from };
      },
      ({ at }, by) => {
        moves++;
        return { at: at + by };
      },
    );
    let text = Array.from({ length: 60 }, (_, at) => section(at + 1)).join('');
    let record = parse(text, profile, 'en');
    expectNewer(record);
    expect(lengths(record).length).toBe(record.blocks.length);
    expect(looked.length).toBe(record.blocks.length);
    for (const words of ['Title 2 ', '30.1\t', 'said that', 'Title 60']) {
      const at = text.indexOf(words) + words.length;
      text = `${text.slice(0, at)}x${text.slice(at)}`;
      record = parse(text, profile, 'en', record);
      looked.length = 0;
      moves = 0;
      const last = record.lists.blocks.length - 1;
      expect(lengths(record).at(last)?.at).toBe(record.lists.blocks.at(last)?.span.from);
      expect(looked, words).toEqual([placeOf(record, text.indexOf(`${words}x`))]);
      expect(moves, words).toBeLessThan(80);
    }
  });

  it('has one item judged again, where it is judged by itself', () => {
    const judged: (string | undefined)[] = [];
    const found = foundInItems({
      find: ({ text }: RecordDocument, { section: { heading } }: Item): readonly Span[] => {
        const title = heading && text.slice(heading.title.from, heading.title.to);
        judged.push(title);
        return heading ? [heading.title] : [];
      },
      carried: shifted,
      given: () => undefined,
    });
    const titles = (of: RecordDocument): readonly string[] =>
      [...found(of, undefined)].flatMap(({ values }) =>
        values.map(({ from, to }) => of.text.slice(from, to)),
      );
    let text = Array.from({ length: 60 }, (_, at) => section(at + 1)).join('');
    let record = parse(text, profile, 'en');
    expectNewer(record);
    const before = titles(record);
    expect(judged.length).toBe(60);
    const at = text.indexOf('30.2\tA councillor') + 6;
    text = `${text.slice(0, at)}x${text.slice(at)}`;
    record = parse(text, profile, 'en', record);
    judged.length = 0;
    expect(titles(record)).toEqual(before);
    expect(judged).toEqual(['Title 30']);
  });

  it('is asked of its masthead once more only where that was typed in', () => {
    const masthead = 'Council 2024\nDocument C24/7-E\n10 June 2024\nSUMMARY RECORD\n\n';
    let text = masthead + section(1) + section(2);
    let record = parse(text, profile, 'en');
    expectNewer(record);
    const type = (at: number): void => {
      text = `${text.slice(0, at)}1${text.slice(at)}`;
      record = parse(text, profile, 'en', record);
    };
    const before = mastheadOf(record);
    type(text.indexOf('A councillor'));
    expect(mastheadOf(record)).toBe(before);
    type(text.indexOf('C24/7') + 'C24/7'.length);
    expect(mastheadOf(record).symbol?.text).toBe('C24/71');
  });

  it('has the language that it would have if it were read alone', () => {
    fc.assert(
      fc.property(
        recordText,
        fc.array(fc.record({ edit, isAbove: fc.boolean() }), { minLength: 1, maxLength: 8 }),
        (first, edits) => {
          let text = first;
          let record = readInOwnLanguage(text, profile);
          for (const { edit, isAbove } of edits) {
            const at = edit.at % (isAbove ? Math.min(40, text.length + 1) : text.length + 1);
            text = text.slice(0, at) + edit.typed + text.slice(at + edit.removed);
            record = readInOwnLanguage(text, profile, {}, record);
            expect(record.language).toBe(readInOwnLanguage(text, profile).language);
          }
        },
      ),
      settings,
    );
  });

  it('is read anew when the language is another', () => {
    const text = '1\tTitle (Document C24/8)\n1.1\tThe Council noted Document C24/8.\n';
    const older = parse(text, profile, 'zh');
    expect(known(parse(text, profile, 'en', older))).toEqual(known(parse(text, profile, 'en')));
  });
});

function placeOf({ blocks }: RecordDocument, offset: number): number {
  return lastBegunAt(blocks, offset);
}

/** A section of a record, with slips. */
function section(number: number): string {
  return `[bookmark: s${number}]${number}\tTitle ${number} (Document C24/${number})

${number}.1\tThe Council noted Document C24/${number} -- and Resolution 71 (Rev. Dubai, 2018).
${number}.2\tA councillor, referring to paragraph ${number}.1, said that 1 000 was too much 
${number}.3\tIt was so agreed (Document C24/${number}(Rev.1).
`;
}

describe('a long list', () => {
  it('is what an array would be, whatever gives way in it, and wherever it is looked at meanwhile', () => {
    const change = fc.record({
      first: fc.nat(),
      gone: fc.nat(90),
      by: fc.integer({ min: -5, max: 5 }),
      put: fc.array(fc.nat(999), { maxLength: 150 }),
      looks: fc.array(fc.nat(), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.nat(300), fc.array(change, { maxLength: 12 }), (length, changes) => {
        let spans: Span[] = Array.from({ length }, (_, at) => ({ from: at, to: at + 1 }));
        let list = LongList.of(spans, shifted);
        for (const { put, by, looks, ...where } of changes) {
          const first = where.first % (spans.length + 1);
          const last = Math.max(0, spans.length - first - where.gone);
          const fresh = put.map((from) => ({ from, to: from }));
          const below = spans.slice(spans.length - last).map((span) => shifted(span, by));
          const older = list;
          list = list.with(first, last, by, fresh);
          expect([...older]).toEqual(spans);
          spans = [...spans.slice(0, first), ...fresh, ...below];
          for (const look of looks) expect(list.at(look)).toEqual(spans.at(look));
          expect(list.length).toBe(spans.length);
        }
        expect([...list]).toEqual(spans);
        expect(list.all()).toEqual(spans);
        expect(list.at(-1)).toEqual(spans.at(-1));
        expect(spans.map((_, at) => list.at(at))).toEqual(spans);
      }),
      settings,
    );
  });
});
