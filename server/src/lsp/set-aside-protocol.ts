/** Files over which a server broke down. This file knows nothing, so that the client may import it. */

/** Tells the client of a file that the server leaves out from now on, because it broke down over it: `SetAsideParams`. */
export const SET_ASIDE = 'precis/setAside';

export interface SetAsideParams {
  readonly uri: string;
}

/** The variable of the environment that names the folder in which a server notes what it is reading. */
export const WORK_NOTES = 'PRECIS_WORK_NOTES';

/** Who is told what is about to be looked at, by its address. */
export type OnWork = (uri: string) => void;
