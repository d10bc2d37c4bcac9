/** Draws `images/icon.png`, the extension's picture in the marketplaces, from `images/icon.svg`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { requireChromium } from '../test/vscode/browser.mjs';
import { ROOT } from './stage.mjs';

const SIZE = 256;

const browser = await chromium.launch({ executablePath: requireChromium(), args: ['--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
const drawing = readFileSync(join(ROOT, 'images', 'icon.svg'), 'utf8');
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
await page.screenshot({ path: join(ROOT, 'images', 'icon.png'), omitBackground: true });
await browser.close();
