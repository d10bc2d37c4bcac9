import * as z from 'zod';

/**
 * The registry of an organisation: what its conferences and sessions adopted, revised and abrogated, and when. It is
 * partial by nature: what it does not hold proves nothing.
 */

const names = z.record(z.string(), z.string());
const day = z.iso.date();
const source = z
  .array(z.string().min(1))
  .min(1)
  .describe('Where it says so: addresses, or “record of …” where only a record does.');
const note = z.string().optional().describe('What a person should know who checks this.');

const quality = z
  .enum(['exact', 'approximate', 'derived', 'record'])
  .describe(
    'exact: the page was read; approximate: its full address was not kept; derived: it follows from other facts; record: only a record says so.',
  );

const conference = z.strictObject({
  id: z.string().describe('As it is spoken of: PP-18.'),
  organ: z.string().describe('The organ whose conference it was.'),
  year: z.int(),
  from: day.optional().describe('Its first day.'),
  to: day.optional().describe('Its last day: what it adopted is in force after it.'),
  city: names.describe('The name of its city by language.'),
  source,
  citySource: names.optional().describe('Where the name of the city was seen in a language.'),
  note,
});

const session = z.strictObject({
  id: z.string().describe('As it is spoken of: C24.'),
  organ: z.string(),
  year: z.int(),
  from: day.optional(),
  to: day.optional().describe('Its last day, that of an additional session included.'),
  source,
  note,
});

const series = z
  .strictObject({
    organ: z.string(),
    instrument: z.string(),
    from: z.int(),
    to: z.int(),
    adopted: z.string().describe('The conference that adopted the instruments with these numbers.'),
    orEarlier: z.boolean().optional().describe('Set where an earlier conference may have adopted them.'),
    source,
    note,
  })
  .describe('A revised instrument keeps its number, so the number tells who adopted it.');

const version = z.strictObject({
  at: z.string().describe('The conference or session that adopted it.'),
  status: z.enum(['adopted', 'revised']),
  number: z.string().optional().describe('Its number, where every version has its own: 36-5.'),
  title: names.optional().describe('The title of this very version by language.'),
  source,
  quality,
});

const instrument = z.strictObject({
  key: z.string().describe('Organ, kind and number: PP/resolution/101.'),
  title: names.optional().describe('A title by language, where it is not known of which version.'),
  subject: z.string().optional().describe('What it is about, where its title is not known.'),
  source: source.optional(),
  versions: z.array(version).describe('Its versions, the earliest first.'),
  abrogated: z.strictObject({ at: z.string(), source, quality }).optional(),
  note,
});

/** The registry as it stands in its file. */
export const authoritiesSchema = z.strictObject({
  updated: day.describe('The day on which this was last gone through.'),
  official: z
    .array(z.string())
    .default([])
    .describe('Hosts of the organisation itself: what stands there is certain.'),
  conferences: z.array(conference).describe('Sorted by organ and year.'),
  sessions: z.array(session).default([]).describe('Sorted by year.'),
  series: z.array(series).default([]),
  instruments: z.array(instrument).default([]).describe('Sorted by organ, kind and number.'),
});

/** What a workspace adds to a registry, or corrects in it: an entry of the same name stands in its place. */
export const additionsSchema = z.strictObject({
  conferences: z.array(conference).default([]).describe('Conferences, each in place of one of the same id.'),
  sessions: z.array(session).default([]).describe('Sessions, each in place of one of the same id.'),
  series: z.array(series).default([]).describe('Series of numbers, looked at before those of the profile.'),
  instruments: z
    .array(instrument)
    .default([])
    .describe(
      'Instruments. Of one that is known, each version stands in place of that of the same gathering.',
    ),
});

export type Additions = z.infer<typeof additionsSchema>;
export type Authorities = z.infer<typeof authoritiesSchema>;
export type Conference = Authorities['conferences'][number];
export type Session = Authorities['sessions'][number];
export type Instrument = Authorities['instruments'][number];
export type InstrumentVersion = Instrument['versions'][number];
