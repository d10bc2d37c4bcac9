import type { Additions, Authorities, Instrument, InstrumentVersion } from './authorities';

/** A registry with what a workspace adds to it. */
export function mergeAuthorities(base: Authorities, added: Additions): Authorities {
  const conferences = merged(base.conferences, added.conferences, ({ id }) => id);
  const sessions = merged(base.sessions, added.sessions, ({ id }) => id);
  const years = new Map([...conferences, ...sessions].map(({ id, year }) => [id, year]));
  const yearOf = ({ at }: InstrumentVersion): number => years.get(at) ?? 0;
  return {
    ...base,
    conferences,
    sessions,
    series: [...added.series, ...base.series],
    instruments: merged(base.instruments, added.instruments, ({ key }) => key, mergeInstruments).map(
      (entry) => ({ ...entry, versions: [...entry.versions].sort((a, b) => yearOf(a) - yearOf(b)) }),
    ),
  };
}

function mergeInstruments(known: Instrument, added: Instrument): Instrument {
  return { ...known, ...added, versions: merged(known.versions, added.versions, ({ at }) => at) };
}

/** The entries of a list, each replaced by the added one of its name, and those that are new behind them. */
function merged<T>(
  base: readonly T[],
  added: readonly T[],
  nameOf: (entry: T) => string,
  join: (known: T, added: T) => T = (_, entry) => entry,
): T[] {
  const all = new Map(base.map((entry) => [nameOf(entry), entry]));
  for (const entry of added) {
    const known = all.get(nameOf(entry));
    all.set(nameOf(entry), known ? join(known, entry) : entry);
  }
  return [...all.values()];
}
