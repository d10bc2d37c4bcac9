/**
 * What a person does in the editor, as functions of the page: open a file, point at a word, choose a command.
 * Each waits for what it caused and fails in words when that does not come.
 */

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ x: number, y: number }} Point */

const PATIENCE = 15_000;

/** Every kind of squiggle a finding may have. */
export const SQUIGGLE = '.squiggly-error, .squiggly-warning, .squiggly-info';

/** @param {Page} page */
const quickInput = (page) => page.locator('.quick-input-widget input').first();

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
  await quickInput(page).fill(path);
  await firstRow(page, name);
  await page.keyboard.press('Enter');
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: PATIENCE });
  await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: PATIENCE });
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
 * Waits for the findings of the open file.
 * @param {Page} page
 */
export async function waitForFindings(page) {
  await page.locator(SQUIGGLE).first().waitFor({ state: 'attached', timeout: PATIENCE });
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
 * The middle of the first squiggle on the screen.
 * @param {Page} page
 * @returns {Promise<Point>}
 */
export async function placeOfFinding(page) {
  await waitForFindings(page);
  const box = await page.locator(SQUIGGLE).first().boundingBox();
  if (!box) throw new Error('The first finding is not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/**
 * Rests the mouse on a place until the hover is there.
 * @param {Page} page
 * @param {Point} point
 */
export async function hoverAt(page, point) {
  await page.mouse.move(point.x, point.y - 60);
  await page.mouse.move(point.x, point.y, { steps: 5 });
  const hover = page.locator('.monaco-resizable-hover .monaco-hover-content');
  await hover.first().waitFor({ timeout: PATIENCE });
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
  await page.locator('.action-widget .monaco-list-row').first().waitFor({ timeout: PATIENCE });
}

/**
 * Writes on a new line at the end of the file and asks what may follow.
 * @param {Page} page
 * @param {string} text
 */
export async function suggestAfter(page, text) {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor({ timeout: PATIENCE });
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
