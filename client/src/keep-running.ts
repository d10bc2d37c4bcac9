import { type Disposable, type LogOutputChannel, l10n, window } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import { newPatience } from './patience';

/** What a client is told by whoever keeps its server running. */
export type OwnOptions = Pick<LanguageClientOptions, 'outputChannel' | 'errorHandler'>;

/** Makes a client of a server that is yet to be started. */
export type NewClient = (own: OwnOptions) => BaseLanguageClient;

export interface Running extends Disposable {
  /** Resolves when the first server is up, or did not come up. */
  readonly started: Promise<void>;
  /** Starts the server anew, at a person's wish. */
  readonly restart: () => Promise<void>;
}

/**
 * Keeps a server running. One that ends is started again, and knows of the open records what the editor knows; one that ends
 * again and again is left alone, and the person is asked. `follow` is what the editor shows and does as a client's server says.
 */
export function keepRunning(
  output: LogOutputChannel,
  create: NewClient,
  follow: (client: BaseLanguageClient) => Disposable,
): Running {
  const patience = newPatience();
  let isOver = false;
  let coming: Promise<void> | undefined;
  let client = newClient();
  let shown = follow(client);

  function newClient(): BaseLanguageClient {
    /** Whether this client starts its server again, for which it stops for a moment. */
    let isComing = false;
    let isTold = false;
    const made: BaseLanguageClient = quietly(
      create({
        outputChannel: output,
        errorHandler: {
          // What cannot be sent or read is in the output. When nothing can be, the connection closes.
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          closed() {
            isComing = made.state === State.Running && made === client && patience.lasts();
            return { action: isComing ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
          },
        },
      }),
    );
    made.onDidChangeState(({ newState }) => {
      const isGone = newState === State.StartFailed || (newState === State.Stopped && !isComing);
      if (newState === State.Starting) isComing = false;
      // One that was replaced while it was coming up leaves as soon as it can.
      if (made !== client && newState === State.Running) leave(made);
      if (made !== client || !isGone || coming || isOver) return;
      // A client whose server did not come up cannot be started again: another one takes its place.
      if (newState === State.StartFailed && !isTold && patience.lasts()) void replace();
      else if (!isTold) void ask();
      isTold = true;
    });
    return made;
  }

  /** The server does not run and will not by itself: the person is told once, and asked. */
  async function ask(): Promise<void> {
    const again = l10n.t('Restart');
    const why = l10n.t('Show Output');
    const answer = await window.showErrorMessage(
      l10n.t(
        'The language server has ended several times and is not started again. Your texts are as you wrote them; they are not checked meanwhile.',
      ),
      again,
      why,
    );
    if (answer === again) await restart();
    if (answer === why) output.show();
  }

  function restart(): Promise<void> {
    patience.renew();
    return replace();
  }

  /** Puts another client in the place of this one. Who asks for it again meanwhile is given the same. */
  function replace(): Promise<void> {
    // What is put aside says at once that it stops: by then it must be known that another one is coming.
    coming ??= Promise.resolve().then(async () => {
      shown.dispose();
      await leave(client);
      client = newClient();
      shown = follow(client);
      coming = undefined;
      await start();
    });
    return coming;
  }

  async function start(): Promise<void> {
    await client.start().catch((error) => output.error(String(error)));
  }

  return {
    started: start(),
    restart,
    dispose() {
      isOver = true;
      shown.dispose();
      return leave(client);
    },
  };
}

function leave(client: BaseLanguageClient): Promise<void> {
  return client.dispose().catch(() => undefined);
}

/** A client that writes into the output what it would show in boxes of its own when its server ends. */
function quietly(client: BaseLanguageClient): BaseLanguageClient {
  const error = client.error.bind(client);
  client.error = (message, data, show) => error(message, data, show === 'force' ? false : show);
  return client;
}
