/** What is seen of the other language versions of a record. */

import {
  answerQuestion,
  appear,
  hoverAt,
  openFile,
  openQuickFixes,
  placeOf,
  runCommand,
  waitForFindings,
} from './driver.mjs';

/** @type {Record<string, (page: import('playwright-core').Page) => Promise<void>>} */
export const BESIDE = {
  'side-by-side': async (page) => {
    await openBeside(page, 'C24-118.zh.record', 'C24-118.en.record', undefined);
    await scrollUntil(page, '2.1');
  },
  'side-by-side-arabic': async (page) => {
    await openBeside(page, 'C24-117.ar.record', 'C24-117.fr.record', 'français');
    await scrollUntil(page, '2.1');
  },
  'other-languages': async (page) => {
    await openFile(page, 'C24-118.zh.record');
    await waitForFindings(page);
    await runCommand(page, 'Précis: Focus on Other Languages View');
    const rows = otherLanguages(page);
    await appear(rows.filter({ hasText: /^Paragraph/ }), 'A paragraph in which versions differ');
  },
  'other-languages-empty': async (page) => {
    await openFile(page, 'C24-113.zh.record');
    await waitForFindings(page);
    await runCommand(page, 'Précis: Focus on Other Languages View');
    await appear(page.getByText('No other language of this record'), 'What to do');
  },
  'same-paragraph': async (page) => {
    await openFile(page, 'C24-117.ar.record');
    await waitForFindings(page);
    await runCommand(page, 'Précis: Focus on Other Languages View');
    await appear(otherLanguages(page).filter({ hasText: 'français' }), 'Another language');
    await hoverAt(page, await placeOf(page, '2.1'));
  },
  'take-over': async (page) => {
    await openFile(page, 'C24-118.zh.record:25');
    await waitForFindings(page);
    await runCommand(page, 'Précis: Focus on Other Languages View');
    await appear(otherLanguages(page).filter({ hasText: 'C24/105' }), 'What differs');
    await openQuickFixes(page, await placeOf(page, 'C24/8 (Rev.'));
  },
};

/**
 * The rows of the list of what differs between the versions of a record.
 * @param {import('playwright-core').Page} page
 */
function otherLanguages(page) {
  const pane = page.locator('.pane', { has: page.getByLabel('Other Languages Section') });
  return pane.locator('.monaco-list-row');
}

/**
 * Opens another version beside a record.
 * @param {import('playwright-core').Page} page
 * @param {string} record
 * @param {string} other
 * @param {string | undefined} language absent where there is one other alone
 */
async function openBeside(page, record, other, language) {
  await openFile(page, record);
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill('>Précis: Open Other Language');
  await page.keyboard.press('Enter');
  if (language !== undefined) {
    await answerQuestion(page, 'Open Other Language', language);
    await page.keyboard.press('Enter');
  }
  await appear(page.locator(`.tab[data-resource-name="${other}"]`), 'The other version');
}

/**
 * Scrolls the text that is in the foreground until a paragraph is at the top of the other one, too.
 * @param {import('playwright-core').Page} page
 * @param {string} number
 */
async function scrollUntil(page, number) {
  const texts = page.locator('.editor-instance .view-lines');
  const there = texts.last().locator('.view-line').filter({ hasText: number });
  await texts.first().hover();
  for (let step = 0; step < 40; step++) {
    const box = await there
      .first()
      .boundingBox({ timeout: 100 })
      .catch(() => null);
    if (box && box.y < 250) return;
    await page.mouse.wheel(0, 60);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  throw new Error(`${number} did not come to the top of the other text.`);
}
