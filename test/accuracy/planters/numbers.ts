import {
  found,
  headingsOf,
  linesOf,
  type Numbered,
  openParagraphs,
  type Plant,
  type Planter,
  paragraphsOf,
  put,
  putAll,
  say,
  sectionsOf,
  some,
} from '../base';
import { filled, wordsOf } from '../words';

/** Faults of what is counted: headings, paragraphs, and references to them. */

/** A heading, not the first, with the number before or after its own. */
export const sectionOrder: Planter = (base, chance) => {
  const sections = sectionsOf(base);
  const at = 1 + chance.nat(Math.max(1, sections.length - 1));
  const section = sections[at];
  if (!section) return undefined;
  const { heading, paragraphs } = section;
  const number = Number(heading.number) + chance.pick([1, 2, 5, -1]);
  if (number < 1) return undefined;
  const whole = chance.onceIn(2) ? paragraphs : [];
  const changes = [heading, ...whole].map((line) =>
    renumbered(line, line.number.replace(/^[0-9]+/, String(number))),
  );
  const plant = putAll(base.text, changes);
  // Of a gap that closes again the next heading may be said to be the one that stands wrong.
  const next = sections[at + 1]?.heading;
  const moved = plant.text.length - base.text.length;
  return next
    ? { ...plant, places: [...plant.places, { from: next.at + moved, to: next.body + moved }] }
    : plant;
};

function renumbered(line: Numbered, number: string): { span: { from: number; to: number }; by: string } {
  return { span: { from: line.at, to: line.at + line.number.length }, by: number };
}

/** A number that stands twice, or numbers that leave one out from somewhere on, or two that changed places. */
export const paragraphOrder: Planter = (base, chance) => {
  const runs = runsOf(base);
  const run = some(
    chance,
    runs.filter(({ length }) => length > 2),
  );
  if (!run) return undefined;
  const at = 1 + chance.nat(run.length - 2);
  const [line, next] = [run[at], run[at + 1]];
  if (!line || !next) return undefined;
  switch (chance.nat(3)) {
    case 0:
      // The number of the paragraph above stands twice, and what follows goes on from it.
      return putAll(
        base.text,
        run.slice(at).map((each) => renumbered(each, counted(each.number, -1))),
      );
    case 1:
      return putAll(
        base.text,
        run.slice(at).map((each) => renumbered(each, counted(each.number, 1))),
      );
    default:
      return putAll(base.text, [renumbered(line, next.number), renumbered(next, line.number)]);
  }
};

/** The paragraphs by section; where they are counted through, all of them. */
function runsOf(base: Parameters<Planter>[0]): (readonly Numbered[])[] {
  if (isThrough(base)) return [paragraphsOf(base)];
  return sectionsOf(base).map(({ paragraphs }) => paragraphs);
}

function isThrough(base: Parameters<Planter>[0]): boolean {
  return paragraphsOf(base).every(({ number }) => number.endsWith('.'));
}

/** The number of a paragraph so much greater. */
function counted(number: string, by: number): string {
  return number.replace(/[0-9]+(?=\.?$)/, (digits) => String(Number(digits) + by));
}

/** All paragraphs counted as another body counts them. */
export const numberingScheme: Planter = (base) => {
  const paragraphs = paragraphsOf(base);
  if (isThrough(base))
    return putAll(
      base.text,
      paragraphs.map((line, index) => renumbered(line, `1.${index + 1}`)),
    );
  // A sentence shows that a number is that of a paragraph, and there must be more of them than headings.
  if (openParagraphs(base).length <= headingsOf(base).length + 2) return undefined;
  const plant = putAll(
    base.text,
    paragraphs.map((line, index) => renumbered(line, `${index + 1}.`)),
  );
  return /^(?:\[bookmark: [^\]]*\])*[0-9]+\.[0-9]/m.test(plant.text) ? undefined : plant;
};

/** A paragraph with the number of another section. */
export const paragraphSection: Planter = (base, chance) => {
  if (isThrough(base)) return undefined;
  const sections = sectionsOf(base).filter(({ paragraphs }) => paragraphs.length > 1);
  const section = some(chance, sections);
  const line = section && some(chance, section.paragraphs.slice(1));
  if (!section || !line) return undefined;
  const other = Number(section.heading.number) + chance.pick([1, 2, 3, -1]);
  if (other < 1) return undefined;
  return putAll(base.text, [renumbered(line, line.number.replace(/^[0-9]+/, String(other)))]);
};

/** A number in another form. */
export const numberForm: Planter = (base, chance) => {
  const line = some(chance, paragraphsOf(base));
  if (!line) return undefined;
  const { number, at, body } = line;
  const wide = number.replace(/[0-9.]/g, (sign) =>
    sign === '.' ? '．' : String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
  );
  const written = chance.pick([
    `${wide}\t`,
    `${number}\t\t`,
    number.endsWith('.') ? `${number.slice(0, -1)}\t` : `${number}.\t`,
    ...(/1.*[0-9]|[0-9].*1/.test(number) ? [`${number.replace('1', 'l')}\t`] : []),
    number.endsWith('.') ? `0${number}\t` : `${number.replace('.', '.0')}\t`,
  ]);
  return put(base.text, { from: at, to: body }, written);
};

/** A paragraph without number between two that have one. */
export const unnumberedParagraph: Planter = (base, chance) => {
  const lines = paragraphsOf(base);
  const open = new Set(openParagraphs(base).map(({ from }) => from));
  const line = some(
    chance,
    lines.filter(
      ({ from, text }, index) => open.has(from) && lines[index + 1]?.from === from + text.length + 1,
    ),
  );
  if (!line) return undefined;
  const sentence = wordsOf(base).thanks;
  const end = line.from + line.text.length + 1;
  const plant = put(base.text, { from: end, to: end }, `${sentence}\n`);
  return { ...plant, places: plant.places.map(({ from, to }) => ({ from, to: to - 1 })) };
};

/** A paragraph of this record that is not there. */
export const paragraphUnresolved: Planter = (base, chance) => {
  const above = wordsOf(base).above;
  const place = some(chance, openParagraphs(base));
  if (isThrough(base))
    return say(base, chance, filled(above, `⟦${paragraphsOf(base).length + 1 + chance.nat(40)}⟧`), place);
  const section = some(
    chance,
    sectionsOf(base).filter(({ paragraphs }) => paragraphs.length > 0),
  );
  if (!section) return undefined;
  const past = section.paragraphs.length + 1 + chance.nat(9);
  return say(base, chance, filled(above, `⟦${section.heading.number}.${past}⟧`), place);
};

/** A cell of the table that does not say what the heading says. */
export const agendaMismatch: Planter = (base, chance) => {
  const rows = linesOf(base.text).flatMap((line) => {
    const row = /^(?<number>[0-9]+)\t(?<title>[^\t]+)\t(?<documents>[^\t]+)$/.exec(line.text)?.groups;
    return row ? [{ line, number: row['number'] ?? '', title: row['title'] ?? '' }] : [];
  });
  const row = some(chance, rows);
  if (!row) return undefined;
  const { line, number, title } = row;
  const whole = { from: line.from, to: line.from + line.text.length };
  const titleAt = line.from + number.length + 1;
  const changes: (() => Plant | undefined)[] = [
    () => {
      const cut = Math.floor(title.length / 3);
      return put(base.text, { from: titleAt + cut, to: titleAt + cut + 4 }, 'X');
    },
    () => {
      const symbols = found(
        base.text,
        /[A-Z]+[0-9]{2}\/(?:[A-Z]+\/)?[0-9]+/g,
        titleAt + title.length,
        whole.to,
      );
      const symbol = some(chance, symbols);
      return (
        symbol && put(base.text, symbol, base.text.slice(symbol.from, symbol.to).replace(/[0-9]+$/, '777'))
      );
    },
  ];
  const plant = chance.pick(changes)();
  const moved = (plant?.text.length ?? 0) - base.text.length;
  return plant && { ...plant, places: [{ from: whole.from, to: whole.to + moved }] };
};

/** An item with documents in which nothing is decided. */
export const decisionMissing: Planter = (base, chance) => {
  const words = wordsOf(base);
  const symbolsOf = ({ text }: Numbered): string[] =>
    text.match(/C[0-9]{2}\/(?:[A-Z]{2,3}\/)?[0-9]+(?:\(Rev\.[0-9]\))?/g) ?? [];
  const headings = headingsOf(base);
  const section = some(
    chance,
    sectionsOf(base).filter(({ heading, paragraphs }) => {
      const next = headings[headings.indexOf(heading) + 1]?.from ?? Number.POSITIVE_INFINITY;
      const end = Math.min(next, base.text.length);
      const lines = base.text
        .slice(heading.from, end)
        .split('\n')
        .filter((line) => line.includes('\t'));
      return (
        symbolsOf(heading).length > 0 &&
        !heading.text.includes('+') &&
        paragraphs.length > 2 &&
        next < base.text.length &&
        lines.length <= paragraphs.length + 1
      );
    }),
  );
  if (!section) return undefined;
  const all = symbolsOf(section.heading).map((symbol) => filled(words.introduces, symbol));
  const plant = putAll(
    base.text,
    section.paragraphs.map((line, index) => ({
      span: { from: line.body, to: line.from + line.text.length },
      by: index === 0 ? all.join(base.language === 'zh' ? '' : ' ') : words.thanks,
    })),
  );
  const last = plant.places.at(-1);
  return last && { ...plant, places: [{ from: last.from - 8, to: last.to }] };
};

/** The session of another year in the symbol of the masthead. */
export const mastheadMismatch: Planter = (base, chance) => {
  const head = base.text.slice(0, Math.max(0, base.text.indexOf('\t')));
  if (base.profile !== 'itu-council' || (head.match(/20[0-9]{2}/g)?.length ?? 0) < 3) return undefined;
  const span = some(chance, found(head, /(?<=C)[0-9]{2}(?=\/[0-9]+-[A-Z])/g));
  if (!span) return undefined;
  const session = Number(base.text.slice(span.from, span.to));
  const other = String(session + chance.pick([-2, -1, 1])).padStart(2, '0');
  // A file that is called as the record was would be the fault.
  return { ...put(base.text, span, other), name: `record.${base.language}.record` };
};
