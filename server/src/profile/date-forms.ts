/** The forms of dates, cut to what stands where a text names no year. */

/** `{weekday}, {day} {month}` of `{weekday}, {day} {month} {year}`. */
export function withoutYear(form: string): readonly string[] {
  const end = form.indexOf('{month}') + '{month}'.length;
  const isKnown =
    form.indexOf('{weekday}') >= 0 && form.indexOf('{weekday}') < end && form.indexOf('{year}') >= end;
  return isKnown ? [form.slice(0, end)] : [];
}

/** `{day} {month}` of `{day} {month} {year}`, and `{month}月{day}日` of `{year}年{month}月{day}日`. */
export function dayAndMonth(form: string): readonly string[] {
  if (form.includes('{weekday}')) return [];
  const [year, month] = [form.indexOf('{year}'), form.indexOf('{month}')];
  return [year < month ? form.slice(month) : form.slice(0, month + '{month}'.length)];
}
