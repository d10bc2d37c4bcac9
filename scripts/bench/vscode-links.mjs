/**
 * The links of a folder of Markdown, checked by the library that VS Code checks them with:
 * `node scripts/bench/vscode-links.mjs FOLDER LIBRARY`. Prints those that lead nowhere.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';

const [folder, library] = process.argv.slice(2);
const load = createRequire(join(library, 'package.json'));
const { createLanguageService, githubSlugifier } = await import(
  pathToFileURL(load.resolve('vscode-markdown-languageservice')).href
);
const markdown = load('markdown-it')({ html: true });

const documents = new Map(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const uri = URI.file(path);
      const document = TextDocument.create(uri.toString(), 'markdown', 1, readFileSync(path, 'utf8'));
      return [uri.toString(), Object.assign(document, { $uri: uri })];
    }),
);

const nothing = () => ({ dispose: () => undefined });
const service = createLanguageService({
  workspace: {
    workspaceFolders: [URI.file(folder)],
    onDidChangeMarkdownDocument: nothing,
    onDidCreateMarkdownDocument: nothing,
    onDidDeleteMarkdownDocument: nothing,
    getAllMarkdownDocuments: async () => documents.values(),
    hasMarkdownDocument: (uri) => documents.has(uri.toString()),
    openMarkdownDocument: async (uri) => documents.get(uri.toString()),
    stat: async (uri) => {
      const stat = statSync(uri.fsPath, { throwIfNoEntry: false });
      return stat && { isDirectory: stat.isDirectory() };
    },
    readDirectory: async () => [],
  },
  parser: {
    slugifier: githubSlugifier,
    tokenize: async (document) => markdown.parse(document.getText(), {}),
  },
  logger: { level: 0, log: () => undefined },
});

const token = { isCancellationRequested: false, onCancellationRequested: nothing };
const options = {
  validateReferences: 'warning',
  validateFragmentLinks: 'warning',
  validateFileLinks: 'warning',
  validateMarkdownFileLinkFragments: 'warning',
  ignoreLinks: [],
};
for (const document of documents.values())
  for (const { code, range } of await service.computeDiagnostics(document, options, token))
    console.log(`${document.uri}:${range.start.line + 1}: ${code}`);
