import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { defaultSettings } from '../server/src/index/settings';
import { findingsOf, readRecord } from '../server/src/service';
import { numberAt } from '../server/src/syntax/sections';

it('x', () => {
  for (const l of ['fr', 'es', 'ru', 'ar']) {
    const t = readFileSync(`samples/C24/C24-122.${l}.record`, 'utf8');
    const r = readRecord(t, profiles[0]!, defaultSettings);
    console.log(
      r.language,
      findingsOf(r, defaultSettings)
        .map(
          (f) =>
            `${numberAt(r, f.span.from)} ${f.rule} ${f.message} ${JSON.stringify(f.args)} [${t.slice(f.span.from, f.span.to)}]`,
        )
        .join('\n'),
    );
  }
});
