import type { Args } from '../rules/rule';
import { fillSentence } from '../rules/rule';

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
  renameNoSymbol: 'No document symbol that can be renamed stands here.',
  renameUnread: 'The files of the archive have not all been read yet. Try again in a moment.',
  renameStopped:
    'The files of the archive have not all been read, because that was stopped. Restart the language server.',
  renameForm: '“{name}” is not a symbol of the form {form}, such as {example}, without suffix.',
  renameTaken: '{symbol} is another document already: {file}.',
  renameCited: '{symbol} is cited already, in {file}, and would then mean two documents.',
  renameRange: '{symbol} belongs to the range “{range}” in {file}, which would then have other members.',
  renameInexact: '“{written}” in {file} cannot be renamed without changing what else is said there.',
  renameChanged: '{file} has changed meanwhile. Try again.',
} as const;

/** Makes a sentence of a person's language from an English one. */
export type Say = (sentence: string, args?: Args) => string;

/** English, as it stands. */
export const sayInEnglish: Say = (sentence, args = {}) => fillSentence(sentence, args);
