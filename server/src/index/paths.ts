import { URI } from 'vscode-uri';

/** The path that leads from one file to another, as a person writes it: `../documents/C24-012.txt`. */
export function pathFrom(from: string, to: string): string {
  const here = pathOf(from).split('/').slice(0, -1);
  const there = pathOf(to).split('/');
  let shared = 0;
  while (shared < Math.min(here.length, there.length - 1) && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}

/** The path of an address: the same however the address is escaped. */
export function pathOf(uri: string): string {
  return URI.parse(uri).path;
}

/** Tells whether an address lies below one of several folders. Only as long a beginning of it is looked at as some folder has. */
export function below(folders: ReadonlySet<string>): (uri: string) => boolean {
  const lengths = [...new Set([...folders].map(({ length }) => length))];
  return (uri) => lengths.some((length) => uri[length] === '/' && folders.has(uri.slice(0, length)));
}
