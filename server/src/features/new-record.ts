import type { Archive } from '../index/archive';
import type { Summary } from '../index/summary';
import { symbolName } from '../index/symbol-name';
import { plainRecogniser } from '../profile/compile';
import type { Profile, ProfileSource } from '../profile/profile';
import type { Fields } from '../profile/template';
import { mastheadOf, mastheadSpans } from '../syntax/masthead';
import type { RecordDocument } from '../syntax/record';
import { slice } from '../text/span';

/** A session for which a record may be written, the latest first. */
export interface SessionChoice {
  /** Its digits: `24`. */
  readonly session: string;
  /** As it is spoken of: `C24`. */
  readonly name: string;
  /** How many documents of it there are in the archive. */
  readonly documents: number;
}

/** The sessions of which the archive has documents, and those that the registry knows. */
export function sessionsToChoose(archive: Archive, source: ProfileSource): SessionChoice[] {
  const { profile, authorities } = source;
  const counts = new Map<string, number>();
  for (const { year, id } of authorities.sessions) {
    const digits = String(year % 100).padStart(2, '0');
    if (sessionName(profile, digits) === id) counts.set(digits, 0);
  }
  for (const { fields } of archive.documents()) {
    const session = fields['session'];
    if (session) counts.set(session, (counts.get(session) ?? 0) + 1);
  }
  const now = Number(authorities.updated.slice(2, 4));
  const age = (digits: string): number =>
    digits.length > 2 ? 100 - (Number(digits) % 100) + now : (now + 150 - Number(digits)) % 100;
  return [...counts]
    .map(([session, documents]) => ({ session, name: sessionName(profile, session), documents }))
    .sort((a, b) => age(a.session) - age(b.session));
}

function sessionName({ documents }: Profile, session: string): string {
  return documents.session.replace('{session}', session);
}

/** A file of a session that has items: the table or the headings of an agenda, or of another record. */
export interface AgendaChoice {
  readonly summary: Summary;
  readonly count: number;
}

/** The files of a session that an agenda may be taken from: those in the language first, then by symbol. */
export function agendasToChoose(archive: Archive, session: string, language: string): AgendaChoice[] {
  return summariesOf(archive, session)
    .map((summary) => ({ summary, count: itemCount(summary) }))
    .filter(({ count }) => count > 0)
    .sort(
      (a, b) =>
        Number(b.summary.language === language) - Number(a.summary.language === language) ||
        bySymbol(a.summary.symbol, b.summary.symbol),
    );
}

/** How many headings a file has; a table without headings counts by what it names. */
function itemCount({ headings, mentions }: Summary): number {
  return headings.length || mentions.filter(({ place }) => place === 'agenda').length;
}

/** A document of a session that an item may be about. */
export interface DocumentChoice {
  /** As it should be written, without revision where several may be meant. */
  readonly symbol: string;
  readonly title: string | undefined;
}

/** The documents of a session that are no records of meetings, by their symbols, with their titles in the language if they have one in it. */
export function documentsToChoose(
  archive: Archive,
  { profile }: ProfileSource,
  session: string,
  language: string,
): DocumentChoice[] {
  const found = new Map<string, { readonly fields: Fields; readonly title: string | undefined }>();
  for (const { fields } of archive.documentsOf(session)) {
    const [target] = archive.resolve(fields, language);
    const summary = target && archive.summary(target.file.uri);
    if (summary?.meeting !== undefined) continue;
    const symbol = summary?.symbol ?? fields;
    const name = symbolName(profile, symbol);
    if (name !== undefined) found.set(name, { fields: symbol, title: summary?.title });
  }
  return [...found]
    .sort(([, a], [, b]) => bySymbol(a.fields, b.fields))
    .map(([symbol, { title }]) => ({ symbol, title }));
}

function bySymbol(a: Fields | undefined, b: Fields | undefined): number {
  const series = (a?.['series'] ?? '').localeCompare(b?.['series'] ?? '');
  return series || Number(a?.['number'] ?? 0) - Number(b?.['number'] ?? 0);
}

/**
 * The latest record of a session: that of the latest meeting; of several in different languages the one in the language
 * that is asked for, else one whose names can be read by those who read it.
 */
export function latestRecord(
  archive: Archive,
  source: ProfileSource,
  session: string,
  language: string,
): Summary | undefined {
  const rank = ({ meeting, symbol, language: own }: Summary): string => {
    const nearness = own === language ? 2 : scriptOf(source, own) === LATIN ? 1 : 0;
    return [meeting ?? '', String(symbol?.['number'] ?? '').padStart(5, '0'), nearness].join(' ');
  };
  return summariesOf(archive, session)
    .filter(({ meeting }) => meeting !== undefined)
    .sort((a, b) => (rank(a) < rank(b) ? 1 : -1))[0];
}

/** The script that stands in records of every other. */
const LATIN = 'Latin';

function scriptOf({ wordings }: ProfileSource, language: string): string | undefined {
  return wordings.find((wording) => wording.language === language)?.script;
}

/** Whether a name can stand in a record of a language: its letters are of that script, or Latin. */
function isReadable(name: string, source: ProfileSource, language: string): boolean {
  const script = scriptOf(source, language) ?? LATIN;
  return new RegExp(`^(?:\\p{Script=${LATIN}}|\\p{Script=${script}}|[^\\p{L}])*$`, 'u').test(name);
}

function summariesOf(archive: Archive, session: string): Summary[] {
  return archive.summaries().filter(({ symbol }) => symbol?.['session'] === session);
}

/** The first number behind that of the latest record that no document of the session has. */
export function freeNumber(archive: Archive, latest: Summary | undefined): string | undefined {
  const session = latest?.symbol?.['session'];
  const number = Number(latest?.symbol?.['number']);
  if (session === undefined || !Number.isInteger(number)) return undefined;
  for (let next = number + 1; ; next++)
    if (!archive.has({ session, number: String(next) })) return String(next);
}

/** What a record says of its meeting that the next one is likely to share. */
export interface MeetingFacts {
  /** Which meeting it was, from 1. */
  readonly meeting: number | undefined;
  readonly chair: string | undefined;
  readonly secretary: string | undefined;
  /** The language it was drawn up in, as a BCP 47 tag. */
  readonly original: string | undefined;
}

/** What the masthead and the signature of a record say, for a record in a language: a name in a strange script is not known. */
export function meetingFacts(record: RecordDocument, language: string): MeetingFacts {
  const { text, blocks, conventions } = record;
  const { chair, original } = mastheadOf(record);
  const { skeleton } = conventions.wording;
  const named = original && slice(text, original);
  const signature = blocks.find((block) => block.kind === 'signature');
  const names = signature?.names
    ? slice(text, signature.names)
        .trim()
        .split(/\t{1,12}/)
    : [];
  const [first, second] = names.length === 2 ? names.map((name) => name.trim()) : [];
  const known = (name: string | undefined): string | undefined =>
    name && name !== UNNAMED && isReadable(name, conventions.source, language) ? name : undefined;
  return {
    meeting: meetingNumber(record),
    chair: known(chair && slice(text, chair)) ?? known(second),
    secretary: known(first),
    original: Object.entries(skeleton?.originals ?? {}).find(([, word]) => word === named)?.[0],
  };
}

/** What stands for a name that is not known. */
const UNNAMED = '…';

/** Which meeting a masthead speaks of, by the line of the skeleton that says so. */
function meetingNumber(record: RecordDocument): number | undefined {
  const { skeleton } = record.conventions.wording;
  const line = skeleton?.masthead.find((candidate) => candidate.includes('{meeting}'));
  if (!skeleton || !line) return undefined;
  const words = Object.fromEntries(skeleton.meetings.map((word, index) => [word, String(index + 1)]));
  const recogniser = plainRecogniser([line], { meeting: { words } });
  for (const { from, to } of mastheadSpans(record)) {
    const meeting = recogniser.next(record.text, from, to)?.fields['meeting'];
    if (meeting) return Number(meeting);
  }
  return undefined;
}
