import { titleOf } from '../analysis/title';
import { hasWord } from '../analysis/words';
import { readFileName } from '../profile/file-names';
import type { Fields } from '../profile/template';
import { datesIn, isoDay } from '../syntax/dates';
import { type Silence, silencesOf } from '../syntax/directives';
import { fromOpening } from '../syntax/from-opening';
import { lineStartsOf } from '../syntax/line-starts';
import { footerOf, mastheadOf, mastheadSpans } from '../syntax/masthead';
import type { Key, RecordDocument } from '../syntax/record';
import { numberText } from '../syntax/sections';
import { derive } from '../text/derive';
import { copied, type Span, slice } from '../text/span';
import type { Mention } from './mention';
import { keysOf, mentionsNaming, mentionsOf, mentionsSurelyNaming, type SureMention } from './mentions';
import { symbolName } from './symbol-name';

/**
 * What other records need of one record: what it is, what it discusses, what it cites and where. It holds no text but
 * titles, so that an archive of many records is held in little memory.
 */
export interface Summary {
  readonly uri: string;
  /** The fields of its own symbol: by its masthead, else its footer, else its file name. */
  readonly symbol: Fields | undefined;
  /** Its own symbol as it is written: `C24/117(Rev.1)`. */
  readonly name: string | undefined;
  /** Whether its text says so, and says it whole: a file name may be anything. */
  readonly stated: boolean;
  /** Where its masthead gives its symbol. */
  readonly symbolSpan: Span | undefined;
  readonly language: string;
  readonly title: string | undefined;
  /** The day of the meeting, `2024-06-10`; of any other document the day it is of. By its masthead. */
  readonly date: string | undefined;
  /** The day of the meeting where its masthead names the weekday: any other date may be that of the text. */
  readonly meeting: string | undefined;
  readonly headings: readonly SummaryHeading[];
  readonly mentions: readonly Mention[];
  /** What the mentions name, each once. Of an open record it is the very same set for as long as that is so. */
  readonly keys: ReadonlySet<Key>;
  /**
   * The mentions of some documents and instruments, in order: no others need be looked for. The part that each is of may
   * be absent where it is not asked for.
   */
  naming(keys: ReadonlySet<Key>, areParted: boolean): readonly Mention[];
  /** The same of those that are sure, by their texts and places; only of a record that was read, where they are told by block. */
  surelyNaming?(keys: ReadonlySet<Key>): readonly SureMention[];
  /** Where each line begins: what the places of a record that is not open are told by. */
  readonly lineStarts: ArrayLike<number>;
  /** Where it silences rules. */
  readonly silences: readonly Silence[];
}

export interface SummaryHeading {
  readonly number: string;
  readonly title: string;
  readonly span: Span;
}

/** The summary of a record. Linear in its length. */
export function summarise(record: RecordDocument, uri: string, path: string): Summary {
  return new SummaryOfRecord(record, uri, path);
}

/** What takes all of the record is looked for when somebody asks. */
class SummaryOfRecord implements Summary {
  readonly #record: RecordDocument;
  readonly uri: string;
  readonly symbol: Fields | undefined;
  readonly name: string | undefined;
  readonly stated: boolean;
  readonly symbolSpan: Span | undefined;
  readonly language: string;
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly meeting: string | undefined;
  readonly silences: readonly Silence[];

  constructor(record: RecordDocument, uri: string, path: string) {
    const { profile } = record.conventions;
    const { symbol: own, meeting } = mastheadOf(record);
    const said = own?.fields ?? footerOf(record)?.fields;
    this.#record = record;
    this.uri = uri;
    this.symbol = said ?? readFileName(profile, path)?.fields;
    this.name = own ? ownNameOf(record) : this.symbol && symbolName(profile, this.symbol);
    this.stated = said !== undefined && (hasSuffix(said) || !speaksOfVersions(record));
    this.symbolSpan = own?.span;
    this.language = record.language;
    this.title = titleOf(record);
    this.date = dateOf(record);
    this.meeting = meeting?.weekday === undefined ? undefined : isoDay(meeting);
    this.silences = silencesOf(record);
  }

  get headings(): readonly SummaryHeading[] {
    return headingsOf(this.#record);
  }

  get mentions(): readonly Mention[] {
    return mentionsOf(this.#record);
  }

  get keys(): ReadonlySet<Key> {
    return keysOf(this.#record);
  }

  get lineStarts(): ArrayLike<number> {
    return lineStartsOf(this.#record);
  }

  naming(keys: ReadonlySet<Key>, areParted: boolean): readonly Mention[] {
    return mentionsNaming(this.#record, keys, areParted);
  }

  surelyNaming(keys: ReadonlySet<Key>): readonly SureMention[] {
    return mentionsSurelyNaming(this.#record, keys);
  }
}

const headingsOf = derive((record: RecordDocument): readonly SummaryHeading[] =>
  record.blocks.flatMap((block) =>
    block.kind === 'heading'
      ? [
          {
            number: numberText(block.number.value),
            title: copied(record.text, block.title),
            span: block.title,
          },
        ]
      : [],
  ),
);

/** What other files may have to take note of, in one text: equal texts, and nothing of the kind has changed. */
export function identityOf(summary: Summary | undefined): string | undefined {
  return summary && [summary.name, summary.stated, summary.language, summary.date].join(' ');
}

function hasSuffix({ revision, addendum, corrigendum }: Fields): boolean {
  return [revision, addendum, corrigendum].some((part) => part !== undefined);
}

/** The symbol in the masthead as it is written. */
const ownNameOf = fromOpening((record): string | undefined => {
  const { symbol } = mastheadOf(record);
  return symbol && symbolName(record.conventions.profile, symbol.fields);
});

/** Whether the masthead speaks of a revision or a part of the document that its symbol does not name. */
const speaksOfVersions = fromOpening((record): boolean => {
  const { versions } = record.conventions.wording.documents;
  return mastheadSpans(record).some((span) => hasWord(slice(record.text, span), versions));
});

/** The day of its meeting, else the latest date. The last day of “4-14 June 2024” is that of the session. */
const dateOf = fromOpening((record): string | undefined => {
  const { text, conventions } = record;
  const { held } = mastheadOf(record);
  if (held) return isoDay(held);
  const dates = mastheadSpans(record).flatMap((span) => [...datesIn(text, span, conventions)]);
  const single = dates.filter(({ span }) => !/[-\u2010-\u2015~]/.test(text.charAt(span.from - 1)));
  return single.map(isoDay).sort().at(-1);
});
