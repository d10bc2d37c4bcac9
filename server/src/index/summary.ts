import { titleOf } from '../analysis/title';
import { print } from '../profile/compile';
import { type NamedDocument, readFileName } from '../profile/file-names';
import type { Fields } from '../profile/template';
import { footerOf, mastheadOf } from '../syntax/masthead';
import type { Block, Key, RecordDocument } from '../syntax/record';
import { referencesOf, textOf } from '../syntax/references';
import { numberText } from '../syntax/sections';
import { lineStarts } from '../text/lines';
import { type Span, slice } from '../text/span';

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
  readonly language: string;
  readonly title: string | undefined;
  /** The day of the meeting, `2024-06-10`, where the masthead tells it. */
  readonly date: string | undefined;
  readonly headings: readonly SummaryHeading[];
  readonly mentions: readonly Mention[];
  /** Where each line begins: what the places of a record that is not open are told by. */
  readonly lineStarts: readonly number[];
}

export interface SummaryHeading {
  readonly number: string;
  readonly title: string;
  readonly span: Span;
}

/** One document or instrument named in a record. */
export interface Mention {
  readonly kind: 'document' | 'citation';
  readonly key: Key;
  /** As it should be written, the revision included: `C24/8(Rev.1)`; for a citation as it is written. */
  readonly text: string;
  readonly span: Span;
  /** Where in the record: what a heading or a row of the table names weighs more than what a sentence does. */
  readonly place: 'heading' | 'agenda' | 'text';
  /** The number of the paragraph or heading it stands in. */
  readonly paragraph: string | undefined;
}

/** The summary of a record. Linear in its length. */
export function summarise(record: RecordDocument, uri: string, path: string): Summary {
  const { profile } = record.conventions;
  const { symbol: own, meeting } = mastheadOf(record);
  const named: NamedDocument | undefined = footerOf(record) ?? readFileName(profile, path);
  const symbol = own?.fields ?? named?.fields;
  return {
    uri,
    symbol,
    name: symbol && nameOf(record, symbol),
    language: record.language,
    title: titleOf(record),
    date:
      meeting &&
      [meeting.year, meeting.month, meeting.day].map((part) => String(part).padStart(2, '0')).join('-'),
    headings: record.blocks.flatMap((block) =>
      block.kind === 'heading'
        ? [
            {
              number: numberText(block.number.value),
              title: slice(record.text, block.title),
              span: block.title,
            },
          ]
        : [],
    ),
    mentions: mentionsIn(record),
    lineStarts: lineStarts(record.text),
  };
}

/** A symbol as the profile's own form prints it. */
function nameOf({ conventions }: RecordDocument, symbol: Fields): string | undefined {
  const form = conventions.profile.documents.forms.find(({ own }) => own);
  return form && print(form.template, symbol, conventions.fields);
}

function mentionsIn(record: RecordDocument): Mention[] {
  const mentions: Mention[] = [];
  const places = placesOf(record);
  let at = 0;
  for (const reference of referencesOf(record)) {
    if (reference.kind === 'paragraph') continue;
    while (at + 1 < places.length && (places[at + 1]?.from ?? 0) <= reference.span.from) at++;
    const place = places[at];
    mentions.push({
      kind: reference.kind,
      key: reference.key,
      text: reference.kind === 'document' ? reference.canonical : slice(record.text, reference.span),
      span: reference.span,
      place: place?.place ?? 'text',
      paragraph: place?.paragraph,
    });
  }
  return mentions;
}

interface Place {
  readonly from: number;
  readonly place: Mention['place'];
  readonly paragraph: string | undefined;
}

/** The stretches of the record in order, each with what it is and the number it stands under. */
function placesOf(record: RecordDocument): Place[] {
  let paragraph: string | undefined;
  return record.blocks
    .filter((block) => textOf(block).length > 0)
    .map((block) => {
      if (block.kind === 'heading' || block.kind === 'paragraph') paragraph = numberText(block.number.value);
      return {
        from: block.span.from,
        place: placeOf(block),
        paragraph: block.kind === 'agenda' ? undefined : paragraph,
      };
    });
}

function placeOf({ kind }: Block): Mention['place'] {
  return kind === 'heading' || kind === 'agenda' ? kind : 'text';
}
