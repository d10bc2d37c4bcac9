import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EDITS = 20;

/**
 * Opens, edits and closes records in one conversation for a long time: what is held in the end is what was held after the
 * first half, but for a twentieth. Until then tables fill.
 */
export async function soak({ converse, MODERN, chanceFrom, seedTexts }, { seed, cases }) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const editor = await converse(MODERN);
  const texts = seedTexts('.');
  const heldNow = async () => {
    editor.pass(60_000);
    await editor.request('workspace/symbol', { query: '' });
    collect();
    return process.memoryUsage().heapUsed;
  };
  const begin = Math.ceil(cases / 2);
  let before = 0;
  for (let index = 0; index < cases; index++) {
    await cycle(editor, `file:///archive/${index % 50}.record`, chanceFrom(seed + index), texts);
    if (index === begin) before = await heldNow();
  }
  const after = await heldNow();
  const kilobytes = (bytes) => Math.round(bytes / 1024);
  if (editor.logged.length > 0) throw new Error(`soak: ${editor.logged[0]}`);
  if (after > 1.05 * before)
    throw new Error(`soak: seed ${seed}: ${kilobytes(before)} KB grew to ${kilobytes(after)} KB.`);
  await editor.end();
  return {
    cycles: cases,
    edits: cases * EDITS,
    'KB before': kilobytes(before),
    'KB after': kilobytes(after),
  };
}

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
