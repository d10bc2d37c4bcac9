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

/**
 * In headings and rows other rules see it, too, and documents that come or go are a matter of headings; what is dropped from
 * the end of a line leaves a blank there, and two where it stood between words.
 */
function isOwn({ text, part }: Planted, before: string): boolean {
  const symbols = (of: string): string => (of.match(/C[0-9]{2}\/(?:[A-Z]+\/)?[0-9]+/g) ?? []).join();
  const goesDown = [...text.matchAll(YEARS)].some(([, first = '', second = '']) => second < first);
  const hasOwnPart = /^[0-9]+\.[0-9]+$/.test(part) && symbols(text) === symbols(before);
  return hasOwnPart && !goesDown && !/ $|\S {2}\S| [,،.]/m.test(text);
}

/** A range of years: one that goes down is a fault by itself. */
const YEARS = /((?:19|20)[0-9]{2})[^0-9]{1,3}((?:19|20)[0-9]{2})/g;

/** Something that the original has otherwise. The original itself is held against none. */
export function concordanceIn(root: string): Planter {
  const folder = new URL(`file://${root}/test/concordance/`);
  return ({ language, profile }, chance) => {
    if (profile !== 'itu-council' || language === 'en') return undefined;
    const [record, original] = [markedRecord(language, folder), markedRecord('en', folder)];
    const planted = chance.pick(OWN)(record, original, chance.nat);
    if (!planted || !isOwn(planted, record.text)) return undefined;
    return {
      text: planted.text,
      places: [{ from: 0, to: planted.text.length }],
      name: `C24-130.${language}.record`,
      around: { texts: { 'C24-130.en.record': original.text } },
    };
  };
}
