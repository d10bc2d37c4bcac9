import {
  type FieldClass,
  type FieldClasses,
  type Part,
  piecesOf,
  readTemplate,
  type Slips,
} from './template';

/**
 * How many ways a pattern that is made of a template may try before it gives up at a place. What can be told by the next
 * character costs nothing; where two readings may go on with the same character, both may be tried, and what follows is
 * tried for each. So the number of steps at a place is bounded by this number times the length of the pattern.
 */
export function templateCost(template: string, fields: FieldClasses, slips: Slips | undefined): number {
  // What stands behind a match is looked at for letters and digits alone.
  return costOf(readTemplate(template).parts, fields, slips, WORD).cost;
}

/** Characters that may come next: those of a set, all that names hold, or any. */
type Characters = ReadonlySet<string> | 'name' | 'any';

/** What no name holds. */
const IN_NO_NAME = new Set('0123456789()（）[]{},，、،;；:：。“”"«»《》\n\r\t/');
const DIGITS = new Set('0123456789０１２３４５６７８９');
const WORD = new Set('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-');
const BLANKS = new Set(' \u00a0\u3000');
/** How many blanks a slip of the hand may leave between two parts, none included. */
const GAPS = 3;

interface Cost {
  readonly first: Characters;
  readonly cost: number;
}

/** Read from the end: what a part costs depends on what may follow it. */
function costOf(
  parts: readonly Part[],
  fields: FieldClasses,
  slips: Slips | undefined,
  follow: Characters,
): Cost {
  let first = follow;
  let cost = 1;
  for (const part of [...parts].reverse()) {
    if (part.kind === 'group') {
      const inside = costOf(part.parts, fields, slips, first);
      cost *= inside.cost * (overlap(inside.first, first) ? 2 : 1);
      first = union(inside.first, first);
    } else if (part.kind === 'literal') {
      const pieces = slips ? piecesOf(part.text) : [part.text];
      for (const piece of [...pieces].reverse()) {
        const ways = [piece, ...(slips?.[piece] ?? [])];
        cost *= choices(ways, first);
        first = union(firstOf(ways), ways.includes('') ? first : new Set());
      }
    } else {
      const found = fieldCost(fields[part.name], first);
      cost *= found.cost;
      first = found.first;
    }
    // Blanks by a slip are passed over before the next character tells; where that is a blank it may be either.
    if (slips && overlap(BLANKS, first)) cost *= GAPS;
  }
  return { first, cost };
}

function fieldCost(field: FieldClass | undefined, follow: Characters): Cost {
  if (!field) return { first: 'any', cost: 1 };
  if ('words' in field) {
    const ways = Object.keys(field.words);
    return { first: firstOf(ways), cost: choices(ways, follow) };
  }
  const [[least, most], held] =
    'digits' in field
      ? [field.digits, DIGITS]
      : 'token' in field
        ? [field.token, WORD]
        : [field.name, 'name' as const];
  let cost = overlap(held, follow) ? most - least + 1 : 1;
  if ('digits' in field && field.part) {
    const joint = new Set([field.joint ?? '-']);
    cost *= overlap(joint, follow) ? 2 : 1;
    cost *= overlap(DIGITS, follow) ? field.part[1] - field.part[0] + 1 : 1;
  }
  return { first: held, cost };
}

/** How many of some texts may begin at one place, each followed by what may follow: one may begin another. */
function choices(ways: readonly string[], follow: Characters): number {
  const all = new Set(ways);
  let most = 1;
  for (const way of all) {
    let count = 1;
    for (let length = 0; length < way.length; length++) {
      const next = way.charAt(length);
      if (all.has(way.slice(0, length)) && overlap(new Set([next]), follow)) count++;
    }
    most = Math.max(most, count);
  }
  return most;
}

function firstOf(ways: readonly string[]): Characters {
  return new Set(ways.filter((way) => way !== '').map((way) => way.charAt(0)));
}

function union(left: Characters, right: Characters): Characters {
  if (typeof left === 'string' || typeof right === 'string') return left === right ? left : 'any';
  return new Set([...left, ...right]);
}

function overlap(left: Characters, right: Characters): boolean {
  if (typeof left === 'string' && typeof right === 'string') return true;
  if (typeof left === 'string') return overlap(right, left);
  if (right === 'any') return left.size > 0;
  if (right === 'name') return [...left].some((character) => !IN_NO_NAME.has(character));
  return [...left].some((character) => right.has(character));
}
