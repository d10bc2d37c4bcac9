/**
 * What a person does in the editor, as functions of the page: open a file, point at a word, choose a command.
 * Each waits for what it caused and fails in words when that does not come.
 */

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ x: number, y: number }} Point */

const PATIENCE = 15_000;

/** Every kind of squiggle a finding may have. */
const SQUIGGLE = '.squiggly-error, .squiggly-warning, .squiggly-info';

/** The count of problems in the status bar, unless it says that there are none. */
const FINDINGS = '#status\\.problems a[aria-label]:not([aria-label="No Problems"])';

/** @param {Page} page */
const quickInput = (page) => page.locator('.quick-input-box input').first();

/**
 * Waits for a part of the window.
 * @param {import('playwright-core').Locator} part
 * @param {string} what as the failure names it
 */
export async function appear(part, what) {
  try {
    await part.filter({ visible: true }).first().waitFor({ timeout: PATIENCE });
  } catch {
    throw new Error(`${what} did not appear.`);
  }
}

/**
 * Opens a file of the workspace through Quick Open, at a line when the path ends in `:12` or `:12:5`.
 * @param {Page} page
 * @param {string} path relative to the workspace
 */
export async function openFile(page, path) {
  const name = /** @type {string} */ (
    path
      .replace(/(:\d+){1,2}$/, '')
      .split('/')
      .at(-1)
  );
  await page.keyboard.press('Control+P');
  // What was opened before is listed first, and what is typed until then is lost.
  await page.getByPlaceholder('Search files by name').waitFor({ timeout: PATIENCE });
  await page.keyboard.insertText(path);
  await firstRow(page, name);
  await page.keyboard.press('Enter');
  await appear(page.locator(`.tab.active[data-resource-name="${name}"]`), `The tab of ${name}`);
  await appear(page.locator('.monaco-editor .view-line'), `The text of ${name}`);
}

/**
 * Runs a command by its title, as the Command Palette shows it.
 * @param {Page} page
 * @param {string} title for example `Problems: Focus on Problems View`
 */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await quickInput(page).fill(`>${title}`);
  await firstRow(page, title);
  await page.keyboard.press('Enter');
  await quickInput(page).waitFor({ state: 'hidden', timeout: PATIENCE });
}

/**
 * Waits for the findings of the open file, wherever in it they are.
 * @param {Page} page
 */
export async function waitForFindings(page) {
  await appear(page.locator(FINDINGS), 'A finding');
}

/**
 * The middle of the first place on the screen where a text stands in the editor.
 * @param {Page} page
 * @param {string} text
 * @returns {Promise<Point>}
 */
export async function placeOf(page, text) {
  await page.waitForFunction(findInEditor, text, { timeout: PATIENCE });
  return /** @type {Point} */ (await page.evaluate(findInEditor, text));
}

/**
 * Brings the next finding onto the screen, and gives the middle of the first squiggle there.
 * @param {Page} page
 * @returns {Promise<Point>}
 */
export async function placeOfFinding(page) {
  await waitForFindings(page);
  if ((await page.locator(SQUIGGLE).count()) === 0) {
    await page.keyboard.press('F8');
    await appear(page.locator('.marker-widget'), 'The next finding');
    await page.keyboard.press('Escape');
  }
  const squiggle = page.locator(SQUIGGLE).first();
  await appear(squiggle, 'A squiggle');
  const box = await squiggle.boundingBox();
  if (!box) throw new Error('The finding is not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/**
 * Rests the mouse on a place until the hover is there.
 * @param {Page} page
 * @param {Point} point
 */
export async function hoverAt(page, point) {
  // From elsewhere: the editor asks for a hover when the mouse comes to rest.
  await page.mouse.move(point.x, point.y - 60);
  await page.mouse.move(point.x, point.y, { steps: 5 });
  const hover = page.locator('.monaco-resizable-hover .monaco-hover-content');
  await appear(hover, 'A hover');
  // The first answer may come before the last: "Loading…" makes room for what the server says.
  await hover.filter({ hasText: 'Loading' }).waitFor({ state: 'detached', timeout: PATIENCE });
}

/**
 * Opens the menu of corrections on a place.
 * @param {Page} page
 * @param {Point} point
 */
export async function openQuickFixes(page, point) {
  await page.mouse.click(point.x, point.y);
  await page.keyboard.press('Control+.');
  await appear(page.locator('.action-widget .monaco-list-row'), 'A correction');
}

/**
 * Writes on a new line at the end of the file and asks what may follow.
 * @param {Page} page
 * @param {string} text
 */
export async function suggestAfter(page, text) {
  await typeAtEnd(page, text);
  await page.keyboard.press('Control+Space');
  await appear(page.locator('.suggest-widget.visible .monaco-list-row'), 'A suggestion');
}

/**
 * Writes on a new line at the end of the file.
 * @param {Page} page
 * @param {string} text
 */
export async function typeAtEnd(page, text) {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(text);
}

/**
 * @param {Page} page
 * @param {string} text
 */
async function firstRow(page, text) {
  const row = page.locator('.quick-input-list .monaco-list-row').first();
  try {
    await row.filter({ hasText: text }).waitFor({ timeout: PATIENCE });
  } catch {
    throw new Error(`"${text}" was not offered; the first choice was "${await row.textContent()}".`);
  }
}

/**
 * Runs in the page, and so must be whole in itself. The editor draws blanks as no-break spaces and cuts a line
 * into coloured pieces.
 * @param {string} text
 * @returns {Point | undefined}
 */
function findInEditor(text) {
  for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
    const from = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(text);
    if (from < 0) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const to = from + text.length;
    let offset = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = (node.textContent ?? '').length;
      if (from >= offset && from < offset + length) range.setStart(node, from - offset);
      if (to > offset && to <= offset + length) range.setEnd(node, to - offset);
      offset += length;
    }
    const box = range.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  return undefined;
}

/**
 * Gives a file another name, as a person does in the explorer, and waits for the preview of what would follow.
 * @param {Page} page
 * @param {string} from
 * @param {string} to
 */
export async function renameFile(page, from, to) {
  await runCommand(page, 'File: Focus on Files Explorer');
  await page.locator('.explorer-folders-view').getByText(from, { exact: true }).click();
  await page.keyboard.press('F2');
  const name = page.locator('.explorer-item-edited input');
  await appear(name, 'The field for the name');
  await name.fill(to);
  await name.press('Enter');
  await appear(page.locator('.bulk-edit-panel .monaco-list-row'), 'The preview of the changes');
}

/**
 * Waits for a question at the top of the window, and answers it: writes, or filters what is offered.
 * @param {Page} page
 * @param {string} title as the question is headed, its step included
 * @param {string | undefined} answer absent where what is offered stays as it is
 */
export async function answerQuestion(page, title, answer) {
  await appear(page.locator('.quick-input-widget').filter({ hasText: title }), `The question "${title}"`);
  // Beside it a list may have a box to choose all.
  if (answer !== undefined) await page.locator('.quick-input-widget .quick-input-box input').fill(answer);
}

/**
 * Waits for a message of the editor, which must be the only one, and presses one of its buttons.
 * @param {Page} page
 * @param {string} words what it says, or a part of it
 * @param {string} button
 */
export async function pressInMessage(page, words, button) {
  const messages = messagesOf(page);
  await appear(messages.filter({ hasText: words }), `The message "${words}"`);
  const all = await messages.allInnerTexts();
  if (all.length !== 1) throw new Error(`There are ${all.length} messages: ${all.join(' / ')}`);
  await messages.locator('.monaco-button').filter({ hasText: button }).click();
}

/**
 * Fails when a message of the editor is shown.
 * @param {Page} page
 */
export async function seeNoMessage(page) {
  const all = await messagesOf(page).allInnerTexts();
  if (all.length > 0) throw new Error(`There is a message: ${all.join(' / ')}`);
}

/** @param {Page} page */
function messagesOf(page) {
  return page.locator('.notifications-toasts .notification-list-item');
}
