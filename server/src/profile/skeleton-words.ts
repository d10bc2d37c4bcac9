import * as z from 'zod';

const words = z.array(z.string().min(1)).readonly();

/** What a new record begins with, in the words of one language. */
export const skeletonWords = z.object({
  masthead: z
    .array(z.string())
    .describe(
      'Templates of the lines above the table of subjects, from the top. A line of which something is not known is left out: {year} of the session, {days} of the session, {symbol}, {letter}, {issued}, {original}, {meeting}, {date}, {fromHour}, {fromPlainHour}, {fromMinute}, {toHour}, {toPlainHour}, {toMinute}, {chair}.',
    ),
  days: z
    .tuple([z.string(), z.string()])
    .describe('Templates of {days}, within one month and from one month into another: {first}, {last}.'),
  meetings: words.describe('What stands in {meeting} for the first meeting, the second, and so on.'),
  originals: z.record(z.string(), z.string()).describe('What stands in {original}, by BCP 47 tag.'),
  untitled: z.string().describe('What stands for a title that is not known yet.'),
  sources: words.describe('Where records of this form were seen.'),
  unsourced: words.describe('What of this was put together from other words, and not seen in a record.'),
});

export type SkeletonWording = z.infer<typeof skeletonWords>;
