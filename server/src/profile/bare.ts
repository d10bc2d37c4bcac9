/**
 * What a profile is taken to say where it says nothing: the least that can be read with. Where a language has no words
 * for something, the rules and features that need them are silent.
 */

/** A profile without its name, its numbering and its documents. */
export const bareProfile = {
  fields: {},
  documents: { forms: [], slips: {}, session: '{session}', unlisted: [] },
  files: {
    fields: {},
    forms: [],
    footers: [],
    extensions: ['record', 'txt', 'md', 'docx', 'doc', 'pdf', 'rtf', 'odt', 'html'],
    addresses: [],
  },
  organs: [],
  artefacts: [{ open: '[bookmark:', close: ']' }],
};

/** A wording without its language. */
export const bareWording = {
  letter: '',
  commonWords: [],
  masthead: { record: [], original: [], chair: [], document: [] },
  agenda: { subject: [], documents: [], none: [] },
  headings: { continued: [], oneDocument: ' ({documents})', severalDocuments: ' ({documents})' },
  documents: {
    labels: { before: [], after: [] },
    separators: [', '],
    last: ', ',
    range: [],
    introduces: [],
    decides: [],
    deciders: [],
    versions: [],
  },
  citations: {
    fields: { number: { digits: [1, 4] } },
    forms: [],
    separators: [', '],
    last: ', ',
    range: [],
    versions: [],
    slips: {},
  },
  paragraphs: {
    forms: [],
    separators: [', '],
    range: ['–'],
    behindDocument: [],
    beforeDocument: [],
    parts: [],
    sameBefore: [],
    sameAfter: [],
    hereBefore: [],
    hereAfter: [],
    elsewhereBefore: [],
    elsewhereAfter: [],
  },
  suspension: [],
  signature: { titles: [], colon: ':', colons: [':'] },
  dates: { forms: [], weekdays: [], fields: {} },
  phrases: { decisions: [], speakers: [], says: [], offices: { before: [], after: [] }, triggers: [] },
  typography: { sentenceEnds: '.!?…', pairs: [], quotes: [] },
  terms: [],
};
