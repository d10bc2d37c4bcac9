/**
 * Texts that a careless pattern takes quadratic time over: each a function of how many characters it should have.
 *
 * @type {Readonly<Record<string, (characters: number) => string>>}
 */
export const hostileTexts = {
  'one long line of letters': repeated('a'),
  'one long line of blanks': repeated(' '),
  'one long line of digits': repeated('1'),
  'brackets that only open': repeated('（'),
  'brackets that only close': repeated('）'),
  'brackets of two widths': repeated('（)'),
  'quotations that only open': repeated('“'),
  'enumerators without end': repeated('a) '),
  'symbols without number': repeated('C24/'),
  'symbols one behind the other': repeated('C24/8(Rev.1)'),
  'misprinted symbols': repeated('С 24 ／ INF 8 （Rev1'),
  'ranges without end': repeated('C24/8-'),
  'citations without end': repeated('第1号、'),
  'citations in English': repeated('Resolutions 1, 2 and '),
  'versions that never close': repeated('第1号决议（2022年，'),
  'paragraphs of somewhere': repeated('第2.3段'),
  'dates that are none': repeated('2024年13月'),
  'addresses without end': repeated('http://'),
  'artefacts that never close': repeated('[bookmark: '),
  'dashes without end': repeated('--'),
  'thousands without end': repeated('1 000 '),
  'acronyms without name': repeated('（ABC）'),
  'paragraphs broken hard': repeated('1.1\tText\n'),
  'headings that never close': repeated('1\tTitle（\n'),
  'offices without names': repeated('主席：\t'),
  'rows of a table': repeated('\t1\n\tTitle\n\tC24/8\n'),
  'directives without end': repeated('% precis-disable\n'),
  'line ends': repeated('\r'),
};

/**
 * @param {string} part
 * @returns {(characters: number) => string}
 */
function repeated(part) {
  return (characters) => part.repeat(Math.ceil(characters / part.length));
}
