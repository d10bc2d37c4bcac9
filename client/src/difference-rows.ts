import { l10n } from 'vscode';
import type {
  LanguageVersion,
  ListedDifference,
  OtherVersions,
} from '../../server/src/lsp/versions-protocol';
import type { Row } from './rows';

/** The versions of a record, each with what the record has otherwise, by paragraph. */
export function differenceRows({ versions }: OtherVersions, record: string): Row[] {
  const first = versions.findIndex(({ differences }) => differences.length > 0);
  return versions.map((version, index) => versionRow(version, record, index === first));
}

/** `3 differences`. */
export function differenceCount(count: number): string {
  if (count === 0) return l10n.t('no differences');
  return count === 1 ? l10n.t('1 difference') : l10n.t('{0} differences', count);
}

function versionRow({ name, location, differences }: LanguageVersion, of: string, isExpanded: boolean): Row {
  const count = differenceCount(differences.length);
  const file = decodeURIComponent(location.uri.slice(location.uri.lastIndexOf('/') + 1));
  return {
    label: name,
    description: `${count} · ${file}`,
    tooltip: [name, file, count].join('\n'),
    spoken: [name, count].join(', '),
    icon: differences.length === 0 ? 'pass' : 'globe',
    ...(differences.length === 0 ? { color: 'charts.green' } : {}),
    location,
    other: location,
    of,
    context: 'version',
    isExpanded,
    children: partRows(differences, of),
  };
}

/** What differs within a part stands below it; a part that only one version has stands for itself. */
function partRows(differences: readonly ListedDifference[], of: string): Row[] {
  const rows: Row[] = [];
  let open: { readonly key: string; readonly children: Row[] } | undefined;
  for (const difference of differences) {
    const row = differenceRow(difference, of);
    if (isWholePart(difference)) {
      rows.push(row);
      open = undefined;
      continue;
    }
    const { part, number, location } = difference;
    const key = `${part} ${number}`;
    if (open?.key !== key) {
      open = { key, children: [] };
      const label = partInWords(part, number);
      rows.push({ label, location, isExpanded: true, children: open.children });
    }
    open.children.push(row);
  }
  return rows;
}

function differenceRow(difference: ListedDifference, of: string): Row {
  const { form, found, expected, message, location, other } = difference;
  const isPart = isWholePart(difference);
  const written = (form === 'missing' ? expected : found) ?? '';
  return {
    label: isPart ? wholePartInWords(difference, written) : isolated(written),
    description:
      form === 'other'
        ? `≠ ${isolated(expected ?? '')}`
        : form === 'missing'
          ? l10n.t('missing here')
          : l10n.t('only here'),
    tooltip: message,
    spoken: message,
    ...iconOf(difference),
    location,
    other,
    of,
    context: 'difference',
  };
}

/** What is written from right to left does not carry along what stands beside it. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

const PARTS: readonly string[] = ['row', 'heading', 'paragraphs', 'tail'];

function isWholePart({ kind }: ListedDifference): boolean {
  return PARTS.includes(kind);
}

function wholePartInWords({ kind }: ListedDifference, numbers: string): string {
  if (kind === 'row') return partInWords('row', numbers);
  if (kind === 'tail') return l10n.t('From {0} to the end', numbers);
  return partInWords(kind === 'heading' ? 'heading' : 'paragraph', numbers);
}

function partInWords(part: ListedDifference['part'], number: string | null): string {
  switch (part) {
    case 'masthead':
      return l10n.t('Top of the record');
    case 'row':
      return number === null ? l10n.t('Table of subjects') : l10n.t('Table of subjects, row {0}', number);
    case 'heading':
      return number === null ? l10n.t('Heading') : l10n.t('Heading {0}', number);
    case 'paragraph':
      return number === null ? l10n.t('Text without number') : l10n.t('Paragraph {0}', number);
  }
}

const ICONS: Readonly<Record<string, string>> = {
  document: 'file',
  citation: 'law',
  paragraph: 'list-ordered',
  date: 'calendar',
  time: 'watch',
  figure: 'symbol-numeric',
  amount: 'symbol-numeric',
  acronym: 'case-sensitive',
  address: 'link',
};

function iconOf({ kind, form }: ListedDifference): Pick<Row, 'icon' | 'color'> {
  const icon = ICONS[kind];
  if (icon !== undefined) return { icon };
  return form === 'missing'
    ? { icon: 'diff-removed', color: 'charts.orange' }
    : { icon: 'diff-added', color: 'charts.blue' };
}
