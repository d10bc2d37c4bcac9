import type { EventEmitter } from 'node:events';
import type { Writable } from 'node:stream';
import type { Message } from 'vscode-languageserver';
import type { Received } from './messages';

/** The way between an editor and this process, from the first byte on. To open one loads next to nothing. */
export interface Way {
  /** Tells of errors, and of the end of the way. */
  readonly source: EventEmitter;
  /** The stream that is written to; nothing where that is the channel between two processes of Node. */
  readonly output: Writable | undefined;
  /** Has `hear` told of all that comes from now on, in place of whoever was told before. What nobody is told of is lost. */
  readonly listen: (hear: (received: Received) => void) => void;
  /** Sends a message without the library of the protocol. Resolves when it is on its way, or cannot be sent. */
  readonly send: (message: Message) => Promise<void>;
}
