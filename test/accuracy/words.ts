import authorities from '../../server/profiles/itu-council/authorities.json';
import type { Base } from './base';

/** How each language says what a fault is planted in. `{}` is the hole; `⟦` and `⟧` mark the place of the fault. */

interface Words {
  /** Somebody speaks of something. Russian has the genitive behind it, as instruments have here. */
  readonly says: readonly string[];
  readonly thanks: string;
  readonly introduces: string;
  readonly document: string;
  readonly years: string;
  readonly above: string;
  /** Two dashes around words. */
  readonly dashes: string;
  /** A figure. */
  readonly figures: string;
  /** Two sentences with two names of one acronym. */
  readonly names?: readonly [string, string];
  readonly separator: string;
}

interface Cites {
  readonly resolution: string;
  readonly decision: string;
  /** The organ's words around a citation. */
  readonly council: (citation: string) => string;
  readonly conference: (citation: string) => string;
  readonly version: (city: string, year: number, revised: boolean) => string;
  readonly amended: (adopted: string, amended: string) => string;
}

export const WORDS: Readonly<Record<string, Words>> = {
  zh: {
    says: ['一位理事提到{}。', '会上有人援引{}。', '另一位理事提请注意{}。'],
    thanks: '一位理事感谢秘书处。',
    introduces: '秘书介绍了{}号文件。',
    document: '{}号文件',
    years: '{}年期间',
    above: '见上文第{}段。',
    dashes: '该案文{}篇幅不长{}受到欢迎。',
    figures: '共有{}所学校。',
    names: ['⟦安静研究部（DQS）⟧发言。', '⟦静音调查司（DQS）⟧发言。'],
    separator: '、',
  },
  en: {
    says: ['One councillor referred to {}.', 'The delegate quoted {}.', 'A speaker mentioned {} in passing.'],
    thanks: 'One councillor thanked the secretariat.',
    introduces: 'The Secretary introduced Document {}.',
    document: 'Document {}',
    years: 'the years {}',
    above: 'See paragraph {} above.',
    dashes: 'The text{}a short one{}was welcomed.',
    figures: 'There were {} schools.',
    names: [
      '⟦The Department of Quiet Studies (DQS)⟧ spoke.',
      '⟦The Division for Quick Surveys (DQS)⟧ spoke.',
    ],
    separator: ', ',
  },
  fr: {
    says: ['Un conseiller mentionne {}.', 'Une conseillère cite {}.'],
    thanks: 'Un conseiller remercie le secrétariat.',
    introduces: 'Le représentant présente le Document {}.',
    document: 'le Document {}',
    years: 'les années {}',
    above: 'Voir le paragraphe {} ci-dessus.',
    dashes: 'Le texte{}assez court{}est bien accueilli.',
    figures: 'Il y a {} écoles.',
    names: [
      '⟦Le Département de la qualité scientifique (DQS)⟧ parle.',
      '⟦La Division des questions sociales (DQS)⟧ parle.',
    ],
    separator: ', ',
  },
  es: {
    says: ['Un consejero menciona {}.', 'Una consejera cita {}.'],
    thanks: 'Un consejero da las gracias a la secretaría.',
    introduces: 'El representante presenta el Documento {}.',
    document: 'el Documento {}',
    years: 'los años {}',
    above: 'Véase el párrafo {} anterior.',
    dashes: 'El texto{}bastante corto{}tiene buena acogida.',
    figures: 'Hay {} escuelas.',
    names: [
      '⟦El Departamento de Química Social (DQS)⟧ habla.',
      '⟦La División de Quejas Sanitarias (DQS)⟧ habla.',
    ],
    separator: ', ',
  },
  ru: {
    says: ['Один из советников напоминает о {}.', 'Другой советник говорит о {}.'],
    thanks: 'Один из советников благодарит секретариат.',
    introduces: 'Представитель представляет Документ {}.',
    document: 'Документе {}',
    years: 'периоде {} годов',
    above: 'См. пункт {} выше.',
    dashes: 'Текст{}довольно короткий{}встречен хорошо.',
    figures: 'Имеется {} школ.',
    separator: ', ',
  },
  ar: {
    says: ['وأشار أحد أعضاء المجلس إلى {}.', 'وذكرت إحدى عضوات المجلس {}.'],
    thanks: 'وشكر أحد أعضاء المجلس الأمانة العامة.',
    introduces: 'قام ممثل الأمانة العامة بتقديم الوثيقة {}.',
    document: 'الوثيقة {}',
    years: 'الفترة {}',
    above: 'انظر الفقرة {} أعلاه.',
    dashes: 'وكان النص{}وهو قصير{}محل ترحيب.',
    figures: 'وهناك {} مدرسة.',
    separator: '، ',
  },
};

/** How the languages cite what the first organisation adopts. */
const CITES: Readonly<Record<string, Cites>> = {
  zh: {
    resolution: '第{}号决议',
    decision: '第{}号决定',
    council: (citation) => `理事会${citation}`,
    conference: (citation) => `全权代表大会${citation}`,
    version: (city, year, revised) => `（${year}年，${city}${revised ? '，修订版' : ''}）`,
    amended: (adopted, amended) => `（${adopted}，最近一次修订于${amended}）`,
  },
  en: {
    resolution: 'Resolution {}',
    decision: 'Decision {}',
    council: (citation) => `Council ${citation}`,
    conference: (citation) => `${citation} of the Plenipotentiary Conference`,
    version: (city, year, revised) => ` (${revised ? 'Rev. ' : ''}${city}, ${year})`,
    amended: (adopted, amended) => ` (${adopted}, last amended ${amended})`,
  },
  fr: {
    resolution: 'la Résolution {}',
    decision: 'la Décision {}',
    council: (citation) => `${citation} du Conseil`,
    conference: (citation) => `${citation} de la Conférence de plénipotentiaires`,
    version: (city, year, revised) => ` (${revised ? 'Rév. ' : ''}${city}, ${year})`,
    amended: (adopted, amended) => ` (${adopted}, dernière mod. ${amended})`,
  },
  es: {
    resolution: 'la Resolución {}',
    decision: 'la Decisión {}',
    council: (citation) => `${citation} del Consejo`,
    conference: (citation) => `${citation} de la Conferencia de Plenipotenciarios`,
    version: (city, year, revised) => ` (${revised ? 'Rev. ' : ''}${city}, ${year})`,
    amended: (adopted, amended) => ` (${adopted}, última mod. ${amended})`,
  },
  ru: {
    resolution: 'Резолюции {}',
    decision: 'Решении {}',
    council: (citation) => `${citation} Совета`,
    conference: (citation) => `${citation} Полномочной конференции`,
    version: (city, year, revised) => ` (${revised ? 'Пересм. ' : ''}${city}, ${year} г.)`,
    amended: (adopted, amended) => ` (${adopted}, последнее изменение ${amended})`,
  },
  ar: {
    resolution: 'القرار {}',
    decision: 'المقرر {}',
    council: (citation) => `${citation} للمجلس`,
    conference: (citation) => `${citation} لمؤتمر المندوبين المفوضين`,
    version: (city, year, revised) => ` (${revised ? 'المراجَع في ' : ''}${city}، ${year})`,
    amended: (adopted, amended) => ` (${adopted}، آخر تعديل ${amended})`,
  },
};

/** The words of the language of a text. */
export function wordsOf({ language }: Base): Words {
  const words = WORDS[language];
  if (!words) throw new Error(`There are no words in ${language}.`);
  return words;
}

/** How the language of a text cites; nothing where the organisation is another. */
export function citesOf({ language, profile }: Base): Cites | undefined {
  return profile === 'itu-council' ? CITES[language] : undefined;
}

/** A sentence with its hole filled. */
export function filled(sentence: string, ...holes: readonly string[]): string {
  return holes.reduce((text, hole) => text.replace('{}', () => hole), sentence);
}

/** The city of a plenipotentiary conference in a language. */
export function cityOf(language: string, year: number): string {
  const held = authorities.conferences.find(({ id, year: of }) => id.startsWith('PP-') && of === year);
  const city = Object.entries(held?.city ?? {}).find(([tag]) => tag === language)?.[1];
  if (typeof city !== 'string') throw new Error(`No city of ${year} is known in ${language}.`);
  return city;
}

/** What stands before one document, and before several. */
export const DOCUMENT_LABELS: Readonly<Record<string, readonly string[]>> = {
  en: ['Document', 'Documents'],
  fr: ['Document', 'Documents'],
  es: ['Documento', 'Documentos'],
  ru: ['Документ', 'Документы'],
  ar: ['الوثيقة', 'الوثائق', 'الوثيقتان'],
};
