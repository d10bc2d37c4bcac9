import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contextOf } from '../../server/node/report/context';
import { excerpt } from '../../server/node/report/excerpt';
import { visible } from '../../server/node/report/visible';
import { widthOfText } from '../../server/node/report/width';

/** The two lines that show the fault written between `⟦` and `⟧`, in so many cells. */
function shown(marked: string, columns = 60): string[] {
  const from = marked.indexOf('⟦');
  const to = marked.indexOf('⟧') - 1;
  const text = marked.replace(/[⟦⟧]/g, '');
  const context = contextOf(text, { from: 0, to: text.length }, { from, to });
  const { line, marker } = excerpt(context, columns);
  return [line, marker];
}

/** The part of the line that stands over the marks. */
function markedPart([line = '', marker = '']: string[]): string {
  let at = 0;
  let part = '';
  for (const character of line) {
    if (marker.slice(at, at + 1) === '^') part += character;
    at += widthOfText(character);
  }
  return part;
}

it('marks a fault in Latin text', () => {
  expect(shown('Resolution ⟦No.⟧ 71')).toEqual(['Resolution No. 71', '           ^^^']);
});

it('counts two cells for each Chinese character and full-width mark', () => {
  expect(shown('（第⟦140号⟧决议）')).toEqual(['（第140号决议）', '    ^^^^^']);
  expect(shown('会议⟦通过了⟧。')).toEqual(['会议通过了。', '    ^^^^^^']);
});

it('counts no cell for marks that are drawn on others', () => {
  expect(shown('Cafe\u0301 ⟦x⟧')).toEqual(['Cafe\u0301 x', '     ^']);
  expect(shown('e⟦\u0301⟧ x')).toEqual(['e\u0301 x', '^']);
});

it('counts two cells for pictures and characters beyond the first plane', () => {
  expect(shown('😀𠀀⟦x⟧')).toEqual(['😀𠀀x', '    ^']);
});

it('expands TABs, and shows those that are the fault', () => {
  expect(shown('3.3\t⟦理⟧')).toEqual(['3.3  理', '     ^^']);
  expect(shown('3.3⟦\t\t⟧理')).toEqual(['3.3⇥ ⇥ 理', '   ^^^^']);
});

it('marks one cell for a place without extent', () => {
  expect(shown('会议开幕⟦⟧')).toEqual(['会议开幕', '        ^']);
  expect(shown('会议⟦⟧开幕')).toEqual(['会议开幕', '    ^']);
});

it('shows what cannot be seen, and lets the terminal obey nothing', () => {
  expect(shown('a\u001b[31m⟦b\u200bc⟧')).toEqual(['a␛[31mb<U+200B>c', '      ^^^^^^^^^^']);
  expect(shown('远程⟦\u00a0⟧x')).toEqual(['远程<U+00A0>x', '    ^^^^^^^^']);
  expect(visible('\u0000\u0007\u001b\u007f\u009b\u202e\u2066\u2028\ud800')).toBe(
    '␀␇␛␡<U+009B><U+202E><U+2066><U+2028><U+D800>',
  );
});

it('cuts long lines around the fault', () => {
  const cut = shown(`${'会'.repeat(200)}⟦C24/8 (Rev.1)⟧${'议'.repeat(200)}`);
  expect(cut[0]).toMatch(/^…会+C24\/8 \(Rev\.1\)议+…$/);
  expect(widthOfText(cut[0] ?? '')).toBeLessThanOrEqual(60);
  expect(markedPart(cut)).toBe('C24/8 (Rev.1)');
});

it('shows the beginning of a fault that is wider than the room', () => {
  const cut = shown(`${'会'.repeat(200)}⟦${'开'.repeat(200)}⟧`);
  expect(cut[0]).toMatch(/^…开+…$/);
  expect(markedPart(cut)).toMatch(/^开+$/);
});

it('never cuts a character in two', () => {
  const cut = shown(`${'𠀀'.repeat(600)}⟦x⟧${'𠀀'.repeat(600)}`);
  expect(cut[0]).toMatch(/^…(?:𠀀)+x(?:𠀀)+…$/u);
  expect(markedPart(cut)).toBe('x');
});

it('quotes a fault among right-to-left letters', () => {
  expect(shown('الوثيقة ⟦C24/8 (Rev.1)⟧ القرار')).toEqual(['“C24/8 (Rev.1)”', '']);
});

it('shows any fault of any line in the room there is, and nothing that a terminal obeys', () => {
  const character = fc.oneof(
    fc.constantFrom(
      '会',
      '）',
      'a',
      ' ',
      '\t',
      '\u0301',
      '\u001b',
      '\u202e',
      '\ufeff',
      '\ud83d',
      '\ude00',
      '😀',
      '𠀀',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  const texts = fc.array(character, { maxLength: 300 }).map((characters) => characters.join(''));
  fc.assert(
    fc.property(
      texts,
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 40, max: 160 }),
      (text, first, second, columns) => {
        const [from = 0, to = 0] = [first % (text.length + 1), second % (text.length + 1)].sort(
          (a, b) => a - b,
        );
        const { line, marker } = excerpt(
          contextOf(text, { from: 0, to: text.length }, { from, to }),
          columns,
        );
        expect(visible(line)).toBe(line);
        expect(widthOfText(line)).toBeLessThanOrEqual(columns);
        if (!line.startsWith('“')) expect(marker).toMatch(/^ *\^+$/);
        expect(marker.length).toBeLessThanOrEqual(columns);
      },
    ),
    { seed: 1, numRuns: 200 },
  );
});

it('is the same for a line of common characters as for any other', () => {
  const character = fc.constantFrom(...'aZ9 \t第议，。“”…（）Ａ');
  const texts = fc
    .array(character, { minLength: 1, maxLength: 120 })
    .map((characters) => characters.join(''));
  fc.assert(
    fc.property(
      texts,
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 40, max: 160 }),
      (text, first, length, columns) => {
        const from = first % text.length;
        const fault = { from, to: Math.min(text.length, from + (length % 9)) };
        const common = { text, fault, cutBefore: false, cutAfter: false };
        // A character that is drawn on the last one takes no room, and has the line looked at one by one.
        const other = { ...common, text: `${text}\u0301` };
        const { line, marker } = excerpt(other, columns);
        expect({ line: line.replace('\u0301', ''), marker }).toEqual(excerpt(common, columns));
      },
    ),
  );
});
