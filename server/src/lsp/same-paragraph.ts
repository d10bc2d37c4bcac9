import type { Hover, ImplementationParams, Location, LocationLink } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import type { Part, RecordFacts } from '../analysis/concordance/facts';
import { recordFactsOf } from '../analysis/concordance/record-facts';
import { counterpartOf, partAt, partNumberedAt } from '../features/beside';
import type { Summary } from '../index/summary';
import { languageNamed } from '../rules/concordance';
import type { RecordDocument } from '../syntax/record';
import { slice, trimSpan } from '../text/span';
import { addressFor } from './archive';
import { linesOf, offsetAt, positionAt, rangeOf } from './convert';
import { amongVersions } from './other-languages';
import { recordThere } from './paragraphs';
import { type OpenRecord, recordOf, type Session } from './session';
import { markdown, plainText, type Style } from './style';
import { sentences } from './words';

/** What the other versions of a record have in the place of one of its paragraphs, headings or rows. */
interface There {
  readonly version: Summary;
  readonly language: string;
  readonly record: RecordDocument;
  /** Absent where that version has no such part. */
  readonly part: Part | undefined;
}

/** What is shown over the number of a paragraph, a heading or a row: what the other versions say there. */
export async function sameParagraphHover(
  session: Session,
  open: OpenRecord,
  offset: number,
): Promise<Hover | null> {
  const part = partNumberedAt(recordFactsOf(open.record), offset);
  if (!part) return null;
  const there = await partsThere(session, open, part);
  if (there.length === 0) return null;
  const style = session.abilities.markdown ? markdown : plainText;
  const value = there.map((other) => paragraphsOf(session, other, style).join('\n\n')).join(style.rule);
  return {
    range: rangeOf(linesOf(open.record), part.span),
    contents: { kind: style.kind, value },
  };
}

function paragraphsOf(session: Session, { version, language, record, part }: There, style: Style): string[] {
  if (!part) return [`${style.strong(language)} ${style.text(`· ${session.say(sentences.notThere)}`)}`];
  const { line } = positionAt(linesOf(record), part.span.from);
  const file = Utils.basename(URI.parse(version.uri));
  return [
    `${style.strong(language)} ${style.text(`· ${part.number ?? ''}`)}`,
    style.ownDirection(style.text(firstLines(slice(record.text, { from: part.span.to, to: part.whole.to })))),
    style.link(session.say(sentences.openFile, { file }), `${addressFor(session, version.uri)}#L${line + 1}`),
  ];
}

/** So many characters of a paragraph are shown: two or three lines. */
const MOST_SHOWN = 280;

function firstLines(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= MOST_SHOWN) return line;
  // A character outside the plane that most are in is not cut in two.
  return `${line.slice(0, MOST_SHOWN).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Where the other versions say the same as the paragraph, the heading or the row that a place belongs to. */
export async function sameParagraphFor(
  session: Session,
  { textDocument, position }: ImplementationParams,
): Promise<LocationLink[] | Location[] | null> {
  const open = recordOf(session, textDocument.uri);
  if (!open) return null;
  const lines = linesOf(open.record);
  const facts = recordFactsOf(open.record);
  const offset = offsetAt(lines, position);
  const part = partNumberedAt(facts, offset) ?? partAt(facts, offset);
  if (!part) return null;
  const originSelectionRange = rangeOf(lines, part.span);
  const links = (await partsThere(session, open, part)).flatMap(({ version, record, part: other }) => {
    if (!other) return [];
    const there = linesOf(record);
    return {
      originSelectionRange,
      targetUri: addressFor(session, version.uri),
      targetRange: rangeOf(there, trimSpan(record.text, other.whole)),
      targetSelectionRange: rangeOf(there, other.span),
    };
  });
  if (session.abilities.linksToImplementations) return links;
  return links.map(({ targetUri, targetSelectionRange }) => ({
    uri: targetUri,
    range: targetSelectionRange,
  }));
}

async function partsThere(session: Session, { document, record }: OpenRecord, part: Part): Promise<There[]> {
  const among = await amongVersions(session, document.uri);
  if (!among) return [];
  const own: RecordFacts = recordFactsOf(record);
  const there = among.versions.map(async (version): Promise<There[]> => {
    const other = await recordThere(session, version.uri);
    if (!other) return [];
    const language = languageNamed(among.folder.workspace, version.language);
    return [{ version, language, record: other, part: counterpartOf(own, part, recordFactsOf(other)) }];
  });
  return (await Promise.all(there)).flat();
}
