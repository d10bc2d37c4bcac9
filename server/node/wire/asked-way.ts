import { connect, type Socket } from 'node:net';
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
  if (port > 0) return socketWay(connect(port, '127.0.0.1'));
  const pipe = given(args, '--pipe');
  if (pipe) return socketWay(connect(pipe));
  throw new Error('Say by which way: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.');
}

function socketWay(socket: Socket): Way {
  return streamWay(socket, socket);
}

/** What an option is given, as in `--socket=6009` and `--socket 6009`. */
function given(args: readonly string[], option: string): string | undefined {
  const at = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  return args[at] === option ? args[at + 1] : args[at]?.slice(option.length + 1);
}
