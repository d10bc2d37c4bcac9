import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parse as parseJsonc,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import * as z from 'zod';
import { additionsSchema } from '../profile/authorities';
import { type ProfileSource, severity } from '../profile/profile';

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

export type Settings = z.infer<typeof settingsSchema> & {
  /** The profile that the settings name by a file, as it was read; absent where they name none so. */
  readonly carried?: CarriedProfile | undefined;
};

/** A profile that a workspace carries. */
export interface CarriedProfile {
  /** Absent where something in it is wrong: then nothing of it holds. */
  readonly source: ProfileSource | undefined;
  /** The files it stands in, relative to the settings. */
  readonly files: readonly string[];
}

/** The settings that hold where nothing is said. */
export const defaultSettings: Settings = settingsSchema.parse({});

/** What is wrong with a settings file, in words for the person who wrote it. */
export interface SettingsProblem {
  readonly message: string;
  /** Offset in the file, where it is known. */
  readonly offset: number | undefined;
}

/**
 * Reads a `precis.json`. Comments and trailing commas are allowed. What is wrong is named, and what is right holds:
 * one misspelt severity does not switch the other settings off.
 */
export function readSettings(text: string): { settings: Settings; problems: SettingsProblem[] } {
  const errors: ParseError[] = [];
  const value: unknown = parseJsonc(text.replace(/^\ufeff/, ''), errors, { allowTrailingComma: true });
  const problems: SettingsProblem[] = errors.map(({ error, offset }) => ({
    message: `This is no valid JSON: ${printParseErrorCode(error)}.`,
    offset,
  }));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (problems.length === 0)
      problems.push({ message: 'The settings must be an object: { … }.', offset: 0 });
    return { settings: defaultSettings, problems };
  }
  const whole = settingsSchema.safeParse(value);
  if (whole.success) return { settings: whole.data, problems };
  const tree = parseTree(text.replace(/^\ufeff/, ' '), [], { allowTrailingComma: true });
  for (const issue of whole.error.issues)
    problems.push({
      message: issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message,
      offset: tree && placeOf(tree, issue),
    });
  return { settings: settingsSchema.parse(withoutFaulty(value, whole.error.issues)), problems };
}

/** Where in the file the entry stands that is at fault; of a name that no setting has, the name. */
function placeOf(tree: Node, issue: z.core.$ZodIssue): number | undefined {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  const name = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const node = findNodeAtLocation(tree, name === undefined ? path : [...path, name]);
  return (name === undefined ? node : node?.parent)?.offset;
}

/** The settings without the entries that are at fault: of a table or a list only the entry, else the whole setting. */
function withoutFaulty(value: object, issues: readonly z.core.$ZodIssue[]): Record<string, unknown> {
  const known = new Set(Object.keys(settingsSchema.shape));
  const kept: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(value)) {
    if (!known.has(name)) continue;
    const faulty = issues.flatMap(faultyPaths).filter(([first]) => first === name);
    const rest = withoutEntries(
      entry,
      faulty.map((path) => path.slice(1)),
      name === 'registry' ? 2 : 1,
    );
    if (rest !== undefined) kept[name] = rest;
  }
  return kept;
}

/** Where an issue lies; names that nothing has are at fault each for itself. */
function faultyPaths(issue: z.core.$ZodIssue): PropertyKey[][] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => [...issue.path, key])
    : [[...issue.path]];
}

/** A table or a list without what is at fault, so many levels deep; nothing when it is at fault itself. */
function withoutEntries(entry: unknown, faulty: readonly (readonly PropertyKey[])[], depth: number): unknown {
  if (faulty.length === 0) return entry;
  if (depth === 0 || typeof entry !== 'object' || entry === null || faulty.some((path) => path.length === 0))
    return undefined;
  const left = Object.entries(entry).flatMap(([key, value]) => {
    const inside = faulty.filter(([first]) => String(first) === key).map((path) => path.slice(1));
    const rest = withoutEntries(value, inside, depth - 1);
    return rest === undefined ? [] : [[key, rest] as const];
  });
  return Array.isArray(entry) ? left.map(([, value]) => value) : Object.fromEntries(left);
}
