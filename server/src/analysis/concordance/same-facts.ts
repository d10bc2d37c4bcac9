import type { Fact, Part, RecordFacts } from './facts';

/** Whether two texts have the same in common with other versions, wherever in them it stands. Linear. */
export function haveSameFacts(one: RecordFacts | undefined, other: RecordFacts | undefined): boolean {
  if (one === other) return true;
  if (!one || !other) return false;
  return (
    one.language === other.language &&
    one.original === other.original &&
    one.isFinished === other.isFinished &&
    one.hasWholeTable === other.hasWholeTable &&
    areAlike(one.parts, other.parts, isSamePart)
  );
}

function isSamePart(one: Part, other: Part): boolean {
  return (
    one.kind === other.kind && one.number === other.number && areAlike(one.facts, other.facts, isSameFact)
  );
}

function isSameFact(one: Fact, other: Fact): boolean {
  return (
    one.kind === other.kind &&
    one.value === other.value &&
    one.text === other.text &&
    one.isSure === other.isSure &&
    one.isReported === other.isReported &&
    JSON.stringify(one.mark) === JSON.stringify(other.mark)
  );
}

function areAlike<T>(one: readonly T[], other: readonly T[], isSame: (one: T, other: T) => boolean): boolean {
  return one.length === other.length && one.every((item, at) => isSame(item, other[at] ?? item));
}
