import { byBlock } from '../syntax/by-block';
import { datesIn, isoDay } from '../syntax/dates';
import { mastheadOf, sessionOf } from '../syntax/masthead';
import type { RecordDocument } from '../syntax/record';
import { derive } from '../text/derive';
import { citedVersionsOf } from './cited-versions';
import { gatheringOf } from './gatherings';
import { stretchesOf } from './own-words';

/** When a meeting was held, as far as its record tells; both days are ISO days. */
export interface Meeting {
  /** The first day it may have been held on. Unknown where only dates in the text tell: those may lie ahead of it. */
  readonly from: string | undefined;
  /** The last day it may have been held on. */
  readonly to: string;
  /** Whether the record itself names the day of its meeting. */
  readonly certain: boolean;
}

/**
 * The date of the meeting: that of the masthead, else the days of the session it belongs to, else the latest date in
 * the text, if that is not before what the text cites. What was in force then is right in the record, whatever is in
 * force today.
 */
export const meetingOf = derive((record: RecordDocument): Meeting | undefined => {
  const { meeting } = mastheadOf(record);
  if (meeting) return { from: isoDay(meeting), to: isoDay(meeting), certain: meeting.weekday !== undefined };
  return sessionDays(record) ?? latestDate(record);
});

function sessionDays(record: RecordDocument): Meeting | undefined {
  const { source, profile } = record.conventions;
  const session = sessionOf(record);
  if (session === undefined) return undefined;
  const held = gatheringOf(source, profile.documents.session.replace('{session}', session));
  return held && { from: held.from, to: held.to, certain: false };
}

function latestDate(record: RecordDocument): Meeting | undefined {
  let to = '';
  for (const day of latestByBlock(record)) if (day > to) to = day;
  return to === '' || isBeforeItsCitations(record, to) ? undefined : { from: undefined, to, certain: false };
}

/**
 * Whether the versions of several instruments that a record cites are later than the latest date in it: one of them may be
 * a slip, and where there are more it is an extract that speaks of former days.
 */
function isBeforeItsCitations(record: RecordDocument, day: string): boolean {
  const later = citedVersionsOf(record).filter(({ cited }) => cited.by.from > day);
  return new Set(later.map(({ cited }) => cited.key)).size > 1;
}

/** The latest date of each block; an empty text where it has none. */
const latestByBlock = byBlock(({ text, conventions }, block): string => {
  let latest = '';
  for (const stretch of stretchesOf(block))
    for (const date of datesIn(text, stretch, conventions)) {
      const day = isoDay(date);
      if (day > latest) latest = day;
    }
  return latest;
});

/** The meeting as a text that is the same where it is, for what follows from blocks and it. */
export function meetingName(record: RecordDocument): string | undefined {
  const meeting = meetingOf(record);
  return meeting && `${meeting.from}/${meeting.to}/${meeting.certain}`;
}

/** The days of a meeting in words of digits: one, or the first and the last. */
export function daysOf({ from, to }: Meeting): string {
  return from === undefined || from === to ? to : `${from}/${to}`;
}
