import type { Args } from '../rules/fix';
import { fillSentence } from '../rules/sentence';

/**
 * What the server says of itself, in English, with `{holes}`. What rules say stands with the rules. Every sentence
 * goes through `say` before a person sees it.
 */
export const sentences = {
  findingsLeftOut:
    'There is too much to show: {count} more findings are left out, {errors} of them errors. Correct some of those shown, or switch a rule off.',
  reading: 'Reading the archive',
  readingStopped:
    'The files of {folder} have not all been read. What needs the whole archive stays unsaid until the window is reloaded or the server restarted.',
  checking: 'Checking records',
  onlyOpenChecked:
    'The folder holds {count} records: only those that are open are checked. Set precis.workspaceDiagnostics to “all” to have all of them checked.',
  checkingStopped: '{count} records that are not open were not checked.',
  progress: '{done} of {total}',
  leftOut: 'Left out of the archive:',
  leftOutMore: '… and {count} more',
  setAside: 'Reading it broke down. Please report this with the file, if you may share it.',
  setAsideBefore:
    'The server broke down over it before. Please report this with the file, if you may share it.',
  setAsideNow:
    '“{file}” is not checked: the language server broke down over it. All else is checked. Please report this with the file, if you may share it.',
  disable: 'Disable {rule} for this line',
  fixAll: 'Fix all safe problems in this record',
  removeArtefacts: 'Remove everything an extraction left behind',
  makeHeading: 'Make this heading {number}',
  makeParagraph: 'Make this paragraph {number}',
  organize: 'Put the documents of headings in order',
  agenda: 'Agenda',
  openFile: 'Open {file}',
  openAddress: 'Open the published document',
  documentNumber: 'Document {number}',
  documentOfYear: 'Document {number} of the {session} session',
  documentOfSession: 'Document {number} of session {session}',
  revision: 'revision {number}',
  addendum: 'addendum {number}',
  corrigendum: 'corrigendum {number}',
  writtenSo: 'To be written {symbol}',
  otherRevision: 'The archive has only another revision of it.',
  listed: 'Listed under {numbers}',
  notListed: 'Listed under no heading',
  dated: 'Of {date}',
  citedByNone: 'Cited in no other record',
  citedByOne: 'Cited in 1 other record',
  citedByMany: 'Cited in {count} other records',
  approved: 'Approved',
  noted: 'Noted',
  agreed: 'Agreed',
  elected: 'Elected',
  referred: 'Referred',
  instructed: 'Action',
  deferred: 'Deferred',
  withdrawn: 'Withdrawn',
  concluded: 'Concluded',
  decidedIn: '{outcomes} in {paragraph}',
  undecided: 'No decision recorded',
  documents: '{count} documents',
  citedInOne: 'Also cited in {names}',
  citedInMany: 'Also cited in {count} records: {names}',
  selfCitedInOne: 'Cited in {names}',
  selfCitedInMany: 'Cited in {count} records: {names}',
  mentionedOnce: 'Mentioned here only',
  mentioned: 'Mentioned {count} times: {numbers}',
  mentionedTimes: 'Mentioned {count} times',
  instrument: '{instrument} {number}',
  instrumentOfOrgan: '{instrument} {number} of {organ}',
  organAssumed: 'The text names no organ; the number is one of {organ}.',
  versionCity: 'Version of {year}, {city}',
  versionCityRevised: 'Revised in {year}, {city}',
  versionYear: 'Version of {year}',
  versionAdopted: 'Adopted in {adopted}',
  versionAmended: 'Adopted in {adopted}, last amended in {amended}',
  versionOther: 'Version: {version}',
  adopted: 'adopted',
  revised: 'revised',
  abrogated: 'abrogated',
  inForce: 'in force at the meeting, as far as is known',
  citedHere: 'cited here',
  registryOf: 'Registry of {updated}',
  notInRegistry: 'The registry has no entry for it; that proves nothing.',
  operativePart: 'Operative part {number}',
  operativePartOf: 'Operative part {number} of {instrument}',
  article: 'Article {number}',
  provision: 'Provision {number}',
  versionUnknown: 'No version is given in this record.',
  notThere: 'not in this version',
  putInHeading: 'Begin the missing heading {number} here',
  putInParagraph: 'Begin the missing paragraph {number} here',
  putInParts: 'Begin what is missing here: {from} – {to}',
  takeOver: 'Write “{text}”, as the version in {language} has it',
  paragraph: 'Paragraph {number}',
  paragraphOf: 'Paragraph {number} of {symbol}',
  numberOf: 'Number {number} of {symbol}',
  numberMissing: '{file} has no number {number}.',
  rename: 'Rename {from} to {to}',
  renamedHere: 'Places in this file: {count}',
  renamedElsewhere: 'Places in other files: {count} (files: {files})',
  renamedAnywhere: 'Places: {count} (files: {files})',
  renameLeft: 'Left as they are, in a quotation, an address, a masthead or a footer: {count} ({places})',
  renameKeepsNames: 'The same document, under their old names: {files}',
  renameFileOnly: 'The file gets its name; what names {symbol} stays as it is.',
  renameSeveral:
    'The files get their names; what names their documents stays as it is. Rename one document at a time.',
  renameNoSymbol: 'No document symbol, number, title or acronym that can be renamed stands here.',
  renameUnread: 'The files of the archive have not all been read yet. Try again in a moment.',
  renameStopped:
    'The files of the archive have not all been read, because that was stopped. Restart the language server.',
  renameForm: '“{name}” is not a symbol like {example}, without suffix.',
  renameTaken: '{symbol} is another document already: {file}.',
  renameCited: '{symbol} is cited already, in {file}, and would then mean two documents.',
  renameRange: '{symbol} belongs to the range “{range}” in {file}, which would then have other members.',
  renameInexact: '“{written}” in {file} cannot be renamed without changing what else is said there.',
  renameChanged: '{file} has changed meanwhile. Try again.',
  renumberRecord: 'Renumber the record, with all that names its paragraphs',
  renumberSection: 'Renumber this section, with all that names its paragraphs',
  renumberFromHere: 'Renumber from here, with all that names these paragraphs',
  moveUp: 'Move up, with all that names it',
  moveDown: 'Move down, with all that names it',
  promoteSentence: 'Make this sentence a paragraph of its own',
  mergeWithPrevious: 'Join with the paragraph above',
  renumberNumber: 'Number {from} becomes {to}',
  reworkedHere: 'Places in this file: {count}',
  reworkedElsewhere: 'Places in other files: {count} (files: {files})',
  reworkedUnsure: 'The text does not say whose paragraph is meant: {count}',
  reworkUncounted: 'The paragraphs of this record are not counted by section.',
  reworkPlace: 'No numbered paragraph or heading stands here.',
  reworkLost:
    'Heading {missing} seems to be missing above paragraph {found}. Put it in, or join the sections.',
  reworkMerge: 'Join with Section {above}',
  reworkStart:
    'Does the record begin with {found}? It is not the least number here. Number it by hand first.',
  reworkTaken: 'There is another {number}, which is not counted anew.',
  reworkFrozen: 'The numbers of this record are to stay as they are: {by}.',
  reworkAmbiguous:
    '{number} stands twice, and {file}, line {line}, names it: which is meant? Give the new one another number, such as 1.0.',
  reworkChanged: '{file} has changed meanwhile. Try again.',
  reworkInexact: 'With other numbers {file} would not say the same any more.',
  reworkForm: '“{name}” cannot take the place of {before}: only its last number may be another.',
  reworkEdge: 'There is nothing here that it could change places with.',
  reworkBetween: 'Other lines stand between this paragraph and the one above.',
  reworkSingle: 'The paragraph has only one sentence.',
  reworkTorn: 'The sentence stands in brackets or quotation marks with another.',
  reworkWording: '“{name}” cannot take the place of “{before}”.',
  reworkKnown: '“{name}” stands in this record already.',
  leftMissing: 'There is no paragraph {number}.',
  leftSeveral: 'There are several paragraphs {number}.',
  leftRange: 'What the range beginning with {number} names does not stand together any more.',
  leftGrown: 'The range that began with {number} now takes in another paragraph.',
  leftRevision: 'Another version of the document is named, with its paragraph {number}.',
  leftVersion: 'Several files are the document that is named with its paragraph {number}.',
  leftRow: 'Row {number} of the table has no heading, and another has the same number now.',
  leftSplit: 'Part of paragraph {number} has a number of its own now.',
  leftSide: 'Paragraph {number} is now on the other side than the text says.',
  leftUnsure: 'The text does not say whose paragraph {number} is.',
  leftMany: 'To look at: {places}',
} as const;

/** Makes a sentence of a person's language from an English one. */
export type Say = (sentence: string, args?: Args) => string;

/** The sentences of one language by their English ones. */
export type Dictionary = Readonly<Record<string, string>>;

/** English, as it stands. */
export const sayInEnglish: Say = (sentence, args = {}) => fillSentence(sentence, args);

/** Says things in the words of a dictionary; a sentence that it does not have is said in English. */
export function sayIn(dictionary: Dictionary): Say {
  const translations = new Map(Object.entries(dictionary));
  return (sentence, args) => sayInEnglish(translations.get(sentence) ?? sentence, args);
}
