import { URI } from 'vscode-uri';

/** One spelling for each address: editors and disks escape differently. Throws where a text can be no address. */
export function normalised(uri: string): string {
  return URI.parse(uri).toString();
}
