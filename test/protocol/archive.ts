import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Location } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { ROOT } from './conversation';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));

/** The samples as the files of an archive, by their address. */
export function sampleArchive(): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(SAMPLES, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(addressOf(path.slice(SAMPLES.length + 1)), readFileSync(path, 'utf8'));
  }
  return files;
}

/** The address of a sample: `C24/C24-117.zh.record`. */
export function addressOf(path: string): string {
  return URI.parse(`${ROOT}/`)
    .with({ path: `/archive/${path.replaceAll('\\', '/')}` })
    .toString();
}

/** Where a text first says something, as a place in the middle of it. */
export function placeOf(text: string, words: string, nth = 0): { line: number; character: number } {
  let at = text.indexOf(words);
  for (let count = 0; count < nth; count++) at = text.indexOf(words, at + 1);
  if (at < 0) throw new Error(`“${words}” is not in the text.`);
  const before = text.slice(0, at + Math.floor(words.length / 2)).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** What a place of a file covers: `C24-117.zh.record: C24/8(Rev.1)`. */
export function told(files: ReadonlyMap<string, string>, { uri, range }: Location): string {
  const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  const line = files.get(uri)?.split(/\r\n|\r|\n/)[range.start.line] ?? '';
  return `${name}: ${line.slice(range.start.character, range.end.character)}`;
}
