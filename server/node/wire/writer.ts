import type { Writable } from 'node:stream';
import { AbstractMessageWriter, Message, type MessageWriter } from 'vscode-languageserver';
import { derive } from '../../src/text/derive';

/** Writes messages to a stream, each in one go, so that whoever reads is woken once for it. */
export function messageWriter(stream: Writable): MessageWriter {
  return new WireWriter(stream);
}

/** The protocol's library asks for an object of its own class. */
class WireWriter extends AbstractMessageWriter implements MessageWriter {
  /** How many messages could not be written. */
  #failures = 0;

  constructor(private readonly stream: Writable) {
    super();
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      this.stream.write(framed(message), (error) => {
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

/** A message with its header, in bytes. */
function framed(message: Message): Buffer {
  const parts = bodyOf(message);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.from(`Content-Length: ${length}\r\n\r\n`, 'latin1'), ...parts]);
}

const COMMA = Buffer.from(',');

/** The body of a message. Of a notification with a long list the items that were sent before are as they were then. */
function bodyOf(message: Message): Buffer[] {
  const params = Message.isNotification(message) ? message.params : undefined;
  if (!params || Array.isArray(params)) return [Buffer.from(JSON.stringify(message))];
  const [name, list] = Object.entries(params).find(([, value]) => isLong(value)) ?? [];
  if (name === undefined) return [Buffer.from(JSON.stringify(message))];
  const rest = JSON.stringify({ ...params, [name]: undefined });
  const open = `${JSON.stringify({ ...message, params: undefined }).slice(0, -1)},"params":${rest.slice(0, -1)}`;
  const parts: Buffer[] = [Buffer.from(`${open}${rest === '{}' ? '' : ','}${JSON.stringify(name)}:[`)];
  for (const item of list) {
    if (parts.length > 1) parts.push(COMMA);
    parts.push(written(item));
  }
  parts.push(Buffer.from(']}}'));
  return parts;
}

/** A list of so many objects is written item by item. */
const LONG = 16;

function isLong(value: unknown): value is readonly object[] {
  return (
    Array.isArray(value) &&
    value.length >= LONG &&
    value.every((item) => typeof item === 'object' && item !== null)
  );
}

/** What was sent, in bytes: nothing that is sent changes. */
const written = derive((item: object): Buffer => Buffer.from(JSON.stringify(item)));
