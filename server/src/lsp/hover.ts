import type { Hover, HoverParams } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { withSession } from '../analysis/sessions';
import { titleOf } from '../analysis/title';
import {
  type CitationFacts,
  type DocumentFacts,
  hoverAt,
  type Mentions,
  type ParagraphFacts,
  type PartFacts,
  paragraphBody,
} from '../features/hover';
import { citersOf } from '../index/citers';
import { targetsOf } from '../index/targets';
import type { DocumentReference, Version } from '../syntax/record';
import { capitalised } from '../text/capital';
import { normalised } from './address';
import { takeOpenRecords } from './archive';
import { linesOf, offsetAt, rangeOf } from './convert';
import { folderOf } from './folders';
import { historyParagraphs, partParagraphs } from './instrument-hover';
import { addressAt, recordThere } from './paragraphs';
import { reachableFrom, sharedWith } from './roots';
import { sameParagraphHover } from './same-paragraph';
import { fileText, type OpenRecord, recordOf, type Session } from './session';
import { markdown, plainText, type Style } from './style';
import { sentences } from './words';

/** What is shown over a reference: what it is, what it is called, where else the record names it, where it leads. */
export async function hoverFor(session: Session, params: HoverParams): Promise<Hover | null> {
  const open = recordOf(session, params.textDocument.uri);
  if (!open) return null;
  const lines = linesOf(open.record);
  const offset = offsetAt(lines, params.position);
  const facts = hoverAt(open.record, offset);
  if (!facts) return sameParagraphHover(session, open, offset);
  const style = session.abilities.markdown ? markdown : plainText;
  const paragraphs = await paragraphsFor(session, open, facts, style);
  return {
    range: rangeOf(lines, facts.span),
    contents: { kind: style.kind, value: paragraphs.filter((text) => text !== '').join('\n\n') },
  };
}

function paragraphsFor(
  session: Session,
  open: OpenRecord,
  facts: DocumentFacts | CitationFacts | ParagraphFacts | PartFacts,
  style: Style,
): Promise<string[]> | string[] {
  switch (facts.kind) {
    case 'document':
      return documentParagraphs(session, open, facts, style);
    case 'citation':
      return citationParagraphs(session, facts, style);
    case 'part':
      return partParagraphs(session, facts, style);
    case 'paragraph':
      return facts.document
        ? thereParagraphs(session, open, facts.document, facts.number, style)
        : [
            style.strong(session.say(sentences.paragraph, { number: facts.number })),
            style.text(shortened(facts.body ?? '')),
          ];
  }
}

async function documentParagraphs(
  session: Session,
  open: OpenRecord,
  facts: DocumentFacts,
  style: Style,
): Promise<string[]> {
  const { record, folder, document } = open;
  const { say } = session;
  const { reference, isSelf } = facts;
  const archive = reachableFrom(session, folder);
  const { files: all, address } = targetsOf(archive, record, reference);
  const files = isSelf ? all.filter(({ file }) => file.uri !== document.address) : all;
  const best = isSelf ? undefined : files[0];
  const described = isSelf ? document.address : best?.file.uri;
  const title = described && (await titleFor(session, described));
  const date = described && archive.summary(described)?.date;
  const links = files.slice(0, 3).map(({ file }) => {
    const name = Utils.basename(URI.parse(file.uri));
    return style.link(say(sentences.openFile, { file: name }), file.uri);
  });
  if (links.length === 0 && address) links.push(style.link(say(sentences.openAddress), address));
  return [
    `${style.strong(reference.canonical)} ${style.text(`– ${symbolInWords(session, facts)}`)}`,
    reference.fault ? style.text(say(sentences.writtenSo, { symbol: reference.canonical })) : '',
    title ? style.quote(title) : '',
    date === undefined ? '' : style.text(say(sentences.dated, { date })),
    best && !best.sameRevision ? style.text(say(sentences.otherRevision)) : '',
    isSelf ? '' : style.text(placesInWords(session, facts)),
    style.text(citersInWords(session, open, facts)),
    links.join(' · '),
  ];
}

/** What the document says in that paragraph, as far as it is there to be read. */
async function thereParagraphs(
  session: Session,
  { record, folder }: OpenRecord,
  document: DocumentReference,
  number: string,
  style: Style,
): Promise<string[]> {
  const { say } = session;
  const { files, address } = targetsOf(reachableFrom(session, folder), record, document);
  const [best] = files;
  const sentence = number.includes('.') ? sentences.paragraphOf : sentences.numberOf;
  const name = style.strong(say(sentence, { number, symbol: document.canonical }));
  if (!best) return [name, address ? style.link(say(sentences.openAddress), address) : ''];
  const { uri } = best.file;
  const title = await titleFor(session, uri);
  const other = await recordThere(session, uri);
  const body = other && paragraphBody(other, number);
  const file = Utils.basename(URI.parse(uri));
  return [
    name,
    title ? style.quote(title) : '',
    body === undefined ? '' : style.text(shortened(body)),
    other && body === undefined ? style.text(say(sentences.numberMissing, { file, number })) : '',
    best.sameRevision ? '' : style.text(say(sentences.otherRevision)),
    style.link(say(sentences.openFile, { file }), addressAt(uri, other, number)),
  ];
}

/** Where the record lists the document and names it. */
function placesInWords(session: Session, { reference, listed, mentions }: DocumentFacts): string {
  const { say } = session;
  const inHeadings =
    listed.length > 0 ? say(sentences.listed, { numbers: listed.join(', ') }) : say(sentences.notListed);
  return [reference.own ? inHeadings : '', mentionsInWords(session, mentions)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** `C24/DT/2(Rev.1)`: document DT/2 of the 2024 session, revision 1. */
function symbolInWords({ say }: Session, { reference, session }: DocumentFacts): string {
  const { fields, own, canonical } = reference;
  const number = own
    ? [fields['series'], fields['number']].filter((part) => part !== undefined).join('/')
    : canonical;
  const of = { year: sentences.documentOfYear, name: sentences.documentOfSession };
  const parts = [
    own && session
      ? say(of[session.kind], { number, session: session.text })
      : say(sentences.documentNumber, { number }),
  ];
  for (const [sentence, value] of [
    [sentences.revision, fields['revision']],
    [sentences.addendum, fields['addendum'] ?? fields['withAddendum']],
    [sentences.corrigendum, fields['corrigendum'] ?? fields['withCorrigendum']],
  ] as const)
    if (value !== undefined) parts.push(say(sentence, { number: value }));
  return parts.join(', ');
}

function citationParagraphs(session: Session, facts: CitationFacts, style: Style): string[] {
  const { say } = session;
  const { organ, organStated, instrument } = facts.citation;
  const values = { instrument: say(capitalised(instrument)), number: facts.number, organ: say(organ ?? '') };
  return [
    style.strong(say(organ ? sentences.instrumentOfOrgan : sentences.instrument, values)),
    style.text(versionInWords(session, facts.version)),
    organ && !organStated ? style.text(say(sentences.organAssumed, { organ: values.organ })) : '',
    ...historyParagraphs(session, facts.history, style),
    style.text(mentionsInWords(session, facts.mentions)),
  ];
}

function versionInWords({ say }: Session, version: Version | undefined): string {
  if (!version) return say(sentences.versionUnknown);
  const { year, city, revised, adopted, amended, amendedYear } = version.fields;
  if (year && city)
    return say(revised ? sentences.versionCityRevised : sentences.versionCity, { year, city });
  if (adopted && amended) return say(sentences.versionAmended, { adopted, amended });
  if (year && amendedYear) return say(sentences.versionAmended, { adopted: year, amended: amendedYear });
  if (adopted) return say(sentences.versionAdopted, { adopted });
  return say(sentences.versionOther, { version: version.canonical });
}

function mentionsInWords({ say }: Session, { count, numbers }: Mentions): string {
  if (count < 2) return say(sentences.mentionedOnce);
  if (numbers.length === 0) return say(sentences.mentionedTimes, { count });
  const shown = numbers.length > 12 ? [...numbers.slice(0, 12), '…'] : numbers;
  return say(sentences.mentioned, { count, numbers: shown.join(', ') });
}

/** Who else cites the document; nothing before all files were read, because a part of the truth would be none. */
function citersInWords(
  session: Session,
  { document, record, folder }: OpenRecord,
  { reference, isSelf }: DocumentFacts,
): string {
  if (folder.state !== 'read') return '';
  takeOpenRecords(session);
  const { key } = withSession(record, reference) ?? reference;
  const archive = sharedWith(session, folder, key);
  const here = archive.summary(normalised(document.uri));
  const names = citersOf(archive, key, here).map(({ name, uri }) => name ?? Utils.basename(URI.parse(uri)));
  if (names.length === 0) return isSelf ? session.say(sentences.citedByNone) : '';
  const shown = names.length > 6 ? [...names.slice(0, 6), '…'] : names;
  const [one, many] = isSelf
    ? [sentences.selfCitedInOne, sentences.selfCitedInMany]
    : [sentences.citedInOne, sentences.citedInMany];
  const sentence = names.length === 1 ? one : many;
  return session.say(sentence, { count: names.length, names: shown.join(', ') });
}

/** The title of a file of the archive: of its text in the editor where it is open, else of the file, read once. */
async function titleFor(session: Session, uri: string): Promise<string | undefined> {
  const { titles, folders } = session;
  const workspace = folderOf(folders, uri)?.workspace;
  const record = workspace?.record(uri);
  if (!workspace) return undefined;
  if (record) return titleOf(record);
  let title = titles.get(uri);
  if (!title) {
    title = fileText(session, uri).then((text) =>
      text === undefined ? undefined : titleOf(workspace.read(text.slice(0, HEAD), URI.parse(uri).path)),
    );
    titles.set(uri, title);
  }
  return title;
}

/** How much of a file is read as a record for the sake of its title. */
const HEAD = 20_000;

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}
