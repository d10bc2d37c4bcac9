/**
 * Runs the Mocha suite in a real VS Code, `node test/vscode/run.mjs`, or in VS Code for the web, where extension and
 * server run in the browser: `node test/vscode/run.mjs --web`. The last line says how many passed.
 */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireChromium } from './browser.mjs';
import { answerQuestion, pressInMessage, seeNoMessage } from './driver.mjs';
import { openWorkbench, startHost } from './host.mjs';
import { CACHE, installEditor, ROOT } from './install.mjs';
import { installWebEditor } from './install-web.mjs';
import { bundleSuite, bundleWebSuite, copyWorkspace } from './prepare.mjs';
import { startWebHost } from './web-host.mjs';

/** Servers may be killed for as long as one likes: so many, in milliseconds. */
const TIMEOUT = 240_000 + 5000 * Number(process.env.PRECIS_KILLS ?? 0);
const isWeb = process.argv.includes('--web');
const SCREENSHOT = join(CACHE, isWeb ? 'last-failure-web.png' : 'last-failure.png');
const LOG = join(CACHE, isWeb ? 'last-run-web.log' : 'last-run.log');

/** Everything the run said, for the log; the terminal shows the suite's own lines. @type {string[]} */
const said = [];
const count = { passed: 0, failed: 0 };

/** Two hands do one thing after the other. @type {Promise<void>} */
let hand = Promise.resolve();

process.exitCode = await main();
process.exit();

async function main() {
  mkdirSync(CACHE, { recursive: true });
  rmSync(SCREENSHOT, { force: true });
  try {
    // Before the clock starts: a first installation takes as long as the network does.
    if (isWeb) installWebEditor();
    else installEditor();
    requireChromium();
    const tests = isWeb ? await bundleWebSuite() : await bundleSuite();
    const code = await runSuite(tests);
    await hand;
    if (code !== 0 && count.failed === 0) throw new Error(`The suite ended with status ${code}.`);
    if (code === 0 && count.passed === 0) throw new Error('The suite ended without running a test.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    said.push(error instanceof Error && error.stack ? error.stack : String(error));
    count.failed += 1;
  }
  writeFileSync(LOG, `${said.join('\n')}\n`);
  if (count.failed > 0) console.log(`The whole log is in ${LOG}`);
  console.log(`${count.passed} passed, ${count.failed} failed`);
  return count.failed === 0 ? 0 : 1;
}

/**
 * @param {string} tests
 * @returns {Promise<number>}
 */
async function runSuite(tests) {
  const workspace = copyWorkspace();
  const options = { extensionPath: ROOT, workspace: workspace.folder };
  const host = isWeb ? await startWebHost({ ...options, tests }) : await startHost(options);
  /** @type {import('./host.mjs').Workbench | undefined} */
  let workbench;
  try {
    workbench = await openWorkbench(host, { tests, onLog });
    const code = await Promise.race([workbench.exited, overtime()]);
    if (code !== 0) await photograph(workbench);
    return code;
  } catch (error) {
    if (workbench) await photograph(workbench);
    throw error;
  } finally {
    said.push('', 'The server:', host.output());
    await workbench?.close();
    await host.stop();
    workspace.remove();
  }
}

/**
 * Lines of the suite come marked, and so does what it wants done by hand; the rest is the editor's own talk.
 * @param {string} type
 * @param {string} text
 * @param {import('playwright-core').Page} page
 */
function onLog(type, text, page) {
  said.push(`${type}: ${text}`);
  for (const line of text.split('\n')) {
    if (line.startsWith('[hand] ')) {
      const wanted = JSON.parse(line.slice('[hand] '.length));
      hand = hand.then(() => handle(page, wanted)).catch((error) => slip(wanted, error));
    }
    if (!line.startsWith('[suite] ')) continue;
    const shown = line.slice('[suite] '.length);
    if (shown.startsWith('✓ ')) count.passed += 1;
    if (shown.startsWith('✗ ')) count.failed += 1;
    console.log(`  ${shown}`);
  }
}

/**
 * Presses a key, or pastes a text as if it came from the clipboard, which a page that nobody looks at does not have.
 * A question is waited for by its title; an answer is written; `Back` is no key, but the arrow in the title. A message is
 * waited for by its words, and its button pressed; silence is that there is none.
 * @param {import('playwright-core').Page} page
 * @param {{ key?: string, paste?: string, title?: string, answer?: string, message?: string, button?: string, silence?: true }} wanted
 */
async function handle(page, { key, paste, title, answer, message, button, silence }) {
  if (silence) await seeNoMessage(page);
  if (message !== undefined && button !== undefined) await pressInMessage(page, message, button);
  if (title !== undefined) await answerQuestion(page, title, answer);
  if (key === 'Back') await page.locator('.quick-input-titlebar .codicon-quick-input-back').click();
  else if (key !== undefined) await page.keyboard.press(key);
  if (paste === undefined) return;
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, paste);
}

/**
 * What a hand could not do is a failure, whether the suite notices or not.
 * @param {object} wanted
 * @param {unknown} error
 */
function slip(wanted, error) {
  count.failed += 1;
  said.push(String(error));
  console.log(`  ✗ by hand: ${JSON.stringify(wanted)}\n  ${error}`);
}

/** @returns {Promise<never>} */
function overtime() {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`The suite took longer than ${TIMEOUT / 1000} s.`)), TIMEOUT).unref();
  });
}

/** @param {import('./host.mjs').Workbench} workbench */
async function photograph(workbench) {
  try {
    await workbench.page.screenshot({ path: SCREENSHOT, timeout: 10_000 });
    console.log(`A picture of the editor is in ${SCREENSHOT}`);
  } catch (error) {
    said.push(`No picture could be taken: ${error}`);
  }
}
