import { l10n } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type MeetingParams,
  NEW_RECORD_MEETING,
  NEW_RECORD_SESSIONS,
  type NewRecordMeeting,
  type NewRecordSessions,
  type SessionsParams,
} from '../../server/src/lsp/new-record-protocol';
import { askAgenda, askSource } from './agenda-questions';
import { type Asked, type Draft, keep, one, type Pick } from './draft';
import { type Answer, BACK, type Place, type Question, write } from './questions';

/** The questions about a new record, in their order. `isTaken` tells the file that has the number already. */
export function questionsFor(
  client: BaseLanguageClient,
  draft: Draft,
  isTaken: (number: string) => Promise<string | undefined>,
): readonly Question[] {
  return [
    ...(draft.sessions.profiles.length > 1 ? [(place: Place) => askOrganisation(client, draft, place)] : []),
    (place) => askSession(draft, place),
    (place) => askLanguage(client, draft, place),
    (place) => askNumber(draft, place, isTaken),
    (place) => askMeeting(draft, place),
    (place) => askDate(draft, place),
    (place) => askChair(draft, place),
    (place) => askSource(draft, place),
    (place) => askAgenda(draft, place),
  ];
}

async function askOrganisation(
  client: BaseLanguageClient,
  draft: Draft,
  place: Place,
): Promise<Answer<'next'>> {
  const { profiles, profile } = draft.sessions;
  const items = profiles.map(({ id, name }) => ({ label: name, value: id }));
  const answer = await one(place, l10n.t('Which organisation’s meeting was it?'), items, profile);
  if (answer === undefined || answer === BACK) return answer;
  const params: SessionsParams = { folder: draft.folder, profile: answer.value };
  draft.sessions =
    (await client.sendRequest<NewRecordSessions | null>(NEW_RECORD_SESSIONS, params)) ?? draft.sessions;
  return 'next';
}

/** Stands for a session that is not in the list. */
const OTHER = '';

async function askSession(draft: Draft, place: Place): Promise<Answer<'next'>> {
  const { sessions, digits } = draft.sessions;
  const items: Pick<string>[] = sessions.map(({ session, name, documents }) => ({
    label: name,
    description:
      documents === 0 ? '' : documents === 1 ? l10n.t('1 document') : l10n.t('{0} documents', documents),
    value: session,
  }));
  items.push({ label: l10n.t('Another session…'), value: OTHER, alwaysShow: true });
  // Who keeps an archive mostly goes on with its last session.
  const usual = sessions.find(({ documents }) => documents > 0)?.session;
  for (;;) {
    const answer = await one(
      place,
      l10n.t('Of which session is the meeting?'),
      items,
      draft.asked.session ?? usual,
    );
    if (answer === undefined || answer === BACK) return answer;
    if (answer.value !== OTHER) return keep(answer, ({ value }) => take(draft, { session: value }));
    const [least, most] = digits;
    const written = await write(
      { ...place, leadsBack: true },
      {
        prompt: l10n.t('The session by its digits, as symbols have it.'),
        value: '',
        refuse: (value) =>
          /^[0-9]+$/.test(value) && value.length >= least && value.length <= most
            ? undefined
            : l10n.t('Write {0} to {1} digits.', least, most),
      },
    );
    if (written !== BACK) return keep(written, (session) => take(draft, { session }));
  }
}

function take(draft: Draft, answer: Asked): void {
  draft.asked = { ...draft.asked, ...answer };
}

async function askLanguage(client: BaseLanguageClient, draft: Draft, place: Place): Promise<Answer<'next'>> {
  const items = draft.sessions.languages.map(({ language, name }) => ({
    label: name,
    description: language,
    value: language,
  }));
  const answer = await one(
    place,
    l10n.t('In which language will it be written?'),
    items,
    draft.asked.language,
  );
  if (answer === undefined || answer === BACK) return answer;
  take(draft, { language: answer.value });
  const { folder, sessions, asked } = draft;
  const params: MeetingParams = {
    folder,
    profile: sessions.profile,
    session: asked.session ?? '',
    language: answer.value,
  };
  const facts = await client.sendRequest<NewRecordMeeting | null>(NEW_RECORD_MEETING, params);
  if (!facts) return undefined;
  draft.facts = facts;
  return 'next';
}

async function askNumber(
  draft: Draft,
  place: Place,
  isTaken: (number: string) => Promise<string | undefined>,
) {
  const answer = await write(place, {
    prompt: l10n.t('The number of the record’s own document. Leave it empty if there is none yet.'),
    value: draft.asked.number ?? draft.facts?.number ?? '',
    refuse: async (value) => {
      if (!/^(?:[1-9][0-9]{0,3})?$/.test(value)) return l10n.t('Write up to four digits.');
      const file = value === '' ? undefined : await isTaken(value);
      return file === undefined ? undefined : l10n.t('There is {0} already.', file);
    },
  });
  return keep(answer, (number) => take(draft, { number }));
}

async function askMeeting(draft: Draft, place: Place) {
  const most =
    draft.sessions.languages.find(({ language }) => language === draft.asked.language)?.meetings ?? 0;
  const answer = await write(place, {
    prompt: l10n.t('Which plenary meeting of the session was it? 1 for the first.'),
    value: draft.asked.meeting ?? String(draft.facts?.meeting ?? ''),
    refuse: (value) =>
      value === '' || (/^[0-9]{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= most)
        ? undefined
        : l10n.t('Write a number from 1 to {0}.', most),
  });
  return keep(answer, (meeting) => take(draft, { meeting }));
}

/** `2024-06-12`, and perhaps ` 09:30-12:30`. */
const DATE =
  /^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:\s+(?<from>[0-9]{1,2}:[0-9]{2})\s*[-–]\s*(?<to>[0-9]{1,2}:[0-9]{2}))?$/;

async function askDate(draft: Draft, place: Place) {
  const { date, from, to } = draft.asked;
  const before = from ? `${date} ${from}-${to}` : date;
  const answer = await write(place, {
    prompt: l10n.t('The day of the meeting, and its hours: {0}', '2024-06-12 09:30-12:30'),
    value: before ?? draft.facts?.date ?? '',
    refuse: (value) =>
      value === '' || isDate(value)
        ? undefined
        : l10n.t('Write a day that there is, as in {0}.', '2024-06-12 09:30-12:30'),
  });
  return keep(answer, (value) => {
    const { date: day = '', from: begin = '', to: end = '' } = DATE.exec(value)?.groups ?? {};
    take(draft, { date: day, from: begin, to: end });
  });
}

function isDate(value: string): boolean {
  const { date = '', from = '0:00', to = '0:00' } = DATE.exec(value)?.groups ?? {};
  const isTime = (time: string): boolean => /^(?:[01]?[0-9]|2[0-4]):[0-5][0-9]$/.test(time);
  const day = new Date(`${date}T00:00:00Z`);
  return (
    !Number.isNaN(day.getTime()) &&
    day.toISOString().startsWith(date) &&
    date !== '' &&
    isTime(from) &&
    isTime(to)
  );
}

async function askChair(draft: Draft, place: Place) {
  const answer = await write(place, {
    prompt: l10n.t('Who presided? Leave it empty if that is not known yet.'),
    value: draft.asked.chair ?? draft.facts?.chair ?? '',
  });
  return keep(answer, (chair) => take(draft, { chair }));
}
