import { l10n } from 'vscode';
import type {
  DecisionRegister,
  RegisterDecision,
  RegisterDocument,
  RegisterItem,
} from '../../server/src/lsp/protocol';
import type { Row } from './rows';

/**
 * The items of a record, each with what became of it. That stands before the title: of a narrow list the end of a row is
 * not seen.
 */
export function decisionRows({ items }: DecisionRegister): Row[] {
  return items.map((item) => {
    const { number, title, label, decisions, documents, location } = item;
    const [first] = decisions;
    const symbols = documents.map(({ name }) => name).join(', ');
    const about = [numbered(number, title), symbols].filter((part) => part !== '');
    return {
      label: numbered(number, label),
      description: title,
      tooltip: [...about, ...(decisions.length === 0 ? [label] : decisions.map(inWords))].join('\n'),
      spoken: [...about, label].join(', '),
      ...iconOf(item),
      // An item without decision is shown where it begins.
      location: first?.location ?? location,
      children: [...decisions.map(decisionRow), ...documents.map(documentRow)],
    };
  });
}

function decisionRow(decision: RegisterDecision): Row {
  const { outcomes, label, paragraph, location } = decision;
  return {
    label: numbered(paragraph ?? '', sentencesOf(decision)),
    tooltip: inWords(decision),
    spoken: [label, paragraph === null ? '' : l10n.t('Paragraph {0}', paragraph), sentencesOf(decision)]
      .filter((part) => part !== '')
      .join(', '),
    ...iconOf({ outcomes }),
    location,
  };
}

/** `1.6  Agreed: The Chair suggested … → It was so agreed.` */
function inWords(decision: RegisterDecision): string {
  return numbered(decision.paragraph ?? '', `${decision.label}: ${sentencesOf(decision)}`);
}

/** A sentence that only agrees to another stands behind it. */
function sentencesOf({ proposal, text }: RegisterDecision): string {
  return proposal === null ? text : `${proposal} → ${text}`;
}

function numbered(number: string, words: string): string {
  return [number, words].filter((part) => part !== '').join('  ');
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
