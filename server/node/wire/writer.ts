import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver';
import { newBodies } from './bodies';
import { framed } from './framed';

/** Writes messages to a stream, each in one go, so that whoever reads is woken once for it. */
export function messageWriter(stream: Writable): MessageWriter {
  return new WireWriter(stream);
}

/** The protocol's library asks for an object of its own class. */
class WireWriter extends AbstractMessageWriter implements MessageWriter {
  /** How many messages could not be written. */
  #failures = 0;
  readonly #bodyOf = newBodies();

  constructor(private readonly stream: Writable) {
    super();
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      this.stream.write(framed(this.#bodyOf(message)), (error) => {
        if (!error) {
          resolve();
          return;
        }
        this.fireError(error, message, ++this.#failures);
        reject(error);
      });
    });
  }

  end(): void {
    this.stream.end();
  }
}
