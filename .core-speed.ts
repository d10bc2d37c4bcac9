export { profiles } from '/work/w/speed/server/profiles/index';
export { defaultSettings } from '/work/w/speed/server/src/index/settings';
export { summarise } from '/work/w/speed/server/src/index/summary';
export { Workspace } from '/work/w/speed/server/src/index/workspace';
export { findingsOf, readRecord } from '/work/w/speed/server/src/service';
export { parse } from '/work/w/speed/server/src/syntax/parse';
export { referencesOf } from '/work/w/speed/server/src/syntax/references';
export { recordText } from '/work/w/speed/test/pages/random-records';

import * as fc from 'fast-check';
export const sample = fc.sample;
