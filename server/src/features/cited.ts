import type { Archive } from '../index/archive';
import { definedIn } from '../index/defined';
import { documentKey } from '../index/document-key';
import { languageRank } from '../index/language-order';
import type { Mention } from '../index/mention';
import type { Summary } from '../index/summary';
import type { Profile } from '../profile/profile';
import type { Fields } from '../profile/template';
import type { Key } from '../syntax/record';
import { byName } from '../text/order';

/** A place of the archive that names something. */
export interface NamingPlace {
  readonly summary: Summary;
  readonly mention: Mention;
}

/** A document or an instrument, with the places that name it or at which it names. */
export interface Citation {
  readonly name: string;
  /** The file of the document, where its text was read. */
  readonly summary: Summary | undefined;
  readonly places: readonly NamingPlace[];
}

/** A document of a session. A file whose text was not read is known by its address alone. */
export interface SessionEntry {
  readonly name: string;
  readonly uri: string;
  readonly summary: Summary | undefined;
  /** The files that name it in a heading or in their table of subjects. */
  readonly discussedBy: readonly Citation[];
}

/** What a record names of one kind, but for itself, in the order in which it first does. */
export function namedBy(
  archive: Archive,
  profile: Profile,
  summary: Summary,
  kind: Mention['kind'],
): Citation[] {
  const defined = definedIn(archive, profile);
  const own = summary.symbol && documentKey(profile, summary.symbol);
  const mentions = new Map<Key, Mention[]>();
  for (const mention of summary.mentions) {
    if (mention.kind !== kind || mention.key === own) continue;
    const known = mentions.get(mention.key);
    if (known) known.push(mention);
    else mentions.set(mention.key, [mention]);
  }
  return [...mentions].map(([key, all]) => {
    const name = (all[0]?.text ?? key).replace(/\s+/g, ' ');
    return {
      name,
      summary: best(archive, defined.get(key) ?? [], summary.language, name),
      places: all.map((mention) => ({ summary, mention })),
    };
  });
}

/** Who names a document, besides itself: one file of each name, that in the language of the reader if there is one. */
export function namersOf(archive: Archive, profile: Profile, key: Key, language: string): Citation[] {
  const files = new Map<Summary, NamingPlace[]>();
  for (const place of archive.citing(key)) {
    const { symbol } = place.summary;
    if (symbol && documentKey(profile, symbol) === key) continue;
    const known = files.get(place.summary);
    if (known) known.push(place);
    else files.set(place.summary, [place]);
  }
  const named = new Map<string, Citation>();
  for (const [summary, places] of files) {
    const name = nameOf(summary);
    const before = named.get(name)?.summary;
    if (!before || rankOf(archive, language, summary) < rankOf(archive, language, before))
      named.set(name, { name, summary, places });
  }
  return [...named.values()].sort((a, b) => byName(a.name, b.name));
}

/** The documents of the session of a record, each with who discusses it. */
export function sessionOf(archive: Archive, profile: Profile, { symbol, language }: Summary): SessionEntry[] {
  const session = symbol?.['session'];
  if (session === undefined) return [];
  return archive
    .documentsOf(session)
    .flatMap(({ uri, fields }) => {
      const key = documentKey(profile, fields);
      return key === undefined ? [] : [entryOf(archive, profile, { key, uri, fields, language })];
    })
    .sort((a, b) => byName(a.name, b.name));
}

function entryOf(
  archive: Archive,
  profile: Profile,
  about: { readonly key: Key; readonly uri: string; readonly fields: Fields; readonly language: string },
): SessionEntry {
  const summary = best(archive, archive.defining(about.fields), about.language);
  return {
    name: summary?.name ?? about.key,
    uri: summary?.uri ?? about.uri,
    summary,
    discussedBy: namersOf(archive, profile, about.key, about.language).flatMap((citation) => {
      const places = citation.places.filter(({ mention }) => mention.place !== 'text');
      return places.length === 0 ? [] : [{ ...citation, places }];
    }),
  };
}

/** The file of a document: that of the name, else the latest revision; in the language that suits the reader best. */
function best(
  archive: Archive,
  files: readonly Summary[],
  language: string,
  name?: string,
): Summary | undefined {
  const score = (file: Summary): number =>
    (file.name === name ? 1000 : 0) + Number(file.symbol?.['revision'] ?? 0);
  const rank = (file: Summary): number => rankOf(archive, language, file);
  return [...files].sort((a, b) => score(b) - score(a) || rank(a) - rank(b))[0];
}

function rankOf({ settings }: Archive, language: string, file: Summary): number {
  return languageRank(settings.documentLanguages, language, file.language);
}

/** A file that has no symbol is called by its name. */
function nameOf({ name, uri }: Summary): string {
  return name ?? decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
