import { authoritiesSchema } from '../../src/profile/authorities';
import { bareProfile, bareWording, laidOver } from '../../src/profile/bare';
import { type ProfileSource, profileSchema } from '../../src/profile/profile';
import { wordingSchema } from '../../src/profile/wording';
import authorities from './authorities.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import profile from './profile.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };

/** The Main Committees of the United Nations General Assembly. */
export const unSummaryRecord: ProfileSource = {
  profile: profileSchema.parse(laidOver(bareProfile, profile)),
  wordings: [en, fr, es, ru].map((wording) => wordingSchema.parse(laidOver(bareWording, wording))),
  authorities: authoritiesSchema.parse(authorities),
  snippets: {},
};
