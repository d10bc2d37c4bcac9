import { type Disposable, type LogOutputChannel, l10n, Uri, window, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import { SET_ASIDE, type SetAsideParams } from '../../server/src/lsp/set-aside-protocol';
import { newPatience } from './patience';
import { type End, newSuspicion, type Work } from './suspicion';

/** What a client is told by whoever keeps its server running. */
export type OwnOptions = Pick<LanguageClientOptions, 'outputChannel' | 'errorHandler'> & {
  /** The addresses of the files that a server is not to read. */
  readonly setAside: () => readonly string[];
};

/** How servers are started here, and how they ended. */
export interface Clients {
  /** Makes a client of a server that is yet to be started. */
  readonly newClient: (own: OwnOptions) => BaseLanguageClient;
  /** What the server was looking at that has just ended. It is asked once. */
  readonly lastWorks: () => readonly Work[];
  /** Whether that server ended from within, and was not killed. */
  readonly hasFallen: () => Promise<boolean>;
}

/** Beyond so many files they are hardly to blame. */
const MOST_SET_ASIDE = 5;

export interface Running extends Disposable {
  /** Resolves when the first server is up, or did not come up. */
  readonly started: Promise<void>;
  /** Starts the server anew, at a person's wish. */
  readonly restart: () => Promise<void>;
  /** Starts the server anew so that it reads a file again that is set aside; without one all of them. */
  readonly checkAgain: (uri?: string) => Promise<void>;
}

/**
 * Keeps a server running. One that ends is started again, and knows of the open records what the editor knows; one that ends
 * again and again is left alone, and the person is asked. A file over which it ends is set aside, so that all else goes on.
 * `follow` is what the editor shows and does as a client's server says.
 */
export function keepRunning(
  output: LogOutputChannel,
  clients: Clients,
  follow: (client: BaseLanguageClient, isSetAside: (uri: string) => boolean) => Disposable,
): Running {
  const patience = newPatience();
  const suspicion = newSuspicion();
  let isOver = false;
  let coming: Promise<void> | undefined;
  let client = newClient();
  let shown = follow(client, isSetAside);

  function isSetAside(uri: string): boolean {
    return suspicion.files().includes(uri);
  }

  function newClient(): BaseLanguageClient {
    /** Whether this client starts its server again, for which it stops for a moment. */
    let isComing = false;
    let isTold = false;
    const made: BaseLanguageClient = quietly(
      clients.newClient({
        outputChannel: output,
        setAside: suspicion.files,
        errorHandler: {
          // What cannot be sent or read is in the output. When nothing can be, the connection closes.
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          async closed() {
            if (made === client) {
              const works = clients.lastWorks();
              noteEnd({ works, isFall: works.length > 0 && (await clients.hasFallen()) });
            }
            isComing = made.state === State.Running && made === client && patience.lasts();
            return { action: isComing ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
          },
        },
      }),
    );
    made.onNotification(SET_ASIDE, ({ uri }: SetAsideParams) => {
      suspicion.add(uri);
      void tellSetAside(uri);
    });
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

  /** The server has ended: a file may be to blame. What it cost is no sign that the next one will end, too. */
  function noteEnd(end: End): void {
    for (const { uri } of end.works) output.error(`The language server ended while it was reading ${uri}`);
    const found = suspicion.ended(end);
    if (found === undefined) return;
    if (suspicion.files().length <= MOST_SET_ASIDE) patience.renew();
    void tellSetAside(found);
  }

  /** The person is told once what is not checked from now on, and asked. */
  async function tellSetAside(uri: string): Promise<void> {
    const again = l10n.t('Check Again');
    const why = l10n.t('Show Output');
    const answer = await window.showWarningMessage(
      l10n.t(
        'The language server broke down over “{0}” and leaves it out from now on; all else is checked. Your text is as you wrote it. Please report this with the file, if you may share it.',
        workspace.asRelativePath(Uri.parse(uri)),
      ),
      again,
      why,
    );
    if (answer === again) await checkAgain(uri);
    if (answer === why) output.show();
  }

  function checkAgain(uri?: string): Promise<void> {
    suspicion.lift(uri);
    return restart();
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
      // One that went when it was asked to has noted nothing. One that hangs is ended by now, or soon.
      const works = clients.lastWorks();
      if (works.length > 0) noteEnd({ works, isFall: false });
      client = newClient();
      shown = follow(client, isSetAside);
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
    checkAgain,
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

/**
 * A client that writes into the output what it would show in boxes of its own, such as that a request failed while a server
 * was coming up: what concerns a person is told here, and once.
 */
function quietly(client: BaseLanguageClient): BaseLanguageClient {
  const error = client.error.bind(client);
  client.error = (message, data) => error(message, data, false);
  return client;
}
