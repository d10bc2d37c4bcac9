import { rules } from '../../server/src/rules/index';
import type { Measured } from './measure';

/** What was measured, as a table, and what falls short of what is promised. */

/** What rules whose findings are errors must reach. */
const PRECISION = 0.99;
const RECALL = 0.95;

/** Shown where a language has no place for such a fault. */
const NONE = '–';

/** The table in Markdown: a row a rule, the share that was found a column, and the share of its findings that are right. */
export function tableOf(measured: Measured): string {
  const columns = columnsOf(measured);
  const head = ['rule', 'severity', ...columns, 'all', 'planted', 'precision'];
  const rows = rules
    .filter(({ id }) => measured.counts.has(id))
    .map(({ id, severity }) => {
      const { planted, found } = totalOf(measured, id);
      const shares = columns.map((column) => {
        const count = measured.counts.get(id)?.get(column);
        return count ? percent(count.found, count.planted) : NONE;
      });
      const { right, findings } = judgedOf(measured, id);
      return [id, severity, ...shares, percent(found, planted), String(planted), percent(right, findings)];
    });
  return [head, head.map((_, index) => (index < 2 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** How often nothing was found of what only looks like a fault, as a table: a row a trap, a language a column. */
export function trapsOf({ traps }: Measured): string {
  const columns = columnsIn(traps);
  const head = ['what is no fault', ...columns, 'planted'];
  const rows = [...traps].map(([name, counts]) => {
    const shares = columns.map((column) => {
      const count = counts.get(column);
      return count ? percent(count.found, count.planted) : NONE;
    });
    const planted = [...counts.values()].reduce((sum, count) => sum + count.planted, 0);
    return [name, ...shares, String(planted)];
  });
  return [head, head.map((_, index) => (index < 1 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** What rules of errors do not reach, in words; empty where all do. */
export function shortfalls(measured: Measured): string[] {
  return rules
    .filter(({ id, severity }) => severity === 'error' && measured.counts.has(id))
    .flatMap(({ id }) => {
      const { planted, found } = totalOf(measured, id);
      const { right, findings } = judgedOf(measured, id);
      return [
        ...(found < RECALL * planted ? [`${id} finds ${found} of ${planted}.`] : []),
        ...(right < PRECISION * findings ? [`${id} is right ${right} times of ${findings}.`] : []),
      ];
    });
}

const [BEGIN, END] = ['<!-- measured -->', '<!-- /measured -->'];
const [TRAPS, TRAPS_END] = ['<!-- traps -->', '<!-- /traps -->'];

/** The page with what was measured in its place. */
export function pageOf(page: string, measured: Measured, about: { seed: number; real: number }): string {
  const [before = '', rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  const planted = [...measured.counts.keys()].reduce((sum, id) => sum + totalOf(measured, id).planted, 0);
  const told = `${planted} faults were planted in ${measured.texts} texts, ${about.real} of them real records, from seed ${about.seed}; ${measured.missed.length} were not found, and ${measured.alarms.length} findings were of nothing that was planted.`;
  const measuredPage = `${before}${BEGIN}\n${told}\n\n${tableOf(measured)}\n${END}${after}`;
  const [head = '', tail = ''] = measuredPage.split(TRAPS);
  const [, end = ''] = tail.split(TRAPS_END);
  return `${head}${TRAPS}\n${trapsOf(measured)}\n${TRAPS_END}${end}`;
}

function columnsOf({ counts }: Measured): string[] {
  return columnsIn(counts);
}

function columnsIn(counts: Measured['counts']): string[] {
  const all = [...counts.values()].flatMap((columns) => [...columns.keys()]);
  return [...new Set(all)].sort((a, b) => a.length - b.length || a.localeCompare(b));
}

function totalOf({ counts }: Measured, id: string): { planted: number; found: number } {
  const all = [...(counts.get(id)?.values() ?? [])];
  return {
    planted: all.reduce((sum, { planted }) => sum + planted, 0),
    found: all.reduce((sum, { found }) => sum + found, 0),
  };
}

function judgedOf({ right, wrong }: Measured, id: string): { right: number; findings: number } {
  const good = right.get(id) ?? 0;
  return { right: good, findings: good + (wrong.get(id) ?? 0) };
}

/** A share in per cent; 100 only where it is all. */
function percent(part: number, whole: number): string {
  if (whole === 0) return NONE;
  const share = (100 * part) / whole;
  return part === whole ? '100' : share.toFixed(1);
}
