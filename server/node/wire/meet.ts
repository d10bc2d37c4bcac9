import type {
  InitializeParams,
  InitializeResult,
  Message,
  RequestMessage,
  ResponseMessage,
} from 'vscode-languageserver';
import type { Received } from './messages';
import type { Way } from './way';

/** A way on which an editor has begun to speak. */
export interface MetWay extends Way {
  /** Whether a message of the server is the answer to `initialize` that the editor has already, and so is not to be sent. */
  readonly isGiven: (message: Message) => boolean;
}

/**
 * Waits for the first that an editor says. Where that is `initialize`, it is answered at once, with what `answerTo` makes of its
 * parameters, so that the editor goes on while the server is loaded; where `answerTo` throws, the server is left to say why it
 * cannot be. Whoever listens then is told of all from the beginning on, in order. Of what came behind `initialize` nothing is
 * told before the server has answered that, too: to it, it is as if the editor had waited.
 *
 * @param fail told when the server refuses what the editor was promised
 */
export async function meet(
  way: Way,
  answerTo: (params: InitializeParams) => InitializeResult,
  fail: (error: unknown) => void,
): Promise<MetWay> {
  const heard: Received[] = [];
  const first = await new Promise<Received>((resolve) => {
    way.listen((received) => {
      heard.push(received);
      resolve(received);
    });
  });
  const request = initializeIn(first);
  const result = request && answered(request, answerTo);
  let asked: Received | undefined;
  if (result) {
    await way.send({ jsonrpc: '2.0', id: request.id, result } as ResponseMessage);
    asked = { kind: 'message', message: { ...request, id: OWN } as RequestMessage };
    heard[0] = asked;
  }

  let hear: ((received: Received) => void) | undefined;
  let isAsking = false;
  const tell = (): void => {
    while (hear && !isAsking) {
      const next = heard.shift();
      if (!next) return;
      isAsking = next === asked;
      hear(next);
    }
  };
  way.listen((received) => {
    heard.push(received);
    tell();
  });
  return {
    ...way,
    listen(next) {
      hear = next;
      tell();
    },
    isGiven(message) {
      if (!isAsking || !('id' in message) || message.id !== OWN) return false;
      isAsking = false;
      if ('error' in message) fail(message.error);
      else tell();
      return true;
    },
  };
}

/** The id under which the server is asked what the editor was told already. */
const OWN = 'precis/initialize';

function initializeIn(received: Received): RequestMessage | undefined {
  if (received.kind !== 'message') return undefined;
  const message = received.message as Partial<RequestMessage> & Message;
  const { id, method } = message;
  return id !== undefined && method === 'initialize' ? { ...message, id, method } : undefined;
}

function answered(
  { params }: RequestMessage,
  answerTo: (params: InitializeParams) => InitializeResult,
): InitializeResult | undefined {
  try {
    return answerTo(params as InitializeParams);
  } catch {
    return undefined;
  }
}
