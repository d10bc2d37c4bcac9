import { markedRecord, plants } from '../../concordance/planting';
import type { Planter } from '../base';

/** Faults that only another language version shows, planted in records that are made for it. */

/** Something that the original has otherwise. The original itself is held against none. */
export function concordanceIn(root: string): Planter {
  const folder = new URL(`file://${root}/test/concordance/`);
  return ({ language, profile }, chance) => {
    if (profile !== 'itu-council' || language === 'en') return undefined;
    const [record, original] = [markedRecord(language, folder), markedRecord('en', folder)];
    const planted = chance.pick(Object.values(plants))(record, original, chance.nat);
    return (
      planted && {
        text: planted.text,
        places: [{ from: 0, to: planted.text.length }],
        name: `C24-130.${language}.record`,
        around: { texts: { 'C24-130.en.record': original.text } },
      }
    );
  };
}
