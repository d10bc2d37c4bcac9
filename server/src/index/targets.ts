import { addressesOf, foreignAddress } from '../profile/file-names';
import { hasSessions } from '../profile/symbol-fields';
import { sessionOf } from '../syntax/masthead';
import type { DocumentReference, RecordDocument } from '../syntax/record';
import type { Archive } from './archive';
import type { Target } from './targets-among';

/** Where a reference to a document leads. */
export interface Targets {
  /** The files of the archive it may mean, the best first. */
  readonly files: readonly Target[];
  /** Where the organisation publishes it. */
  readonly address: string | undefined;
}

/**
 * Where a reference leads. One that names no session means the session of its record: `DT/2` in a record of the
 * session 24 is `C24/DT/2`. Everything that follows references asks here, so that they all lead to the same place.
 */
export function targetsOf(archive: Archive, record: RecordDocument, reference: DocumentReference): Targets {
  const { profile } = record.conventions;
  if (!reference.own) return { files: [], address: foreignAddress(profile, reference, record.language) };
  const session = reference.fields['session'] ?? sessionOf(record);
  if (session === undefined && hasSessions(profile)) return { files: [], address: undefined };
  const fields = session === undefined ? reference.fields : { ...reference.fields, session };
  const files = archive.resolve(fields, record.language);
  const [address] = addressesOf(profile, fields, record.language);
  return { files, address };
}
