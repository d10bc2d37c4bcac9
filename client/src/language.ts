/** The language id of records. */
export const LANGUAGE = 'summary-record';

/** What the server signs its findings with. */
export const SOURCE = 'Précis';
