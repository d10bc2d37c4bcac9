import { type Offers, offersOf } from '../src/lsp/offers';
import { profiles } from './index';

/** What an editor is told of the profiles that Précis brings along, before they are loaded. */
export const offers: Offers = offersOf(profiles);
