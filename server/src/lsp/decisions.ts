import { type DecidedItem, decisionsOf } from '../analysis/decisions';
import type { NamedDocument } from '../analysis/item-documents';
import { oneLine } from '../analysis/one-line';
import type { Archive } from '../index/archive';
import { targetsOf } from '../index/targets';
import type { RecordDocument } from '../syntax/record';
import { derive } from '../text/derive';
import { slice } from '../text/span';
import { normalised } from './address';
import { addressFor, locationOf } from './archive';
import { linesOf, rangeOf } from './convert';
import { folderOf } from './folders';
import { TOP } from './navigation';
import { recordThere } from './paragraphs';
import type { DecisionRegister, ListedLocation, RegisterDocument, RegisterItem } from './protocol';
import { reachableFrom } from './roots';
import { recordOf, type Session } from './session';
import { sentences } from './words';

/**
 * What became of each item of a record, for who lists it beside the text. The record need not be open. It waits for no
 * archive: a document that is not known yet leads nowhere, and the client is told when it does.
 */
export async function decisionsFor(session: Session, uri: string): Promise<DecisionRegister | null> {
  await session.ready;
  const folder = folderOf(session.folders, uri);
  const record = recordOf(session, uri)?.record ?? (await recordThere(session, normalised(uri)));
  if (!folder || !record) return null;
  const archive = reachableFrom(session, folder);
  return { items: decisionsOf(record).map((item) => listed(session, archive, { uri, record }, item)) };
}

/** A record with its address as the editor gave it. */
interface Addressed {
  readonly uri: string;
  readonly record: RecordDocument;
}

function listed(session: Session, archive: Archive, there: Addressed, item: DecidedItem): RegisterItem {
  const { uri, record } = there;
  const { number, title, section, decisions } = item;
  const outcomes = [...new Set(decisions.flatMap((decision) => decision.outcomes))];
  const place = section.heading?.title ?? decisions[0]?.span ?? { from: 0, to: 0 };
  return {
    number,
    title,
    outcomes,
    label: outcomesInWords(session, outcomes),
    location: { uri, range: rangeOf(linesOf(record), place) },
    documents: item.documents.map((document) => documentIn(session, archive, record, document)),
    decisions: decisions.map(({ outcomes: own, span, paragraph, proposal }) => ({
      outcomes: own,
      label: outcomesInWords(session, own),
      text: oneLine(record, span),
      proposal: proposal ? oneLine(record, proposal) : null,
      paragraph: paragraph ?? null,
      location: { uri, range: rangeOf(linesOf(record), span) },
    })),
  };
}

/** Outcomes as a person reads them: “Noted · Action”. */
export function outcomesInWords(
  { say }: Session,
  outcomes: DecidedItem['decisions'][number]['outcomes'],
): string {
  if (outcomes.length === 0) return say(sentences.undecided);
  return outcomes.map((outcome) => say(sentences[outcome])).join(' · ');
}

/** A document of an item, and where it lies in the archive. */
export function documentIn(
  session: Session,
  archive: Archive,
  record: RecordDocument,
  { reference, canonical, fields }: NamedDocument,
): RegisterDocument {
  const [target] = targetsOf(archive, record, { ...reference, fields }).files;
  const summary = target && archive.summary(target.file.uri);
  return {
    name: canonical,
    title: summary?.title ?? null,
    location: target ? fileLocation(session, target.file.uri, summary) : null,
  };
}

function fileLocation(
  session: Session,
  uri: string,
  summary: ReturnType<Archive['summary']>,
): ListedLocation {
  if (!summary) return { uri: addressFor(session, uri), range: TOP };
  return locationOf(session, summary, summary.symbolSpan ?? { from: 0, to: 0 });
}

/** What lists show of the decisions of a record, in a text: what is not in it may change without their being read anew. */
export const decisionsShown = derive((record: RecordDocument): string =>
  JSON.stringify(
    decisionsOf(record).map(({ number, title, section, documents, decisions }) => [
      number,
      title,
      section.heading && rangeOf(linesOf(record), section.heading.title),
      documents.map(({ canonical }) => canonical),
      decisions.map(({ outcomes, span, proposal }) => [
        outcomes,
        slice(record.text, span),
        proposal && slice(record.text, proposal),
        rangeOf(linesOf(record), span),
      ]),
    ]),
  ),
);
