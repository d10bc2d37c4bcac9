/** What is made of measurements: medians and percentiles, tables, and goals that were reached or not. */

/** @param {readonly number[]} values */
export function median(values) {
  return percentile(values, 0.5);
}

/**
 * The value that a share of all values does not exceed.
 *
 * @param {readonly number[]} values
 * @param {number} share
 */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** @param {number | undefined} value */
export function ms(value) {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}

/** @param {number | undefined} value */
export function ratio(value) {
  return value === undefined || !Number.isFinite(value) ? '–' : `${value.toFixed(value >= 10 ? 0 : 2)}×`;
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return Number.isFinite(bytes) ? (bytes / 1e6).toFixed(1) : '–';
}

/** Rows of the distribution of times: `p50`, `p95`, `p99`, worst. */
export const DISTRIBUTION = ['p50 ms', 'p95 ms', 'p99 ms', 'worst ms'];

/** @param {readonly number[]} times */
export function distribution(times) {
  return [0.5, 0.95, 0.99, 1].map((share) => ms(percentile(times, share)));
}

/**
 * @param {string} title
 * @param {readonly string[]} columns
 * @param {readonly (readonly string[])[]} rows
 */
export function printTable(title, columns, rows) {
  console.log(`### ${title}\n`);
  for (const row of [columns, columns.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
  console.log();
}

/**
 * A goal beside what was measured. What could not be measured is not reached, and says so.
 *
 * @typedef {{ id: string, what: string, limit: number, now: number | undefined, show: (value: number) => string, atLeast?: boolean }} Goal
 */

/** @param {readonly Goal[]} goals */
export function printGoals(goals) {
  const rows = goals
    .toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
    .map(({ id, what, limit, now, show, atLeast }) => {
      const bound = `${atLeast ? '≥' : '≤'} ${show(limit)}`;
      if (now === undefined || !Number.isFinite(now)) return [id, what, bound, '–', 'not measured'];
      return [id, what, bound, show(now), (atLeast ? now >= limit : now <= limit) ? 'yes' : '**no**'];
    });
  printTable('Goals', ['id', 'what', 'goal', 'now', 'reached'], rows);
}
