import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentLink, Hover, Location, LocationLink } from 'vscode-languageserver';
import { addressOf, placeOf, told } from './archive';
import { type Conversation, converse, MODERN, OLD } from './conversation';

/** From where a paragraph of another document is named to that paragraph, in files that are not open, and back. */

const RECORD = addressOf('C24-118.en.record');
const text = [
  'Document C24/118-E',
  'SUMMARY RECORD',
  '1\tReport',
  '1.1\tThe Chair recalled paragraphs 2.1 and 2.7 of Document C24/117 and paragraph 1.2 of Document C24/36.',
  '1.2\tSee section 2 of Document C24/117. As paragraph 1.1 above says, paragraph 3.1 of Document C24/99 was noted.',
  '1.3\tThe Chair recalled paragraph 2.2 of Document C24/117(Rev.1).',
  '',
].join('\n');
const OTHER = addressOf('C24-117.en.record');
const other = [
  'Document C24/117-E',
  'SUMMARY RECORD',
  '1\tOpening',
  '1.1\tThe Chair opened the meeting.',
  '2\tCables *and* wires',
  '2.1\tThe Director introduced the report.',
  '2.2\tAs paragraph 2.1 above says, it was there.',
  '',
].join('\n');
const BINARY = addressOf('C24-36.docx');

const at = (words: string) => ({ textDocument: { uri: RECORD }, position: placeOf(text, words) });

let files: Map<string, string>;
let editor: Conversation;
beforeEach(async () => {
  files = new Map([
    [RECORD, text],
    [OTHER, other],
    [BINARY, ''],
  ]);
  // A file that is no text is known by its name alone.
  files.get = (uri) => (uri === BINARY ? undefined : Map.prototype.get.call(files, uri));
  await start(MODERN);
});
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

async function start(abilities: typeof MODERN): Promise<void> {
  editor = await converse(abilities, files);
  await editor.open(RECORD, text);
  await editor.pull(RECORD);
}

describe('definition', () => {
  const places = async (words: string): Promise<[string, string | undefined][]> =>
    ((await editor.request<LocationLink[] | null>('textDocument/definition', at(words))) ?? []).map(
      ({ targetUri, targetSelectionRange: { start } }) => [
        targetUri,
        files.get(targetUri)?.split('\n')[start.line],
      ],
    );

  it('leads from each number of a list to its paragraph', async () => {
    expect(await places('2.1')).toEqual([[OTHER, '2.1\tThe Director introduced the report.']]);
  });

  it('leads to the document where that has no such paragraph, or is no text', async () => {
    expect(await places('2.7')).toEqual([[OTHER, 'Document C24/117-E']]);
    expect(await places('1.2 of')).toEqual([[BINARY, undefined]]);
  });

  it('leads nowhere where the document is not there', async () => {
    expect(await places('3.1')).toEqual([]);
  });

  it('leads to a heading by the number of a section', async () => {
    expect(await places('n 2 o')).toEqual([[OTHER, '2\tCables *and* wires']]);
  });

  it('covers the number and the whole paragraph', async () => {
    const [link] = (await editor.request<LocationLink[]>('textDocument/definition', at('2.1'))) ?? [];
    expect(link?.originSelectionRange).toEqual({
      start: { line: 3, character: 34 },
      end: { line: 3, character: 37 },
    });
    expect(link?.targetSelectionRange.end).toEqual({ line: 5, character: 3 });
    expect(link?.targetRange.end).toEqual({ line: 5, character: 39 });
  });

  it('reads what the editor holds of a file, and for an old editor tells the place alone', async () => {
    await editor.end();
    await start(OLD);
    await editor.open(OTHER, `Document C24/117-E\nSUMMARY RECORD\n2\tCables\n2.1\tIt was introduced.\n`);
    const found = await editor.request<Location[]>('textDocument/definition', at('2.1'));
    expect(found).toEqual([
      { uri: OTHER, range: { start: { line: 3, character: 0 }, end: { line: 3, character: 3 } } },
    ]);
  });
});

describe('hover', () => {
  const shown = async (words: string): Promise<string> => {
    const hover = await editor.request<Hover | null>('textDocument/hover', at(words));
    return hover ? (hover.contents as { value: string }).value : '';
  };

  it('shows the paragraph, and leads to it', async () => {
    const value = await shown('2.1');
    expect(value).toContain('**Paragraph 2\\.1 of C24/117**');
    expect(value).toContain('The Director introduced the report\\.');
    expect(value).toContain(`(<${OTHER}#L6>)`);
    expect(value).not.toContain('revision');
  });

  it('shows the title of a section', async () => {
    const value = await shown('n 2 o');
    expect(value).toContain('**Number 2 of C24/117**');
    expect(value).toContain('Cables \\*and\\* wires');
  });

  it('says that the document has no such paragraph, or is another revision', async () => {
    expect(await shown('2.7')).toContain('C24\\-117\\.en\\.record has no number 2\\.7\\.');
    expect(await shown('2.2')).toContain('The archive has only another revision of it\\.');
  });

  it('says nothing of what it cannot read', async () => {
    const value = await shown('1.2 of');
    expect(value).toContain(`(<${BINARY}>)`);
    expect(value).not.toContain('has no number');
    expect(await shown('3.1')).toContain('https://www.itu.int/md/S24-CL-C-0099/en');
  });
});

describe('links', () => {
  it('lead to the paragraph, else to the document', async () => {
    const links = await editor.request<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: RECORD },
    });
    const targets = new Map<string, string | undefined>();
    for (const link of links)
      targets.set(
        told(files, { uri: RECORD, range: link.range }).replace(/.*: /, ''),
        (await editor.request<DocumentLink>('documentLink/resolve', link)).target,
      );
    expect(Object.fromEntries(targets)).toEqual({
      'C24/117': OTHER,
      'C24/117(Rev.1)': OTHER,
      'C24/36': BINARY,
      'C24/99': 'https://www.itu.int/md/S24-CL-C-0099/en',
      '2.1': `${OTHER}#L6`,
      '2.7': OTHER,
      '2': `${OTHER}#L5`,
      '1.2': BINARY,
      '3.1': 'https://www.itu.int/md/S24-CL-C-0099/en',
      '2.2': `${OTHER}#L7`,
    });
  });
});

describe('references', () => {
  const references = async (words: string): Promise<string[]> => {
    const params = { ...at(words), context: { includeDeclaration: true } };
    const found = await editor.request<Location[]>('textDocument/references', params);
    return found.map((place) => `${told(files, place)} in line ${place.range.start.line + 1}`);
  };

  it('of a paragraph of another record are those of that record and of all others', async () => {
    expect(await references('2.1')).toEqual([
      'C24-117.en.record: 2.1 in line 6',
      'C24-117.en.record: 2.1 in line 7',
      'C24-118.en.record: 2.1 in line 4',
    ]);
  });

  it('are found from the number of the paragraph itself', async () => {
    await editor.open(OTHER, other);
    const params = {
      textDocument: { uri: OTHER },
      position: { line: 5, character: 1 },
      context: { includeDeclaration: false },
    };
    const found = await editor.request<Location[]>('textDocument/references', params);
    expect(found.map((place) => told(files, place))).toEqual([
      'C24-117.en.record: 2.1',
      'C24-118.en.record: 2.1',
    ]);
  });
});
