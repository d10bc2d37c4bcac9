import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { readSettings } from '../server/src/index/read-settings';
import { registryProblems, withRegistryFiles } from '../server/src/index/registry-additions';
import { defaultSettings } from '../server/src/index/settings';
import { settingsSchema } from '../server/src/index/settings-schema';

/** What a settings file may hold, and that one mistake in it costs only what it stands in. */

describe('settings', () => {
  it('are the defaults of their schema where nothing is said', () => {
    expect(defaultSettings).toEqual(settingsSchema.parse({}));
  });

  it('are the usual ones where nothing is said', () => {
    expect(readSettings('{}')).toEqual({ settings: defaultSettings, problems: [] });
  });

  it('may hold comments, trailing commas and a byte order mark', () => {
    const { settings, problems } = readSettings('\ufeff{\n  // ours\n  "rules": { "dash-pair": "off", },\n}');
    expect(problems).toEqual([]);
    expect(settings.rules).toEqual({ 'dash-pair': 'off' });
  });

  it('name what is wrong and keep what is right', () => {
    const { settings, problems } = readSettings(
      '{ "language": "en", "rules": { "dash-pair": "off", "range-dash": "loud" }, "colour": "red", "terms": [{ "avoid": "a", "prefer": "b" }, { "avoid": 3 }] }',
    );
    expect(settings.language).toBe('en');
    expect(settings.rules).toEqual({ 'dash-pair': 'off' });
    expect(settings.terms).toEqual([{ avoid: 'a', prefer: 'b' }]);
    const told = problems.map(({ message }) => message).join('\n');
    expect(told).toContain('rules.range-dash');
    expect(told).toContain('colour');
    expect(told).toContain('terms.1');
  });

  it('say where JSON is broken', () => {
    const { problems } = readSettings('{ "language": }');
    expect(problems[0]?.message).toContain('valid JSON');
    expect(problems[0]?.offset).toBe(14);
  });

  it('must be an object', () => {
    expect(readSettings('[]').problems).toHaveLength(1);
    expect(readSettings('').problems.length).toBeGreaterThan(0);
    expect(readSettings('"x"').settings).toEqual(defaultSettings);
  });
});

describe('entries of the registry', () => {
  const instrument = (key: string, at: string) => ({
    key,
    versions: [{ at, status: 'revised', source: ['Final Acts'], quality: 'exact' }],
  });

  it('cost one another nothing', () => {
    const { settings, problems } = readSettings(
      JSON.stringify({
        registry: {
          instruments: [{ key: 'PP/resolution/1' }, instrument('PP/resolution/137', 'PP-22')],
          conferences: [{ id: 'PP-30' }],
          colours: [],
        },
      }),
    );
    expect(settings.registry.instruments.map(({ key }) => key)).toEqual(['PP/resolution/137']);
    expect(settings.registry.conferences).toEqual([]);
    const told = problems.map(({ message }) => message).join('\n');
    for (const place of ['registry.instruments.0.versions', 'registry.conferences.0', 'colours'])
      expect(told).toContain(place);
  });

  it('may stand in files below the folder', async () => {
    const { settings } = readSettings(
      '{ "registry": { "files": ["own/registry.json", "gone.json", "../out.json", "broken.json"] } }',
    );
    const files: Readonly<Record<string, string>> = {
      'own/registry.json': JSON.stringify({ instruments: [instrument('PP/resolution/137', 'PP-22')] }),
      '../out.json': JSON.stringify({ instruments: [instrument('PP/resolution/9', 'PP-22')] }),
      'broken.json': '{ "instruments": [{}] }',
    };
    const found = await withRegistryFiles(settings, async (path) => files[path]);
    expect(found.settings.registry.instruments.map(({ key }) => key)).toEqual(['PP/resolution/137']);
    const told = found.problems.map(({ message }) => message);
    expect(told.filter((message) => message.includes('There is no file'))).toHaveLength(2);
    expect(told.some((message) => message.startsWith('broken.json: registry.instruments.0'))).toBe(true);
  });

  it('are told of where they contradict', () => {
    const [source] = profiles;
    if (!source) throw new Error('There is no profile.');
    const problemsOf = (key: string, at: string): string[] =>
      registryProblems(
        source,
        readSettings(JSON.stringify({ registry: { instruments: [instrument(key, at)] } })).settings,
      ).map(({ message }) => message);
    expect(problemsOf('PP/resolution/137', 'PP-22')).toEqual([]);
    expect(problemsOf('PP/resolution/137', 'PP-30')).toEqual([
      'registry: PP/resolution/137: There is no conference or session “PP-30”.',
    ]);
    expect(problemsOf('PP/resolution/137', 'C24')).toEqual([
      'registry: PP/resolution/137: “C24” is of another organ.',
    ]);
    expect(problemsOf('PP/resolution/219', 'PP-14').join(' ')).toContain('series');
  });
});
