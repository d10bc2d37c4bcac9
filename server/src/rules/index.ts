import { acronymExpansion } from './acronym-expansion';
import { agendaMismatch } from './agenda-mismatch';
import { amendmentOrder } from './amendment-order';
import { citationAbrogated } from './citation-abrogated';
import { citationAnachronistic } from './citation-anachronistic';
import { citationBeforeAdoption } from './citation-before-adoption';
import { citationForm } from './citation-form';
import { citationIncomplete } from './citation-incomplete';
import { citationInconsistent } from './citation-inconsistent';
import { citationOutdated } from './citation-outdated';
import { citationTitle } from './citation-title';
import { concordance } from './concordance';
import { conferenceMismatch } from './conference-mismatch';
import { dashPair } from './dash-pair';
import { decimalMark } from './decimal-mark';
import { decisionMissing } from './decision-missing';
import { documentForm } from './document-form';
import { documentList } from './document-list';
import { documentRevisionMismatch } from './document-revision-mismatch';
import { documentSessionMissing } from './document-session-missing';
import { documentSessionStale } from './document-session-stale';
import { documentSuperseded } from './document-superseded';
import { documentSymbolDuplicate } from './document-symbol-duplicate';
import { documentUnresolved } from './document-unresolved';
import { extractionArtefact } from './extraction-artefact';
import { finalPunctuation } from './final-punctuation';
import { headingDocumentUnused } from './heading-document-unused';
import { headingDocumentsMissing } from './heading-documents-missing';
import { impossibleDate } from './impossible-date';
import { invisibleCharacter } from './invisible-character';
import { mastheadMismatch } from './masthead-mismatch';
import { numberForm } from './number-form';
import { numberSeparator } from './number-separator';
import { numberingScheme } from './numbering-scheme';
import { organMismatch } from './organ-mismatch';
import { paragraphOrder } from './paragraph-order';
import { paragraphSection } from './paragraph-section';
import { paragraphUnresolved } from './paragraph-unresolved';
import { placeholderLeft } from './placeholder-left';
import { preferredTerm } from './preferred-term';
import { punctuationSlip } from './punctuation-slip';
import { punctuationSpacing } from './punctuation-spacing';
import { punctuationWidth } from './punctuation-width';
import { rangeDash } from './range-dash';
import { rangeOrder } from './range-order';
import { recordIdentity } from './record-identity';
import { repeatedText } from './repeated-text';
import { revisionMark } from './revision-mark';
import type { Rule } from './rule';
import { sectionOrder } from './section-order';
import { signatureTitles } from './signature-titles';
import { trailingSpace } from './trailing-space';
import { unbalancedBracket } from './unbalanced-bracket';
import { unnumberedParagraph } from './unnumbered-paragraph';
import { weekdayMismatch } from './weekday-mismatch';

/** Every rule there is, in the order of the manual. */
export const rules: readonly Rule[] = [
  numberingScheme,
  sectionOrder,
  paragraphOrder,
  paragraphSection,
  numberForm,
  unnumberedParagraph,
  paragraphUnresolved,
  documentForm,
  documentList,
  documentSessionMissing,
  documentSessionStale,
  documentRevisionMismatch,
  documentSuperseded,
  documentUnresolved,
  headingDocumentsMissing,
  headingDocumentUnused,
  decisionMissing,
  agendaMismatch,
  conferenceMismatch,
  citationForm,
  citationOutdated,
  citationAnachronistic,
  revisionMark,
  citationBeforeAdoption,
  citationAbrogated,
  amendmentOrder,
  organMismatch,
  citationInconsistent,
  citationIncomplete,
  citationTitle,
  weekdayMismatch,
  impossibleDate,
  rangeDash,
  rangeOrder,
  dashPair,
  punctuationSpacing,
  punctuationSlip,
  punctuationWidth,
  unbalancedBracket,
  repeatedText,
  placeholderLeft,
  preferredTerm,
  signatureTitles,
  invisibleCharacter,
  numberSeparator,
  decimalMark,
  finalPunctuation,
  trailingSpace,
  acronymExpansion,
  extractionArtefact,
  recordIdentity,
  mastheadMismatch,
  documentSymbolDuplicate,
  concordance,
];
