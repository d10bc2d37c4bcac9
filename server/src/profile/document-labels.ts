import { derive } from '../text/derive';
import type { Wording } from './wording';

/** The words before the documents of a heading, where they differ by their number. */
export const documentLabelsOf = derive(({ headings }: Wording) => {
  const before = (template: string): string =>
    template.slice(0, template.indexOf('{documents}')).replace(/^[ \u00a0]?[(（]/, '');
  const one = before(headings.oneDocument);
  const several = before(headings.severalDocuments);
  const two = headings.twoDocuments === undefined ? several : before(headings.twoDocuments);
  const all = one === several ? [] : [...new Set([several, two, one])].filter((label) => label !== '');
  return { one, two, several, all };
});
