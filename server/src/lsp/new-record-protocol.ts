import type { ListedPosition } from './protocol';

/** What a client that makes new records asks, one question after the other. Like `protocol.ts` it knows nothing. */

/** Asks for which sessions and in which languages a record may be written: `SessionsParams` → `NewRecordSessions`. */
export const NEW_RECORD_SESSIONS = 'precis/newRecord/sessions';

export interface SessionsParams {
  /** The address of the open folder that the record is for; null where none is open. */
  readonly folder: string | null;
  /** The organisation by its id; without it that of the folder. */
  readonly profile?: string;
}

export interface NewRecordSessions {
  readonly profile: string;
  readonly profiles: readonly { readonly id: string; readonly name: string }[];
  /** The latest first. */
  readonly sessions: readonly {
    readonly session: string;
    readonly name: string;
    readonly documents: number;
  }[];
  /** How many digits name a session: the least and the most. */
  readonly digits: readonly [number, number];
  /** The languages there is a skeleton in, that of the folder first, each with how many meetings it can count. */
  readonly languages: readonly {
    readonly language: string;
    readonly name: string;
    readonly meetings: number;
  }[];
}

/** Asks what is known of the next meeting of a session: `MeetingParams` → `NewRecordMeeting`. */
export const NEW_RECORD_MEETING = 'precis/newRecord/meeting';

export interface MeetingParams extends SessionsParams {
  readonly session: string;
  readonly language: string;
}

export interface NewRecordMeeting {
  readonly number: string | null;
  readonly meeting: number | null;
  /** The day of the meeting before, as ISO writes it; else the first day of the session. */
  readonly date: string | null;
  readonly chair: string | null;
  readonly secretary: string | null;
  readonly original: string | null;
  readonly agendas: readonly {
    readonly uri: string;
    readonly name: string;
    readonly title: string | null;
    readonly language: string;
    readonly count: number;
  }[];
  readonly documents: readonly { readonly symbol: string; readonly title: string | null }[];
}

/** Asks for a record that has only to be written: `NewRecordParams` → `WrittenSkeleton`, or null where there is no skeleton. */
export const NEW_RECORD = 'precis/newRecord';

export interface NewRecordParams extends MeetingParams {
  readonly number?: string;
  readonly meeting?: number;
  /** Days as ISO writes them, hours as `09:30`. */
  readonly date?: string;
  readonly from?: string;
  readonly to?: string;
  readonly issued?: string;
  readonly original?: string;
  readonly chair?: string;
  readonly secretary?: string;
  /** Items as they were typed, a line each; a file that has an agenda; documents, an item each. */
  readonly agenda:
    | { readonly lines: readonly string[] }
    | { readonly uri: string }
    | { readonly symbols: readonly string[] };
}

export interface WrittenSkeleton {
  /** Its line ends are LF. */
  readonly text: string;
  /** The name of its file, without ending; null where the profile has none. */
  readonly name: string | null;
  /** The address of the folder in which the records of the session lie. */
  readonly folder: string | null;
  /** Where writing begins. */
  readonly cursor: ListedPosition;
  /** How many items there are. */
  readonly items: number;
}
