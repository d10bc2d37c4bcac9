/** The extension as it is published: what is in the package, and that it works where it is installed. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { requireChromium } from '../vscode/browser.mjs';
import { appear, openFile, runCommand, waitForFindings } from '../vscode/driver.mjs';
import { openWorkbench, startHost } from '../vscode/host.mjs';
import { CACHE, ROOT } from '../vscode/install.mjs';
import { copyWorkspace } from '../vscode/prepare.mjs';
import { startWebHost } from '../vscode/web-host.mjs';
import { filesInZip, step } from './steps.mjs';

const PACKAGE = join(ROOT, 'dist', 'precis.vsix');

/** Where in the package the extension is. */
const INSIDE = 'extension/';

/** All the code, whichever editor runs it. */
const CODE = ['dist/client.js', 'dist/server.js', 'dist/service.js'];

const MOST_BYTES = 1_000_000;

/** All that is in it besides the code and the pages of the rules. */
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

/** The tests of `dist/precis.vsix`. */
export async function testExtension() {
  const files = filesInZip(PACKAGE);
  await step('the package holds what it should, and nothing else', () => {
    const pages = filesOf('server/src/rules', '.md').map((page) => page.replace('server/src', 'dist'));
    const expected = [...FILES, ...CODE, ...pages].map((name) => `${INSIDE}${name}`);
    const found = [...files.keys()].filter((name) => name.startsWith(INSIDE));
    assert.deepEqual(found.sort(), expected.sort());
  });
  await step('the package is smaller than 1 MB', () => {
    const { size } = statSync(PACKAGE);
    assert.ok(size < MOST_BYTES, `It has ${size} bytes.`);
  });
  await step('the package is for every editor', () => {
    assert.doesNotMatch(String(files.get('extension.vsixmanifest')), /TargetPlatform/);
    const { main, browser } = JSON.parse(String(files.get(`${INSIDE}package.json`)));
    assert.deepEqual([main, browser], ['./dist/client.js', './dist/client.js']);
  });
  await step('the bundles name no map of their sources', () => {
    for (const name of CODE)
      assert.doesNotMatch(String(files.get(`${INSIDE}${name}`)), /^\/\/# sourceMappingURL=/m, name);
  });
  requireChromium();
  await step('VS Code installs and runs the package', useInstalled);
  await step('VS Code for the web runs the same package', () => useInBrowser(files));
}

/** The steps of the walkthrough. */
const STEPS = ['Open a record', 'See what is wrong', 'Correct it', 'Follow what it cites'];

/**
 * The list of walkthroughs holds what there is when it is opened, and an editor in a browser takes extensions in after it is
 * drawn: so it is opened again.
 * @param {import('playwright-core').Page} page
 */
async function openWalkthrough(page, tries = 3) {
  const field = page.locator('.quick-input-box input').first();
  const rows = page.locator('.quick-input-list .monaco-list-row');
  try {
    await page.keyboard.press('F1');
    await field.fill('>Welcome: Open Walkthrough', { timeout: 5000 });
    await appear(rows.filter({ hasText: 'Open Walkthrough' }), 'The command');
    await page.keyboard.press('Enter');
    await appear(page.getByPlaceholder('Select a walkthrough'), 'The list of walkthroughs');
    await field.fill('Begin with', { timeout: 5000 });
    const ours = rows.filter({ hasText: 'Begin with Précis' });
    await appear(ours, 'The walkthrough');
    await ours.click({ timeout: 5000 });
  } catch (error) {
    await page.keyboard.press('Escape');
    if (tries === 1) throw error;
    await openWalkthrough(page, tries - 1);
  }
}

/** Installs the package and works with it in an editor that knows of no extension under development. */
async function useInstalled() {
  const workspace = copyWorkspace();
  try {
    await work(await startHost({ install: PACKAGE, workspace: workspace.folder }), 'VS Code');
  } finally {
    workspace.remove();
  }
}

/**
 * Unpacks the package, as a marketplace does for VS Code for the web, and works with it there.
 * @param {ReadonlyMap<string, Buffer>} files
 */
async function useInBrowser(files) {
  const workspace = copyWorkspace();
  const unpacked = mkdtempSync(join(tmpdir(), 'precis-unpacked-'));
  try {
    for (const [name, bytes] of files) {
      const path = join(unpacked, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
    const host = await startWebHost({ installed: join(unpacked, INSIDE), workspace: workspace.folder });
    await work(host, 'VS Code for the web');
  } finally {
    rmSync(unpacked, { recursive: true });
    workspace.remove();
  }
}

/**
 * What somebody does who has just installed it.
 * @param {import('../vscode/host.mjs').Host} host
 * @param {string} where the editor, as it is to be called
 */
async function work(host, where) {
  /** @type {import('../vscode/host.mjs').Workbench | undefined} */
  let workbench;
  try {
    workbench = await openWorkbench(host);
    const { page } = workbench;
    await step(`in ${where} the walkthrough shows its steps, each with its picture`, async () => {
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
    await step(`in ${where} a record that is opened shows its findings`, async () => {
      await openFile(page, 'C24/C24-118.zh.record');
      await waitForFindings(page);
      await runCommand(page, 'Problems: Focus on Problems View');
      const row = page.locator('.markers-panel .monaco-list-row', {
        hasText: /document-form|document-session-stale/,
      });
      await appear(row, 'The finding of a rule');
    });
    await step(`in ${where} what was done is ticked off in the walkthrough`, async () => {
      await openWalkthrough(page);
      for (const name of STEPS.slice(0, 2)) {
        const done = page.locator('.getting-started-step', { hasText: name }).first();
        await appear(done.locator('.codicon-getting-started-step-checked'), `The tick of “${name}”`);
      }
    });
  } finally {
    if (workbench)
      await workbench.page.screenshot({
        path: join(CACHE, `last-in-${where.replaceAll(' ', '-').toLowerCase()}.png`),
      });
    await workbench?.close();
    await host.stop();
  }
}
