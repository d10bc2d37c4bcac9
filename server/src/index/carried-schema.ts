import * as z from 'zod';
import { authoritiesSchema } from '../profile/authorities';
import { profileSchema } from '../profile/profile';
import { wordingSchema } from '../profile/wording';

/** The profile as it stands in its file: its languages and its registry within it, or in files beside it. */
export const carriedSchema = profileSchema.extend({
  $schema: z.string().optional().describe('Where the schema of this file is.'),
  wordings: z
    .array(z.union([z.string(), wordingSchema]))
    .min(1)
    .max(12)
    .describe('The wording of each language, or the file it stands in, relative to this one.'),
  registry: z
    .union([z.string(), authoritiesSchema])
    .optional()
    .describe('Conferences, sessions and instruments, or the file they stand in, relative to this one.'),
});
