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
  typography: { sentenceEnds: '.!?…', abbreviations: [], pairs: [], quotes: [] },
  terms: [],
};

/** What a profile or a wording says, laid over what it is taken to say: what it leaves out is as there. */
export function laidOver(bare: object, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = { ...bare };
  for (const [name, entry] of Object.entries(value)) {
    const under = result[name];
    const isBoth = isPlain(under) && isPlain(entry);
    // A field is one thing or another, and never half of each.
    const isField = name === 'fields';
    result[name] = !isBoth ? entry : isField ? { ...under, ...entry } : laidOver(under, entry);
  }
  return result;
}

/** Whether a value is an object with names, and no list. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
