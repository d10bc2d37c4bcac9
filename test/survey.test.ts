import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { surveyOn } from '../server/node/files/survey';
import { profiles } from '../server/profiles/index';
import type { Files, Surveyed } from '../server/src/index/files';
import { packSummary } from '../server/src/index/packed-summary';
import { defaultSettings } from '../server/src/index/settings';
import { Strings } from '../server/src/index/strings';
import { Workspace } from '../server/src/index/workspace';
import type { RecordCitations } from '../server/src/lsp/protocol';
import { buildBundles } from './bundles';
import { type Conversation, converse, MODERN, memoryFiles, ROOT } from './protocol/conversation';

/** Many files are read aside, on a thread of their own; what comes of it is what reading them here gives. */

const PATIENCE = 30_000;
const folder = mkdtempSync(join(tmpdir(), 'precis-survey-'));
const script = join(folder, 'survey.js');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => buildBundles('command', folder), PATIENCE);

const textOf = (number: number): string =>
  `Document C24/${number}-E\n\n1\tOpening (Document C24/${number + 1})\n1.1\tThe Council noted Resolution 71 (Rev. Dubai, 2018).\n`;

const documents = async (conversation: Conversation, uri: string): Promise<readonly string[]> => {
  const answer = await conversation.request<RecordCitations>('precis/citations', { textDocument: { uri } });
  return answer.documents.map(({ name, title }) => `${name} ${title}`);
};

/** Something that one waits for and another gives. */
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

describe('a thread', () => {
  it('says of files what they say, and which were passed over', { timeout: PATIENCE }, async () => {
    const here = new Workspace(profiles);
    const uris: string[] = [];
    for (let number = 200; number < 260; number++) {
      const path = join(folder, `C24-${number}.record`);
      writeFileSync(path, textOf(number));
      const uri = URI.file(path).toString();
      uris.push(uri);
      here.note(uri, textOf(number));
    }
    const binary = join(folder, 'C24-300.record');
    writeFileSync(binary, Uint8Array.of(0xff, 0xfe, 0x41, 0));
    const there = new Workspace(profiles);
    const leftOut: string[] = [];
    const survey = surveyOn(script)([...uris, URI.file(binary).toString()], {
      profile: 'itu-council',
      carried: undefined,
      language: undefined,
      registry: defaultSettings.registry,
      onlyDocuments: false,
    });
    for await (const { texts, summaries, leftOut: left } of survey) {
      there.notePacked(texts, summaries);
      for (const [uri, why] of left) leftOut.push(`${uri.slice(uri.lastIndexOf('/') + 1)}: ${why}`);
    }
    expect(leftOut).toEqual(['C24-300.record: This is UTF-16 (little-endian). Save it as UTF-8.']);
    const plain = (workspace: Workspace): unknown =>
      workspace
        .summaries()
        .map(({ uri, name, mentions, headings, language }) => [uri, name, mentions, headings, language]);
    expect(plain(there)).toEqual(plain(here));
  });

  it('tells texts that say which document they are from others', { timeout: PATIENCE }, async () => {
    const address = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return URI.file(join(folder, name)).toString();
    };
    const document = address('budget.txt', 'Document C24/64-E\n20 May 2024\n\nTHE BUDGET\n');
    const notes = address('notes.txt', 'Ask the author of Document C24/64-E\n');
    const survey = surveyOn(script)([document, notes], {
      profile: 'itu-council',
      carried: undefined,
      language: undefined,
      registry: defaultSettings.registry,
      onlyDocuments: true,
    });
    const found: unknown[] = [];
    for await (const { summaries, others } of survey)
      found.push(
        summaries.map(([uri]) => uri),
        others,
      );
    expect(found).toEqual([[document], [notes]]);
  });

  it('that falls over throws', { timeout: PATIENCE }, async () => {
    const broken = join(folder, 'broken.js');
    writeFileSync(broken, 'throw new Error("broken");');
    const uri = URI.file(join(folder, 'C24-200.record')).toString();
    const survey = surveyOn(broken)([uri], {
      profile: 'itu-council',
      carried: undefined,
      language: undefined,
      registry: defaultSettings.registry,
      onlyDocuments: false,
    });
    await expect(async () => {
      for await (const _ of survey);
    }).rejects.toThrow('broken');
  });
});

describe('a folder', () => {
  let editor: Conversation;
  afterEach(() => editor.end());

  const texts = new Map(
    Array.from({ length: 60 }, (_, index) => [`${ROOT}/C24-${200 + index}.record`, textOf(200 + index)]),
  );
  const uri = `${ROOT}/C24-200.record`;
  const titled = 'Document C24/201-E\n\nREPORT OF THE GROUP\n';

  /** What a survey says of some texts. */
  function told(uris: readonly string[], textFor: (uri: string) => string): Surveyed {
    const strings = new Strings();
    const reader = new Workspace(profiles);
    const summaries = uris.map((address): [string, Int32Array] => {
      reader.note(address, textFor(address));
      const summary = reader.summary(address);
      if (!summary) throw new Error('There is no summary.');
      return [address, packSummary(summary, strings)];
    });
    return { texts: (id) => strings.at(id), summaries, leftOut: [], others: [], setAside: [] };
  }

  it('is surveyed where that is possible', async () => {
    const files: Files = {
      ...memoryFiles(texts),
      async *survey(uris) {
        yield told(uris, (address) => (address.endsWith('201.record') ? titled : textOf(200)));
      },
    };
    editor = await converse(MODERN, texts, {}, {}, { files });
    await editor.open(uri, textOf(200));
    expect(await documents(editor, uri)).toEqual(['C24/201 REPORT OF THE GROUP']);
  });

  it('is read here as far as the survey did not come', async () => {
    const changed = new Map([...texts, [`${ROOT}/C24-201.record`, titled]]);
    const failing: Files = {
      ...memoryFiles(changed),
      async *survey(uris) {
        yield told(uris.slice(10), (address) => changed.get(address) ?? '');
        throw new Error('It fell over.');
      },
    };
    editor = await converse(MODERN, changed, {}, {}, { files: failing });
    await editor.open(uri, textOf(200));
    expect(await documents(editor, uri)).toEqual(['C24/201 REPORT OF THE GROUP']);
  });

  it('keeps what changed while it was surveyed', async () => {
    const now = new Map(texts);
    const begun = signal();
    const goOn = signal();
    const files: Files = {
      ...memoryFiles(now),
      async *survey(uris) {
        begun.give();
        await goOn.given;
        yield told(uris, () => textOf(200));
      },
    };
    editor = await converse(MODERN, now, {}, {}, { files });
    await editor.open(uri, textOf(200));
    await begun.given;
    now.set(`${ROOT}/C24-201.record`, titled);
    await editor.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `${ROOT}/C24-201.record`, type: 2 }],
    });
    // An answer means that what was said before has been heard.
    await editor.request('textDocument/foldingRange', { textDocument: { uri } });
    goOn.give();
    expect(await documents(editor, uri)).toEqual(['C24/201 REPORT OF THE GROUP']);
  });
});
