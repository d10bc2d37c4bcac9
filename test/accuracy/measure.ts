import { URI } from 'vscode-uri';
import { profiles } from '../../server/profiles/index';
import { defaultSettings } from '../../server/src/index/settings';
import { Workspace } from '../../server/src/index/workspace';
import type { Judged } from '../../server/src/rules/check';
import { findingsOf, profileOf } from '../../server/src/service';
import { parse } from '../../server/src/syntax/parse';
import { numberAt } from '../../server/src/syntax/sections';
import type { Span } from '../../server/src/text/span';
import { chanceFrom } from '../fuzz/random';
import type { Base, Plant, Planter } from './base';

/** Plants faults and counts what is found of them, and what else. */

/** How many faults of a rule were planted in texts of one language, and how many found. */
export interface Count {
  planted: number;
  found: number;
}

/** A finding that should not be there, or a fault that was not found, with enough to have it again. */
export interface Slip {
  readonly rule: string;
  readonly column: string;
  readonly planted: string | undefined;
  readonly seed: number;
  readonly text: string;
}

export interface Measured {
  /** By rule, then by column: the language, and the organisation where it is not the first. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, Count>>;
  /** By rule: the findings of planted and of known faults, and those of nothing. */
  readonly right: ReadonlyMap<string, number>;
  readonly wrong: ReadonlyMap<string, number>;
  /** By trap, then by column: how many were planted, and how many were kept silent about. */
  readonly traps: ReadonlyMap<string, ReadonlyMap<string, Count>>;
  readonly missed: readonly Slip[];
  readonly alarms: readonly Slip[];
  readonly texts: number;
}

/** What is measured, from which seed, and with so many faults of each rule in each column. */
export interface Task {
  readonly bases: readonly Base[];
  readonly planters: Readonly<Record<string, Planter>>;
  /** What looks like a fault and is none: found is what nothing was found of. */
  readonly traps: Readonly<Record<string, Planter>>;
  readonly known: ReadonlyMap<string, readonly string[]>;
  readonly seed: number;
  readonly cases: number;
}

/** How often a place for a fault is looked for in other texts where one has none. */
const TRIES = 6;

/** The column of a text in the table. */
export function columnOf({ language, profile }: Base): string {
  return profile === profiles[0]?.profile.id ? language : `UN ${language}`;
}

/** Plants `cases` faults of each rule, and traps of each kind, in each column, and checks every text without any. */
export function measure({ bases, planters, traps, known, seed, cases }: Task): Measured {
  const counts = new Map<string, Map<string, Count>>();
  const right = new Map<string, number>();
  const wrong = new Map<string, number>();
  const missed: Slip[] = [];
  const alarms: Slip[] = [];
  const add = (to: Map<string, number>, rule: string): void => void to.set(rule, (to.get(rule) ?? 0) + 1);
  const alarm = (finding: Judged, slip: Omit<Slip, 'rule' | 'text'>, text: string): void => {
    add(wrong, finding.rule);
    alarms.push({ ...slip, rule: finding.rule, text: around(text, finding.span) });
  };

  const before = new Map<Base, ReadonlySet<string>>();
  for (const base of bases) {
    const findings = check(base, { text: base.text, places: [] });
    before.set(base, new Set(findings.map((finding) => identity(base.text, finding))));
    const listed = [...(base.faultless ? [] : (known.get(base.name.slice(0, 3)) ?? []))];
    for (const finding of findings) {
      const at = listed.indexOf(placeOf(base, finding));
      if (at >= 0) {
        listed.splice(at, 1);
        add(right, finding.rule);
      } else alarm(finding, { column: columnOf(base), planted: undefined, seed }, base.text);
    }
  }

  const columns = [...new Set(bases.map(columnOf))];
  /** Plants so many in texts of each column, and hands over each, what is found of it that was not found before, and its seed. */
  function* planted(which: readonly [string, Planter][], salt: number) {
    for (const [order, [name, planter]] of which.entries())
      for (const [index, column] of columns.entries()) {
        const there = bases.filter((base) => columnOf(base) === column);
        for (let number = 0; number < cases; number++) {
          // Far from those of the next seed.
          const own = ((seed + salt) * 7919 + (order * columns.length + index) * 100_003 + number) % 2 ** 31;
          const [base, plant] = plantIn(there, planter, own);
          if (!base || !plant) continue;
          const isNew = (finding: Judged): boolean => !before.get(base)?.has(identity(plant.text, finding));
          yield { name, column, own, plant, isNew, findings: check(base, plant) };
        }
      }
  }

  for (const { name: rule, column, own, plant, isNew, findings } of planted(Object.entries(planters), 0)) {
    const count = countIn(counts, rule, column);
    count.planted++;
    const hits = findings.filter((finding) => finding.rule === rule && touches(finding, plant.places));
    if (hits.length > 0) count.found++;
    else missed.push({ rule, column, planted: rule, seed: own, text: around(plant.text, plant.places[0]) });
    for (const finding of findings)
      if (hits.includes(finding)) add(right, rule);
      else if (isNew(finding)) alarm(finding, { column, planted: rule, seed: own }, plant.text);
  }
  const silent = new Map<string, Map<string, Count>>();
  for (const { name, column, own, plant, isNew, findings } of planted(Object.entries(traps), 1)) {
    const count = countIn(silent, name, column);
    count.planted++;
    const sprung = findings.filter(isNew);
    if (sprung.length === 0) count.found++;
    for (const finding of sprung) alarm(finding, { column, planted: name, seed: own }, plant.text);
  }
  return { counts, right, wrong, traps: silent, missed, alarms, texts: bases.length };
}

function countIn(counts: Map<string, Map<string, Count>>, name: string, column: string): Count {
  const columns = counts.get(name) ?? new Map<string, Count>();
  const count = columns.get(column) ?? { planted: 0, found: 0 };
  counts.set(name, columns.set(column, count));
  return count;
}

function plantIn(bases: readonly Base[], planter: Planter, seed: number): [Base?, Plant?] {
  const chance = chanceFrom(seed);
  for (let trial = 0; trial < TRIES && bases.length > 0; trial++) {
    const base = chance.pick(bases);
    const plant = planter(base, chance);
    if (plant) return [base, plant];
  }
  return [];
}

/** What is found in a text, in what there is around it. */
function check(base: Base, { text, name = base.name, around: beside = {} }: Plant): readonly Judged[] {
  const settings = { ...defaultSettings, profile: base.profile, ...beside.settings };
  const profile = profileOf(profiles, settings);
  if (!profile) throw new Error(`There is no profile ${base.profile}.`);
  const uri = uriOf(name);
  const record = parse(text, profile, base.language);
  if (!beside.texts && !beside.files) return findingsOf(record, settings, { uri, onFailure: fail });
  const texts = new Map(Object.entries(beside.texts ?? {}).map(([path, other]) => [uriOf(path), other]));
  const archive = new Workspace(profiles, (address) => texts.get(address));
  archive.configure(settings);
  for (const [address, other] of texts) archive.note(address, other);
  for (const file of beside.files ?? []) archive.addFile(uriOf(file), `/archive/${file}`);
  archive.open(uri, 1, text);
  return findingsOf(record, settings, { uri, archive, onFailure: fail });
}

function fail(rule: string, error: unknown): never {
  throw new Error(`${rule} failed.`, { cause: error });
}

function uriOf(name: string): string {
  return URI.file(`/archive/${name}`).toString();
}

function touches({ span }: Judged, places: readonly Span[]): boolean {
  return places.some(({ from, to }) => span.from <= to && span.to >= from);
}

/** What tells a finding from others when the text around it moves. */
function identity(text: string, { rule, message, span }: Judged): string {
  return `${rule} ${message} ${text.slice(span.from, span.to)}`;
}

/** The rule and the number of what a finding stands in, as the list of the real records has it. */
function placeOf(base: Base, { rule, span }: Judged): string {
  const [profile] = profiles;
  if (!profile) throw new Error('There is no profile.');
  return `${rule} ${numberAt(parse(base.text, profile, base.language), span.from) ?? 'outside'}`;
}

/** The line of a place, cut to what one can read. */
function around(text: string, span: Span | undefined): string {
  if (!span) return '';
  const start = Math.max(text.lastIndexOf('\n', Math.max(0, span.from - 1)) + 1, span.from - 60);
  const end = text.indexOf('\n', span.to);
  return text
    .slice(start, Math.min(end < 0 ? text.length : end, span.to + 40))
    .replaceAll('\n', '⏎')
    .replaceAll('\t', '⇥');
}
