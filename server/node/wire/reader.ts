import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
  type ResponseMessage,
} from 'vscode-languageserver';
import type { Way } from './way';

/**
 * Reads the messages that come by a way, and goes on behind those that are none. A fault of the sender is told of as an error of
 * the reader, and what it is answered with is given to `answer`; it ends nothing.
 */
export function messageReader(way: Way, answer: (message: ResponseMessage) => void): MessageReader {
  return new WireReader(way, answer);
}

/** The protocol's library asks for an object of its own class. */
class WireReader extends AbstractMessageReader implements MessageReader {
  constructor(
    private readonly way: Way,
    private readonly answer: (message: ResponseMessage) => void,
  ) {
    super();
    way.source.on('error', (error) => this.fireError(error));
    way.source.on('close', () => this.fireClose());
  }

  listen(deliver: DataCallback): Disposable {
    this.way.listen((received) => {
      if (received.kind === 'message') this.deliver(deliver, received.message);
      else this.refuse(received.why, received.answer);
    });
    return { dispose: () => this.way.listen(() => {}) };
  }

  private deliver(deliver: DataCallback, message: Message): void {
    try {
      deliver(message);
    } catch (error) {
      this.fireError(error);
    }
  }

  private refuse(why: string, answer: ResponseMessage | undefined): void {
    this.fireError(new Error(why));
    if (answer) this.answer(answer);
  }
}
