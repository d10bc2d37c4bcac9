import * as z from 'zod';
import { concordanceSchema } from './concordance';
import { decisionWords } from './decision-words';
import { skeletonWords } from './skeleton-words';
import { typography } from './typography';

/**
 * How one language says the things of a record. All of it is data: words, and templates made of them. Where a
 * language has no words for something, the rules and features that need them are silent in that language.
 */

const words = z.array(z.string().min(1)).readonly();
const fieldClass = z.union([
  z.object({
    digits: z.tuple([z.int().min(1).max(9), z.int().min(1).max(9)]),
    part: z.tuple([z.int().min(1).max(9), z.int().min(1).max(9)]).optional(),
    joint: z.enum(['-', '/']).optional(),
    unpadded: z.boolean().optional(),
  }),
  z.object({ words: z.record(z.string(), z.string()) }),
  z.object({ name: z.tuple([z.int().min(1), z.int().max(60)]), except: words.optional() }),
  z.object({ token: z.tuple([z.int().min(1), z.int().max(30)]) }),
]);

/** The classes of the fields that templates use, by name. */
export const fieldClasses = z
  .record(z.string(), fieldClass)
  .describe('What the fields of templates may hold.');

const slips = z
  .record(z.string(), z.array(z.string()))
  .describe(
    'What is met in place of a character or a run of letters by a slip: other widths, look-alikes, nothing (“”).',
  );

/** A way of writing that has one canonical form, other forms that are as good, and tolerated misprints. */
export const form = z.object({
  template: z.string().describe('The canonical form: what is printed.'),
  accepted: z.array(z.string()).default([]).describe('Other forms that are met and are no fault.'),
  variants: z
    .array(z.string())
    .default([])
    .describe('Misprints that are recognised, and reported with the canonical form.'),
});

const versionForm = form.extend({
  organs: words.describe('The organs whose instruments carry such a version.'),
});

const dates = z.object({
  forms: z
    .array(z.string())
    .describe('Templates of a full date: {year}, {month}, {day}, and {weekday} where it is named.'),
  weekdays: words.describe('Monday to Sunday, as they stand in {weekday}.'),
  fields: fieldClasses,
});

const agenda = z.object({
  subject: words.describe('The header cell over the subjects.'),
  documents: words.describe('The header cell over the documents.'),
  none: words.describe('What stands in the cell of an item without document.'),
});

const headings = z.object({
  begins: words
    .default([])
    .describe(
      'How a heading begins that has no number, where paragraphs are counted through the whole record.',
    ),
  continued: words.describe('The mark of an item that is continued.'),
  oneDocument: z.string().describe('How a heading names its document: a template with {documents}.'),
  twoDocuments: z
    .string()
    .optional()
    .describe('How it names two, where that is said otherwise than of more.'),
  severalDocuments: z.string().describe('How a heading names several.'),
});

const documents = z.object({
  labels: z
    .object({
      before: words,
      after: words,
      slips: z
        .record(z.string(), z.string())
        .default({})
        .describe('What is met by a slip behind a reference, in place of the right word.'),
    })
    .describe('Words around a document reference, such as “Document”.'),
  separators: words.describe('What joins the references of a list, the usual one first.'),
  last: z.string().describe('What joins the last two.'),
  range: words.describe('What joins the two ends of a range.'),
  introduces: words.describe('Words just before a document that a speaker introduces.'),
  decides: words.describe('Words by which a meeting takes a decision.'),
  deciders: words.describe('How a sentence begins in which the meeting itself decides.'),
  concludes: words
    .default([])
    .describe('Words by which an item is closed in another way: decided, put off, handed on to others.'),
  versions: words.describe('Words that say that a part or another version of a document is spoken of.'),
  forms: z
    .array(form.extend({ id: z.string() }))
    .default([])
    .describe('Symbols that only this language writes so.'),
});

const citations = z.object({
  fields: fieldClasses,
  forms: z
    .array(form)
    .describe('Templates of a citation around {number}: {organ} and {instrument} are its words.'),
  instruments: z
    .record(z.string(), z.record(z.string(), words))
    .default({})
    .describe(
      'What the instruments of an organ are called, where it is another word of {instrument} than for the others.',
    ),
  separators: words.describe('What joins the numbers of a list, the usual one first.'),
  last: z.string().describe('What joins the last two numbers.'),
  range: words.describe('What joins the two ends of a range of numbers.'),
  organsAfter: z
    .array(z.string())
    .default([])
    .describe('Templates of an organ that follows: “of the {organ}”.'),
  versions: z.array(versionForm).describe('How the version is given, for each organ.'),
  parts: z
    .array(z.string())
    .default([])
    .describe(
      'Templates of an operative part, {item} and {sub}: “resolves {item}[.{sub}]”. {who} is whom it is addressed to.',
    ),
  provisions: z
    .array(z.string())
    .default([])
    .describe(
      'Templates of a provision of a basic text: {text}, and {article} or {provision} with its {suffix}.',
    ),
  occasions: z
    .array(z.string())
    .default([])
    .describe('Templates of {city} and {year}: what {occasion} stands for, of conferences there were.'),
  historical: words
    .default([])
    .describe('Words that say that a version is cited as it once was: “in its version of”.'),
  abrogated: words.default([]).describe('Words that say that an instrument is no longer in force.'),
  drafts: words
    .default([])
    .describe('Words just before a citation that make it one of a draft, whose number is not its own yet.'),
  slips,
});

const paragraphs = z.object({
  forms: z
    .array(z.string())
    .describe(
      'Templates of a reference: {paragraph} stands for one number, {paragraphs} for a list of them.',
    ),
  separators: words.describe('What joins the numbers of a list.'),
  range: words.describe('What joins the two ends of a range of numbers.'),
  behindDocument: z
    .array(z.string())
    .describe('What stands between a document and its paragraph behind it; “” where that may be nothing.'),
  beforeDocument: words.describe('What stands between a paragraph and its document behind it.'),
  parts: words.describe(
    'Words for parts of a document that count their paragraphs by themselves, such as annexes.',
  ),
  sameBefore: words.describe('Words just before it that mean the document named last.'),
  sameAfter: words.describe('Words just after it that do.'),
  hereBefore: words.describe('Words just before it that make it a paragraph of this record.'),
  hereAfter: words.describe('Words just after it that do.'),
  sides: words.optional().describe('Words beside it that say on which side of the text it stands.'),
  elsewhereBefore: words.describe(
    'Words before it in its sentence that may make it a paragraph of another text.',
  ),
  elsewhereAfter: words.describe('Words just after it that may do so.'),
});

const signature = z.object({
  titles: z
    .array(words)
    .describe('The offices that sign, in the order in which they stand, each with its names.'),
  colon: z.string(),
  colons: words,
});

const phrases = z.object({
  decisions: z
    .array(z.object({ one: z.string(), two: z.string().optional(), several: z.string().optional() }))
    .describe('Formulae of decision: templates with {documents}, for one document, for two, for several.'),
  speakers: words.describe('Who speaks at every meeting, as records name them.'),
  says: words.describe('Words of speech, just behind whoever speaks.'),
  offices: z
    .object({ before: words, after: words })
    .describe('Words that whoever speaks begins or ends with: an office, a delegation.'),
  triggers: words.describe(
    'The last characters of words that phrases begin with: they are offered there unasked.',
  ),
});

/** The wording of one language. */
export const wordingSchema = z.object({
  language: z.string().describe('BCP 47 tag.'),
  name: z.string().describe('The language in itself.'),
  letter: z.string().describe('The letter that stands for the language in document symbols and file names.'),
  script: z.enum(['Han', 'Latin', 'Cyrillic', 'Arabic']),
  direction: z.enum(['ltr', 'rtl']).default('ltr').describe('From which side it is written.'),
  prefixes: words.default([]).describe('Words of one letter that are written together with the next word.'),
  commonWords: words.describe('Short frequent words that tell the language from others of its script.'),
  masthead: z.object({
    record: words.describe('Words of the title of a record.'),
    original: words.describe('What introduces the original language.'),
    chair: words.describe('What introduces the chair.'),
    document: words.describe('Words before the document symbol.'),
    revision: z.string().optional().describe('Template of the line that names the revision: {revision}.'),
    furniture: words
      .default([])
      .describe(
        'How lines of the masthead begin that are no part of a title, besides symbol, date, chair and language.',
      ),
    opens: words.default([]).describe('Words of the line with which the minutes begin below the masthead.'),
    published: words.optional().describe('A line that says that the record is final: its numbers stay.'),
  }),
  agenda,
  headings,
  documents,
  citations,
  paragraphs,
  suspension: words.describe('Words of the line that tells when a meeting was suspended or resumed.'),
  breaks: words
    .default([])
    .describe(
      'Words of a line that tells, without a time, that another took the chair or that there was a pause.',
    ),
  signature,
  dates,
  phrases: phrases
    .default({ decisions: [], speakers: [], says: [], offices: { before: [], after: [] }, triggers: [] })
    .describe('What is completed while it is written.'),
  decisions: decisionWords.prefault({}).describe('How it is said what the meeting decided.'),
  skeleton: skeletonWords
    .optional()
    .describe('What a new record begins with; absent where that is not known.'),
  typography,
  concordance: concordanceSchema
    .default(() => concordanceSchema.parse({}))
    .describe('How what is the same in every language is written in this one.'),
  terms: z
    .array(z.object({ avoid: z.string(), prefer: z.string(), why: z.string().optional() }))
    .describe('Words to avoid, and what the organisation writes instead.'),
  leftovers: z
    .object({
      open: words.default([]).describe('Remarks that something is still to be filled in.'),
      fields: words
        .default([])
        .describe('What a word processor puts in the place of a reference that is lost.'),
    })
    .prefault({})
    .describe('What is no text of a record.'),
  sources: z
    .record(z.string(), z.array(z.string().min(1)).min(1))
    .default({})
    .describe(
      'Where the organisation was seen to write so, by the name of what is said: `agenda.subject`. What has no source is the ordinary word, and not confirmed.',
    ),
});

export type Wording = z.infer<typeof wordingSchema>;
export type Form = z.infer<typeof form>;
export type VersionForm = z.infer<typeof versionForm>;
