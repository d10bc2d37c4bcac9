import * as z from 'zod';
import { OUTCOMES } from './outcomes';

/** How one language says in a record what the meeting decided. All of it is data; what is empty is not looked for. */

const words = z.array(z.string().min(1)).readonly().default([]);

const outcome = z.object({
  verbs: words.describe(
    'What the meeting does, just behind its name: “noted”, “put…off”. A gap, …, is filled within the clause.',
  ),
  openings: words.describe('How a sentence begins that says so and names nobody: “Se toma nota”.'),
  passives: words.describe('What happens to a document, behind one of the subjects: “was approved”.'),
  formulae: words.describe('Sentences that say so whole, but for what a comma may add: “It was so agreed”.'),
  endings: words.describe('How a sentence ends that says so of anybody: “was elected by acclamation”.'),
  rulings: words.describe('What the chair announces when an item ends so: “would be resumed”.'),
  content: words.describe('What is agreed to, when an item ends so because that was agreed: “be resumed”.'),
});

export const decisionWords = z.object({
  quality: z
    .enum(['record', 'derived'])
    .default('record')
    .describe('Where the words are from: records of the body, or the language itself, in no record seen.'),
  outcomes: z.partialRecord(z.enum(OUTCOMES), outcome).default({}),
  adverbs: words.describe('Words that may stand between the name of the meeting and what it does.'),
  occasions: words.describe('How a clause begins that may stand before the name of the meeting.'),
  joints: words.describe('What joins a further thing that the meeting does: “ and ”.'),
  unless: words.describe('Words just behind that make it somebody else’s decision, or none: “ by”.'),
  exceptions: words.describe('How a sentence begins that looks like a decision and is none.'),
  subjects: words.describe('What is decided on, at the head of a clause, besides a document: “The report”.'),
  inner: words.describe('Words that begin another clause between a subject and what happened: “that”.'),
  rulers: words.describe('How a sentence begins in which the chair announces something.'),
  asks: words.describe('Words by which somebody proposes what is then agreed to.'),
});

export type DecisionWords = z.infer<typeof decisionWords>;
