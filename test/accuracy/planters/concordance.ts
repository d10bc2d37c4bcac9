import { markedRecord, type Planted, plants } from '../../concordance/planting';
import type { Planter } from '../base';

/** Faults that only another language version shows, planted in records that are made for it. */

/** What no other rule reports: not versions and days, not the documents of headings, nor numbers that are left out or stand twice. */
const OWN = Object.entries(plants)
  .filter(
    ([name]) =>
      !/^(?:version|citation|revision|reference (?:altered|dropped)|date|paragraph (?:dropped|twice)$)/.test(
        name,
      ),
  )
  .map(([, plant]) => plant);

/** In headings and rows other rules see it, too; and what is dropped from the end of a line leaves a blank there. */
function isOwn({ text, part }: Planted): boolean {
  return /^[0-9]+\.[0-9]+$/.test(part) && !/ $/m.test(text);
}

/** Something that the original has otherwise. The original itself is held against none. */
export function concordanceIn(root: string): Planter {
  const folder = new URL(`file://${root}/test/concordance/`);
  return ({ language, profile }, chance) => {
    if (profile !== 'itu-council' || language === 'en') return undefined;
    const [record, original] = [markedRecord(language, folder), markedRecord('en', folder)];
    const planted = chance.pick(OWN)(record, original, chance.nat);
    if (!planted || !isOwn(planted)) return undefined;
    return {
      text: planted.text,
      places: [{ from: 0, to: planted.text.length }],
      name: `C24-130.${language}.record`,
      around: { texts: { 'C24-130.en.record': original.text } },
    };
  };
}
