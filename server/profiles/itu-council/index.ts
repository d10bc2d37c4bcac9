import { authoritiesSchema } from '../../src/profile/authorities';
import { type ProfileSource, profileSchema } from '../../src/profile/profile';
import { wordingSchema } from '../../src/profile/wording';
import ar from './ar.json' with { type: 'json' };
import authorities from './authorities.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import profile from './profile.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

/** The Council of the International Telecommunication Union. */
export const ituCouncil: ProfileSource = {
  profile: profileSchema.parse(profile),
  wordings: [zh, en, fr, es, ru, ar].map((wording) => wordingSchema.parse(wording)),
  authorities: authoritiesSchema.parse(authorities),
};
