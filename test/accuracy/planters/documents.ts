import type { Span } from '../../../server/src/text/span';
import {
  type Base,
  found,
  headingsOf,
  linesOf,
  type Planter,
  paragraphsOf,
  put,
  putAll,
  say,
  sectionsOf,
  some,
} from '../base';
import { WEEKDAYS } from '../weekdays';
import { filled, DOCUMENT_LABELS as LABELS, wordsOf } from '../words';

/** Faults in the symbols of documents, and in what headings say of them. */

const SYMBOL =
  /(?<![A-Za-z0-9/])C[0-9]{2}\/(?:(?:DT|INF|ADM)\/)?[0-9]{1,4}(?:\(Rev\.[0-9]\))?(?![0-9(+]| ?[(（]R)/g;
/** The document of a symbol, however its revision is written. */
const ANY_SYMBOL = /C[0-9]{2}\/(?:(?:DT|INF|ADM)\/)?[0-9]{1,4}/g;
const OTHER =
  /(?<![A-Za-z0-9/])A\/(?:C\.[0-9]\/)?[0-9]{2}\/(?:L\.)?[0-9]+(?:\/(?:Rev|Add)\.[0-9])?(?![0-9/])/g;

/** The symbols in a stretch of a record that stand in no address. */
function symbolsIn({ text, profile }: Base, from: number, to: number): Span[] {
  const all = found(text, profile === 'itu-council' ? SYMBOL : OTHER, from, to);
  return all.filter((span) => !/https?:\S*$/.test(text.slice(Math.max(0, span.from - 200), span.from)));
}

/** The symbols in the paragraphs. */
function spoken(base: Base): Span[] {
  return paragraphsOf(base).flatMap(({ body, from, text }) => symbolsIn(base, body, from + text.length));
}

/** Ways to write a symbol amiss. One that has nothing to change leaves it as it is. */
const MISPRINTS: Readonly<Record<string, readonly ((symbol: string) => string)[]>> = {
  'itu-council': [
    (symbol) => symbol.replace('(Rev', ' (Rev'),
    (symbol) => symbol.replace('(', '（').replace(')', '）'),
    (symbol) => symbol.replace('Rev.', 'Rev'),
    (symbol) => symbol.replace('Rev.', 'Rev. '),
    (symbol) => symbol.replace(/[()]/g, ''),
    (symbol) => symbol.replace('C', 'С'),
    (symbol) => symbol.replace('/', '／'),
    (symbol) => symbol.replace(/(?<=\/)[0-9]/, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    (symbol) => symbol.replace('/', ' /'),
    (symbol) => symbol.replace('C', 'c'),
    (symbol) => symbol.replace(/(?<=DT|INF|ADM)\//, ' '),
  ],
  'un-summary-record': [
    (symbol) => symbol.toLowerCase(),
    (symbol) => symbol.replace(/\/(?<part>Rev\.[0-9])/, '($<part>)'),
    (symbol) => symbol.replace('/', ' /'),
    (symbol) => symbol.replace(/(?<=Rev|Add)\./, ''),
    (symbol) => symbol.replace('A', 'А'),
  ],
};

/** The symbols in headings, rows and bullets. */
function listed(base: Base): Span[] {
  return linesOf(base.text)
    .filter(({ text }) => /^(?:[0-9]+|•)\t/.test(text))
    .flatMap(({ from, text }) => symbolsIn(base, from, from + text.length));
}

/** A symbol that is written amiss. */
export const documentForm: Planter = (base, chance) => {
  const span = some(chance, chance.onceIn(3) ? listed(base) : spoken(base));
  if (!span) return undefined;
  const symbol = base.text.slice(span.from, span.to);
  const ways = (MISPRINTS[base.profile] ?? []).map((way) => way(symbol)).filter((way) => way !== symbol);
  const written = some(chance, ways);
  return written === undefined ? undefined : put(base.text, span, written);
};

/** A symbol of a series without its session. */
export const documentSessionMissing: Planter = (base, chance) => {
  if (base.profile !== 'itu-council') return undefined;
  const symbol = `${chance.pick(['DT', 'INF', 'ADM'])}/${1 + chance.nat(40)}${chance.onceIn(3) ? '(Rev.1)' : ''}`;
  const words = wordsOf(base);
  return say(base, chance, filled(chance.pick(words.says), filled(words.document, `⟦${symbol}⟧`)));
};

/** The document of a heading, and where its section speaks of it. */
interface Discussed {
  readonly symbol: string;
  readonly heading: Span;
  readonly mentions: readonly Span[];
  /** Where the last paragraph of the section begins. */
  readonly last: number;
}

function discussedIn(base: Base): Discussed[] {
  return sectionsOf(base).flatMap(({ heading, paragraphs }) =>
    symbolsIn(base, heading.body, heading.from + heading.text.length).map((span) => {
      const symbol = base.text.slice(span.from, span.to);
      const plain = symbol.replace(/\(.*/, '');
      const mentions = paragraphs
        .flatMap(({ body, from, text }) => symbolsIn(base, body, from + text.length))
        .filter((mention) => base.text.slice(mention.from, mention.to).replace(/\(.*/, '') === plain);
      return { symbol, heading: span, mentions, last: paragraphs.at(-1)?.from ?? 0 };
    }),
  );
}

/** Whether the record names a document of another session with the same number. */
function isCompared({ text }: Base, symbol: string): boolean {
  const plain = symbol.replace(/\(.*/, '');
  return (text.match(ANY_SYMBOL) ?? []).some((other) => other !== plain && other.slice(3) === plain.slice(3));
}

/** The session of the year before, wherever the section speaks of the document of its heading. */
export const documentSessionStale: Planter = (base, chance) => {
  if (base.profile !== 'itu-council') return undefined;
  const chosen = some(
    chance,
    discussedIn(base).filter(({ symbol, mentions }) => mentions.length > 0 && !isCompared(base, symbol)),
  );
  if (!chosen) return undefined;
  const session = Number(chosen.symbol.slice(1, 3));
  const older = `C${session - 1 - chance.nat(2)}`;
  // The decision, which ends a section, may have been written anew.
  const above = chosen.mentions.filter(({ to }) => to < chosen.last);
  const stale = above.length > 0 && chance.onceIn(2) ? above : chosen.mentions;
  return putAll(
    base.text,
    stale.map((span) => ({ span, by: base.text.slice(span.from, span.to).replace(/^C[0-9]{2}/, older) })),
  );
};

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(lineStart(text, at), end < 0 ? text.length : end);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at) + 1;
}

/** What speaks of versions: beside it another revision may be meant. */
const VERSIONS =
  /corrig|addend|revision|révision|revisión|rectificatif|исправлен|дополнени|пересмотр|更正|增补|勘误|修订(?!版)|المراجعة|مراجعة|تصويب|إضافة/i;

/** A paragraph that names another revision than the heading. */
export const documentRevisionMismatch: Planter = (base, chance) => {
  const chosen = some(
    chance,
    discussedIn(base).filter(({ mentions }) => mentions.length > 0),
  );
  const mention =
    chosen &&
    some(
      chance,
      chosen.mentions.filter(({ from }) => !VERSIONS.test(lineAt(base.text, from))),
    );
  if (!chosen || !mention) return undefined;
  const { symbol, heading } = chosen;
  const revised = symbol.includes('(');
  const other = revised
    ? chance.pick([symbol.replace(/\(.*/, ''), symbol.replace(/[0-9]\)$/, (end) => `${Number(end[0]) + 1})`)])
    : `${symbol}(Rev.${1 + chance.nat(3)})`;
  const plant = put(base.text, mention, other);
  return { ...plant, places: [...plant.places, heading] };
};

/** A document of a session whose documents are all there, that is not. */
export const documentUnresolved: Planter = (base, chance) => {
  if (base.profile !== 'itu-council') return undefined;
  const files = [...new Set(base.text.match(ANY_SYMBOL) ?? [])].map(
    (symbol) => `${symbol.replaceAll('/', '-')}.txt`,
  );
  const session = some(chance, base.text.match(SYMBOL)?.map((symbol) => symbol.slice(1, 3)) ?? []);
  if (session === undefined) return undefined;
  const words = wordsOf(base);
  const symbol = `C${session}/${chance.onceIn(3) ? 'DT/' : ''}${3000 + chance.nat(900)}`;
  const plant = say(base, chance, filled(chance.pick(words.says), filled(words.document, `⟦${symbol}⟧`)));
  return plant && { ...plant, around: { settings: { complete: [`C${session}`] }, files } };
};

/** A later revision, which was there on the day of the meeting. */
export const documentSuperseded: Planter = (base, chance) => {
  if (base.profile !== 'itu-council') return undefined;
  const chosen = some(
    chance,
    discussedIn(base).filter(({ symbol, mentions }) => mentions.length > 0 && !/DT|INF|ADM/.test(symbol)),
  );
  const masthead = base.text.slice(0, Math.max(0, base.text.search(/^1\t/m)));
  if (!chosen || found(masthead, WEEKDAYS[base.language]?.pattern ?? /(?!)/g).length === 0) return undefined;
  const plain = chosen.symbol.replace(/\(.*/, '');
  const revision = Number(/Rev\.([0-9])/.exec(chosen.symbol)?.[1] ?? 0) + 1;
  const year = 2000 + Number(plain.slice(1, 3));
  const text = `COUNCIL ${year}\nDocument ${plain}(Rev.${revision})-E\n2${chance.nat(9)} May ${year}\n\n1\tIntroduction\n1.1\tThis report is for information.\n`;
  const places = found(base.text, SYMBOL).filter(({ from, to }) =>
    base.text.slice(from, to).startsWith(plain),
  );
  return {
    text: base.text,
    places,
    around: { texts: { [`${plain.replace('/', '-')}-R${revision}.en.txt`]: text } },
  };
};

/** A heading that has lost its documents. */
export const headingDocumentsMissing: Planter = (base, chance) => {
  if (base.profile !== 'itu-council') return undefined;
  const headings = sectionsOf(base).flatMap(({ heading, paragraphs }) => {
    const bracket = /[ ]?[(（][^()（）]*C[0-9]{2}\/[0-9](?:[^()（）]|\([^()]*\))*[)）]$/.exec(heading.text);
    const symbols = bracket?.[0].match(SYMBOL) ?? [];
    const first = symbols[0];
    const isSpokenOf = paragraphs.some(({ text }) => first !== undefined && text.includes(first));
    return bracket && isSpokenOf ? [{ heading, from: heading.from + bracket.index }] : [];
  });
  const chosen = some(chance, headings);
  if (!chosen) return undefined;
  const { heading, from } = chosen;
  const plant = put(base.text, { from, to: heading.from + heading.text.length }, '');
  return { ...plant, places: [{ from: heading.from, to: from }] };
};

/** A document in a heading, and in the table, that the section does not speak of. */
export const headingDocumentUnused: Planter = (base, chance) => {
  if (base.profile !== 'itu-council') return undefined;
  const chosen = some(
    chance,
    discussedIn(base).filter(({ mentions }) => mentions.length > 0),
  );
  if (!chosen) return undefined;
  const { symbol, heading } = chosen;
  const added = `${symbol.slice(0, 3)}/${3000 + chance.nat(900)}${wordsOf(base).separator}`;
  const line = base.text.slice(lineStart(base.text, heading.from)).match(/^[0-9]+/)?.[0];
  const row = linesOf(base.text).find(
    ({ text, from }) =>
      from < lineStart(base.text, heading.from) && text.startsWith(`${line}\t`) && text.includes(symbol),
  );
  const cell = row && { from: row.from + row.text.indexOf(symbol), to: row.from + row.text.indexOf(symbol) };
  const there = { from: heading.from, to: heading.from };
  // What was the label of one document becomes that of several.
  const [one, several] = LABELS[base.language] ?? [];
  const label = { from: heading.from - (one ?? '').length - 2, to: heading.from };
  const isOne = one !== undefined && base.text.slice(label.from, label.to) === `(${one} `;
  const plant = putAll(base.text, [
    ...(cell ? [{ span: cell, by: added }] : []),
    ...(isOne ? [{ span: label, by: `(${several} ` }] : []),
    { span: there, by: added },
  ]);
  return { ...plant, places: plant.places.slice(-1) };
};

/** The file of a record, and the symbol that it gives itself. */
function ownSymbol({ text, profile }: Base): Span | undefined {
  const head = text.slice(0, Math.max(0, text.search(/^(?:1|1\.)\t/m)));
  return found(
    head,
    profile === 'itu-council' ? /C[0-9]{2}\/[0-9]+(?=-[A-Z])/g : /A\/C\.[0-9]\/[0-9]{2}\/SR\.[0-9]+/g,
  )[0];
}

/** A record that gives itself the symbol of another. */
export const recordIdentity: Planter = (base, chance) => {
  const own = ownSymbol(base);
  if (!own || !base.faultless) return undefined;
  const number = /[0-9]+$/;
  const symbol = base.text.slice(own.from, own.to);
  const other = symbol.replace(number, (digits) => String(Number(digits) + 1 + chance.nat(9)));
  return put(base.text, own, other);
};

/** Another file with the symbol and the language of this one. */
export const documentSymbolDuplicate: Planter = (base, chance) => {
  const own = ownSymbol(base);
  if (!own) return undefined;
  const copy = `draft-${chance.nat(100)}.${base.language}.record`;
  return { text: base.text, places: [own], around: { texts: { [copy]: base.text } } };
};

/** A heading whose label is in the wrong number. */
export const documentList: Planter = (base, chance) => {
  const labels = base.profile === 'itu-council' ? LABELS[base.language] : undefined;
  if (!labels) return undefined;
  const [one, ...several] = labels;
  const places = headingsOf(base).flatMap(({ text, from }) => {
    const bracket = /\((?<label>\p{L}+) (?<list>[^+]*)\)$/u.exec(text)?.groups;
    const { label = '', list = '' } = bracket ?? {};
    const count = list.match(ANY_SYMBOL)?.length ?? 0;
    if (label !== one && !several.includes(label)) return [];
    if (count === 0 || (count === 1 && list.length > 16)) return [];
    const at = from + text.lastIndexOf(`(${label} `) + 1;
    return [{ span: { from: at, to: at + label.length }, by: label === one ? several : [one ?? ''] }];
  });
  const place = some(chance, places);
  return place && put(base.text, place.span, chance.pick([...place.by]));
};
