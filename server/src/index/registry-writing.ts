import { applyEdits, type JSONPath, modify, type ParseError, parse as parseJsonc } from 'jsonc-parser';
import { citedVersionOf } from '../analysis/cited-versions';
import { gatheringOf } from '../analysis/gatherings';
import type { Additions } from '../profile/authorities';
import type { RecordDocument } from '../syntax/record';
import { citationsOf } from '../syntax/references';

/** What is added to the registry: an instrument with one version, and the session where that is not known. */
export interface Addition {
  readonly instrument: Additions['instruments'][number];
  readonly session: Additions['sessions'][number] | undefined;
}

/** Where a fact is from, as the person says. */
export interface Evidence {
  readonly source: string;
  readonly quality: Additions['instruments'][number]['versions'][number]['quality'];
}

/** The entry for the citation at an offset; nothing where it names no version, or its conference is not known. */
export function additionAt(record: RecordDocument, offset: number, evidence: Evidence): Addition | undefined {
  const citation = citationsOf(record).find(
    ({ phrase, version }) => phrase.from <= offset && offset <= Math.max(phrase.to, version?.span.to ?? 0),
  );
  const cited = citation && citedVersionOf(record, citation);
  if (!cited) return undefined;
  const { by, adopted, revised } = cited;
  const source = [evidence.source];
  const status = revised || adopted ? 'revised' : 'adopted';
  const isKnown = gatheringOf(record.conventions.source, by.id) !== undefined;
  return {
    instrument: {
      key: cited.key,
      versions: [{ at: by.id, status, source, quality: evidence.quality }],
    },
    session: isKnown ? undefined : { id: by.id, organ: by.organ, year: by.year, source },
  };
}

/**
 * A file with an entry added, its comments and its form kept: settings, where the entry stands under “registry”, or a file
 * of entries. A version of an instrument that is there joins the others. Nothing when the text is no object in JSON: it is
 * for a person to put in order.
 */
export function withAddition(
  text: string,
  addition: Addition,
  where: 'settings' | 'entries',
): string | undefined {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const content = text.slice(mark.length);
  if (content.trim() === '') return mark + completed('{}\n', addition, where);
  const faults: ParseError[] = [];
  const root: unknown = parseJsonc(content, faults, { allowTrailingComma: true });
  const isObject = typeof root === 'object' && root !== null && !Array.isArray(root);
  return faults.length === 0 && isObject ? mark + completed(content, addition, where) : undefined;
}

function completed(text: string, addition: Addition, where: 'settings' | 'entries'): string {
  const root: JSONPath = where === 'settings' ? ['registry'] : [];
  const { instrument, session } = addition;
  let changed = text;
  if (session) changed = appended(changed, [...root, 'sessions'], session, ({ id }) => id === session.id);
  const list = [...root, 'instruments'];
  const place = entriesAt(changed, list).findIndex(({ key }) => key === instrument.key);
  if (place < 0) return appended(changed, list, instrument, () => false);
  for (const version of instrument.versions)
    changed = appended(changed, [...list, place, 'versions'], version, ({ at }) => at === version.at);
  return changed;
}

type Entry = Readonly<Record<string, unknown>>;

/** A list with an entry behind the others, or in the place of the one that is it. */
function appended(text: string, path: JSONPath, value: object, isSame: (entry: Entry) => boolean): string {
  const entries = entriesAt(text, path);
  const place = entries.findIndex(isSame);
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  if (entries.length === 0) return applyEdits(text, modify(text, path, [value], { formattingOptions }));
  const at = place < 0 ? entries.length : place;
  const isArrayInsertion = place < 0;
  return applyEdits(text, modify(text, [...path, at], value, { formattingOptions, isArrayInsertion }));
}

function entriesAt(text: string, path: JSONPath): Entry[] {
  let value: unknown = parseJsonc(text, [], { allowTrailingComma: true });
  for (const step of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'object' && entry !== null) : [];
}
