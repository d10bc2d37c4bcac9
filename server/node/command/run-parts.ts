import { dirname } from 'node:path';
import type { Texts } from '../../src/index/strings';
import { keyOfName } from '../../src/index/symbol-key';
import { printsOf, type RunPrint } from '../check/prints';
import { type Enrolled, rollOf } from '../check/roll';
import type { RunParts, RunRuling } from '../check/run-file';
import { sentRuling } from '../check/sent-work';
import type { Rulings } from '../files/workspace-settings';
import { archiveKey, isWhole } from './archives';
import type { Round } from './round';
import type { Seen } from './seen';

/**
 * What is needed to look at few files of a check again. `printed` is what was printed of each record, by its path; nothing where
 * one is missing.
 */
export async function partsOf(
  { options, discovery, rulingsIn }: Round,
  seen: readonly Seen[],
  printed: ReadonlyMap<string, RunPrint>,
): Promise<RunParts | undefined> {
  const rulings: RunRuling[] = [];
  const places = new Map<string, number>();
  const known = new Map<Rulings, number>();
  const placeOf = (its: Rulings): number => {
    const key = known.has(its) ? '' : archiveKey(its);
    const place = known.get(its) ?? places.get(key) ?? rulings.length;
    if (place === rulings.length)
      rulings.push({ ...sentRuling(its), isWhole: isWhole(its, discovery.walked) });
    if (key !== '') places.set(key, place);
    known.set(its, place);
    return place;
  };
  const records: Enrolled[] = [];
  const others: Enrolled[] = [];
  const prints: RunPrint[] = [];
  for (const { candidate, rulings: its, examined, texts } of seen) {
    const { path, shown, by } = candidate;
    const head = {
      path,
      shown,
      by,
      ruling: placeOf(its),
      texts,
      named: its.holdsDocument(path) ? keyOfName(its.profile.profile, path) : undefined,
    };
    if (examined.kind === 'record') {
      const print = printed.get(path);
      if (!print) return undefined;
      records.push({ ...head, isRecord: true, summary: examined.summary });
      prints.push(print);
    } else if (examined.kind === 'left') others.push({ ...head, isRecord: false, summary: examined.summary });
  }
  for (const path of discovery.documents) {
    const its = await rulingsIn(dirname(path));
    const what = { by: undefined, isRecord: false, summary: undefined, texts: NO_TEXTS };
    others.push({
      ...what,
      path,
      shown: path,
      ruling: placeOf(its),
      named: keyOfName(its.profile.profile, path),
    });
  }
  return { options, rulings, roll: rollOf([...records, ...others]), ...printsOf(prints) };
}

const NO_TEXTS: Texts = () => undefined;
