import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import type { Files } from '../index/files';
import { textsIn } from '../index/strings';
import { normalised } from './address';
import { complain, type Session } from './session';
import { type OnWork, SET_ASIDE, type SetAsideParams } from './set-aside-protocol';
import { sentences } from './words';

/**
 * Files of which those that are set aside, by their normalised addresses, are not read: they are left out, with the reason.
 * Of all others it is told that their text is there and is about to be looked at.
 */
export function withoutSetAside(
  files: Files,
  setAside: ReadonlySet<string>,
  onWork: OnWork | undefined,
): Files {
  const { survey } = files;
  return {
    list: (folder, onLeftOut) => files.list(folder, onLeftOut),
    passedOver: (within) => files.passedOver(within),
    read(uri, onLeftOut, within) {
      const address = normalised(uri);
      if (setAside.has(address)) {
        onLeftOut?.(uri, sentences.setAsideBefore);
        return Promise.resolve(undefined);
      }
      const reading = files.read(uri, onLeftOut, within);
      if (!onWork) return reading;
      return reading.then((text) => {
        if (text !== undefined) onWork(address);
        return text;
      });
    },
    ...(survey && {
      async *survey(uris, under) {
        const aside = uris.filter((uri) => setAside.has(uri));
        if (aside.length > 0)
          yield {
            texts: textsIn([]),
            summaries: [],
            leftOut: aside.map((uri) => [uri, sentences.setAsideBefore]),
            others: [],
            setAside: [],
          };
        yield* survey(
          uris.filter((uri) => !setAside.has(uri)),
          under,
        );
      },
    }),
  };
}

/** Leaves a file out from now on, and tells of it: the client, if it heeds that, else the person. */
export function setAside(session: Session, uri: string): void {
  const { connection, say } = session;
  session.setAside.add(uri);
  const params: SetAsideParams = { uri };
  const message = say(sentences.setAsideNow, { file: Utils.basename(URI.parse(uri)) });
  const told = session.heedsSetAside
    ? connection.sendNotification(SET_ASIDE, params)
    : connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  told.catch((error) => complain(connection, 'The editor could not be told what is left out', error));
}
