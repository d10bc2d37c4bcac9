import { join } from 'node:path';
import type { ProfileSource } from '../../src/profile/profile';
import { allRules } from '../../src/service';
import { readText } from '../files/disk';
import { isRule, noSuchRule } from '../files/workspace-settings';
import type { Io } from './io';

/** Prints what the rules are: id, severity, and what is right. */
export async function listRules(io: Io, [source]: readonly ProfileSource[]): Promise<number> {
  const rows = allRules().map(({ id, severity, summary }) => [
    id,
    source?.profile.severities[id] ?? severity,
    summary,
  ]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const [id = '', severity = '', summary = ''] of rows)
    await io.stdout.write(`${id.padEnd(widths[0] ?? 0)}  ${severity.padEnd(widths[1] ?? 0)}  ${summary}\n`);
  return 0;
}

/** Prints the page of a rule. */
export async function explainRule(io: Io, id: string): Promise<number> {
  if (!isRule(id)) {
    await io.stderr.write(`${noSuchRule(id)}\n`);
    return 2;
  }
  const page = join(io.pages, `${id}.md`);
  const read = await readText(page);
  if (read.kind === 'refused') {
    await io.stderr.write(`The page of the rule is not where it should be: ${page}. Install Précis anew.\n`);
    return 2;
  }
  await io.stdout.write(read.text);
  return 0;
}
