import { describe, expect, it } from 'vitest';
import { CLEAN, folderWith, GAP, LOOSE, only, precis } from './command';

const settings = only('section-order', 'document-form');

/** A folder with a faultless record, one with an error, and one whose masthead names it. */
function archive(): string {
  const masthead = '理事会2024年会议\n文件 C24/118-C\n2024年6月12日\n摘要记录\n\n';
  return folderWith({
    'precis.json': settings,
    'a.record': CLEAN,
    'b.record': GAP,
    'c.record': masthead + LOOSE,
  });
}

/** What the rule says of the symbol is the rule’s business. */
function withoutMessage(report: string): string {
  return report.replaceAll(/“C24\/8 \(Rev\.1\)”[^\n<>"]*?(?= {2}document-form|[\n<>"])/g, '…');
}

describe('text', () => {
  it('shows each finding with its line, and a mark under it', async () => {
    const { status, out, err } = await precis(archive(), ['check', '.']);
    expect(withoutMessage(out)).toMatchInlineSnapshot(`
      "b.record
        3:1  error  Heading 3 follows heading 1; 2 was expected.  section-order ¶3
             3  其他事项
             ^

      c.record
        7:10  error  …  document-form ¶1.1
              1.1  主席介绍了C24/8 (Rev.1)号文件。
                             ^^^^^^^^^^^^^

      2 errors in 2 of 3 records. 1 can be fixed with --fix.
      "
    `);
    expect(err).toBe('3 files taken as records, 0 .txt files left.\n');
    expect(status).toBe(1);
  });

  it('has colours on a terminal, and cuts its lines to it', async () => {
    const long = GAP.replace('其他事项', `其他事项${'和其他事项'.repeat(20)}`);
    const folder = folderWith({ 'precis.json': settings, 'b.record': long });
    const { out } = await precis(folder, ['check', 'b.record'], { terminal: true });
    expect(out).toContain('\u001b[31merror\u001b[39m');
    expect(out).toContain('\u001b[31m^\u001b[39m');
    expect(out).toMatch(/3 {2}其他事项[和其他事项]+…\n/);
  });

  it.each([
    [{ NO_COLOR: '1' }, [], true, false],
    [{}, ['--no-color'], true, false],
    [{ TERM: 'dumb' }, [], true, false],
    [{}, [], false, false],
    [{ FORCE_COLOR: '1' }, [], false, true],
    [{ FORCE_COLOR: '0' }, [], true, false],
    [{ FORCE_COLOR: '1' }, ['--no-color'], false, false],
  ])('with %o and %o on a terminal (%s) has colours: %s', async (env, flags, terminal, colored) => {
    const { out } = await precis(archive(), ['check', 'b.record', ...flags], { env, terminal });
    expect(out.includes('\u001b[')).toBe(colored);
  });

  it('obeys no control character of a record or a name', async () => {
    const hostile = GAP.replace('其他', '\u001b[2J\u009b2J\u202e其他');
    const folder = folderWith({ 'precis.json': settings, 'x\u001b[31m\n.record': hostile });
    const { out } = await precis(folder, ['check', '.']);
    expect(out).not.toMatch(/[\u001b\u009b\u202e]/);
    expect(out).toContain('x␛[31m␊.record\n');
    expect(out).toContain('␛[2J<U+009B>2J<U+202E>其他');
  });
});

describe('json', () => {
  it('has the promised form, and lists files without findings', async () => {
    const { status, out } = await precis(archive(), ['check', '.', '--format', 'json']);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      files: [
        { path: 'a.record', language: 'zh', symbol: null, findings: [] },
        {
          path: 'b.record',
          language: 'zh',
          symbol: null,
          findings: [
            {
              rule: 'section-order',
              severity: 'error',
              message: 'Heading 3 follows heading 1; 2 was expected.',
              range: { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } },
              paragraph: '3',
              fixable: false,
            },
          ],
        },
        {
          path: 'c.record',
          language: 'zh',
          symbol: 'C24/118',
          findings: [
            {
              rule: 'document-form',
              severity: 'error',
              message: expect.stringContaining('C24/8 (Rev.1)'),
              range: { start: { line: 6, character: 9 }, end: { line: 6, character: 22 } },
              paragraph: '1.1',
              fixable: true,
            },
          ],
        },
      ],
      summary: {
        files: 3,
        errors: 2,
        warnings: 0,
        informations: 0,
        hints: 0,
        fixable: 1,
        fixed: 0,
        problems: 0,
      },
    });
  });

  it('counts characters as editors do, who take the byte order mark away', async () => {
    const folder = folderWith({
      'precis.json': settings,
      'a.record': `\ufeff${LOOSE.slice(LOOSE.indexOf('1.1'))}`,
    });
    const { out } = await precis(folder, ['check', 'a.record', '--format', 'json']);
    expect(JSON.parse(out).files[0].findings[0].range.start).toEqual({ line: 0, character: 9 });
  });

  it('escapes what a terminal would obey', async () => {
    const folder = folderWith({ 'precis.json': settings, '\u009b\u202e.record': GAP });
    const { out } = await precis(folder, ['check', '.', '--format', 'json']);
    expect(out).toContain('\\u009b\\u202e.record');
    expect(JSON.parse(out).files[0].path).toBe('\u009b\u202e.record');
  });

  it('is whole when there is nothing to check', async () => {
    const { status, out } = await precis(folderWith({}), ['check', '.', '--format', 'json']);
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ files: [], summary: { files: 0, problems: 1 } });
  });
});

describe('sarif', () => {
  it('is SARIF 2.1.0 with relative, encoded addresses', async () => {
    const folder = folderWith({ 'precis.json': settings, '第1次 会议#1.record': GAP });
    const { out } = await precis(folder, ['check', '.', '--format', 'sarif']);
    const { version, runs } = JSON.parse(out);
    expect(version).toBe('2.1.0');
    const [run] = runs;
    expect(run.tool.driver).toMatchObject({ name: 'Précis', version: '1.2.3' });
    expect(run.columnKind).toBe('utf16CodeUnits');
    const [result] = run.results;
    expect(run.tool.driver.rules[result.ruleIndex]).toMatchObject({
      id: 'section-order',
      shortDescription: { text: expect.any(String) },
    });
    expect(result).toMatchObject({
      ruleId: 'section-order',
      level: 'error',
      message: { text: 'Heading 3 follows heading 1; 2 was expected.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: '%E7%AC%AC1%E6%AC%A1%20%E4%BC%9A%E8%AE%AE%231.record' },
            region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 2 },
          },
        },
      ],
    });
    expect(run.invocations).toEqual([{ executionSuccessful: true }]);
  });

  it('tells what could not be checked', async () => {
    const { out, status } = await precis(folderWith({}), ['check', 'no.record', '--format', 'sarif']);
    expect(status).toBe(2);
    expect(JSON.parse(out).runs[0]).toMatchObject({
      results: [],
      invocations: [{ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] }],
    });
  });
});

describe('junit', () => {
  it('has a suite a file and a case a finding', async () => {
    const { out } = await precis(archive(), ['check', '.', '--format', 'junit']);
    expect(withoutMessage(out)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="precis">
        <testsuite name="a.record" tests="1" failures="0" errors="0">
          <testcase name="no findings" classname="a.record"/>
        </testsuite>
        <testsuite name="b.record" tests="1" failures="1" errors="0">
          <testcase name="section-order at 3:1 (3)" classname="b.record"><failure type="error" message="Heading 3 follows heading 1; 2 was expected.">b.record:3:1: error: Heading 3 follows heading 1; 2 was expected.</failure></testcase>
        </testsuite>
        <testsuite name="c.record" tests="1" failures="1" errors="0">
          <testcase name="document-form at 7:10 (1.1)" classname="c.record"><failure type="error" message="…">c.record:7:10: error: …</failure></testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it('lets accepted findings pass, escapes, and leaves out control characters', async () => {
    const folder = folderWith({ 'precis.json': settings, 'a&<"\u0001>.record': GAP, 'b.record': 'a\0' });
    const { out } = await precis(folder, ['check', '.', '--format', 'junit', '--max-severity', 'error']);
    expect(out).toContain('<testsuite name="a&amp;&lt;&quot;&gt;.record" tests="1" failures="0" errors="0">');
    expect(out).toContain('<system-out>a&amp;&lt;&quot;&gt;.record:3:1: error: Heading 3');
    expect(out).toContain('<testsuite name="b.record" tests="1" failures="0" errors="1">');
  });
});

describe('github', () => {
  it('writes a command a finding, with escapes', async () => {
    const folder = folderWith({ 'precis.json': settings, 'a, 50%: b.record': GAP });
    const { out } = await precis(folder, [
      'check',
      '.',
      '--format',
      'github',
      '--rule',
      'section-order=hint',
    ]);
    expect(out).toBe(
      '::notice file=a%2C 50%25%3A b.record,line=3,col=1,title=section-order::' +
        'Heading 3 follows heading 1; 2 was expected.\n',
    );
  });

  it('lets no text of a record begin a command', async () => {
    const folder = folderWith({ 'precis.json': settings, 'a\r\n::stop-commands::x.record': GAP });
    const { out } = await precis(folder, ['check', '.', '--format', 'github']);
    expect(out).toMatch(/^::error file=a%0D%0A%3A%3Astop-commands%3A%3Ax\.record,line=3.*\n$/);
  });
});
