import { l10n } from 'vscode';
import type {
  DecisionRegister,
  RegisterDecision,
  RegisterDocument,
  RegisterItem,
} from '../../server/src/lsp/protocol';
import type { Row } from './rows';

/** The items of a record, each with what became of it. */
export function decisionRows({ items }: DecisionRegister): Row[] {
  return items.map((item) => {
    const { number, title, label, decisions, documents, location } = item;
    const name = [number, title].filter((part) => part !== '').join('  ');
    const [first] = decisions;
    const where = paragraphsOf(item).join(', ');
    return {
      label: name,
      description: where === '' ? label : `${where} · ${label}`,
      tooltip: [name, documents.map(nameOf).join(', '), label, ...decisions.map(({ text }) => text)]
        .filter((part) => part !== '')
        .join('\n'),
      spoken: [name, label, ...(where === '' ? [] : [l10n.t('Paragraph {0}', where)])].join(', '),
      ...iconOf(item),
      // An item without decision is shown where it begins.
      location: first?.location ?? location,
      children: [...decisions.map(decisionRow), ...documents.map(documentRow)],
    };
  });
}

function paragraphsOf({ number, decisions }: RegisterItem): string[] {
  return [...new Set(decisions.flatMap(({ paragraph }) => paragraph ?? []))].filter(
    (each) => each !== number,
  );
}

function decisionRow({ outcomes, text, proposal, label, paragraph, location }: RegisterDecision): Row {
  const shown = proposal === null ? text : `${proposal} → ${text}`;
  return {
    label: shown,
    tooltip: [paragraph === null ? label : `${paragraph} · ${label}`, shown].join('\n'),
    spoken: [label, shown].join(', '),
    ...iconOf({ outcomes }),
    location,
  };
}

function documentRow(document: RegisterDocument): Row {
  const { name, title, location } = document;
  const missing = location === null ? l10n.t('not in this folder') : null;
  const parts = [name, title, missing].filter((part) => part !== null);
  return {
    label: name,
    description: title ?? missing ?? '',
    tooltip: parts.join('\n'),
    spoken: parts.join(', '),
    icon: 'file',
    location,
  };
}

function nameOf({ name }: RegisterDocument): string {
  return name;
}

/** The icon of each outcome; where an item has several, the first of these is shown: what is open comes first. */
const ICONS: readonly (readonly [outcome: string, icon: string, color: string])[] = [
  ['deferred', 'history', 'charts.orange'],
  ['withdrawn', 'circle-slash', 'charts.red'],
  ['elected', 'person', 'charts.green'],
  ['approved', 'pass', 'charts.green'],
  ['referred', 'arrow-right', 'charts.blue'],
  ['noted', 'bookmark', 'charts.blue'],
  ['agreed', 'check', 'charts.green'],
  ['concluded', 'check-all', 'charts.blue'],
  ['instructed', 'checklist', 'charts.blue'],
];

const UNDECIDED = { icon: 'circle-large-outline', color: 'disabledForeground' };

function iconOf({ outcomes }: Pick<RegisterItem, 'outcomes'>): Pick<Row, 'icon' | 'color'> {
  const found = ICONS.find(([outcome]) => outcomes.includes(outcome));
  return found ? { icon: found[1], color: found[2] } : UNDECIDED;
}
