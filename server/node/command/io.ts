/**
 * The Node layer: Précis as a command and as a server on a computer's own disk. It knows files, streams and
 * signals; what a record is, and what is wrong with one, it asks of the service.
 *
 * What a command has to do with: streams, environment, place. A test hands in its own.
 */
export interface Io extends Program {
  /** The arguments, as they were given. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** What comes in on standard input. A function, because the stream is made when it is first asked for. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Aborted when the person wants the command to end. A function, because asking takes over Ctrl+C. */
  readonly interrupted: () => AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What a program brings along besides its code. */
export interface Program {
  /** The folder of the rules’ pages. */
  readonly pages: string;
  readonly version: () => string;
  /** Another text for every build of the program. */
  readonly build: () => string;
  /** The script of a further thread; without one everything is done on one. */
  readonly thread: string | undefined;
  /** Serves the editor at the other end of the standard streams. */
  readonly serve: () => Promise<void>;
}

export interface Output {
  /** Resolves when there is room for more. A reader who has gone away is no error. */
  readonly write: (chunk: string | Uint8Array) => Promise<void>;
  /** Whether the reader has gone away, as `head` does when it has enough. */
  readonly closed: () => boolean;
  readonly isTerminal: boolean;
  /** In cells; only of a terminal. */
  readonly columns: number | undefined;
}

/** The streams, the clock and the place of this process, with what its program brings along. */
export function processIo(program: Program): Io {
  return {
    args: process.argv.slice(2),
    cwd: process.cwd(),
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    stdin: () => process.stdin,
    interrupted,
    now: Date.now,
    ...program,
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  let closed = false;
  let proceed = (): void => {};
  // A pipe may take part of what is written and refuse the rest; only the stream knows when it has let all go.
  stream.on('drain', () => proceed());
  stream.on('error', () => {
    closed = true;
    proceed();
  });
  return {
    write(chunk) {
      if (closed || stream.write(chunk)) return Promise.resolve();
      return new Promise((resolve) => {
        proceed = resolve;
      });
    },
    closed: () => closed,
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
  };
}

/** The first signal asks for an orderly end; the second ends at once, as it does where nobody listens. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      controller.abort();
    });
  return controller.signal;
}
