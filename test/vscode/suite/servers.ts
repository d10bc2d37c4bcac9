import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A process of the server. */
export interface ServerProcess {
  readonly id: number;
  /** Whether it has something to do at this moment. */
  readonly isAtWork: boolean;
}

/** The processes that the extension has started and that run. */
export async function servers(): Promise<readonly ServerProcess[]> {
  const { stdout } = await promisify(execFile)('ps', ['-e', '-o', 'pid=,ppid=,stat=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, id, parent, state = ''] = /^ *(\d+) +(\d+) +(\S+) .*dist\/server\.js/.exec(line) ?? [];
    if (Number(parent) !== process.pid || state.startsWith('Z')) return [];
    return [{ id: Number(id), isAtWork: state.startsWith('R') }];
  });
}
