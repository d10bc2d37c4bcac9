import type { InstrumentEvent, InstrumentFacts } from '../analysis/instrument-facts';
import type { PartFacts } from '../features/hover';
import type { Session } from './session';
import type { Style } from './style';
import { sentences } from './words';

/** The title and the history of an instrument, the version in force at the meeting marked, each with its sources. */
export function historyParagraphs(
  { say }: Session,
  facts: InstrumentFacts | undefined,
  style: Style,
): string[] {
  if (!facts) return [style.text(say(sentences.notInRegistry))];
  const { title, titleOf, events, updated } = facts;
  const shown = titleOf === undefined ? title : `${title} (${titleOf})`;
  const rows = events.map((event) => [
    style.name(event.at),
    style.text(event.version ?? ''),
    style.text(eventInWords(say, event)),
    event.source.map((source, index) => linkOf(style, source, index)).join(' '),
  ]);
  return [
    shown === undefined ? '' : style.quote(shown),
    rows.length === 0 ? '' : style.table(rows),
    style.text(say(sentences.registryOf, { updated })),
  ];
}

/** A part of an instrument, and the history of the instrument. */
export function partParagraphs(
  session: Session,
  { unit, number, of, history }: PartFacts,
  style: Style,
): string[] {
  const { say } = session;
  const operative = of === undefined ? sentences.operativePart : sentences.operativePartOf;
  const words = { operative, article: sentences.article, provision: sentences.provision };
  const name = style.strong(say(words[unit], { number, instrument: of ?? '' }));
  return [name, ...(history ? historyParagraphs(session, history, style) : [])];
}

function eventInWords(say: Session['say'], { status, inForce, cited }: InstrumentEvent): string {
  const words = { adopted: sentences.adopted, revised: sentences.revised, abrogated: sentences.abrogated };
  const parts = [say(words[status])];
  if (inForce) parts.push(say(sentences.inForce));
  if (cited) parts.push(say(sentences.citedHere));
  return parts.join(' · ');
}

/** A source that is an address as a link by its number; any other as it stands. */
function linkOf(style: Style, source: string, index: number): string {
  return /^https?:\/\/\S+$/.test(source) ? style.link(`[${index + 1}]`, source) : style.text(source);
}
