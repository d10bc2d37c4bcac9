import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Names that stand in an address as they are. */
const PLAIN = /^[\w-][\w.-]{0,200}$/;

/** Tells the addresses of files. That of a folder is made once. */
export function fileUris(): (path: string) => string {
  const folders = new Map<string, string>();
  return (path) => {
    const end = path.lastIndexOf(sep);
    const name = path.slice(end + 1);
    if (end <= 0 || !PLAIN.test(name)) return pathToFileURL(path).href;
    const folder = path.slice(0, end);
    let uri = folders.get(folder);
    if (uri === undefined) {
      uri = pathToFileURL(folder).href;
      folders.set(folder, uri);
    }
    return `${uri}/${name}`;
  };
}
