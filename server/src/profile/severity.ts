import * as z from 'zod';

/** How much a fault weighs, the gravest first. */
export const severity = z.enum(['error', 'warning', 'information', 'hint']);
