import type { QuickPickItem } from 'vscode';
import type {
  NewRecordMeeting,
  NewRecordParams,
  NewRecordSessions,
} from '../../server/src/lsp/new-record-protocol';
import { type Answer, BACK, choose, type Place } from './questions';

/** What has been answered so far. */
export interface Draft {
  readonly folder: string | null;
  sessions: NewRecordSessions;
  asked: Asked;
  /** What is known of the meeting before, for a session and a language. */
  facts?: NewRecordMeeting;
  /** Items as they were typed. */
  lines: string[];
  source?: Source;
  /** A file or documents that were chosen instead. */
  agenda?: NewRecordParams['agenda'];
}

/** Answers as they were written; an empty one is not known. */
export interface Asked {
  readonly session?: string;
  readonly language?: string;
  readonly number?: string;
  readonly meeting?: string;
  readonly date?: string;
  readonly from?: string;
  readonly to?: string;
  readonly chair?: string;
}

export type Source = 'typed' | 'file' | 'documents';

/** An item to choose that stands for a value. */
export interface Pick<T> extends QuickPickItem {
  readonly value: T;
}

/** One of several; what was chosen before is offered first. */
export async function one<T>(
  place: Place,
  placeholder: string,
  items: readonly Pick<T>[],
  before: T | undefined,
): Promise<Answer<{ value: T }>> {
  const active = items.find(({ value }) => value === before);
  const chosen = await choose(place, { items, placeholder, active });
  if (chosen === undefined || chosen === BACK) return chosen;
  return chosen[0];
}

/** Keeps an answer, and goes on. */
export function keep<T>(answer: Answer<T>, take: (answer: T) => void): Answer<'next'> {
  if (answer === undefined) return undefined;
  if (answer === BACK) return BACK;
  take(answer);
  return 'next';
}
