import fc from 'fast-check';

/** Records whose paragraphs came, went and changed places, with references that say whose paragraphs they name. */
export interface Drawn {
  /** In order: `number TAB text`, as it was before anything was moved. */
  readonly lines: readonly Line[];
  /** Whether the lines stand as they were, or where somebody put them. */
  readonly order: 'kept' | 'moved';
  /** A record that names this one. */
  readonly other: string;
}

interface Line {
  readonly number: string;
  readonly text: string;
  /** Where it is to stand, and whether it is taken out. */
  readonly place: number;
  readonly gone: boolean;
}

const MASTHEAD = 'Document C24/118-E\nSUMMARY RECORD\n';

export const drawnRecord: fc.Arbitrary<Drawn> = fc
  .record({
    start: fc.constantFrom(1, 1, 1, 5),
    counts: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
    order: fc.constantFrom('kept' as const, 'moved' as const),
    picks: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(3)), { minLength: 20, maxLength: 20 }),
    places: fc.array(fc.tuple(fc.nat(100), fc.nat(9)), { minLength: 30, maxLength: 30 }),
  })
  .map(({ start, counts, order, picks, places }) => {
    const sections = counts.map((count, index) =>
      Array.from({ length: count }, (_, at) => `${start + index}.${at + 1}`),
    );
    const numbers = sections.flat();
    const names = picks.map(([first, second, way]) => reference(numbers, first, second, way));
    const lines: Line[] = [];
    for (const [index, section] of sections.entries()) {
      const all = [`${start + index}`, ...section];
      for (const number of all) {
        const [place = 0, chance = 0] = places[lines.length] ?? [];
        const text = number.includes('.')
          ? `Text t${lines.length}${names[lines.length] ?? ''}.`
          : `Title ${index}`;
        // A few lines of the first section stay, so that a record begins with a number.
        const isFirst = lines.length < 2;
        lines.push({
          number,
          text,
          place: isFirst || place > 20 ? lines.length * 10 : lines.length * 10 + place * 3 - 30,
          gone: !isFirst && chance === 0,
        });
      }
    }
    const others = names.map(
      (name, at) => `1.${at + 1}\tOther${name.replaceAll(' above', ' of Document C24/118')}.\n`,
    );
    const other = `Document C24/119-E\nSUMMARY RECORD\n1\tReports\n${others.join('')}`;
    return { lines, order, other };
  });

/** The text of a record, with its lines where they were put. */
export function drawnText({ lines, order }: Drawn): string {
  const moved = [...lines].sort((a, b) => a.place - b.place).filter(({ gone }) => !gone);
  const first = moved.findIndex(({ number }) => !number.includes('.'));
  const heading = moved[first];
  const placed = heading ? [heading, ...moved.filter((line) => line !== heading)] : moved;
  const shown = order === 'kept' ? lines : placed;
  return MASTHEAD + shown.map(({ number, text }) => `${number}\t${text}\n`).join('');
}

/** Whether the headings and the paragraphs under each count up by one. */
export function withoutGaps(text: string): boolean {
  let section: number | undefined;
  let paragraph = 0;
  for (const [, major = '', minor] of text.matchAll(/^(\d+)(?:\.(\d+))?\t/gm)) {
    if (minor === undefined) {
      if (section !== undefined && Number(major) !== section + 1) return false;
      section = Number(major);
      paragraph = 0;
    } else if (Number(major) !== section || Number(minor) !== ++paragraph) return false;
  }
  return true;
}

function reference(numbers: readonly string[], first: number, second: number, way: number): string {
  const [a = '', b = ''] = [first, second].map((at) => numbers[at % numbers.length]);
  const [low, high] = numbers.indexOf(a) < numbers.indexOf(b) ? [a, b] : [b, a];
  switch (way) {
    case 0:
      return '';
    case 1:
      return ` (see paragraph ${a} above)`;
    case 2:
      return ` (see paragraphs ${a} and ${b} above)`;
    default:
      return low === high ? '' : ` (see paragraphs ${low} to ${high} above)`;
  }
}
