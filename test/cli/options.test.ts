import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../server/src/service';
import { CLEAN, folderWith, GAP, LOOSE, LOOSE_FIXED, only, precis } from './command';

const settings = only('section-order', 'document-form');

async function statusOf(record: string, ...args: readonly string[]): Promise<number> {
  const folder = folderWith({ 'precis.json': settings, 'a.record': record });
  return (await precis(folder, ['check', 'a.record', ...args])).status;
}

describe('exit status', () => {
  it.each([
    ['nothing', CLEAN, [], 0],
    ['an error', GAP, [], 1],
    ['a warning', GAP, ['--rule', 'section-order=warning'], 1],
    ['an information', GAP, ['--rule', 'section-order=information'], 0],
    ['a hint', GAP, ['--rule', 'section-order=hint'], 0],
    ['a rule that is off', GAP, ['--rule', 'section-order=off'], 0],
    ['an accepted error', GAP, ['--max-severity', 'error'], 0],
    ['an error where warnings are accepted', GAP, ['--max-severity', 'warning'], 1],
    ['an accepted warning', GAP, ['--max-severity', 'warning', '--rule', 'section-order=warning'], 0],
    [
      'an information where hints are accepted',
      GAP,
      ['--max-severity', 'hint', '--rule', 'section-order=information'],
      1,
    ],
    ['a hint where none is accepted', GAP, ['--max-severity', 'none', '--rule', 'section-order=hint'], 1],
    [
      'a finding that is not asked for',
      GAP,
      ['--min-severity', 'error', '--rule', 'section-order=warning'],
      0,
    ],
  ])('for %s', async (_, record, args, status) => {
    expect(await statusOf(record, ...args)).toBe(status);
  });
});

describe('wrong usage', () => {
  it.each([
    [[], 'Say what to check'],
    [['a.record', '--stdin'], 'leave out the paths or --stdin'],
    [['--stdin', '--watch'], 'Standard input cannot be watched'],
    [['.', '--watch', '--format', 'json'], 'What changes is reported as text'],
    [['.', '--format', 'xml'], 'Allowed choices are text, json, sarif, junit, github'],
    [['.', '--max-severity', 'bad'], 'Allowed choices are error, warning, information, hint, none'],
    [['.', '--rule', 'section-oder=off'], 'There is no rule “section-oder”. Did you mean “section-order”?'],
    [['.', '--rule', 'zzz=off'], 'There is no rule “zzz”. “precis rules” lists them.'],
    [['.', '--rule', 'section-order=loud'], 'Its severity must be error, warning, information, hint or off.'],
    [['.', '--profile', 'itu-counsel'], 'There is no profile “itu-counsel”. Did you mean “itu-council”?'],
    [['.', '--language', 'xx'], 'has no language “xx”. It has zh, en'],
    [['.', '--config', 'no.json'], '--config no.json: There is no such file'],
    [['.', '--fixx'], "unknown option '--fixx'"],
  ])('%o', async (args, message) => {
    const { status, out, err } = await precis(folderWith({ 'a.record': CLEAN }), ['check', ...args]);
    expect(err).toContain(message);
    expect(out).toBe('');
    expect(status).toBe(2);
  });

  it('is a command that is not there', async () => {
    expect((await precis('.', ['chek'])).err).toContain('Did you mean check?');
    expect((await precis('.', ['chek'])).status).toBe(2);
    expect((await precis('.', [])).status).toBe(2);
  });
});

describe('settings', () => {
  it('are found above the file, and the nearest hold', async () => {
    const folder = folderWith({
      'precis.json': '{ "rules": { "section-order": "hint" } }',
      'a/b/1.record': GAP,
      'c/precis.json': '{ "rules": { "section-order": "off" } }',
      'c/2.record': GAP,
    });
    const { out } = await precis(folder, ['check', '.', '--format', 'json']);
    const severities = (
      JSON.parse(out) as { files: { findings: { rule: string; severity: string }[] }[] }
    ).files.map(({ findings }) =>
      findings.filter(({ rule }) => rule === 'section-order').map(({ severity }) => severity),
    );
    expect(severities).toEqual([['hint'], []]);
  });

  it('give way to --config, and that to the other options', async () => {
    const folder = folderWith({
      'precis.json': only(),
      'other/mine.json': settings,
      'a.record': GAP,
    });
    const run = async (...args: string[]): Promise<number> =>
      (await precis(folder, ['check', 'a.record', ...args])).status;
    expect(await run()).toBe(0);
    expect(await run('--config', 'other/mine.json')).toBe(1);
    expect(await run('--config', 'other/mine.json', '--rule', 'section-order=hint')).toBe(0);
  });

  it('that are wrong are told of once, and the rest holds', async () => {
    const folder = folderWith({
      'precis.json':
        '{\n  "rules": { "section-order": "hint", "section-oder": "off", "document-form": "loud" },\n  oops\n}',
      'a.record': GAP,
      'b.record': GAP,
    });
    const { out, err, status } = await precis(folder, ['check', '.', '--format', 'json']);
    expect(err).toMatch(/^precis\.json: settings\. Line 3: This is no valid JSON/m);
    expect(err.match(/There is no rule “section-oder”\. Did you mean “section-order”\?/g)).toHaveLength(1);
    expect(err).toContain('rules.document-form');
    expect(JSON.parse(out).files).toHaveLength(2);
    expect(JSON.parse(out).files[0].findings[0].severity).toBe('hint');
    expect(status).toBe(2);
  });

  it('may name a profile or a language that is not there', async () => {
    const folder = folderWith({ 'precis.json': '{ "profile": "un", "language": "tlh" }', 'a.record': CLEAN });
    const { err, status } = await precis(folder, ['check', '.']);
    expect(err).toContain(
      'precis.json: settings. There is no profile “un”. There is itu-council, un-summary-record.',
    );
    expect(err).toContain('has no language “tlh”. It has zh, en');
    expect(status).toBe(2);
  });

  it('may have no pattern that takes for ever', async () => {
    const records = [`${'*a'.repeat(10)}b`, `${'{a,}'.repeat(30)}b`, '(a|aa)+b', '**/*.md'];
    const name = `${'a'.repeat(100)}.md`;
    const folder = folderWith({ 'precis.json': JSON.stringify({ records }), [name]: CLEAN });
    const { out, err, status } = await precis(folder, ['check', '.', '--format', 'json']);
    expect(
      err.match(/has more than four \*, \*\*, \{ or \(\. Write several simpler patterns\./g),
    ).toHaveLength(2);
    expect(JSON.parse(out).files[0].path).toBe(name);
    expect(status).toBe(2);
  });

  it('may be no file', async () => {
    const folder = folderWith({ 'a.record': CLEAN });
    mkdirSync(join(folder, 'precis.json'));
    const { err, status } = await precis(folder, ['check', '.']);
    expect(err).toContain('precis.json: settings. This is a folder, not a file.');
    expect(status).toBe(2);
  });
});

describe('standard input', () => {
  it('is checked under its name', async () => {
    const folder = folderWith({ 'sub/precis.json': settings });
    const { out, status } = await precis(folder, ['check', '--stdin', '--stdin-filename', 'sub/x.record'], {
      stdin: GAP,
    });
    expect(out).toContain('sub/x.record\n  3:1  error  Heading 3');
    expect(status).toBe(1);
  });

  it('goes out corrected, and the report to standard error', async () => {
    const folder = folderWith({ 'precis.json': settings });
    const text = `\ufeff${LOOSE}`.replaceAll('\n', '\r\n');
    const { out, err, status } = await precis(folder, ['check', '-', '--fix'], { stdin: text });
    expect(out).toBe(`\ufeff${LOOSE_FIXED}`.replaceAll('\n', '\r\n'));
    expect(err).toContain('No faults in 1 record. 1 correction made.');
    expect(status).toBe(0);
  });

  it('goes out as it came when it cannot be read', async () => {
    const bytes = Buffer.from([0x31, 0x09, 0xff, 0x0a]);
    const { out, err, status } = await precis(folderWith({}), ['check', '--stdin', '--fix'], {
      stdin: bytes,
    });
    expect(Buffer.from(out)).toEqual(Buffer.from(bytes.toString()));
    expect(err).toContain('<stdin>: not checked. This is not UTF-8: byte 0xFF on line 1');
    expect(status).toBe(2);
  });
});

describe('words', () => {
  it('are few with --quiet', async () => {
    const folder = folderWith({ 'precis.json': settings, 'a.record': GAP, 'b.record': CLEAN });
    const { out, err } = await precis(folder, ['check', '.', '--quiet']);
    expect(out).toContain('section-order');
    expect(out).not.toContain('records');
    expect(err).toBe('');
  });

  it('list the rules', async () => {
    const { out, status } = await precis('.', ['rules']);
    expect(out).toMatch(/^section-order +error +Headings are numbered 1, 2, 3 … in order\.$/m);
    expect(out.trimEnd().split('\n')).toHaveLength(allRules().length);
    expect(status).toBe(0);
    expect((await precis('.', ['check', '--list-rules'])).out).toBe(out);
  });

  it('explain a rule', async () => {
    const { out, status } = await precis('.', ['explain', 'section-order']);
    expect(out).toMatch(/^# section-order\n/);
    expect(status).toBe(0);
    expect((await precis('.', ['check', '--explain', 'section-order'])).out).toBe(out);
    const miss = await precis('.', ['check', '--explain', 'section-ordre']);
    expect(miss).toEqual({
      status: 2,
      out: '',
      err: 'There is no rule “section-ordre”. Did you mean “section-order”?\n',
    });
  });

  it('tell the version, and help with examples', async () => {
    expect(await precis('.', ['--version'])).toEqual({ status: 0, out: '1.2.3\n', err: '' });
    const { out, status } = await precis('.', ['check', '--help']);
    expect(out).toContain('Examples:\n  precis check samples');
    expect(status).toBe(0);
    expect((await precis('.', ['--help'])).out).toContain('lsp');
  });
});
