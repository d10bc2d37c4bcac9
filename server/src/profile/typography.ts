import * as z from 'zod';

const words = z.array(z.string().min(1)).readonly();

/** How long a word may be of which it is told that it stands twice, in a script that does not part its words. */
const LONGEST_SOLID = 12;
const solid = z.string().min(1).max(LONGEST_SOLID);

/** How a language sets its text: stops, dashes, separators, brackets, the width of its marks. */
export const typography = z.object({
  sentenceEnds: z.string().describe('Characters a sentence may end in, the usual one first.'),
  abbreviations: words
    .default([])
    .describe('Short forms and titles, without their dot, with which no sentence ends: “Rev”, “Mr”.'),
  digits: z
    .string()
    .regex(/^\p{Nd}{10}$/u)
    .optional()
    .describe('Its own digits from 0 to 9, where numbers are written in them as well as in 0123456789.'),
  spacing: z
    .object({
      before: words.describe('Marks that a blank parts from the word before them.'),
      after: words.describe('Marks that a blank parts from the word behind them.'),
      blanks: words.describe('The blanks that do not break, the usual one first.'),
    })
    .optional()
    .describe('The marks that stand apart from their word, on its line.'),
  dash: z.string().optional().describe('A parenthetical dash as the language writes it, with its blanks.'),
  rangeDash: z.string().optional().describe('What stands between two numbers or years.'),
  thousands: words.optional().describe('Separators of thousands in use; the first is preferred.'),
  decimal: z
    .string()
    .optional()
    .describe('The decimal mark: what looks like a separator of thousands and is none.'),
  once: z
    .object({
      marks: z.string().default('').describe('Marks of which no two ever stand side by side.'),
      words: z
        .array(
          z.union([
            solid,
            z.object({ word: solid, notBehind: words.default([]), notBefore: words.default([]) }),
          ]),
        )
        .default([])
        .describe(
          'In a script that does not part its words: words that never stand twice in a row, but behind `notBehind` and before `notBefore`, where they are parts of others.',
        ),
      twice: words.default([]).describe('Words that may stand twice in a row all the same: “that that”.'),
      articles: words
        .default([])
        .describe('What words begin with that are no names, in a script without capitals: an article.'),
    })
    .optional()
    .describe('What stands once: doubled it is a slip.'),
  numbered: words
    .default([])
    .describe(
      'Words before a number with a dot that is a name, such as that of a provision: “numéro 5.441”.',
    ),
  widths: z
    .record(z.string(), z.string())
    .default({})
    .describe('Punctuation of the width of another script, and what the language writes, with its blanks.'),
  pairs: z
    .array(z.tuple([z.string(), z.string()]))
    .describe('Brackets and quotation marks, opening and closing.'),
  quotes: z
    .array(z.tuple([z.string(), z.string()]))
    .describe('Quotation marks: what is inside is another text’s.'),
});
