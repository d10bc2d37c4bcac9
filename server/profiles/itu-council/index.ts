import { authoritiesSchema } from '../../src/profile/authorities';
import { type ProfileSource, profileSchema } from '../../src/profile/profile';
import { wordingSchema } from '../../src/profile/wording';
import authorities from './authorities.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import profile from './profile.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

/** The Council of the International Telecommunication Union. */
export const ituCouncil: ProfileSource = {
  profile: profileSchema.parse(profile),
  wordings: [zh, en].map((wording) => wordingSchema.parse(wording)),
  authorities: authoritiesSchema.parse(authorities),
};
