import type { Dictionary } from '../src/lsp/words';

/**
 * What the server says, in other languages than English: a file a language, from the English sentence to that language's.
 * A file is evaluated only when somebody speaks its language.
 */
const dictionaries: Readonly<Record<string, () => Promise<{ readonly default: Dictionary }>>> = {
  ar: () => import('./ar.json', { with: { type: 'json' } }),
  es: () => import('./es.json', { with: { type: 'json' } }),
  fr: () => import('./fr.json', { with: { type: 'json' } }),
  ru: () => import('./ru.json', { with: { type: 'json' } }),
  'zh-cn': () => import('./zh-cn.json', { with: { type: 'json' } }),
};

/** Other tags of a language that has its words here. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['zh', 'zh-cn'],
  ['zh-hans', 'zh-cn'],
  ['zh-sg', 'zh-cn'],
]);

/**
 * The words of a language of the interface.
 *
 * @param locale a tag such as `fr`, `fr-CA` or `zh-cn`, in any case
 * @returns undefined where there are none, so that English is spoken
 */
export function dictionaryOf(locale: string): Promise<Dictionary> | undefined {
  const [language = '', ...rest] = (/^[A-Za-z_-]*/.exec(locale)?.[0] ?? '').toLowerCase().split(/[-_]/);
  const tag = [language, ...rest.slice(0, 1)].join('-');
  const name = [tag, aliases.get(tag), language].find(
    (candidate) => candidate !== undefined && Object.hasOwn(dictionaries, candidate),
  );
  return name === undefined ? undefined : dictionaries[name]?.().then((words) => words.default);
}
