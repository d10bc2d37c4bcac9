import * as z from 'zod';

/**
 * How a language writes what is the same in all of them: figures, dates, times, acronyms. All of it is data; what is not
 * listed is not compared. Digits of any script, and the separators of thousands and of decimals, need no words.
 */

const words = z.array(z.string().min(1)).readonly();
const sides = z.object({ before: words.default([]), after: words.default([]) });

export const concordanceSchema = z.object({
  languages: z
    .record(z.string(), z.string())
    .default({})
    .describe('What each language is called here: “English” → its tag.'),
  dates: z
    .array(z.string())
    .default([])
    .describe(
      'Templates of two dates in one, {day} and {day2}, {month2}, {year2}, and of dates without day or year.',
    ),
  times: z
    .array(z.string())
    .default([])
    .describe(
      'Templates of a time: {hour} and {minute}, or {hh} where it has two digits; {half}; and of two, {hour2} and so on.',
    ),
  halves: z
    .record(z.string(), z.enum(['am', 'pm']))
    .default({})
    .describe('The words for the halves of a day.'),
  magnitudes: z
    .record(z.string(), z.int().min(1).max(15))
    .default({})
    .describe('Words behind a figure that multiply it: how many zeros each stands for.'),
  percent: sides.default({ before: [], after: [] }).describe('What makes a figure a percentage.'),
  currencies: z
    .record(z.string(), z.string())
    .default({})
    .describe('The names and signs of currencies, with what each stands for: “Swiss francs” → CHF.'),
  ordinals: sides
    .default({ before: [], after: [] })
    .describe('What makes a figure an ordinal, or part of a name: other languages may write it as a word.'),
  numerals: z
    .record(z.string(), z.int().min(0))
    .default({})
    .describe('Numbers in words. Hundreds and more multiply what stands before them.'),
  joints: words.default([]).describe('What may stand between two words of one number.'),
  acronyms: z
    .object({
      shared: z
        .boolean()
        .default(false)
        .describe('Whether acronyms that are not listed have the letters that they have elsewhere.'),
      words: z.record(z.string(), z.string()).default({}),
    })
    .default({ shared: false, words: {} })
    .describe('Acronyms and names, each with the acronym that stands for it in every language.'),
});

export type Concordance = z.infer<typeof concordanceSchema>;
