/** Texts that a careless pattern takes quadratic time over, by their names. */
export const hostileTexts: Readonly<Record<string, (characters: number) => string>>;
