import { agendaInText } from '../../server/src/analysis/agenda-items';
import { levelAt } from '../../server/src/features/level';
import { linkedTitlesAt } from '../../server/src/features/linked-titles';
import { newLineEdits } from '../../server/src/features/new-line';
import { organizeEdits } from '../../server/src/features/organize';
import { withoutLayout } from '../../server/src/features/paste';
import { phrasesAt } from '../../server/src/features/phrases';
import { skeletonOf } from '../../server/src/features/skeleton';
import { snippetsAt, withoutStops } from '../../server/src/features/snippets';
import { isNamedAnywhere } from '../../server/src/index/named-numbers';
import { tidy } from '../../server/src/service';
import { numberAt } from '../../server/src/syntax/sections';
import { editsBetween } from '../../server/src/text/edits-between';
import { HERE, type Result, type Setting, shown } from './feature';

/** The features that write: what a key, a paste or tidying makes of a record. */
export const writingFeatures: Readonly<Record<string, (setting: Setting) => Result>> = {
  'new-line': ({ record, place, workspace }) => ({
    edits: newLineEdits(
      record.text,
      place.to,
      (text) => workspace.read(text, HERE),
      (before, numbers) => isNamedAnywhere(workspace, HERE, before, numbers),
    ),
  }),
  level: ({ record, place, workspace }) => {
    const level = levelAt(record, place.to, (numbers) => isNamedAnywhere(workspace, HERE, record, numbers));
    return level
      ? { lines: [`${level.becomes} ${level.number}`], edits: level.edits }
      : { lines: ['nothing'] };
  },
  'linked-titles': ({ record, place }) => ({
    lines: linkedTitlesAt(record, place.from).map(
      (span) => `“${shown(record, span)}” in ${numberAt(record, span.from) ?? 'the table of subjects'}`,
    ),
  }),
  phrases: ({ record, place }) => ({
    lines: phrasesAt(record, place.to).map(
      ({ kind, text, span }) => `${kind} “${text}” for “${shown(record, span)}”`,
    ),
  }),
  paste: ({ record: { text, conventions } }) => ({
    edits: editsBetween(text, withoutLayout(text, conventions)),
  }),
  snippets: ({ record, place }) => {
    const offered = snippetsAt(record, place.to);
    const lines = offered.map(({ name, body, span }) => {
      const written = withoutStops(body).replaceAll('\n', '⏎');
      return `${name} “${written}” for “${shown(record, span)}”`;
    });
    return { lines: lines.length > 0 ? lines : ['nothing'] };
  },
  skeleton: ({ record, workspace, words: [session = '', number, meeting, date, chair] }) => {
    const language = workspace.settings.language ?? '';
    const agenda = agendaInText(record, session);
    const asked = { session, language, number, meeting: Number(meeting ?? 1), date, chair, agenda };
    const made = skeletonOf(workspace.profile, { ...asked, from: '09:30', to: '12:30' });
    const text = made ? `${made.text.slice(0, made.cursor)}│${made.text.slice(made.cursor)}` : '';
    return {
      lines: [`named ${made?.name}`],
      edits: [{ span: { from: 0, to: record.text.length }, text: text.trimEnd() }],
    };
  },
  organize: ({ record }) => ({ edits: organizeEdits(record) }),
  tidy: ({ record: { text }, workspace }) => ({
    edits: editsBetween(
      text,
      tidy(text, (content) => workspace.read(content, HERE), workspace.settings),
    ),
  }),
};
