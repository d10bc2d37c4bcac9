import arSnippets from '../../../snippets/summary-record.ar.json' with { type: 'json' };
import enSnippets from '../../../snippets/summary-record.en.json' with { type: 'json' };
import esSnippets from '../../../snippets/summary-record.es.json' with { type: 'json' };
import frSnippets from '../../../snippets/summary-record.fr.json' with { type: 'json' };
import ruSnippets from '../../../snippets/summary-record.ru.json' with { type: 'json' };
import zhSnippets from '../../../snippets/summary-record.zh.json' with { type: 'json' };
import { authoritiesSchema } from '../../src/profile/authorities';
import { type ProfileSource, profileSchema } from '../../src/profile/profile';
import { readSnippets } from '../../src/profile/snippets';
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
  snippets: {
    ar: readSnippets(arSnippets),
    en: readSnippets(enSnippets),
    es: readSnippets(esSnippets),
    fr: readSnippets(frSnippets),
    ru: readSnippets(ruSnippets),
    zh: readSnippets(zhSnippets),
  },
};
