/** Finds the Chromium that shows the editor, and installs it where that needs no question: as root on Debian. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Distribution packages: the browser, and letters for the six languages of the records. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-noto-cjk', 'fonts-noto-core'];

/** Real installations come before `chromium-browser`, which may be a stub that only starts a snap. */
const COMMANDS = ['chromium', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chromium-browser'];

/** Where browsers lie on systems that do not put them on PATH. */
const PLACES = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The path of a Chromium that can be started. PRECIS_CHROMIUM, where set, is the last word.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {string}
 */
export function requireChromium({ log = console.log } = {}) {
  const named = process.env.PRECIS_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`PRECIS_CHROMIUM names ${named}, which does not exist.`);
  }
  const present = findChromium();
  if (present) return present;
  installDebianPackages(DEBIAN_PACKAGES, log);
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'No Chromium was found. Install Chromium or Google Chrome, or set PRECIS_CHROMIUM to its path. ' +
      `On Debian: apt-get install ${DEBIAN_PACKAGES.join(' ')}`,
  );
}

/**
 * Installs packages when we may (root on Debian) and does nothing elsewhere: the caller looks again and
 * says what is missing. Ubuntu is left out because its `chromium` package only points to a snap.
 * @param {readonly string[]} packages
 * @param {(line: string) => void} log
 */
export function installDebianPackages(packages, log) {
  if (process.getuid?.() !== 0 || !isDebian()) return;
  log(`Installing ${packages.join(', ')} (once)…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const result = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
    if (result.status === 0) continue;
    log(`apt-get ${args[0]} failed: ${(result.stderr ?? result.error?.message ?? '').trim()}`);
  }
}

/**
 * Whether some font has Chinese letters; undefined where fontconfig is not there to be asked.
 * @returns {boolean | undefined}
 */
export function hasChineseFont() {
  const result = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (result.error || result.status !== 0) return undefined;
  return result.stdout.trim() !== '';
}

/**
 * The full path of a command on PATH.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findCommand(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (folder !== '' && existsSync(path)) return path;
    }
  }
  return undefined;
}

function findChromium() {
  for (const path of PLACES) {
    if (existsSync(path)) return path;
  }
  for (const name of COMMANDS) {
    const path = findCommand(name);
    if (path) return path;
  }
  return undefined;
}

function isDebian() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
