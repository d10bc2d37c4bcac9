/** The weekdays of each language, Monday first, and where they stand beside a day. */
export const WEEKDAYS: Readonly<
  Record<string, { readonly pattern: RegExp; readonly days: readonly (readonly string[])[] }>
> = {
  zh: {
    pattern: /(?<=日（)星期[一二三四五六日](?=）)/g,
    days: [['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日']],
  },
  en: {
    pattern: /(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=,? [0-9])/g,
    days: [['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']],
  },
  fr: {
    pattern: /(?:lun|mar|mercre|jeu|vendre|same)di(?= [0-9])|dimanche(?= [0-9])/gi,
    days: [['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']],
  },
  es: {
    pattern: /(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?=,? [0-9])/gi,
    days: [['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo']],
  },
  ru: {
    pattern: /(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье)(?=, [0-9])/gi,
    days: [
      ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'],
      ['понедельник', 'вторник', 'среду', 'четверг', 'пятницу', 'субботу', 'воскресенье'],
    ],
  },
  ar: {
    pattern: /(?:الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)(?=، [0-9])/g,
    days: [['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد']],
  },
};
