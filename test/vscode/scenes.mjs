/** The states of the editor that pictures are taken of. */

import {
  answerQuestion,
  appear,
  hoverAt,
  openFile,
  openQuickFixes,
  placeOf,
  placeOfFinding,
  renameFile,
  runCommand,
  suggestAfter,
  typeAtEnd,
  waitForFindings,
} from './driver.mjs';
import { BESIDE } from './scenes-beside.mjs';

/**
 * `file` is the record that the picture shows, relative to the workspace.
 * @type {Record<string, (page: import('playwright-core').Page, file: string) => Promise<void>>}
 */
export const SCENES = {
  record: async (page, file) => {
    await openFile(page, file);
    await waitForFindings(page);
  },
  hover: async (page, file) => {
    await openFile(page, file);
    await hoverAt(page, await placeOfFinding(page));
  },
  problems: async (page, file) => {
    await openFile(page, file);
    await waitForFindings(page);
    await runCommand(page, 'Problems: Focus on Problems View');
    await appear(page.locator('.markers-panel .monaco-list-row'), 'A problem in the list');
  },
  'where-one-is': async (page, file) => {
    await openFile(page, `${file}:38:12`);
    const crumbs = page.locator('.breadcrumbs-control .monaco-breadcrumb-item');
    await appear(crumbs.filter({ hasText: '4.3 会议同意' }), 'The paragraph above the text');
    await appear(crumbs.filter({ hasText: '4 时间管理计划' }), 'The heading above the text');
    const text = page.locator('.monaco-editor .view-lines').first();
    await text.hover();
    await page.mouse.wheel(0, 300);
    const heading = page.locator('.sticky-widget .sticky-line-content').filter({ hasText: '理事会信息' });
    await appear(heading, 'The heading at the top of the text');
  },
  'renumber-preview': async (page) => {
    await openFile(page, 'C24-117.zh.record:26');
    await page.keyboard.press('Control+Shift+K');
    await runCommand(page, 'Précis: Renumber Record');
    const rows = page.locator('.bulk-edit-panel .monaco-list-row');
    await appear(rows.filter({ hasText: '第2.32.2段' }), 'The preview of the changes');
  },
  menu: async (page, file) => {
    await openFile(page, `${file}:26:30`);
    await waitForFindings(page);
    await page.keyboard.press('Shift+F10');
    const entry = page.locator('.monaco-menu .action-item').filter({ hasText: 'Précis' });
    await appear(entry, 'The menu');
    await entry.first().hover();
    await appear(
      page.locator('.monaco-submenu').filter({ hasText: 'Renumber Record' }),
      'The menu of the record',
    );
  },
  outline: async (page, file) => {
    await openFile(page, file);
    await runCommand(page, 'Explorer: Focus on Outline View');
    await appear(page.locator('.outline-pane .monaco-list-row'), 'The outline');
  },
  suggestions: async (page, file) => {
    await openFile(page, file);
    await suggestAfter(page, '');
  },
  'quick-fix': async (page, file) => {
    await openFile(page, file);
    await openQuickFixes(page, await placeOfFinding(page));
  },
  'stale-session': async (page, file) => {
    await openFile(page, file);
    await waitForFindings(page);
    await openQuickFixes(page, await placeOf(page, 'C23/33'));
  },
  document: async (page, file) => {
    await openFile(page, file);
    await hoverAt(page, await placeOf(page, 'C24/DT/2(Rev.2)'));
  },
  citation: async (page) => {
    await openFile(page, 'C24-121.zh.record');
    await waitForFindings(page);
    await hoverAt(page, await placeOf(page, '第179号决议'));
  },
  'document-suggestions': async (page, file) => {
    await openFile(page, file);
    // What a document is called is known once the whole archive was read: then others have their findings, too.
    const other = page.locator(
      '.explorer-folders-view [aria-label*="C24-121.zh.record"][aria-label*="problem"]',
    );
    await appear(other, 'A finding of another record');
    await suggestAfter(page, '5.9\t见C24/');
  },
  'citation-suggestions': async (page) => {
    await openFile(page, 'C24-121.zh.record');
    await suggestAfter(page, '第');
  },
  'file-rename': async (page, file) => {
    await openFile(page, file);
    await waitForFindings(page);
    await renameFile(page, 'C24-117.zh.record', 'C24-170.zh.record');
  },
  views: async (page, file) => {
    await openFile(page, file);
    await waitForFindings(page);
    await runCommand(page, 'Précis: Focus on Cited Here View');
    const rows = citedHere(page);
    await appear(rows, 'A list beside the text');
    await rows.filter({ hasText: 'C24/8(Rev.1)' }).first().locator('.monaco-tl-twistie').click();
    await appear(rows.filter({ hasText: '2.4' }), 'The places of a document');
  },
  decisions: async (page, file) => {
    await openFile(page, file);
    await waitForFindings(page);
    await runCommand(page, 'Précis: Focus on Decisions View');
    const rows = decisions(page);
    await appear(rows, 'An item of the register');
    await rows.first().locator('.monaco-tl-twistie').click();
    await appear(rows.filter({ hasText: /^1\.[0-9]/ }), 'The sentence of a decision');
  },
  'decisions-empty': async (page) => {
    await openFile(page, 'C24-113.zh.record');
    await waitForFindings(page);
    await runCommand(page, 'Précis: Focus on Decisions View');
    await appear(decisions(page), 'An item of the register');
    await runCommand(page, 'View: Close All Editors');
    await appear(page.getByText('No record is open'), 'What to do');
  },
  lenses: async (page, file) => {
    await openFile(page, file);
    await waitForFindings(page);
    await appear(page.locator('.codelens-decoration'), 'What stands above a heading');
  },
  'new-record-questions': async (page, file) => {
    await openFile(page, file);
    await waitForFindings(page);
    await begin(page, ['C24', '中文', '130', '10', '2024-06-14 14:30-17:00', 'J. MORVENNE', 'Choose']);
    await answerQuestion(page, 'New Record (8/8)', undefined);
  },
  'new-record': async (page, file) => {
    await openFile(page, file);
    await waitForFindings(page);
    await begin(page, ['C24', 'English', ...MEETING, 'Take', 'C24/117']);
    await appear(page.locator('.tab.active[data-resource-name="C24-130.en.record"]'), 'The new record');
  },
  'new-record-arabic': async (page, file) => {
    await openFile(page, file);
    await waitForFindings(page);
    await begin(page, [
      'C24',
      'العربية',
      ...MEETING,
      'Type',
      'الميزانية C24/13',
      'المساواة بين اللغات C24/12, C24/21',
      '',
    ]);
    await appear(page.locator('.tab.active[data-resource-name="C24-130.ar.record"]'), 'The new record');
  },
  snippets: async (page, file) => {
    await openFile(page, file);
    await suggestAfter(page, 'head');
  },
  ...BESIDE,
  'views-typing': async (page, file) => {
    await SCENES.views(page, file);
    await typeAtEnd(page, '5.9\t见C24/999号文件。');
    // The new one may stand below what can be seen of the list: they are counted.
    await appear(citedHere(page).filter({ hasText: /^Documents\s*8$/ }), 'One document more in the list');
  },
};

const MEETING = ['130', '10', '2024-06-14 14:30-17:00', 'J. MORVENNE'];

/**
 * Asks for a new record and answers the questions in their order; the last answers are items.
 * @param {import('playwright-core').Page} page
 * @param {readonly string[]} answers
 */
async function begin(page, answers) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill('>Précis: New Record');
  await page.keyboard.press('Enter');
  for (const [index, answer] of answers.entries()) {
    const isItem = index > 7 || (index === 7 && answers[6] === 'Type');
    await answerQuestion(page, isItem ? `Item ${index - 6}:` : `New Record (${index + 1}/8)`, answer);
    await page.keyboard.press('Enter');
  }
}

/**
 * What a scene wants set besides what all have.
 * @type {Readonly<Record<string, Record<string, unknown>>>}
 */
export const SETTINGS = { lenses: { 'precis.headingLens': true } };

/**
 * The rows of the list of what was decided.
 * @param {import('playwright-core').Page} page
 */
function decisions(page) {
  const pane = page.locator('.pane', { has: page.getByLabel('Decisions Section') });
  return pane.locator('.monaco-list-row');
}

/**
 * The rows of the list of what the record cites.
 * @param {import('playwright-core').Page} page
 */
function citedHere(page) {
  const pane = page.locator('.pane', { has: page.getByLabel('Cited Here Section') });
  return pane.locator('.monaco-list-row');
}
