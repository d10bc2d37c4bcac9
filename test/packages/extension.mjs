/** The extension as it is published: what is in the package, and that it works where it is installed. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { requireChromium } from '../vscode/browser.mjs';
import { appear, openFile, runCommand, waitForFindings } from '../vscode/driver.mjs';
import { openWorkbench, startHost } from '../vscode/host.mjs';
import { CACHE, ROOT } from '../vscode/install.mjs';
import { copyWorkspace } from '../vscode/prepare.mjs';
import { namesInZip, step } from './steps.mjs';

const PACKAGE = join(ROOT, 'dist', 'precis.vsix');

/** What each of the two packages has of its own: the code for the desktop, and that for a browser. */
const PACKAGES = {
  extension: { path: PACKAGE, code: ['dist/client.js', 'dist/server.js'] },
  web: { path: join(ROOT, 'dist', 'precis-web.vsix'), code: ['dist/web/client.js', 'dist/web/server.js'] },
};

const MOST_BYTES = 1_000_000;

/** All that is in both, besides the pages of the rules. */
const FILES = [
  'LICENSE.txt',
  'SECURITY.md',
  'THIRD-PARTY-NOTICES.md',
  'changelog.md',
  'images/icon.png',
  'images/precis.svg',
  ...['correct', 'follow', 'open', 'problems'].flatMap((name) =>
    ['dark', 'light'].map((theme) => `images/walkthrough/${name}-${theme}.png`),
  ),
  'language-configuration.json',
  'package.json',
  ...readdirSync(ROOT).filter((name) => /^package\.nls\..*json$/.test(name)),
  'readme.md',
  ...['l10n', 'schemas', 'snippets', 'syntaxes'].flatMap((folder) => filesOf(folder)),
];

/** @param {string} folder @param {string} [ending] */
function filesOf(folder, ending = '.json') {
  const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith(ending));
  return names.map((name) => `${folder}/${name}`);
}

/** The tests of the packages that `npm run package` makes. */
export async function testExtension() {
  const pages = filesOf('server/src/rules', '.md').map((page) => page.replace('server/src', 'dist'));
  for (const [part, { path, code }] of Object.entries(PACKAGES)) {
    await step(`the package for ${part} holds what it should, and nothing else`, () => {
      const expected = [...FILES, ...code, ...pages];
      const found = namesInZip(path).filter((name) => name.startsWith('extension/'));
      assert.deepEqual(found.map((name) => name.slice('extension/'.length)).sort(), expected.sort());
    });
    await step(`the package for ${part} is smaller than 1 MB`, () => {
      const { size } = statSync(path);
      assert.ok(size < MOST_BYTES, `It has ${size} bytes.`);
    });
    await step(`the bundles for ${part} name no map of their sources`, () => {
      for (const name of code)
        assert.doesNotMatch(
          readFileSync(join(ROOT, 'dist/vsix', part, name), 'utf8'),
          /^\/\/# sourceMappingURL=/m,
          name,
        );
    });
  }
  await useInstalled();
}

/** The steps of the walkthrough. */
const STEPS = ['Open a record', 'See what is wrong', 'Correct it', 'Follow what it cites'];

/** @param {import('playwright-core').Page} page */
async function openWalkthrough(page) {
  const field = page.locator('.quick-input-widget input').first();
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await page.keyboard.press('F1');
  await field.fill('>Welcome: Open Walkthrough');
  await appear(rows.filter({ hasText: 'Open Walkthrough' }), 'The command');
  await page.keyboard.press('Enter');
  await appear(page.getByPlaceholder('Select a walkthrough'), 'The list of walkthroughs');
  await field.fill('Begin with');
  await appear(rows.filter({ hasText: 'Begin with Précis' }), 'The walkthrough');
  await page.keyboard.press('Enter');
}

/** Installs the package and works with it in an editor that knows of no extension under development. */
async function useInstalled() {
  requireChromium();
  const workspace = copyWorkspace();
  /** @type {import('../vscode/host.mjs').Host | undefined} */
  let host;
  /** @type {import('../vscode/host.mjs').Workbench | undefined} */
  let workbench;
  try {
    await step('VS Code installs the package', async () => {
      host = await startHost({ install: PACKAGE, workspace: workspace.folder });
    });
    if (!host) return;
    const { page, close } = await openWorkbench(host);
    workbench = { page, close, exited: new Promise(() => {}) };
    await step('the walkthrough shows its steps, each with its picture', async () => {
      await openWalkthrough(page);
      const steps = page.locator('.gettingStartedDetailsContent .getting-started-step');
      await appear(steps, 'The steps');
      assert.equal(await steps.count(), STEPS.length);
      for (const name of STEPS) {
        await steps.filter({ hasText: name }).first().click();
        const picture = page.locator('.getting-started-media img').first();
        await appear(picture, `The picture of “${name}”`);
        assert.ok((await picture.evaluate((image) => Reflect.get(image, 'naturalWidth'))) > 0, name);
      }
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+W');
    });
    await step('a record that is opened there shows its findings', async () => {
      await openFile(page, 'C24/C24-118.zh.record');
      await waitForFindings(page);
      await runCommand(page, 'Problems: Focus on Problems View');
      const row = page.locator('.markers-panel .monaco-list-row', {
        hasText: /document-form|document-session-stale/,
      });
      await appear(row, 'The finding of a rule');
    });
    await step('what was done is ticked off in the walkthrough', async () => {
      await openWalkthrough(page);
      for (const name of STEPS.slice(0, 2)) {
        const done = page.locator('.getting-started-step', { hasText: name }).first();
        await appear(done.locator('.codicon-getting-started-step-checked'), `The tick of “${name}”`);
      }
    });
  } finally {
    if (workbench) await workbench.page.screenshot({ path: join(CACHE, 'last-installed.png') });
    await workbench?.close();
    await host?.stop();
    workspace.remove();
  }
}
