import * as z from 'zod';
import { additionsSchema } from '../profile/authorities';
import { severity } from '../profile/severity';

/**
 * The settings of a workspace, as they stand in its `precis.json`. The editor and the command read the same file;
 * its JSON schema is made from this one definition.
 */
export const settingsSchema = z.strictObject({
  $schema: z.string().optional().describe('Where the schema of this file is.'),
  profile: z
    .string()
    .default('itu-council')
    .describe(
      'The organisation whose conventions hold: the name of a profile, or the file of one below this folder, such as “./our-body.json”.',
    ),
  language: z
    .string()
    .optional()
    .describe('The language of the records, as a BCP 47 tag. Without it each text tells.'),
  records: z
    .array(z.string())
    .default([])
    .describe('Globs of further files that are records. `*.record` and `*.record.txt` always are.'),
  documents: z
    .array(z.string())
    .default([])
    .describe(
      'Folders in which documents lie, relative to this file. Without it they may lie anywhere beside it.',
    ),
  documentLanguages: z
    .array(z.string())
    .default([])
    .describe(
      'The languages in which a document is opened that is not there in the record’s own, the best first: [“en”, “fr”].',
    ),
  complete: z
    .array(z.string())
    .default([])
    .describe(
      'Sessions whose documents are all in the archive, as “C24” or “24”: what is cited of them must be there.',
    ),
  published: z
    .array(z.string())
    .default([])
    .describe(
      'Sessions and documents that are published, as “C23” or “C24/117”: the numbers of their paragraphs stay as they are.',
    ),
  rules: z
    .record(z.string(), z.union([severity, z.literal('off')]))
    .default({})
    .describe('Severities by rule; “off” switches a rule off.'),
  terms: z
    .array(
      z.strictObject({
        avoid: z.string().min(1).describe('What should not be written.'),
        prefer: z.string().describe('What should stand instead.'),
        why: z.string().optional().describe('Why, for the reader of the message.'),
      }),
    )
    .default([])
    .describe('Words to avoid besides those of the profile.'),
  registry: additionsSchema
    .extend({
      $schema: z.string().optional().describe('Where the schema of a file of entries is.'),
      files: z
        .array(z.string())
        .default([])
        .describe('Files with further entries, relative to this file and below its folder.'),
    })
    .prefault({})
    .describe(
      'Resolutions, decisions, conferences and sessions that the registry of the profile lacks or has wrong.',
    ),
});
