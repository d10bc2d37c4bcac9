import { describe, expect, it } from 'vitest';
import { defaultSettings, readSettings } from '../server/src/index/settings';

/** What a settings file may hold, and that one mistake in it costs only what it stands in. */

describe('settings', () => {
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
