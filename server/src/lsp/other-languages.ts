import { URI, Utils } from 'vscode-uri';
import type { Difference } from '../analysis/concordance/differences';
import { recordFactsOf } from '../analysis/concordance/record-facts';
import { beginningsBeside } from '../features/beside';
import type { Summary } from '../index/summary';
import { differencesToEach } from '../index/version-differences';
import { versionsOf } from '../index/version-facts';
import type { Workspace } from '../index/workspace';
import { readFileName } from '../profile/file-names';
import { argsOf, languageNamed, messageOf } from '../rules/concordance';
import type { RecordDocument } from '../syntax/record';
import { derive } from '../text/derive';
import { normalised } from './address';
import { locationOf, takeOpenRecords, wholeArchive } from './archive';
import { linesOf, positionAt } from './convert';
import { sentenceOf } from './diagnostic';
import { type Folder, folderOf } from './folders';
import type { Session } from './session';
import { readVersionsOf } from './versions';
import type {
  BesideParams,
  LanguageVersion,
  LinesBeside,
  ListedDifference,
  OtherVersions,
} from './versions-protocol';

/** A record among its other versions, whose texts are known. */
export interface AmongVersions {
  readonly folder: Folder;
  readonly own: Summary;
  readonly versions: readonly Summary[];
}

/** The record of an address with its other versions, once their texts were read; `undefined` for an unknown file. */
export async function amongVersions(session: Session, uri: string): Promise<AmongVersions | undefined> {
  await session.ready;
  takeOpenRecords(session);
  const folder = folderOf(session.folders, uri);
  if (!folder) return undefined;
  await readVersionsOf(session, folder, normalised(uri));
  const { workspace } = folder;
  const own = workspace.summary(normalised(uri));
  return own && { folder, own, versions: inOrder(workspace, versionsOf(own, workspace)) };
}

/** Languages stand in the order of the profile. */
function inOrder({ profile }: Workspace, versions: readonly Summary[]): Summary[] {
  const ranks = new Map(profile.wordings.map(({ language }, rank) => [language, rank]));
  const rankOf = ({ language }: Summary): number => ranks.get(language) ?? ranks.size;
  return [...versions].sort((a, b) => rankOf(a) - rankOf(b));
}

/** The other versions of a record, with what differs from each, for who lists them. The record need not be open. */
export async function otherVersionsFor(session: Session, uri: string): Promise<OtherVersions | null> {
  await wholeArchive(session);
  const among = await amongVersions(session, uri);
  if (!among) return null;
  const { folder, own, versions } = among;
  const found = differencesToEach(own, folder.workspace);
  return {
    symbol: own.name ?? null,
    names: namesOfVersions(folder.workspace, own),
    versions: versions.map((version): LanguageVersion => {
      const differences = found.find((other) => other.version === version)?.differences ?? [];
      return {
        language: version.language,
        name: languageNamed(folder.workspace, version.language),
        location: locationOf(session, version, version.symbolSpan ?? { from: 0, to: 0 }),
        differences: differences.map((difference) => listed(session, folder, own, version, difference)),
      };
    }),
  };
}

function listed(
  session: Session,
  { workspace }: Folder,
  own: Summary,
  version: Summary,
  difference: Difference,
): ListedDifference {
  const { kind, form, part, number, otherNumber, found, expected, span, place } = difference;
  const args = argsOf(difference, languageNamed(workspace, version.language));
  return {
    kind,
    form,
    part,
    number: number ?? otherNumber ?? null,
    found: found ?? null,
    expected: expected ?? null,
    message: sentenceOf(session, 'concordance', messageOf(difference), args),
    location: locationOf(session, own, span),
    other: place ? locationOf(session, version, place) : null,
  };
}

/** The names by which files are known as other versions of a record: its own, with other languages in it. */
function namesOfVersions({ profile }: Workspace, { uri, language, symbol }: Summary): string[] {
  const name = Utils.basename(URI.parse(uri));
  const same = JSON.stringify(Object.entries(symbol ?? {}).sort());
  return profile.wordings.flatMap((wording) => {
    if (wording.language === language) return [];
    const candidates = [
      name.replace(`.${language}.`, `.${wording.language}.`),
      name.replace(/\.[^.]{1,20}$/, (ending) => `.${wording.language}${ending}`),
    ];
    const [fits] = candidates.filter((candidate) => {
      const said = readFileName(profile.profile, candidate);
      return (
        said?.language === wording.language && JSON.stringify(Object.entries(said.fields).sort()) === same
      );
    });
    return fits ?? [];
  });
}

/** The lines of two versions that correspond, for who scrolls one beside the other. */
export async function linesBesideFor(session: Session, params: BesideParams): Promise<LinesBeside | null> {
  const among = await amongVersions(session, params.textDocument.uri);
  const version = among?.versions.find(({ uri }) => uri === normalised(String(params.other)));
  if (!among || !version) return null;
  const { workspace } = among.folder;
  const own = workspace.factsOf(among.own.uri, among.own.uri);
  const other = workspace.factsOf(version.uri, version.uri);
  if (!own || !other) return null;
  const lineOf = ({ lineStarts }: Summary, offset: number): number =>
    positionAt({ starts: lineStarts }, offset).line;
  const { pairs, alone } = beginningsBeside(own, other);
  return {
    lines: pairs.map(([here, there]) => [lineOf(among.own, here), lineOf(version, there)] as const),
    alone: alone.map((here) => lineOf(among.own, here)),
  };
}

/**
 * What lists show of a record beside its versions depends on this text of it, and on theirs: what it says that they must
 * say, too, and where. Nothing of a record without versions.
 */
export function versionsShown({ workspace }: Folder, uri: string, record: RecordDocument): string {
  const own = workspace.summary(uri);
  return own && versionsOf(own, workspace).length > 0 ? factsShown(record) : '';
}

const factsShown = derive((record: RecordDocument): string => {
  const lines = linesOf(record);
  return JSON.stringify(
    recordFactsOf(record).parts.map(({ number, span, facts }) => [
      number,
      positionAt(lines, span.from).line,
      facts.map((fact) => [fact.text, positionAt(lines, fact.span.from)]),
    ]),
  );
});
