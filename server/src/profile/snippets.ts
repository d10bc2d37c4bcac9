import * as z from 'zod';

/**
 * The snippets of one language, as VS Code reads them from its own files. Their names are the language and a short name
 * that is the same in every language: `en heading`.
 */
export const snippetsSchema = z.record(
  z.string(),
  z.object({
    description: z.string(),
    body: z.array(z.string()).readonly(),
    isFileTemplate: z.boolean().default(false),
  }),
);

/** A text with stops, `${1:…}`, that a person fills in one after the other. */
export interface Snippet {
  /** What is typed for it. */
  readonly name: string;
  readonly description: string;
  readonly body: readonly string[];
}

/** The snippets of a file that write part of a record, by the names that are typed. */
export function readSnippets(file: unknown): readonly Snippet[] {
  return Object.entries(snippetsSchema.parse(file)).flatMap(
    ([name, { description, body, isFileTemplate }]) =>
      isFileTemplate ? [] : [{ name: name.slice(name.indexOf(' ') + 1), description, body }],
  );
}
