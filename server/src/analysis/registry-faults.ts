import type { Authorities, Instrument, InstrumentVersion } from '../profile/authorities';

/** What contradicts itself in a registry: data, so that a test, a report and an editor say it in their own way. */
export interface RegistryFault {
  readonly kind:
    | 'duplicate'
    | 'unknown-gathering'
    | 'foreign-gathering'
    | 'wrong-year'
    | 'backwards'
    | 'adopted-late'
    | 'abrogated-early'
    | 'foreign-number'
    | 'against-series'
    | 'no-source'
    | 'unsorted';
  /** The entry it is in: `PP-18`, `PP/resolution/101`. */
  readonly entry: string;
  readonly detail: string;
}

/** Every contradiction in a registry. What is merely missing is none. */
export function* registryFaults(authorities: Authorities): Generator<RegistryFault> {
  const gatherings = [...authorities.conferences, ...authorities.sessions];
  yield* repeated(gatherings.map(({ id }) => id));
  yield* repeated(authorities.instruments.map(({ key }) => key));
  for (const { id, year, from, to } of gatherings) {
    if (from && to && from > to) yield fault('backwards', id, `${from} – ${to}`);
    if (to && Number(to.slice(0, 4)) !== year && Number(from?.slice(0, 4)) !== year)
      yield fault('wrong-year', id, `${year}, ${to}`);
  }
  yield* unsorted(
    authorities.instruments.map(({ key }) => key),
    inOrder,
  );
  yield* unsorted(authorities.sessions.map(({ id, year }) => `${year} ${id}`));
  yield* unsorted(authorities.conferences.map(({ organ, year, id }) => `${organ} ${year} ${id}`));
  for (const instrument of authorities.instruments) yield* faultsOf(instrument, authorities);
}

function* faultsOf(instrument: Instrument, authorities: Authorities): Generator<RegistryFault> {
  const { key, versions, abrogated, source } = instrument;
  const [organ = '', kind, number = ''] = key.split('/');
  const gatherings = new Map(
    [...authorities.conferences, ...authorities.sessions].map((held) => [held.id, held] as const),
  );
  const yearOf = (at: string): number => gatherings.get(at)?.year ?? 0;
  if (versions.length === 0 && !source) yield fault('no-source', key, '');
  for (const at of [...versions.map((version) => version.at), ...(abrogated ? [abrogated.at] : [])]) {
    const held = gatherings.get(at);
    if (!held) yield fault('unknown-gathering', key, at);
    else if (held.organ !== organ) yield fault('foreign-gathering', key, at);
  }
  yield* repeated(
    versions.map(({ at }) => at),
    key,
  );
  yield* unsorted(
    versions.map(({ at }) => String(yearOf(at))),
    undefined,
    key,
  );
  for (const version of versions.slice(1))
    if (version.status === 'adopted') yield fault('adopted-late', key, version.at);
  for (const version of versions) yield* numberFaults(version, key, number);
  const last = versions.at(-1);
  if (abrogated && last && yearOf(abrogated.at) < yearOf(last.at))
    yield fault('abrogated-early', key, `${abrogated.at}, ${last.at}`);
  const told = authorities.series.find(
    (series) =>
      series.organ === organ &&
      series.instrument === kind &&
      series.from <= Number(number) &&
      Number(number) <= series.to,
  );
  const [first] = versions;
  if (!told || !first || !gatherings.has(first.at)) return;
  const distance = yearOf(first.at) - yearOf(told.adopted);
  const agrees = first.status === 'adopted' ? distance === 0 : distance > 0;
  if (!agrees && !told.orEarlier) yield fault('against-series', key, `${first.at}, ${told.adopted}`);
}

function* numberFaults(version: InstrumentVersion, key: string, number: string): Generator<RegistryFault> {
  const own = version.number;
  if (own !== undefined && own !== number && !own.startsWith(`${number}-`))
    yield fault('foreign-number', key, own);
}

function* repeated(names: readonly string[], entry?: string): Generator<RegistryFault> {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) yield fault('duplicate', entry ?? name, name);
    seen.add(name);
  }
}

function* unsorted(
  names: readonly string[],
  compare: (left: string, right: string) => number = (left, right) => (left < right ? -1 : 1),
  entry?: string,
): Generator<RegistryFault> {
  for (const [index, name] of names.entries()) {
    const before = names[index - 1];
    if (before !== undefined && before !== name && compare(before, name) > 0)
      yield fault('unsorted', entry ?? name, `${before}, ${name}`);
  }
}

/** The order of instruments: by organ, kind and number. */
export function inOrder(left: string, right: string): number {
  const [organ = '', kind = '', number = ''] = left.split('/');
  const [otherOrgan = '', otherKind = '', otherNumber = ''] = right.split('/');
  if (organ !== otherOrgan) return organ < otherOrgan ? -1 : 1;
  if (kind !== otherKind) return kind < otherKind ? -1 : 1;
  return Number(number) - Number(otherNumber);
}

function fault(kind: RegistryFault['kind'], entry: string, detail: string): RegistryFault {
  return { kind, entry, detail };
}
