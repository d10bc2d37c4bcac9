import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { rules } from '../server/src/rules/index';
import { knownFindings, realBases, sampleBases, writtenBases } from './accuracy/bases';
import { measure, type Slip } from './accuracy/measure';
import { plantersIn } from './accuracy/planters';
import { pageOf, shortfalls } from './accuracy/table';
import { TRAPS } from './accuracy/traps';

/** Faults of every rule's kind, planted at random, are found, and nothing else. `npm run accuracy` plants many more. */

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const planters = plantersIn(root);
const page = readFileSync(`${root}/docs/accuracy.md`, 'utf8');
const SEED = 20240604;

/** So many faults of each rule in each language. */
const CASES = 1;

it('has a planter for every rule', () => {
  expect(Object.keys(planters).sort()).toEqual(rules.map(({ id }) => id).sort());
});

it('has every rule in the table', () => {
  const [, table = ''] = page.split('<!-- measured -->');
  expect([...table.matchAll(/^\| ([a-z]+-?[a-z-]*) \| (?!severity)/gm)].map(([, id]) => id)).toEqual(
    rules.map(({ id }) => id),
  );
});

it('says nothing of texts without faults, and only what is known of real records', () => {
  const bases = [...sampleBases(root), ...writtenBases(SEED, 3), ...realBases(root)];
  const measured = measure({
    bases,
    planters: {},
    traps: {},
    known: knownFindings(root),
    seed: SEED,
    cases: 0,
  });
  expect(measured.alarms).toEqual([]);
  expect(bases.length).toBeGreaterThan(15);
});

it('finds what is planted', () => {
  const bases = [...sampleBases(root), ...writtenBases(SEED, 1)];
  const measured = measure({ bases, planters, traps: TRAPS, known: new Map(), seed: SEED, cases: CASES });
  const told = ({ rule, planted, column, seed, text }: Slip): string =>
    `${rule} (${column}, planted ${planted}, ${seed}): ${text}`;
  const errors = new Set(rules.filter(({ severity }) => severity === 'error').map(({ id }) => id));
  // Where one falls short, what it missed and what it found amiss are shown.
  const slips = [...measured.missed, ...measured.alarms].filter(({ rule }) => errors.has(rule)).map(told);
  expect({ short: shortfalls(measured), slips }).toEqual({ short: [], slips: [] });
  expect([...measured.counts.keys()].sort()).toEqual(Object.keys(planters).sort());
  const all = [...measured.counts.values()].flatMap((columns) => [...columns.values()]);
  expect(all.reduce((sum, { planted }) => sum + planted, 0)).toBeGreaterThan(250);
  expect(pageOf(page, measured, { seed: SEED, real: 0 })).toContain('| section-order | error |');
});

it('tells what is not found, and what is found amiss', () => {
  const base =
    sampleBases(root).find(({ name }) => name.includes('117.en')) ?? expect.fail('There is no sample.');
  const text = base.text.replace('4-14 June', '4--14 June');
  const nothing = () => ({ text, places: [{ from: 0, to: 0 }] });
  const planted = { 'section-order': nothing };
  const measured = measure({
    bases: [base],
    planters: planted,
    traps: {},
    known: new Map(),
    seed: SEED,
    cases: 2,
  });
  expect(measured.missed.map(({ rule }) => rule)).toEqual(['section-order', 'section-order']);
  expect(measured.alarms.map(({ rule }) => rule)).toEqual(['range-dash', 'range-dash']);
  expect(shortfalls(measured)).toEqual(['section-order finds 0 of 2.']);
});
