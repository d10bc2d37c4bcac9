import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parse as parseJsonc,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type * as z from 'zod';
import { defaultSettings, type ReadSettings, type SettingsProblem } from './settings';
import { settingsSchema } from './settings-schema';

/**
 * Reads a `precis.json`. Comments and trailing commas are allowed. What is wrong is named, and what is right holds:
 * one misspelt severity does not switch the other settings off.
 */
export function readSettings(text: string): ReadSettings {
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
