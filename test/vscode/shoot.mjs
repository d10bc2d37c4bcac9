/**
 * Takes pictures of the editor with the extension in it:
 * `node test/vscode/shoot.mjs FOLDER [--scene NAME]… [--file RECORD] [--theme light|dark|both]
 * [--size 1400x900] [--scale 2] [--part X,Y,WIDTH,HEIGHT] [--colors 160]`
 * A scene is a row of SCENES: it brings the editor into the state that the picture shows.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hasChineseFont } from './browser.mjs';
import { openWorkbench, startHost } from './host.mjs';
import { ROOT } from './install.mjs';
import { withPalette } from './palette.mjs';
import { copyWorkspace } from './prepare.mjs';
import { SCENES, SETTINGS } from './scenes.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scene: { type: 'string', multiple: true, default: Object.keys(SCENES) },
    theme: { type: 'string', default: 'both' },
    size: { type: 'string', default: '1400x900' },
    scale: { type: 'string', default: '1' },
    part: { type: 'string' },
    colors: { type: 'string' },
    file: { type: 'string', default: 'C24/C24-118.zh.record' },
    samples: { type: 'string', default: join(ROOT, 'samples') },
    extension: { type: 'string', default: ROOT },
  },
});

process.exitCode = await main();
process.exit();

async function main() {
  const folder = positionals[0];
  const unknown = values.scene.filter((name) => !(name in SCENES));
  if (!folder || unknown.length > 0) {
    console.error(
      `Usage: shoot.mjs FOLDER [--scene NAME]…; the scenes are ${Object.keys(SCENES).join(', ')}.`,
    );
    return 2;
  }
  mkdirSync(folder, { recursive: true });
  if (hasChineseFont() === false)
    console.log('No Chinese font is installed (fonts-noto-cjk): boxes may appear.');

  const workspace = copyWorkspace(resolve(values.samples));
  let failures = 0;
  /** @type {Map<Record<string, unknown> | undefined, import('./host.mjs').Host>} */
  const hosts = new Map();
  const hostFor = async (/** @type {string} */ name) => {
    const own = SETTINGS[name];
    const host =
      hosts.get(own) ??
      (await startHost({
        extensionPath: resolve(values.extension),
        workspace: workspace.folder,
        settings: { 'window.autoDetectColorScheme': true, 'window.commandCenter': false, ...own },
      }));
    hosts.set(own, host);
    return host;
  };
  try {
    const { file } = values;
    const themes = values.theme === 'both' ? ['light', 'dark'] : [values.theme];
    for (const name of values.scene) {
      const host = await hostFor(name);
      for (const theme of themes) {
        const picture = join(folder, `${name}-${theme}.png`);
        const problem = await shoot(host, { name, theme, file, picture });
        console.log(problem ? `✗ ${picture}: ${problem}` : `✓ ${picture}`);
        if (problem) failures += 1;
      }
    }
  } finally {
    for (const host of hosts.values()) await host.stop();
    workspace.remove();
  }
  return failures === 0 ? 0 : 1;
}

/**
 * Each picture gets a window and a copy of the samples of its own, so that no scene sees what another left. One that fails is photographed
 * too: the picture says why.
 * @param {import('./host.mjs').Host} host
 * @param {{ name: string, theme: string, file: string, picture: string }} what
 * @returns {Promise<string | undefined>} what went wrong
 */
async function shoot(host, { name, theme, file, picture }) {
  const [width, height] = values.size.split('x').map(Number);
  const dark = theme === 'dark';
  const workspace = copyWorkspace(resolve(values.samples));
  const { page, close } = await openWorkbench(host, {
    folder: workspace.folder,
    size: { width, height },
    scale: Number(values.scale),
    dark,
  });
  /** @type {string | undefined} */
  let problem;
  try {
    await SCENES[name](page, file);
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  const [x, y, wide, high] = (values.part ?? `0,0,${width},${height}`).split(',').map(Number);
  const clip = { x, y, width: wide, height: high };
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide', clip });
  writeFileSync(picture, values.colors ? withPalette(png, Number(values.colors)) : png);
  await close();
  workspace.remove();
  return problem;
}
