import type { Chance } from '../fuzz/random';
import { ANNEX, type Base, openParagraphs, type Plant, type Planter, say, some } from './base';
import { filled, wordsOf } from './words';

/**
 * What looks like a fault and is none (docs/RECORDS.md §1c, by its numbers there), planted in the texts as faults are:
 * nothing may be found of it.
 */

/** Things to speak of, by language, in the sentences of `WORDS`. */
type Things = Readonly<Record<string, readonly string[]>>;

const SPOKEN: Readonly<Record<string, Things>> = {
  'T-1 T-2 another’s paragraph': {
    zh: ['第2.b和6.c段', '该文件第6.1段', '文件附件A第6节'],
    en: ['paragraphs 2.b and 6.c', 'paragraph 61.1 of that document', 'Annex 2, § 14.1, to the report'],
    fr: ['l’alinéa 6.c', 'le paragraphe 61.1 de ce document', 'l’Annexe 2 au rapport, § 14.1'],
    es: ['el apartado 6.c', 'el párrafo 61.1 de ese documento', 'el anexo 2 al informe, § 14.1'],
    ru: ['подпункте 6.c', 'пункте 61.1 этого документа', 'п. 14.1 Приложения 2 к отчету'],
    ar: ['الفقرة 6.ج', 'الفقرة 61.1 من تلك الوثيقة', 'الملحق 2 بالتقرير'],
  },
  'T-3 operative part': {
    zh: ['做出决议1.2和2', '做出决议部分的f)项', '“责成秘书长7”一节'],
    en: ['resolves 1.2 and 2', 'considering f)', 'instructs the Secretary-General 7'],
    fr: ['décide 1.2 et 2', 'considérant f)', 'charge le Secrétaire général 7'],
    es: ['resuelve 1.2 y 2', 'considerando f)', 'encarga al Secretario General 7'],
    ru: ['решает 1.2 и 2', 'учитывая f)', 'поручает Генеральному секретарю 7'],
    ar: ['يقرر 1.2 و2', 'وإذ يضع في اعتباره و)'],
  },
  'T-4 T-20 item, table, annex': {
    zh: ['议项42.1', '表1和图3', '附件2第26项'],
    en: ['agenda item 42.1', 'Table 1 and Figure 3.2', 'Annex 2, item 26'],
    fr: ['le point 42.1 de l’ordre du jour', 'le Tableau 1', 'l’Annexe 2, point 26'],
    es: ['el punto 42.1 del orden del día', 'el Cuadro 1', 'el anexo 2, punto 26'],
    ru: ['пункте 42.1 повестки дня', 'таблице 1', 'Приложении 2'],
    ar: ['البند 42.1 من جدول الأعمال', 'الجدول 1', 'الملحق 2'],
  },
  'T-7 years and shares': {
    zh: ['2019-2021年', '2022年1月19-20日的会议', '20%的成员国'],
    en: ['the years 2019-2021', 'the meeting of 19-20 January 2022', '20 per cent of the members'],
    fr: ['la période 2019-2021', 'la réunion des 19 et 20 janvier 2022'],
    es: ['el periodo 2019-2021', 'la reunión de 19 y 20 de enero de 2022'],
    ru: ['периоде 2019–2021 годов', 'собрании 19–20 января 2022 года'],
    ar: ['الفترة 2021-2019', 'اجتماع 19 و20 يناير 2022'],
  },
  'T-8 meetings and lines of action': {
    zh: ['WRC-23、PP-22和VCC-2', 'C5行动方面', 'CPM31-1'],
    en: ['WRC-23, PP-22 and VCC-2', 'action line C5', 'CPM31-1 and WSIS+20'],
    fr: ['la CMR-23, la PP-22 et la VCC-2', 'la grande orientation C5'],
    es: ['la CMR-23, la PP-22 y la VCC-2', 'la línea de acción C5'],
    ru: ['ВКР-23, ПК-22 и VCC-2', 'направлении действий C5'],
    ar: ['WRC-23 وPP-22', 'خط العمل C5'],
  },
  'T-9 address': {
    zh: ['https://council.itu.int/2024/x/C24-Statement-A_PL5-c.docx'],
    en: ['https://council.itu.int/2024/x/C24-Statement-A_PL5-e.docx'],
    fr: ['https://council.itu.int/2024/x/C24-Statement-A_PL5-f.docx'],
    es: ['https://council.itu.int/2024/x/C24-Statement-A_PL5-s.docx'],
    ru: ['https://council.itu.int/2024/x/C24-Statement-A_PL5-r.docx'],
    ar: ['https://council.itu.int/2024/x/C24-Statement-A_PL5-a.docx'],
  },
  'T-15 symbols of other bodies': {
    zh: ['JIU/REP/2020/8', 'PP-18第100号文件', 'CWG-FHR-17/5和A/76/175号文件'],
    en: ['JIU/REP/2020/8', 'Document 100 of PP-18', 'Documents CWG-FHR-17/5, TDAG-23/48 and A/76/175'],
    fr: ['JIU/REP/2020/8', 'le Document CWG-FHR-17/5', 'le document A/76/175'],
    es: ['JIU/REP/2020/8', 'el Documento CWG-FHR-17/5', 'el documento A/76/175'],
    ru: ['JIU/REP/2020/8', 'Документе CWG-FHR-17/5', 'документе A/76/175'],
    ar: ['JIU/REP/2020/8', 'الوثيقة CWG-FHR-17/5', 'الوثيقة A/76/175'],
  },
  'T-17 first adopted': {
    zh: ['第206号决议（2018年，迪拜）', '第212号决议（2018年，迪拜）'],
    en: ['Resolution 206 (Dubai, 2018)', 'Resolution 212 (Dubai, 2018)'],
    fr: ['la Résolution 206 (Dubaï, 2018)', 'la Résolution 212 (Dubaï, 2018)'],
    es: ['la Resolución 206 (Dubái, 2018)', 'la Resolución 212 (Dubái, 2018)'],
    ru: ['Резолюции 206 (Дубай, 2018 г.)', 'Резолюции 212 (Дубай, 2018 г.)'],
    ar: ['القرار 206 (دبي، 2018)', 'القرار 212 (دبي، 2018)'],
  },
  'T-21 T-23 meetings and sessions': {
    zh: ['第37和38次会议', '理事会2019年会议', '第三次全体会议'],
    en: ['the 37th and 38th meetings', 'the 2019 session of the Council', 'the third plenary meeting'],
    fr: ['les 37e et 38e réunions', 'la session de 2019 du Conseil'],
    es: ['las 37ª y 38ª reuniones', 'la reunión de 2019 del Consejo'],
    ru: ['37-м и 38-м собраниях', 'сессии Совета 2019 года'],
    ar: ['دورة المجلس لعام 2019', 'الاجتماعين السابع والثلاثين والثامن والثلاثين'],
  },
  'T-24 mere mention': {
    zh: ['C21/3号文件', 'C2000/27号文件', 'C20/INF/8号文件'],
    en: ['Document C21/3', 'Document C2000/27', 'Documents C19/3 and C20/INF/8'],
    fr: ['le Document C21/3', 'le Document C20/INF/8'],
    es: ['el Documento C21/3', 'el Documento C20/INF/8'],
    ru: ['Документе C21/3', 'Документе C20/INF/8'],
    ar: ['الوثيقة C21/3', 'الوثيقة C20/INF/8'],
  },
  'T-25 T-26 decisions, texts of the council': {
    zh: ['第14号决定（2014年，釜山）', '理事会第1305号决议（2019年，修订版）', '第1353号决议（C12）'],
    en: ['Decision 14 (Busan, 2014)', 'Council Resolution 1305 (Modified 2019)', 'Resolution 1353 (C12)'],
    fr: ['la Décision 14 (Busan, 2014)', 'la Résolution 1353 (C12)'],
    es: ['la Decisión 14 (Busán, 2014)', 'la Resolución 1353 (C12)'],
    ru: ['Решении 14 (Пусан, 2014 г.)', 'Резолюции 1353 (C12)'],
    ar: ['المقرر 14 (بوسان، 2014)', 'القرار 1353 (C12)'],
  },
};

/** The same, in the records of the United Nations. */
const SPOKEN_UN: Readonly<Record<string, Things>> = {
  'T-1 T-2 another’s paragraph': {
    en: ['paragraph 84 of the report', 'paras. 12–15 of that document', 'article 162 (2) (a)'],
    fr: ['le paragraphe 84 du rapport', 'l’article 162, par. 2 a)'],
  },
  'T-15 symbols of other bodies': {
    en: ['ST/SGB/2018/1', 'S/PV.8721 and E/CN.4/2006/120', 'A/76/40 (Vol. I)', 'CEDAW/C/BGR/CO/4-7'],
    fr: ['ST/SGB/2018/1', 'S/PV.8721', 'CEDAW/C/BGR/CO/4-7'],
  },
  'T-25 T-26 decisions, texts of the council': {
    en: [
      'General Assembly resolution 2222 (XXI)',
      'its decision 76/548',
      'Security Council resolution 1325 (2000)',
    ],
    fr: ['la résolution 70/1 de l’Assemblée générale', 'la résolution 1325 (2000) du Conseil de sécurité'],
  },
};

/** Lines below a paragraph that count by themselves. */
const LINES: Readonly<Record<string, Things>> = {
  'a table in a section': {
    '': ['No.\tA\tB\n1\tC\tD\n2\tE\tF', '2020\tA\tB'],
  },
  'a quoted statement': {
    zh: ['“1\t我们感谢。\n2\t我们欢迎。”'],
    en: ['“1\tWe are grateful.\n2\tWe are glad.”'],
    fr: ['«\u00a01\tMerci.\n2\tBienvenue.\u00a0»'],
    es: ['«1\tGracias.\n2\tBienvenidos.»'],
    ru: ['«1\tСпасибо.\n2\tПожалуйста.»'],
    ar: ['«1\tشكراً.\n2\tمرحباً.»'],
  },
};

/** Something spoken of that is no fault. */
function spoken(base: Base, chance: Chance, things: Things | undefined): Plant | undefined {
  const thing = some(chance, things?.[base.language] ?? []);
  if (thing === undefined) return undefined;
  return say(base, chance, filled(chance.pick(wordsOf(base).says), `⟦${thing}⟧`));
}

/** Lines between two paragraphs of one section. */
function between(base: Base, chance: Chance, things: Things): Plant | undefined {
  const lines = some(chance, things[base.language] ?? things[''] ?? []);
  const open = openParagraphs(base);
  const above = some(
    chance,
    open.filter((line, index) => {
      const next = open[index + 1];
      const isDirectlyBelow = next?.from === line.from + line.text.length + 1;
      return isDirectlyBelow && next.number.split('.')[0] === line.number.split('.')[0];
    }),
  );
  if (lines === undefined || !above) return undefined;
  const at = above.from + above.text.length;
  return {
    text: `${base.text.slice(0, at)}\n${lines}${base.text.slice(at)}`,
    places: [{ from: at + 1, to: at + 1 + lines.length }],
  };
}

/** An annex that counts by itself. */
function annexed(base: Base): Plant {
  const from = base.text.length;
  const text = `${base.text.trimEnd()}\n${ANNEX[base.language]}\n1\tA\n2\tB\n1.1\tC\n`;
  return { text, places: [{ from, to: text.length }] };
}

/** The traps by their names. */
export const TRAPS: Readonly<Record<string, Planter>> = {
  ...Object.fromEntries(
    Object.keys(SPOKEN).map((name): [string, Planter] => [
      name,
      (base, chance) => spoken(base, chance, (isCouncil(base) ? SPOKEN : SPOKEN_UN)[name]),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(LINES).map(([name, things]): [string, Planter] => [
      name,
      (base, chance) => (isCouncil(base) ? between(base, chance, things) : undefined),
    ]),
  ),
  'an annex': (base) => (isCouncil(base) && base.faultless ? annexed(base) : undefined),
};

function isCouncil({ profile }: Base): boolean {
  return profile === 'itu-council';
}
