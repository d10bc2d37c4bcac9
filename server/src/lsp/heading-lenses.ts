import type { CodeLens, Command } from 'vscode-languageserver';
import { type DecidedItem, decisionsOf } from '../analysis/decisions';
import { linesOf, rangeOf } from './convert';
import { documentIn, outcomesInWords } from './decisions';
import { type ListedLocation, SHOW_PLACES } from './protocol';
import { reachableFrom } from './roots';
import type { OpenRecord, Session } from './session';
import { sentences } from './words';

/**
 * Above each heading the documents of its item and what became of it. The documents lead to their files, a decision to
 * its sentence; what leads nowhere is a title that cannot be followed.
 */
export function headingLenses(session: Session, { document, record, folder }: OpenRecord): CodeLens[] {
  const lines = linesOf(record);
  const archive = reachableFrom(session, folder);
  return decisionsOf(record).flatMap((item) => {
    const { heading } = item.section;
    if (!heading) return [];
    const range = rangeOf(lines, heading.number.span);
    const command = (title: string, places: readonly ListedLocation[]): Command =>
      session.showsPlaces && places.length > 0
        ? { title, command: SHOW_PLACES, arguments: [document.uri, range.start, places] }
        : { title, command: '' };
    const documents = item.documents.map((named) => documentIn(session, archive, record, named));
    const [only] = documents;
    const count = documents.length;
    const about = count === 1 && only ? only.name : session.say(sentences.documents, { count });
    const files = documents.flatMap(({ location }) => location ?? []);
    return [
      ...(count === 0 ? [] : [{ range, command: command(about, files) }]),
      ...outcomesAbove(session, item).map(({ title, span }) => ({
        range,
        command: command(title, span ? [{ uri: document.uri, range: rangeOf(lines, span) }] : []),
      })),
    ];
  });
}

interface Shown {
  readonly title: string;
  readonly span: DecidedItem['decisions'][number]['span'] | undefined;
}

function outcomesAbove(session: Session, { number, decisions }: DecidedItem): Shown[] {
  if (decisions.length === 0) return [{ title: session.say(sentences.undecided), span: undefined }];
  return decisions.map(({ outcomes, paragraph = number, span }) => ({
    title: session.say(sentences.decidedIn, { outcomes: outcomesInWords(session, outcomes), paragraph }),
    span,
  }));
}
