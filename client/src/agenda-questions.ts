import { l10n } from 'vscode';
import { type Draft, keep, one, type Pick, type Source } from './draft';
import { type Answer, BACK, choose, type Place, write } from './questions';

/** Where the items come from. */
export async function askSource(draft: Draft, place: Place): Promise<Answer<'next'>> {
  const { agendas = [], documents = [] } = draft.facts ?? {};
  const items: Pick<Source>[] = [
    { label: l10n.t('Type the items'), value: 'typed' },
    ...(agendas.length > 0
      ? [{ label: l10n.t('Take the items of an agenda or a record…'), value: 'file' as const }]
      : []),
    ...(documents.length > 0
      ? [{ label: l10n.t('Choose the documents that were discussed…'), value: 'documents' as const }]
      : []),
  ];
  const answer = await one(place, l10n.t('Where is the agenda?'), items, draft.source);
  return keep(answer, ({ value }) => {
    draft.source = value;
  });
}

/** The items, from there. */
export async function askAgenda(draft: Draft, place: Place): Promise<Answer<'next'>> {
  switch (draft.source) {
    case 'file': {
      const items = (draft.facts?.agendas ?? []).map(({ uri, name, title, language, count }) => ({
        label: name,
        description: `${language} · ${count === 1 ? l10n.t('1 item') : l10n.t('{0} items', count)}`,
        ...(title === null ? {} : { detail: title }),
        value: uri,
      }));
      const answer = await one(place, l10n.t('Whose items?'), items, undefined);
      return keep(answer, ({ value: uri }) => {
        draft.agenda = { uri };
      });
    }
    case 'documents': {
      const items = (draft.facts?.documents ?? []).map(({ symbol, title }) => ({
        label: symbol,
        description: title ?? '',
      }));
      const placeholder = l10n.t('Which documents? Each becomes an item.');
      const answer = await choose(place, { items, placeholder, many: true });
      return keep(answer, (chosen) => {
        draft.agenda = { symbols: chosen.map(({ label }) => label) };
      });
    }
    case 'typed':
    case undefined:
      return askItems(draft, place);
  }
}

/** One line an item, until one is left empty. Back leads to the item before. */
async function askItems(draft: Draft, place: Place): Promise<Answer<'next'>> {
  delete draft.agenda;
  const { lines } = draft;
  const documents = (draft.facts?.documents ?? []).slice(0, 2).map(({ symbol }) => symbol);
  const placeholder = [l10n.t('Gender equality'), documents.join(', ')].join(' ').trim();
  let value = '';
  for (;;) {
    const prompt = l10n.t(
      'Item {0}: its title, and its documents behind it. Leave it empty when there are no more.',
      lines.length + 1,
    );
    const answer = await write(place, { prompt, value, placeholder });
    if (answer === undefined) return undefined;
    if (answer === '') return 'next';
    if (answer !== BACK) {
      lines.push(answer);
      value = '';
    } else if (lines.length === 0) return BACK;
    else value = lines.pop() ?? '';
  }
}
