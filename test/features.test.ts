import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { decisionsOf } from '../server/src/analysis/decisions';
import { titleOf } from '../server/src/analysis/title';
import { artefactEdits } from '../server/src/features/artefacts';
import { type CitationLine, citedByFile, citersOfDocument, documentAt } from '../server/src/features/calls';
import { completionsAt } from '../server/src/features/completion';
import { definitionAt } from '../server/src/features/definition';
import { disableForLine } from '../server/src/features/disable';
import { foldsOf } from '../server/src/features/folding';
import { highlightsAt } from '../server/src/features/highlights';
import { hoverAt } from '../server/src/features/hover';
import { documentTitlesOf, expectedNumbersOf, inlayTitlesOf } from '../server/src/features/inlay-hints';
import { instrumentCompletionsAt } from '../server/src/features/instrument-completion';
import { linksOf } from '../server/src/features/links';
import { outlineOf } from '../server/src/features/outline';
import { homesAt, referencesAt } from '../server/src/features/references';
import { selectionsAt } from '../server/src/features/selection';
import { symbolsMatching } from '../server/src/features/symbols';
import { tokensOf } from '../server/src/features/tokens';
import { Workspace } from '../server/src/index/workspace';
import { findingsOf } from '../server/src/service';
import { applyEdits } from '../server/src/text/edits';
import { slice } from '../server/src/text/span';
import { besideFeatures } from './pages/beside-features';
import { HERE, type Result, type Setting, shown } from './pages/feature';
import { type Case, conceal, mark, readPage, reveal, rewrite, spokenIn, unmark } from './pages/page';
import { plannedFeatures } from './pages/planned-features';
import { decisionLines, destination, hoverLines, nodeLine, outlineLines } from './pages/told';
import { writingFeatures } from './pages/writing-features';

/**
 * A page a feature. Where a feature finds places, they are marked in the text; where it is asked for a place, that
 * place is marked in the text. `UPDATE=1` writes what was found into the page; read the difference, it is the review.
 */

const features: Readonly<Record<string, (setting: Setting) => Result>> = {
  outline: ({ record }) => {
    const items = outlineOf(record);
    return {
      places: items.map(({ span }) => span),
      lines: items.flatMap((item) => outlineLines(record, item, '')),
    };
  },
  folding: ({ record }) => {
    const folds = foldsOf(record);
    return { places: folds.map(({ span }) => span), lines: folds.map(({ kind }) => kind) };
  },
  tokens: ({ record }) => {
    const tokens = tokensOf(record);
    return {
      places: tokens.map(({ span }) => span),
      lines: tokens.map(({ kind, faulty }) => (faulty ? `${kind} faulty` : kind)),
    };
  },
  links: ({ record }) => {
    const links = linksOf(record);
    return {
      places: links.map(({ span }) => span),
      lines: links.map(
        (link) =>
          `${link.kind} ${link.kind === 'address' ? link.address : [link.reference.key, link.number].join(' ').trim()}`,
      ),
    };
  },
  definition: ({ record, place, workspace }) => {
    const found = definitionAt(workspace, record, place.from);
    const origin = found ? [`from “${shown(record, found.origin)}”`] : ['nowhere'];
    return { lines: [...origin, ...(found?.destinations ?? []).map((there) => destination(record, there))] };
  },
  hover: ({ record, place }) => ({ lines: hoverLines(record, hoverAt(record, place.from)) }),
  references: ({ record, place, workspace, texts }) => {
    const homes = homesAt(workspace, record, place.from).map(({ uri }) => {
      return { uri, record: workspace.record(uri) ?? workspace.read(texts.get(uri) ?? '', uri) };
    });
    const find = (declarations: boolean) =>
      referencesAt(workspace, { uri: HERE, record }, place.from, declarations, homes);
    const mentions = new Set(find(false).map(({ summary, span }) => `${summary.uri} ${span.from}`));
    return {
      lines: find(true).map(({ summary: { uri }, span }) => {
        const role = mentions.has(`${uri} ${span.from}`) ? 'mention' : 'declaration';
        return `${role} “${slice(texts.get(uri) ?? record.text, span)}” in ${uri}`;
      }),
    };
  },
  selection: ({ record, place }) => ({
    lines: selectionsAt(record, place.from).map((span) => `“${shown(record, span)}”`),
  }),
  highlights: ({ record, place }) => {
    const places = highlightsAt(record, place.from);
    return { lines: places.map(({ span, role }) => `${role} “${shown(record, span)}” at ${span.from}`) };
  },
  symbols: ({ record, place, workspace }) => {
    const archive = { archive: workspace, profile: workspace.profile.profile };
    const symbols = symbolsMatching([archive], slice(record.text, place), 5);
    return {
      lines: symbols.map(({ kind, name, within, uri }) => `${kind} “${name}” in ${within ?? uri}`),
    };
  },
  completion: ({ record, place, workspace }) => {
    const { span, items } = completionsAt(workspace, { uri: HERE, record }, place.to);
    const lines = items.map(({ symbol, title }) => (title === undefined ? symbol : `${symbol} “${title}”`));
    return { lines: [`for “${shown(record, span)}”`, ...lines] };
  },
  'instrument-completion': ({ record, place }) => {
    const { span, items } = instrumentCompletionsAt(record, place.to);
    const lines = items.map(({ citation, title }) =>
      title === undefined ? citation : `${citation} “${title}”`,
    );
    return { lines: [`for “${shown(record, span)}”`, ...lines] };
  },
  'inlay-hints': ({ record, workspace }) => {
    const titles = [...inlayTitlesOf(record), ...documentTitlesOf(workspace, record)].map(
      ({ at, shown: label, title }) => ({ at, line: label === title ? label : `${label} for “${title}”` }),
    );
    const numbers = expectedNumbersOf(findingsOf(record, workspace.settings)).map(({ at, number }) => ({
      at,
      line: `expected ${number}`,
    }));
    const hints = [...titles, ...numbers].sort((a, b) => a.at - b.at);
    return { places: hints.map(({ at }) => ({ from: at, to: at })), lines: hints.map(({ line }) => line) };
  },
  calls: ({ record, place, workspace }) => {
    const archive = { archive: workspace, profile: workspace.profile.profile };
    const node = documentAt(archive, { uri: HERE, record }, place.from);
    if (!node) return { lines: ['nothing'] };
    const line = (way: string) => (call: CitationLine) =>
      `${way} ${nodeLine(call.node)}, ${call.spans.length} times`;
    const cited = node.isThere ? citedByFile(archive, node.summary.uri) : [];
    return {
      lines: [
        nodeLine(node),
        ...citersOfDocument(archive, node.key).map(line('cited by')),
        ...cited.map(line('cites')),
      ],
    };
  },
  decisions: ({ record }) => {
    const items = decisionsOf(record);
    return {
      places: items.flatMap(({ decisions }) => decisions.map(({ span }) => span)),
      lines: items.flatMap((item) => decisionLines(record, item)),
    };
  },
  ...besideFeatures,
  ...plannedFeatures,
  title: ({ record }) => ({ lines: [titleOf(record) ?? '–'] }),
  disable: ({ record, place }) => ({ edits: [disableForLine(record, 'dash-pair', place.from)] }),
  ...writingFeatures,
  artefacts: ({ record }) => ({ places: record.artefacts, edits: artefactEdits(record) }),
};

const folder = new URL('./pages/features/', import.meta.url);

it('every feature has its page', () => {
  expect(readdirSync(folder).sort()).toEqual(
    Object.keys(features)
      .map((name) => `${name}.md`)
      .sort(),
  );
});

/** The pages about records whose paragraphs are counted through, each called as the feature that it is about. */
const continuous = new URL('./pages/continuous/', import.meta.url);

const pages = [
  ...Object.keys(features).map((name) => ({ name, path: new URL(`${name}.md`, folder) })),
  ...readdirSync(continuous).map((file) => ({ name: file.slice(0, -3), path: new URL(file, continuous) })),
];

for (const { name, path } of pages) {
  const feature = features[name];
  if (!feature) throw new Error(`There is no feature “${name}”.`);
  const page = readFileSync(path, 'utf8');
  const changes: { from: number; to: number; lines: string[] }[] = [];
  describe(path.pathname.split('/').slice(-2).join('/'), () => {
    for (const example of readPage(page)) {
      it(example.name, () => {
        const outcome = run(feature, example);
        if (process.env['UPDATE']) changes.push(...outcome.changes);
        else expect(outcome.shown).toEqual(outcome.wanted);
      });
    }
    if (process.env['UPDATE'])
      it('is written anew', () => {
        writeFileSync(path, rewrite(page, changes));
      });
  });
}

function run(feature: (setting: Setting) => Result, example: Case) {
  const [subject, ...others] = example.fences;
  if (!subject) throw new Error(`“${example.name}” has no text.`);
  const marked = reveal(subject.text);
  const text = unmark(marked);
  const place = { from: marked.indexOf('⟦'), to: marked.indexOf('⟧') - 1 };
  const workspace = new Workspace(profiles);
  const [, , ...words] = subject.info.split(' ');
  const { language, profile = workspace.settings.profile } = spokenIn(subject.info);
  workspace.configure({ ...workspace.settings, language, profile });
  const texts = new Map<string, string>();
  for (const { info, text: content } of others) {
    if (!info.startsWith('file ')) continue;
    const name = info.slice(5);
    workspace.addFile(name, name);
    if (content === '') continue;
    texts.set(name, reveal(content));
    workspace.note(name, reveal(content));
  }
  const record = workspace.open(HERE, 1, text);
  const { places, lines = [], edits } = feature({ record, place, workspace, texts, words });
  const list = lines.map((line) => `- ${conceal(line)}`);
  const textShown = places ? conceal(mark(text, places)) : subject.text;
  const wanted = [subject.text, ...example.expected];
  const shown = [textShown, ...list];
  const changes = [
    { from: subject.from, to: subject.to, lines: textShown.split('\n') },
    {
      from: example.expectedFrom,
      to: example.expectedTo,
      lines: example.expected.length === 0 && list.length > 0 ? ['', ...list] : list,
    },
  ];
  for (const fence of others.filter(({ info }) => info === 'edited')) {
    const after = conceal(applyEdits(text, edits ?? []));
    wanted.push(fence.text);
    shown.push(after);
    changes.push({ from: fence.from, to: fence.to, lines: after.split('\n') });
  }
  return { wanted: wanted.join('\n'), shown: shown.join('\n'), changes };
}
