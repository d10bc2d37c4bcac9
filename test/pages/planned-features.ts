import type { Move } from '../../server/src/analysis/moves';
import type { Scope } from '../../server/src/analysis/new-numbers';
import { planWords, wordsAt } from '../../server/src/features/rename-words';
import { numberedUnder, planNumber, planRenumber } from '../../server/src/features/renumber';
import { planMove } from '../../server/src/features/restructure';
import { HERE, type Result, type Setting } from './feature';
import { textsIn, toldOfPlan } from './plans';

const MOVES: readonly Move[] = ['moveUp', 'moveDown', 'promoteSentence', 'mergeWithPrevious'];

/** The features that plan changes of a record and of those that name it. */
export const plannedFeatures: Readonly<Record<string, (setting: Setting) => Result>> = {
  renumber: ({ record, place, workspace, texts, words: [kind = 'record', value = ''] }) => {
    const archive = textsIn(workspace, texts);
    const home = { uri: HERE, record };
    const block = kind === 'number' ? numberedUnder(record, place.from) : undefined;
    if (block) return toldOfPlan(planNumber(archive, home, block, value), HERE);
    const named = kind === 'section' || kind === 'from' ? kind : undefined;
    const scope: Scope = named ? { kind: named, offset: place.from } : { kind: 'record' };
    return toldOfPlan(planRenumber(archive, { ...home, scope, merged: kind === 'merged' }), HERE);
  },
  restructure: ({ record, place, workspace, texts, words: [word = ''] }) => {
    const home = { uri: HERE, record };
    const move = MOVES.find((candidate) => candidate === word) ?? 'moveUp';
    return toldOfPlan(planMove(textsIn(workspace, texts), home, move, place.from), HERE);
  },
  'rename-words': ({ record, place, workspace, texts, words }) => {
    const found = wordsAt(record, place.from);
    if (!found) return { lines: ['nothing'] };
    const plan = planWords(textsIn(workspace, texts), { uri: HERE, record }, found, words.join(' '));
    const told = toldOfPlan(plan, HERE);
    return { ...told, lines: [`${found.kind} “${found.text}”`, ...told.lines] };
  },
};
