import { mayBeSame } from './days-and-hours';
import type { Fact, FactKind, Mark } from './facts';

/** Whether two facts of two versions say the same. */

/** Kinds that one language may write as another: an amount whose currency is said elsewhere, a paragraph that is read as a figure. */
const NUMBERS: readonly FactKind[] = ['figure', 'amount', 'paragraph'];

/** What facts must share to be looked at together. */
export function familyOf(kind: FactKind): FactKind {
  return NUMBERS.includes(kind) ? 'figure' : kind;
}

/** One text for all that a fact says: facts of the same text agree beyond doubt. */
export function signatureOf({ kind, value, mark }: Fact): string {
  return `${familyOf(kind)} ${value} ${mark ? markText(mark) : ''}`;
}

function markText(mark: Mark): string {
  switch (mark.kind) {
    case 'unit':
      return mark.unit;
    case 'half':
      return '';
    case 'version': {
      const { version } = mark;
      return version.kind === 'read' ? `${version.year} ${version.isRevised}` : version.kind;
    }
  }
}

/** Whether two facts of one family may say the same, as far as both say it. */
export function agree(one: Fact, other: Fact): boolean {
  return sayOneThing(one, other) && haveOneMark(one.mark, other.mark);
}

/** Whether two facts are of one thing, whatever its version or unit. */
export function sayOneThing(one: Fact, other: Fact): boolean {
  if (one.value === other.value) return true;
  if (one.kind === 'date') return mayBeSame(one.value, other.value);
  if (one.kind === 'time') return isTwelveApart(one, other);
  return (
    one.others.includes(other.value) ||
    other.others.includes(one.value) ||
    one.others.some((value) => other.others.includes(value))
  );
}

/** Half past two, where only one text says that it is in the afternoon. */
function isTwelveApart(one: Fact, other: Fact): boolean {
  if (one.mark?.kind !== 'half' && other.mark?.kind !== 'half') return false;
  const minutes = ({ value }: Fact): number => Number(value.slice(0, 2)) * 60 + Number(value.slice(3));
  return Math.abs(minutes(one) - minutes(other)) === 12 * 60;
}

function haveOneMark(one: Mark | undefined, other: Mark | undefined): boolean {
  if (one?.kind === 'unit' && other?.kind === 'unit') return one.unit === other.unit;
  if (one?.kind !== 'version' || other?.kind !== 'version') return true;
  const areOfOne = one.organ === undefined || other.organ === undefined || one.organ === other.organ;
  return areOfOne && haveOneVersion(one.version, other.version);
}

type VersionMark = Extract<Mark, { readonly kind: 'version' }>['version'];

function haveOneVersion(one: VersionMark, other: VersionMark): boolean {
  if (one.kind === 'unread' || other.kind === 'unread') return true;
  if (one.kind === 'none' || other.kind === 'none') return one.kind === other.kind;
  if (one.id !== undefined && other.id !== undefined)
    return one.id === other.id && one.isRevised === other.isRevised;
  return one.year === undefined || other.year === undefined || one.year === other.year;
}
