import { l10n, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { Listed, ListedLocation, ListedPlace, RecordCitations } from '../../server/src/lsp/protocol';

/** A row of a list: what stands in it, and what below it. Its texts are plain, whatever a record says. */
export interface Row {
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** What is read out instead, where the label alone says too little. */
  readonly spoken?: string;
  readonly icon?: string;
  /** The colour of the icon, by its name in the theme. */
  readonly color?: string;
  readonly location?: ListedLocation | null;
  /** The place that corresponds to it in another version of a record, and the address of that record. */
  readonly other?: ListedLocation | null;
  readonly of?: string;
  /** What it is, for the actions that stand beside it. */
  readonly context?: string;
  readonly children?: readonly Row[];
  readonly isExpanded?: boolean;
}

/** What a record names: its documents, and its resolutions. */
export function citedHereRows({ documents, instruments }: RecordCitations): Row[] {
  const groups = [
    { label: l10n.t('Documents'), icon: 'file', named: documents },
    { label: l10n.t('Resolutions and Decisions'), icon: 'law', named: instruments },
  ];
  return groups
    .filter(({ named }) => named.length > 0)
    .map(({ label, icon, named }) => ({
      label,
      description: String(named.length),
      isExpanded: true,
      children: named.map((listed) => listedRow(listed, icon)),
    }));
}

/** Who names a record: each opens where it first does. */
export function citedByRows({ citedBy }: RecordCitations): Row[] {
  return citedBy.map(citerRow);
}

/** The documents of the session, each with who discusses it. */
export function sessionRows({ session }: RecordCitations): Row[] {
  return session.map(({ name, title, location, discussedBy }) => ({
    ...namedRow(name, title, l10n.t('discussed in {0}', records(discussedBy.length))),
    icon: 'file',
    location,
    children: discussedBy.map(citerRow),
  }));
}

/** A row as the editor draws it. */
export function treeItemOf(row: Row): TreeItem {
  const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
  const open = row.isExpanded ? Expanded : Collapsed;
  const item = new TreeItem(row.label, row.children?.length ? open : None);
  if (row.description !== undefined) item.description = row.description;
  if (row.tooltip !== undefined) item.tooltip = row.tooltip;
  const { spoken = [row.label, row.description].filter(Boolean).join(', ') } = row;
  item.accessibilityInformation = { label: spoken };
  if (row.context !== undefined && row.other) item.contextValue = row.context;
  if (row.icon !== undefined)
    item.iconPath = new ThemeIcon(row.icon, row.color === undefined ? undefined : new ThemeColor(row.color));
  if (row.location) {
    const { uri, range } = row.location;
    const selection = rangeOf(range);
    item.command = {
      command: 'vscode.open',
      title: l10n.t('Open'),
      arguments: [Uri.parse(uri), { selection }],
    };
  }
  return item;
}

/** A range as the editor has them. */
export function rangeOf({ start, end }: ListedLocation['range']): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

function listedRow({ name, title, location, places: found }: Listed, icon: string): Row {
  return {
    ...namedRow(name, title, l10n.t('cited in {0}', places(found.length)), String(found.length)),
    icon,
    location,
    children: found.map(placeRow),
  };
}

function citerRow(citer: Listed): Row {
  return { ...listedRow(citer, 'book'), location: citer.places[0]?.location ?? citer.location };
}

/** A thing with its name: `C24/8`, and behind it `3 · Report of the group`. */
function namedRow(name: string, title: string | null, count: string, figure?: string): Row {
  const description = [figure, title].filter((part) => part !== null && part !== undefined).join(' · ');
  return {
    label: name,
    description,
    tooltip: [name, title, count].filter((part) => part !== null).join('\n'),
    spoken: [name, title, count].filter((part) => part !== null).join(', '),
  };
}

function placeRow({ location, kind, paragraph }: ListedPlace): Row {
  const line = l10n.t('line {0}', location.range.start.line + 1);
  const label = labelOf(kind, paragraph);
  return { label, description: line, tooltip: `${label}, ${line}`, spoken: `${label}, ${line}`, location };
}

function labelOf(kind: ListedPlace['kind'], paragraph: string | null): string {
  if (kind === 'agenda') return l10n.t('Table of subjects');
  if (paragraph === null) return l10n.t('Before the first paragraph');
  return kind === 'heading' ? l10n.t('Heading {0}', paragraph) : l10n.t('Paragraph {0}', paragraph);
}

function places(count: number): string {
  return count === 1 ? l10n.t('1 place') : l10n.t('{0} places', count);
}

function records(count: number): string {
  return count === 1 ? l10n.t('1 record') : l10n.t('{0} records', count);
}
