/**
 * Loaded into a process before its script, with `--require`: paths, addresses and what the disk refuses are there as on
 * Windows. Drive C: is the folder WINDOWS_C, the share \\server\share the folder WINDOWS_SHARE, and drive D: all of the disk,
 * where the script itself lies. Names on C: and on the share are found without regard to case. Whoever puts a file in the place
 * of another is refused as often as WINDOWS_HELD says, as by a program that looks into it.
 */

const Module = require('node:module');
const disk = require('node:fs');
const { win32 } = require('node:path');
const addresses = require('node:url');
const threads = require('node:worker_threads');

const SHARE = '\\\\server\\share';
const ROOTS = [
  { windows: SHARE, real: process.env.WINDOWS_SHARE },
  { windows: 'C:', real: process.env.WINDOWS_C },
  { windows: 'D:', real: '' },
];

/** What no name on Windows may hold. */
const FORBIDDEN = /[<>:"|?*\0-\x1f]/;

function refusal(code, path) {
  return Object.assign(new Error(`${code}: refused as on Windows, '${path}'`), { code });
}

/** A path of this disk as it is called on Windows. */
function windowsPath(path) {
  const root = ROOTS.find(({ real }) => path === real || path.startsWith(`${real}/`));
  return `${root.windows}\\${path.slice(root.real.length + 1).replaceAll('/', '\\')}`;
}

/** Where on this disk something lies that has a name on Windows. */
function realPath(given) {
  const path = given instanceof URL ? fileURLToPath(given) : String(given);
  // The script calls itself as this disk does; nothing else begins with one slash.
  const whole = /^[\\/](?![\\/])/.test(path) ? `D:${win32.normalize(path)}` : win32.resolve(path);
  const root = ROOTS.find(({ windows }) => whole.toLowerCase().startsWith(windows.toLowerCase()));
  const rest = root && whole.slice(root.windows.length);
  if (!root || FORBIDDEN.test(rest)) throw refusal('ENOENT', path);
  return rest
    .split('\\')
    .filter((name) => name !== '')
    .reduce((folder, name) => `${folder}/${root.real === '' ? name : nameIn(folder, name)}`, root.real);
}

/** A name as it is written in its folder. */
function nameIn(folder, name) {
  if (!disk.existsSync(folder) || disk.existsSync(`${folder}/${name}`)) return name;
  return disk.readdirSync(folder).find((other) => other.toLowerCase() === name.toLowerCase()) ?? name;
}

function fileURLToPath(url) {
  const { host, pathname } = new URL(url);
  const isOfScript = host === '' && !/^\/[a-z](?::|%3A)/i.test(pathname);
  return isOfScript
    ? windowsPath(addresses.fileURLToPath(url))
    : addresses.fileURLToPath(url, { windows: true });
}

const pathToFileURL = (path) => addresses.pathToFileURL(path, { windows: true });

/** How many paths come first among what each is given. */
const PATHS = new Map([
  ...['access', 'appendFile', 'chmod', 'exists', 'lstat', 'mkdir', 'mkdtemp', 'open', 'opendir'].map(one),
  ...['readdir', 'readFile', 'readlink', 'realpath', 'rm', 'rmdir', 'stat', 'unlink', 'utimes'].map(one),
  ...['watch', 'writeFile'].map(one),
  ...['copyFile', 'link', 'rename'].map((name) => [name, 2]),
]);

function one(name) {
  return [name, 1];
}

/** How often each file was kept from being replaced. */
const held = new Map();

function refuse(name, [path, target]) {
  // No folder is ever opened.
  if (name === 'open' && disk.statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw refusal('EPERM', path);
  if (name !== 'rename' || !disk.existsSync(target)) return;
  const times = held.get(target) ?? 0;
  held.set(target, times + 1);
  if (times < Number(process.env.WINDOWS_HELD ?? 0)) throw refusal('EPERM', target);
}

/** What comes back, called as on Windows. */
function answered(name, value, path) {
  if (typeof value === 'string' && ['mkdtemp', 'readlink', 'realpath'].includes(name))
    return windowsPath(value);
  if (name === 'readdir')
    for (const entry of value)
      if (typeof entry === 'object') Object.assign(entry, { parentPath: path, path });
  return value;
}

function asOnWindows(functions) {
  const all = { ...functions };
  for (const [name, does] of Object.entries(functions)) {
    const plain = name.replace(/Sync$/, '');
    const count = PATHS.get(plain);
    if (count === undefined) continue;
    const translated = (given) =>
      given.map((value, index) => (index < count && typeof value !== 'number' ? realPath(value) : value));
    all[name] = name.endsWith('Sync')
      ? (...given) => {
          const real = translated(given);
          refuse(plain, real);
          return answered(plain, does(...real), given[0]);
        }
      : async (...given) => {
          const real = translated(given);
          refuse(plain, real);
          return answered(plain, await does(...real), given[0]);
        };
  }
  return all;
}

const { O_NONBLOCK, O_NOFOLLOW, ...constants } = disk.constants;
const promises = asOnWindows(disk.promises);
const synchronous = Object.entries(disk).filter(([name]) => !PATHS.has(name));
const fs = { ...asOnWindows(Object.fromEntries(synchronous)), constants, promises };
fs.realpathSync.native = fs.realpathSync;

class Worker extends threads.Worker {
  constructor(script, options) {
    super(typeof script === 'string' ? realPath(script) : script, options);
  }
}

const REPLACED = {
  fs,
  'fs/promises': promises,
  path: win32,
  url: { ...addresses, fileURLToPath, pathToFileURL },
  worker_threads: { ...threads, Worker },
};

const load = Module._load;
Module._load = function (request, ...rest) {
  const name = request.replace(/^node:/, '');
  return Object.hasOwn(REPLACED, name) ? REPLACED[name] : load.call(this, request, ...rest);
};

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  return resolveFilename.call(this, /^(?:\\|[A-Z]:)/i.test(request) ? realPath(request) : request, ...rest);
};

const here = process.cwd();
process.cwd = () => windowsPath(here);
Object.defineProperty(process, 'platform', { value: 'win32' });
