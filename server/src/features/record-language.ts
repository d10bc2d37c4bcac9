import { LANGUAGE_DIRECTIVE, languageDirectiveIn } from '../syntax/directives';
import type { RecordDocument } from '../syntax/record';
import type { Edit } from '../text/edits';

/**
 * The edit that makes a record say in which language it is to be read: a comment at its top, `% precis-language fr`. With
 * no language that comment goes, and the record is read as it tells of itself. Nothing where nothing would change.
 */
export function languageEdit({ text }: RecordDocument, language: string | undefined): Edit | undefined {
  const written = languageDirectiveIn(text);
  if (!written) {
    // A byte order mark stays the first character.
    const from = text.startsWith('\ufeff') ? 1 : 0;
    const lineEnd = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
    return language === undefined
      ? undefined
      : { span: { from, to: from }, text: `${LANGUAGE_DIRECTIVE}${language}${lineEnd}` };
  }
  if (language === undefined) return { span: written.line, text: '' };
  return language === written.language ? undefined : { span: written.span, text: language };
}
