import { found, type Planter, paragraphsOf, put, say, some } from '../base';
import { filled, wordsOf } from '../words';

/** A range whose ends changed places. */
export const rangeOrder: Planter = (base, chance) => {
  // In a text that is written from the right a dash tells nothing.
  if (base.language === 'ar') return undefined;
  const year = 2015 + chance.nat(12);
  const dash = chance.pick(['-', '–']);
  const years = filled(wordsOf(base).years, `⟦${year + 1 + chance.nat(4)}${dash}${year}⟧`);
  return say(base, chance, filled(chance.pick(wordsOf(base).says), years));
};

/** A word, or a mark, that was written twice. */
export const repeatedText: Planter = (base, chance) => {
  if (chance.onceIn(2)) return wordTwice(base, chance);
  const sentences = TWICE[base.language];
  return sentences && say(base, chance, chance.pick(sentences));
};

const TWICE: Readonly<Record<string, readonly string[]>> = {
  zh: [
    '一位理事⟦的的⟧问题得到了答复。',
    '多位理事发言⟦，，⟧表示支持。',
    '阿根廷⟦、、⟧巴西和古巴的理事发言。',
    '⟦国际电联国际电联⟧将继续提供援助。',
    '一位理事感谢秘书处⟦和和⟧各区域办事处。',
  ],
  en: [
    'One councillor thanked ⟦the the⟧ secretariat.',
    'It was agreed⟦,,⟧ with thanks.',
    'The use ⟦of of⟧ funds was discussed.',
  ],
  fr: [
    'Un conseiller remercie ⟦le le⟧ secrétariat.',
    'Il en est convenu⟦,,⟧ avec gratitude.',
    'L’emploi ⟦des des⟧ fonds est examiné.',
  ],
  es: [
    'Un consejero agradece a ⟦la la⟧ Secretaría.',
    'Así se acuerda⟦,,⟧ con gratitud.',
    'Se examina el uso ⟦de de⟧ los fondos.',
  ],
  ru: [
    'Один советник выступил ⟦на на⟧ заседании.',
    'Решение принято⟦,,⟧ как и ранее.',
    'Обсуждались средства ⟦для для⟧ Бюро.',
  ],
  ar: ['تكلم أحد المستشارين ⟦في في⟧ الجلسة.', 'واتُّفق⟦،،⟧ مع الشكر.', 'نوقشت النفقات ⟦على على⟧ المشاريع.'],
};

/** A word of the text, written twice. */
const wordTwice: Planter = (base, chance) => {
  const words = OFTEN[base.language];
  const line = words && some(chance, paragraphsOf(base));
  if (!line) return undefined;
  const places = found(base.text, words, line.body, line.from + line.text.length);
  const span = some(chance, places);
  if (!span) return undefined;
  const word = base.text.slice(span.from, span.to);
  const plant = put(base.text, { from: span.to, to: span.to }, ` ${word}`);
  return { ...plant, places: [{ from: span.from, to: span.to + word.length + 1 }] };
};

/** Words that stand in most paragraphs of a language, with a blank on either side. */
const OFTEN: Readonly<Record<string, RegExp>> = {
  en: /(?<= )(?:the|of|and|to|in|report|documents)(?= )/g,
  fr: /(?<= )(?:le|la|les|des|du|et|rapport)(?= )/g,
  es: /(?<= )(?:el|la|los|las|del|de|informe)(?= )/g,
  ru: /(?<= )(?:и|в|на|по|отчет|что)(?= )/g,
  ar: /(?<= )(?:في|من|على|إلى|التي|المجلس|الوثيقة)(?= )/g,
};

/** A mark of the width of another script. */
export const punctuationWidth: Planter = (base, chance) => {
  const sentences =
    base.profile === 'itu-council' || base.language === 'en' ? WIDE[base.language] : undefined;
  return sentences && say(base, chance, chance.pick(sentences));
};

const WIDE: Readonly<Record<string, readonly string[]>> = {
  zh: [
    '一位理事表示同意⟦,⟧另一位理事则不然。',
    '理事提出两个问题⟦:⟧经费和期限。',
    '一位理事支持⟦;⟧另一位反对。',
  ],
  en: ['One councillor agreed⟦，⟧ another did not.', 'One councillor agreed⟦；⟧ another did not.'],
  fr: ['Un conseiller approuve⟦，⟧ un autre non.'],
  es: ['Un consejero está de acuerdo⟦，⟧ otro no.'],
  ru: ['Один советник согласился⟦，⟧ другой нет.'],
  ar: ['وافق أحد المستشارين⟦,⟧ ولم يوافق آخر.'],
};

/** A mark without its blank, or with one that it should not have. */
export const punctuationSlip: Planter = (base, chance) => {
  if (base.language === 'zh') return undefined;
  const line = some(chance, paragraphsOf(base));
  if (!line) return undefined;
  const end = line.from + line.text.length;
  const commas = found(
    base.text,
    /(?<=\p{Ll}{2}|\p{Script=Arabic}{2})[,،](?= [\p{Ll}\p{Script=Arabic}]{2})/gu,
    line.body,
    end,
  );
  const comma = some(chance, commas);
  if (!comma) return undefined;
  const mark = base.text.slice(comma.from, comma.to);
  const by = chance.pick([` ${mark}`, mark]);
  const span = by === mark ? { from: comma.from, to: comma.to + 1 } : comma;
  return put(base.text, span, by);
};
