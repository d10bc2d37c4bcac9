import { readFileSync } from 'node:fs';
import { loadCode } from './load-code.mjs';

/** The pages of reference: the rules, and all that can be set. They are made of what the program itself goes by. */

const { rules, profiles, checkRecord, defaultSettings, parse, readPage, reveal, spokenIn, unmark } =
  await loadCode(
    `export { rules } from './server/src/rules/index';
  export { profiles } from './server/profiles/index';
  export { checkRecord } from './server/src/rules/check';
  export { defaultSettings } from './server/src/index/settings';
  export { parse } from './server/src/syntax/parse';
  export { readPage, reveal, spokenIn, unmark } from './test/pages/page';`,
    'dist/reference-input.mjs',
  );

const MADE = '<!-- Made by `npm run generate`. -->';

/** What is said of the corrections of a rule. */
const CORRECTIONS = { safe: 'safe', offered: 'offered', none: '–' };

/** `docs/rules.md`: a row a rule. */
export function rulesPage() {
  const rows = rules.map((rule) => {
    const cases = readPage(readFileSync(`server/src/rules/${rule.id}.md`, 'utf8'));
    const languages = new Set(
      cases.flatMap(({ fences }) =>
        fences.filter(({ info }) => info.startsWith('record ')).map(({ info }) => spokenIn(info).language),
      ),
    );
    const cells = [
      `[\`${rule.id}\`](../server/src/rules/${rule.id}.md)`,
      rule.severity,
      rule.kind === 'archive' ? 'archive' : 'record',
      CORRECTIONS[correctionsOf(rule, cases)],
      [...languages].sort().join(', '),
      rule.summary,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `${MADE}

# Rules

Each rule has a page that says why it is right, with examples; the examples are its tests. \`precis check --explain RULE\` shows
it in the terminal.

- **severity**: what it weighs unless [settings](configuration.md) say otherwise. An error is certain, a warning likely, a hint a
  matter of style.
- **sees**: one record by itself, or the other files of its archive, too.
- **correction**: *safe* ones are made by \`precis check --fix\` and *Fix All Safe Problems*; others are offered, for a person to
  choose.
- **examples**: the languages in which its page shows it. A rule is silent where the profile has no words for it.

Rules that judge a record as a whole – the order of its numbers, its brackets, its table beside its headings, the ends of its paragraphs – tell
of the first 500 findings in a record, and in one more that there are others: so many show that the text is none, or was taken apart.

| rule | severity | sees | correction | examples | what is right |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

/** The best correction that a rule offers in the cases of its page. */
function correctionsOf(rule, cases) {
  const isSafe = rule.kind === 'record' && cases.some(({ fences }) => isCorrectedSafely(rule, fences[0]));
  if (isSafe) return 'safe';
  const isOffered = cases.some(({ fences }) => fences.some(({ info }) => info.startsWith('fixed')));
  return isOffered ? 'offered' : 'none';
}

function isCorrectedSafely(rule, subject) {
  const { language, profile = defaultSettings.profile } = spokenIn(subject.info);
  const source = profiles.find((known) => known.profile.id === profile);
  if (!source) throw new Error(`There is no profile ${profile}.`);
  return checkRecord(parse(reveal(unmark(subject.text)), source, language))
    .filter((finding) => finding.rule === rule.id)
    .some((finding) => finding.fixes().some(({ safe }) => safe));
}

/**
 * `docs/configuration.md`: what can be set, with what holds where it is not.
 * @param {object} manifest @param {Readonly<Record<string, string>>} words */
export function configurationPage(schema, manifest, words) {
  const keys = Object.entries(schema.properties).map(
    ([name, entry]) =>
      `| \`${name}\` | ${typeOf(entry)} | ${shown(entry.default)} | ${cell(entry.description)} |`,
  );
  const settings = Object.entries(manifest.contributes.configuration.properties ?? {})
    .sort(([, left], [, right]) => (left.order ?? 0) - (right.order ?? 0))
    .map(([name, entry]) => {
      const said = `${inWords(entry.markdownDescription ?? entry.description, words)}${choicesOf(entry, words)}`;
      return `| \`${name}\` | ${typeOf(entry)} | ${shown(entry.default)} | ${cell(said)} |`;
    });
  return `${MADE}

# Configuration

What a \`precis.json\` says holds for the editor and for the command; what is set in the editor holds before it. A mistake costs
the entry that it is in, and is told of.

## precis.json

It lies at the root of a folder. Comments and trailing commas are allowed; editors complete it by
[its schema](../schemas/precis.schema.json).

| key | what it is | without it | |
| --- | --- | --- | --- |
${keys.join('\n')}

The rules and what they usually weigh: [Rules](rules.md). Entries of the registry: [The registry](registry.md). Profiles of your
own: [Profiles](profiles.md).

## Visual Studio Code

| setting | what it is | without it | |
| --- | --- | --- | --- |
${settings.join('\n')}
`;
}

/** What a value may be, in a word or two. */
function typeOf(entry) {
  if (entry.enum) return entry.enum.map((value) => `\`${value}\``).join(', ');
  if (entry.type === 'array') return entry.items?.type === 'string' ? 'texts' : 'a list';
  if (entry.type === 'object') return 'a table';
  if (entry.type === 'boolean') return '`true`, `false`';
  return entry.type === 'string' ? 'a text' : 'a value';
}

function shown(value) {
  return value === undefined || value === '' ? '–' : `\`${JSON.stringify(value)}\``;
}

/** What each of the values to choose from means. */
function choicesOf(entry, words) {
  if (!entry.enum || !entry.enumDescriptions) return '';
  return entry.enum
    .map((value, index) => ` \`${value}\`: ${inWords(entry.enumDescriptions[index], words)}`)
    .join('');
}

function inWords(text = '', words) {
  return text.replace(/^%(.+)%$/, (_, key) => words[key] ?? key);
}

function cell(text = '') {
  return text.replaceAll('\n', ' ').replaceAll('|', '\\|');
}
