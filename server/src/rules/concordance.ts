import type { Difference } from '../analysis/concordance/differences';
import type { Archive } from '../index/archive';
import { differencesIn } from '../index/version-differences';
import { recordsWithVersions } from '../index/version-facts';
import { archiveRule } from './archive-rule';
import type { Args } from './fix';

/**
 * A record is published in several languages, with the same numbers and the same references: a reader of one is told what
 * a reader of another is told (RECORDS.md §6.3). What differs was changed in one version and not in the other, or is a slip.
 */
export const concordance = archiveRule({
  id: 'concordance',
  severity: 'warning',
  summary: 'All language versions of a record have the same paragraphs, references, dates and figures.',
  messages: {
    other: '{found} here, {expected} in the version in {language}.',
    extra: '{found} is not in the version in {language}.',
    missing: '{expected} of the version in {language} is missing.',
    paragraphMissing: 'Paragraph {expected} of the version in {language} is missing.',
    paragraphExtra: 'The version in {language} has no such paragraph.',
    paragraphsMissing: '{count} paragraphs of the version in {language} are missing: {expected}.',
    paragraphsExtra: 'The version in {language} does not have these {count} paragraphs.',
    headingMissing: 'Heading {expected} of the version in {language} is missing.',
    headingExtra: 'The version in {language} has no such heading.',
    sectionMissing: 'A section of the version in {language} is missing: {expected}.',
    sectionExtra: 'The version in {language} has no such section.',
    rowMissing: 'Row {expected} of the table of the version in {language} is missing.',
    rowExtra: 'The table of the version in {language} has no such row.',
    tail: 'The version in {language} goes on: {count} more, from {expected}.',
    there: 'The version in {language}.',
  },
  *check(own, archive) {
    for (const { difference, version } of differencesIn(own, archive)) {
      if (difference.isReported) continue;
      const language = languageNamed(archive, version.language);
      yield {
        message: messageOf(difference),
        args: argsOf(difference, language),
        span: difference.span,
        ...(difference.kind === 'tail' ? { severity: 'information' as const } : {}),
        related: difference.place
          ? [{ uri: version.uri, span: difference.place, message: 'there', args: { language } }]
          : [],
      };
    }
  },
  concerns: recordsWithVersions,
});

/** The sentence that tells of a difference. */
export function messageOf({ kind, form, count }: Difference) {
  switch (kind) {
    case 'tail':
      return 'tail';
    case 'row':
      return form === 'missing' ? 'rowMissing' : 'rowExtra';
    case 'heading':
      if (count > 1) return form === 'missing' ? 'sectionMissing' : 'sectionExtra';
      return form === 'missing' ? 'headingMissing' : 'headingExtra';
    case 'paragraphs':
      if (count > 1) return form === 'missing' ? 'paragraphsMissing' : 'paragraphsExtra';
      return form === 'missing' ? 'paragraphMissing' : 'paragraphExtra';
    default:
      return form;
  }
}

/** What its holes are filled with; the language is that of the other version, as a person names it. */
export function argsOf({ kind, found, expected, count }: Difference, language: string): Args {
  return {
    ...(found === undefined ? {} : { found }),
    ...(expected === undefined ? {} : { expected }),
    ...(count > 1 || kind === 'tail' ? { count } : {}),
    language,
  };
}

/** A language as it calls itself. */
export function languageNamed({ profile }: Archive, language: string): string {
  return profile.wordings.find((wording) => wording.language === language)?.name ?? language;
}
