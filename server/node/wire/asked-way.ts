import { connect } from 'node:net';
import { ipcWay } from './ipc-way';
import { streamWay } from './stream-way';
import type { Way } from './way';

/**
 * Opens the way that the arguments ask for: `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`, the last two also as two
 * arguments. Throws when they ask for none.
 */
export function askedWay(args: readonly string[]): Way {
  if (args.includes('--node-ipc')) return ipcWay();
  if (args.includes('--stdio')) return streamWay(process.stdin, process.stdout);
  const port = Number(given(args, '--socket'));
  const pipe = given(args, '--pipe');
  if (!(port > 0 || pipe))
    throw new Error('Say by which way: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.');
  const socket = port > 0 ? connect(port, '127.0.0.1') : connect(pipe ?? '');
  return streamWay(socket, socket);
}

/** What an option is given, as in `--socket=6009` and `--socket 6009`. */
function given(args: readonly string[], option: string): string | undefined {
  const at = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  return args[at] === option ? args[at + 1] : args[at]?.slice(option.length + 1);
}
