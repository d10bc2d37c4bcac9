/**
 * Writes what is derived from the code: the settings of the editor, the schemas, the licences of what is
 * bundled, the pages of reference. The results are committed; with `--check` nothing is written, and what is stale is named.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadCode } from './load-code.mjs';
import { notices } from './notices.mjs';
import { configurationPage, rulesPage } from './reference.mjs';

const check = process.argv.includes('--check');
const stale = [];

/**
 * @param {string} path
 * @param {string} content
 */
function put(path, content) {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
  if (check) stale.push(path);
  else writeFileSync(path, content);
}

const {
  z,
  settingsSchema,
  additionsSchema,
  carriedSchema,
  wordingSchema,
  bareProfile,
  bareWording,
  rules,
  profiles,
} = await loadCode(
  `export * as z from 'zod';
  export { additionsSchema } from './server/src/profile/authorities';
  export { settingsSchema } from './server/src/index/settings-schema';
  export { carriedSchema } from './server/src/index/carried-schema';
  export { wordingSchema } from './server/src/profile/wording';
  export { bareProfile, bareWording } from './server/src/profile/bare';
  export { rules } from './server/src/rules/index';
  export { profiles } from './server/profiles/index';`,
  'dist/generate-input.mjs',
);

const schema = {
  ...z.toJSONSchema(settingsSchema, { io: 'input', target: 'draft-7' }),
  title: 'Précis: settings of a workspace',
  allowComments: true,
  allowTrailingCommas: true,
};
const severities = { type: 'string', enum: ['error', 'warning', 'information', 'hint', 'off'] };
const ruleProperties = Object.fromEntries(
  rules.map((rule) => [
    rule.id,
    { ...severities, description: `${rule.summary} Usually: ${rule.severity}.` },
  ]),
);
schema.properties.rules = {
  ...schema.properties.rules,
  propertyNames: undefined,
  properties: ruleProperties,
  additionalProperties: severities,
};
mkdirSync('schemas', { recursive: true });
put('schemas/precis.schema.json', `${JSON.stringify(schema, null, 2)}\n`);

const registry = {
  ...z.toJSONSchema(additionsSchema.extend({ $schema: z.string().optional() }), {
    io: 'input',
    target: 'draft-7',
  }),
  title: 'Précis: entries of the registry',
  allowComments: true,
  allowTrailingCommas: true,
};
put('schemas/registry.schema.json', `${JSON.stringify(registry, null, 2)}\n`);

/**
 * The schema of a file of which an entry that is left out is as in `bare`, and of which no other is known.
 * @param {import('zod').ZodType} source
 * @param {object} bare
 * @param {string} title
 */
function fileSchema(source, bare, title) {
  const made = z.toJSONSchema(source, { io: 'input', target: 'draft-7', reused: 'inline' });
  close(made, bare);
  return { ...made, title, allowComments: true, allowTrailingCommas: true };
}

/**
 * Lets be left out what `bare` has, and lets nothing in that has no name here.
 * @param {any} node
 * @param {any} bare
 */
function close(node, bare) {
  if (!node || typeof node !== 'object') return;
  if (node.properties) {
    node.additionalProperties = false;
    if (node.required)
      node.required = node.required.filter((/** @type {string} */ name) => !(bare && name in bare));
    if (node.required?.length === 0) delete node.required;
    for (const [name, entry] of Object.entries(node.properties))
      close(entry, name === 'wordings' ? { items: bareWording } : bare?.[name]);
  }
  const inside = bare?.items;
  for (const entry of [
    node.items,
    node.additionalProperties,
    ...(node.anyOf ?? []),
    ...(node.oneOf ?? []),
  ].flat())
    if (entry && typeof entry === 'object') close(entry, node.items === entry ? (inside ?? undefined) : bare);
}

put(
  'schemas/profile.schema.json',
  `${JSON.stringify(fileSchema(carriedSchema, bareProfile, 'Précis: the profile of an organisation'), null, 2)}\n`,
);
put(
  'schemas/wording.schema.json',
  `${JSON.stringify(
    fileSchema(
      wordingSchema.extend({ $schema: z.string().optional() }),
      bareWording,
      'Précis: the wording of a language',
    ),
    null,
    2,
  )}\n`,
);

put(
  'THIRD-PARTY-NOTICES.md',
  await notices([
    'client/main.ts',
    'server/start/server.ts',
    ...['cli', 'thread', 'survey-thread', 'serve', 'api'].map((name) => `server/node/${name}.ts`),
  ]),
);

/** What the client says, as VS Code looks for it: each sentence of `l10n.t('…')`, in English. */
const spoken = readdirSync('client/src')
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [
    ...readFileSync(`client/src/${name}`, 'utf8').matchAll(/\bl10n\.t\(\s*'(?<sentence>[^'\\\n]+)'/g),
  ])
  .map(({ groups }) => groups?.sentence ?? '');
const bundle = Object.fromEntries([...new Set(spoken)].sort().map((sentence) => [sentence, sentence]));
put('l10n/bundle.l10n.json', `${JSON.stringify(bundle, null, 2)}\n`);

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const settings = manifest.contributes?.configuration?.properties?.['precis.rules'];
if (settings) {
  settings.properties = Object.fromEntries(
    rules.map(({ id }) => [id, { ...severities, description: `%rule.${id}%` }]),
  );
  for (const file of readdirSync('.').filter((name) => /^package\.nls\..*json$/.test(name)))
    put(file, `${JSON.stringify(withRules(file), null, 2)}\n`);
  put('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * The words of the manifest in one language, with what each rule says is right, as the server says it.
 * @param {string} file
 * @returns {Record<string, string>}
 */
function withRules(file) {
  const language = /^package\.nls\.(.+)\.json$/.exec(file)?.[1];
  const translated = language ? JSON.parse(readFileSync(`server/l10n/${language}.json`, 'utf8')) : {};
  const own = Object.entries(JSON.parse(readFileSync(file, 'utf8'))).filter(
    ([key]) => !key.startsWith('rule.'),
  );
  const summaries = rules.map(({ id, summary }) => [`rule.${id}`, translated[summary] ?? summary]);
  return Object.fromEntries([...own, ...summaries]);
}

put('docs/rules.md', rulesPage());
put(
  'docs/configuration.md',
  configurationPage(schema, manifest, JSON.parse(readFileSync('package.nls.json', 'utf8'))),
);

/** What a language is by itself, beside what it says. */
const ITSELF = ['language', 'name', 'letter', 'script', 'direction', 'prefixes', 'sources', 'terms'];

/**
 * Each thing that a wording says, by its name: `agenda.subject`.
 * @param {Record<string, unknown>} wording
 */
function saidIn(wording) {
  return Object.entries(wording).flatMap(([section, value]) => {
    if (ITSELF.includes(section)) return [];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[section, value]];
    return Object.entries(value).map(([name, inner]) => [`${section}.${name}`, inner]);
  });
}

/** @param {unknown} value */
function isEmpty(value) {
  return (
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value ?? {}).length === 0)
  );
}

/**
 * @param {string} organisation
 * @param {{ name: string, sources: Record<string, string[]> } & Record<string, unknown>} wording
 */
function sourcesOf(organisation, wording) {
  const said = saidIn(wording).filter(([name, value]) => !isEmpty(value) && !name.endsWith('.fields'));
  const open = said.map(([name]) => name).filter((name) => !(name in wording.sources));
  return [
    `## ${organisation}: ${wording.name}`,
    '',
    ...Object.entries(wording.sources).map(
      ([name, sources]) =>
        `- \`${name}\`: ${sources.map((source) => source.replace(/^https?:\/\/\S+$/, '<$&>')).join(', ')}`,
    ),
    '',
    `To be confirmed: ${open.map((name) => `\`${name}\``).join(', ')}.`,
    '',
  ];
}

const page = readFileSync('docs/languages.md', 'utf8');
const wordings = profiles
  .flatMap(({ profile, wordings }) => wordings.flatMap((wording) => sourcesOf(profile.name, wording)))
  .join('\n');
put(
  'docs/languages.md',
  page.replace(
    /(<!-- languages -->\n)[\s\S]*?(<!-- \/languages -->)/,
    (_, open, close) => `${open}${wordings}${close}`,
  ),
);

if (stale.length > 0) {
  console.error(`Stale, run “npm run generate”: ${stale.join(', ')}`);
  process.exitCode = 1;
}
