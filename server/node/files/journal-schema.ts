import * as z from 'zod';

/** A journal as it is written: paths are seen from where the journal lies. */
export const journalSchema = z.object({
  version: z.literal(1),
  kind: z.enum(['begun', 'ready', 'back']),
  steps: z.array(z.object({ target: z.string(), part: z.string(), before: z.string(), after: z.string() })),
  waste: z.array(z.string()),
});
