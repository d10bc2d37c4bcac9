import * as z from 'zod';
import type { Authorities } from './authorities';
import { severity } from './severity';
import type { Snippet } from './snippets';
import { fieldClasses, form, type wordingSchema } from './wording';

/**
 * A profile is what one organisation's records look like, as plain JSON: no code and no regular expressions, so
 * that it may be taken from a folder nobody trusts.
 */

const slips = z.record(z.string(), z.array(z.string()));

const documentForm = form.extend({
  id: z.string(),
  own: z.boolean().describe('Whether these are the documents of the body whose records are kept.'),
  key: z.string().describe('Template of the symbol without its suffixes: the same key is the same document.'),
  address: z
    .string()
    .optional()
    .describe('Template of the web address of such a document, where it is another body’s.'),
});

const organ = z.object({
  id: z.string(),
  ranges: z
    .array(
      z.object({
        instrument: z.string(),
        from: z.int(),
        to: z.int(),
        parted: z
          .boolean()
          .optional()
          .describe(
            'Whether the number has a second part, as 76/165 has: then these are its first. Without it either.',
          ),
      }),
    )
    .describe('The numbers this organ’s instruments have.'),
  assumed: z
    .boolean()
    .describe('Whether a citation without organ is taken to be this organ’s when its number fits.'),
  sureFrom: z
    .int()
    .optional()
    .describe(
      'The number from which one without organ is this organ’s, though others may have such numbers.',
    ),
  revises: z
    .boolean()
    .default(true)
    .describe('Whether its instruments are revised and keep their numbers: else each has one version.'),
  versioned: z
    .boolean()
    .default(false)
    .describe(
      'Whether the version is part of the number, so that none of its instruments is cited without it.',
    ),
  completeFrom: z.int().optional().describe('The year from which the table of its conferences has no gap.'),
});

/** A profile, as it stands in its JSON file. */
export const profileSchema = z.object({
  id: z.string(),
  name: z.string(),
  sources: z
    .array(z.string())
    .default([])
    .describe('Where the organisation says so: addresses, for who checks this.'),
  numbering: z
    .enum(['per-heading', 'continuous'])
    .describe(
      'per-heading: headings are numbered N, their paragraphs N.M. continuous: the paragraphs of a record are numbered 1, 2, 3 … and its headings are not.',
    ),
  numberEnd: z
    .enum(['', '.'])
    .default('')
    .describe('What ends the number at the head of a paragraph: a dot, or nothing.'),
  fields: fieldClasses,
  documents: z.object({
    forms: z.array(documentForm),
    labelled: z
      .array(z.string())
      .default([])
      .describe(
        'Misprints of the first form that are understood only beside a label, “Document C24-8”: without it they may be anything.',
      ),
    slips,
    session: z.string().describe('Template of a session as it is spoken of: C{session}.'),
    sessionsBegan: z
      .int()
      .optional()
      .describe(
        'Where sessions are counted, the year before the first: session N opened in this year + N. Without it a session is named by its year.',
      ),
    unlisted: z.array(z.string()).describe('Series that headings need not name.'),
    order: z
      .array(z.string())
      .default([])
      .describe('The fields by which the documents of a heading are put in order, the weightiest first.'),
  }),
  files: z.object({
    fields: fieldClasses,
    forms: z.array(z.string()).describe('Templates over the path of a file, without its ending.'),
    footers: z.array(z.string()).describe('Templates of the path that a footer prints.'),
    newRecords: z
      .array(z.string())
      .default([])
      .describe(
        'Templates of the name of a new record: {session}, {number}, {meeting}, {language}. The first that can be printed is taken.',
      ),
    extensions: z.array(z.string()).describe('Endings of the files of documents, the preferred first.'),
    addresses: z.array(z.string()).describe('Web addresses of a document, the best first.'),
  }),
  organs: z.array(organ).describe('Where numbers overlap, the first is taken for a number without organ.'),
  properNames: z
    .array(z.string())
    .default([])
    .describe('Keys of instruments whose bare number stands as a name: PP/resolution/99.'),
  artefacts: z
    .array(z.object({ open: z.string(), close: z.string() }))
    .describe('What an extraction leaves behind.'),
  severities: z.record(z.string(), z.union([severity, z.literal('off')])).default({}),
});

export type Profile = z.infer<typeof profileSchema>;
export type DocumentForm = z.infer<typeof documentForm>;
export type Organ = z.infer<typeof organ>;
export type Severity = z.infer<typeof severity>;

/** A profile whole: the organisation's conventions, its wording in each language, and its dated facts. */
export interface ProfileSource {
  readonly profile: Profile;
  readonly wordings: readonly z.infer<typeof wordingSchema>[];
  readonly authorities: Authorities;
  /** What is offered to be filled in, by BCP 47 tag. */
  readonly snippets: Readonly<Record<string, readonly Snippet[]>>;
}
