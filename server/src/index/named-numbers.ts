import { namesAny } from '../analysis/recount';
import type { RecordDocument } from '../syntax/record';
import type { Archive } from './archive';
import { documentKey } from './document-key';
import { paragraphKey } from './paragraph-key';

/** Whether the record or another of its archive may name one of its numbers: then they do not change by themselves. */
export function isNamedAnywhere(
  archive: Archive,
  uri: string,
  record: RecordDocument,
  numbers: ReadonlySet<string>,
): boolean {
  if (namesAny(record, numbers)) return true;
  const symbol = archive.summary(uri)?.symbol;
  const own = symbol && documentKey(archive.profile.profile, symbol);
  return (
    own !== undefined && [...numbers].some((number) => archive.citing(paragraphKey(own, number)).length > 0)
  );
}
