import { URI, Utils } from 'vscode-uri';
import type { RecordDocument } from '../syntax/record';
import type { Archive } from './archive';
import type { Summary } from './summary';

/** An archive, with the text of its files: a summary does not hold what a thing looks like where it stands. */
export interface TextArchive {
  readonly archive: Archive;
  /** The record of a file as it is now; `undefined` when it is gone. */
  record(uri: string): RecordDocument | undefined;
  /** Reads a text as the record of a file. */
  read(text: string, uri: string): RecordDocument | undefined;
}

/** Whether two summaries of a file were made of the same text, as far as what they name and where can tell. */
export function saysTheSame(before: Summary, after: Summary): boolean {
  const told = ({ mentions, symbolSpan, lineStarts }: Summary): string =>
    JSON.stringify([mentions, symbolSpan, Array.from(lineStarts)]);
  return told(before) === told(after);
}

/** A file as a person is told of it. */
export function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}
