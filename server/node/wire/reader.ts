import type { Readable } from 'node:stream';
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  Message,
  type MessageReader,
  type ResponseMessage,
} from 'vscode-languageserver';
import { newFrames } from './frames';
import { received, unreadable } from './messages';

/** Who is told of what comes. */
export interface Listener {
  /** Sends what a message that is none is answered with. */
  readonly answer: (message: ResponseMessage) => void;
  /** Told of the method of every message before it is delivered. */
  readonly hear: (method: string) => void;
}

/**
 * Reads messages from a stream, and goes on behind those that are none. A fault of the sender is told of as an error of
 * the reader; it ends nothing.
 */
export function messageReader(stream: Readable, listener: Listener): MessageReader {
  return new WireReader(stream, listener);
}

/** The protocol's library asks for an object of its own class. */
class WireReader extends AbstractMessageReader implements MessageReader {
  constructor(
    private readonly stream: Readable,
    private readonly listener: Listener,
  ) {
    super();
  }

  listen(deliver: DataCallback): Disposable {
    const framesOf = newFrames();
    const onData = (chunk: Uint8Array): void => {
      for (const frame of framesOf(chunk)) {
        const outcome = frame.kind === 'value' ? received(frame.value) : undefined;
        if (outcome?.kind === 'message') this.deliver(deliver, outcome.message);
        else if (outcome) this.refuse(outcome.why, outcome.answer);
        else if (frame.kind === 'broken') this.refuse(frame.why, unreadable(frame.why));
      }
    };
    this.stream.on('data', onData);
    this.stream.on('error', (error) => this.fireError(error));
    this.stream.on('close', () => this.fireClose());
    return { dispose: () => this.stream.off('data', onData) };
  }

  private deliver(deliver: DataCallback, message: Message): void {
    if (Message.isNotification(message) || Message.isRequest(message)) this.listener.hear(message.method);
    try {
      deliver(message);
    } catch (error) {
      this.fireError(error);
    }
  }

  private refuse(why: string, answer: ResponseMessage | undefined): void {
    this.fireError(new Error(why));
    if (answer) this.listener.answer(answer);
  }
}
