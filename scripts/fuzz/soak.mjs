import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EDITS = 20;
/** So many cycles, and then the same ones again. */
const ROUND = 250;
const WARM_UP = 3 * ROUND;

/**
 * Opens, edits and closes records in one conversation for a long time: what is held in the end is what was held after the
 * warm-up, but for half a hundredth, because tables that are emptied when they are full are full after one round and not after
 * another. A round has the same texts and edits as the one before it, so that whatever is rightly remembered – symbols that
 * were met, beginnings of references that were compiled – is known after the first. The other two are for what the engine
 * notes of code that runs; that it should compile it, too, is forbidden, because it would go on with that for hours.
 */
export async function soak({ converse, MODERN, chanceFrom, seedTexts }, { seed, cases }) {
  setFlagsFromString('--expose-gc');
  for (const compiler of COMPILERS) setFlagsFromString(`--no-${compiler}`);
  const collect = runInNewContext('gc');
  const editor = await converse(MODERN);
  const texts = seedTexts('.');
  const heldNow = async () => {
    editor.pass(60_000);
    await editor.request('workspace/symbol', { query: '' });
    // What the conversation keeps for tests to look at is not the server's.
    for (const kept of [editor.judged, editor.asked]) kept.splice(0);
    collect();
    return process.memoryUsage().heapUsed;
  };
  const end = WARM_UP + ROUND * Math.max(1, Math.ceil((cases - WARM_UP) / ROUND));
  /** What was held after each round. */
  const held = [];
  for (let index = 0; index < end; index++) {
    await cycle(editor, `file:///archive/${index % 50}.record`, chanceFrom(seed + (index % ROUND)), texts);
    // A table whose keys are held weakly grows with what lies about until then, and never becomes smaller.
    if (index % 5 === 0) collect();
    if ((index + 1) % ROUND === 0) held.push(await heldNow());
  }
  const before = held[WARM_UP / ROUND - 1];
  const after = held.at(-1);
  for (const compiler of COMPILERS) setFlagsFromString(`--${compiler}`);
  const kilobytes = (bytes) => Math.round(bytes / 1024);
  if (editor.logged.length > 0) throw new Error(`soak: ${editor.logged[0]}`);
  if (after > 1.005 * before)
    throw new Error(`soak: seed ${seed}: KB after each round: ${held.map(kilobytes).join(', ')}.`);
  await editor.end();
  return {
    cycles: end,
    edits: end * EDITS,
    'KB after each round': held.map(kilobytes).join(' '),
  };
}

/** What makes machine code of what runs often. */
const COMPILERS = ['opt', 'sparkplug'];

async function cycle(editor, uri, chance, texts) {
  await editor.open(uri, chance.pick(texts).repeat(5));
  for (let edit = 0; edit < EDITS; edit++) {
    const line = chance.nat(40);
    const range = { start: { line, character: chance.nat(9) }, end: { line, character: 9 } };
    await editor.change(uri, [{ range, text: chance.pick(texts).slice(0, 20) }]);
    editor.pass(chance.nat(500));
    if (edit % 5 === 0) await editor.pull(uri);
  }
  await editor.request('textDocument/semanticTokens/full', { textDocument: { uri } });
  await editor.close(uri);
}
