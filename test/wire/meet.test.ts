import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { InitializeParams, InitializeResult, Message, RequestMessage } from 'vscode-languageserver';
import { meet } from '../../server/node/wire/meet';
import { type Received, received } from '../../server/node/wire/messages';
import type { Way } from '../../server/node/wire/way';

/** What an editor says before the server is there, and what the server is told of it. */

const RESULT: InitializeResult = { capabilities: { hoverProvider: true } };

/** A way that is spoken on by hand. */
function newWay() {
  const sent: Message[] = [];
  let tell = (_: Received): void => {};
  const way: Way = {
    source: new EventEmitter(),
    output: undefined,
    listen(hear) {
      tell = hear;
    },
    async send(message) {
      sent.push(message);
    },
  };
  return { way, sent, say: (value: unknown) => tell(received(value)) };
}

/** The id under which the server is asked. */
function idOf(told: Partial<RequestMessage> | string | undefined): number | string {
  return (typeof told === 'object' ? told.id : undefined) ?? '';
}

/** The editor speaks; what the server is told, each by what it is. */
async function told(said: readonly unknown[], answerTo: (params: InitializeParams) => InitializeResult) {
  const { way, sent, say } = newWay();
  const failures: unknown[] = [];
  const meeting = meet(way, answerTo, (error) => failures.push(error));
  for (const value of said) say(value);
  const met = await meeting;
  const heard: (Partial<RequestMessage> | string)[] = [];
  met.listen((what) => heard.push(what.kind === 'message' ? what.message : what.why));
  return { met, sent, heard, failures, say };
}

const request = (id: number, method: string, params: object = {}) => ({ jsonrpc: '2.0', id, method, params });
const note = (method: string) => ({ jsonrpc: '2.0', method, params: {} });
const answer = (id: number | string, outcome: object) => ({ jsonrpc: '2.0', id, ...outcome });

describe('an editor that begins with initialize', () => {
  const said = [request(7, 'initialize', { locale: 'fr' }), note('initialized'), 5, request(8, 'a/b')];

  it('has its answer before anybody listens', async () => {
    const { way, sent, say } = newWay();
    const asked: InitializeParams[] = [];
    const answerTo = (params: InitializeParams): InitializeResult => {
      asked.push(params);
      return RESULT;
    };
    const meeting = meet(way, answerTo, () => {});
    for (const value of said) say(value);
    await meeting;
    expect(asked).toEqual([{ locale: 'fr' }]);
    expect(sent).toEqual([answer(7, { result: RESULT })]);
  });

  it('is taken to have waited until the server answers, which it is not told of', async () => {
    const { met, sent, heard, failures, say } = await told(said, () => RESULT);
    expect(heard).toEqual([{ ...request(7, 'initialize', { locale: 'fr' }), id: expect.any(String) }]);
    say(note('later'));
    expect(heard).toHaveLength(1);
    // What the server says meanwhile is no answer.
    expect(met.isGiven({ jsonrpc: '2.0' })).toBe(false);
    expect(met.isGiven(answer(7, { result: RESULT }))).toBe(false);
    expect(heard).toHaveLength(1);
    const own = idOf(heard[0]);
    expect(met.isGiven(answer(own, { result: RESULT }))).toBe(true);
    expect(heard.slice(1)).toEqual([
      note('initialized'),
      'A message is an object',
      request(8, 'a/b'),
      note('later'),
    ]);
    say(note('last'));
    expect(heard.at(-1)).toEqual(note('last'));
    // There is one such answer.
    expect(met.isGiven(answer(own, { result: RESULT }))).toBe(false);
    expect(sent).toHaveLength(1);
    expect(failures).toEqual([]);
  });

  it('is failed when the server refuses what it was promised', async () => {
    const { met, heard, failures } = await told(said, () => RESULT);
    const own = idOf(heard[0]);
    expect(met.isGiven(answer(own, { error: { code: 1, message: 'No.' } }))).toBe(true);
    expect(failures).toEqual([{ code: 1, message: 'No.' }]);
    expect(heard).toHaveLength(1);
  });

  it('is left to the server where what it says cannot be answered', async () => {
    const { met, sent, heard, say } = await told(said, () => {
      throw new Error('There are no capabilities.');
    });
    expect(sent).toEqual([]);
    say(note('later'));
    expect(heard).toEqual([said[0], said[1], 'A message is an object', said[3], note('later')]);
    expect(met.isGiven(answer(7, { result: RESULT }))).toBe(false);
  });
});

describe('an editor that begins with anything else', () => {
  it.each([
    ['a request', request(1, 'textDocument/hover')],
    ['a notification', note('initialize')],
    ['an answer', answer(1, { result: null })],
    ['what is no message', 'nonsense'],
  ])('%s, is left to the server', async (_, first) => {
    const initialize = request(2, 'initialize');
    const { sent, heard } = await told([first, initialize], () => RESULT);
    expect(sent).toEqual([]);
    expect(heard).toHaveLength(2);
    expect(heard[1]).toEqual(initialize);
  });
});
