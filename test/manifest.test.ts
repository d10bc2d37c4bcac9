import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * What the extension puts into the editor, as package.json says it: every command can be found, read out and reached by
 * the keyboard, and where there is no record nothing of it is in the way.
 */

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
  readonly enablement?: string;
  readonly icon?: unknown;
}

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

interface Contributions {
  readonly commands: readonly Command[];
  readonly keybindings: readonly { readonly command: string; readonly key: string; readonly when?: string }[];
  readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
  readonly submenus: readonly { readonly id: string; readonly label: string }[];
  readonly viewsContainers: Readonly<Record<string, readonly { readonly icon: string }[]>>;
  readonly views: Readonly<
    Record<string, readonly { readonly id: string; readonly name: string; readonly when?: string }[]>
  >;
  readonly viewsWelcome: readonly { readonly view: string }[];
  readonly languages: readonly { readonly id: string }[];
}

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const text = readFileSync(at('package.json'), 'utf8');
const manifest: { readonly contributes: Contributions } = JSON.parse(text);
const { commands, keybindings, menus, submenus, views, viewsContainers, viewsWelcome } = manifest.contributes;
const words: Readonly<Record<string, string>> = JSON.parse(readFileSync(at('package.nls.json'), 'utf8'));

/** What makes a record where there is none can be wanted anywhere. */
const ANYWHERE: ReadonlySet<string> = new Set(['precis.newRecord']);

/** Whether a condition holds in the text of a record only. */
const isInRecord = (when = ''): boolean => terms(when).includes('editorLangId == summary-record');

/** Whether a condition holds only in a record, or in a list of ours, which is there only beside records. */
const isOurs = (when = ''): boolean =>
  isInRecord(when) || terms(when).some((term) => /^(?:view|focusedView) == precis\.|^precis\./.test(term));

/** The conditions that must all hold. One that may hold instead of another is none of them. */
function terms(when: string): string[] {
  return when.includes('||') ? [] : when.split('&&').map((term) => term.trim());
}

const bound = commands.filter(({ command }) => !ANYWHERE.has(command));
const paletteOf = (id: string): readonly MenuItem[] =>
  (menus['commandPalette'] ?? []).filter(({ command }) => command === id);

describe('every command', () => {
  it('has a title in words of its own, and stands with the others', () => {
    for (const { title, category } of commands) {
      expect(words[title.slice(1, -1)], title).toMatch(/^\p{Lu}/u);
      expect(category).toBe('Précis');
    }
  });

  it('can be told from every other by its title', () => {
    const titles = commands.map(({ title }) => words[title.slice(1, -1)]);
    expect(titles).toEqual([...new Set(titles)]);
  });

  it('does nothing and is not offered where no record is', () => {
    expect(bound.filter(({ enablement }) => !isOurs(enablement))).toEqual([]);
    for (const { command, enablement } of bound) {
      const [entry, ...others] = paletteOf(command);
      expect(others, command).toEqual([]);
      if (entry?.when !== 'false') expect([command, entry?.when]).toEqual([command, enablement]);
    }
  });

  it('changes nothing in a record that is only read', () => {
    const writing = new Set(['precis.fixAll', ...keybindings.map(({ command }) => command)]);
    for (const { command, enablement = '' } of commands)
      if (writing.has(command)) expect(terms(enablement), command).toContain('!editorReadonly');
  });
});

describe('a key', () => {
  it('is taken in the text of a record and nowhere else', () => {
    for (const { key, when = '' } of keybindings) {
      const ownView = terms(when).some((term) => term.startsWith('focusedView == precis.'));
      expect([key, ownView || (isInRecord(when) && terms(when).includes('editorTextFocus'))]).toEqual([
        key,
        true,
      ]);
    }
  });

  it('leaves Tab to whoever moves the focus with it, fills in a snippet or takes a suggestion', () => {
    for (const { key, when = '' } of keybindings)
      if (/(?:^|\+)tab$/.test(key))
        expect(terms(when)).toEqual(
          expect.arrayContaining(['!editorTabMovesFocus', '!inSnippetMode', '!suggestWidgetVisible']),
        );
  });

  it('with several cursors does what it does elsewhere', () => {
    for (const { when = '' } of keybindings)
      if (terms(when).includes('editorTextFocus'))
        expect(terms(when)).toContain('!editorHasMultipleSelections');
  });
});

describe('a menu', () => {
  const own = new Set(submenus.map(({ id }) => id));
  const items = Object.entries(menus).flatMap(([menu, list]) => list.map((item) => ({ menu, ...item })));

  it('holds commands and menus that there are', () => {
    const known = new Set([...commands.map(({ command }) => command), ...own]);
    expect(items.filter(({ command, submenu }) => !known.has(command ?? submenu ?? ''))).toEqual([]);
  });

  it('shows nothing of ours elsewhere', () => {
    const foreign = items.filter(({ menu }) => menu !== 'commandPalette' && !own.has(menu));
    const free = foreign.filter(({ command = '', when }) => !ANYWHERE.has(command) && !isOurs(when));
    expect(free).toEqual([]);
  });

  it('that shows icons has one for each command', () => {
    const withIcon = new Set(commands.filter(({ icon }) => icon !== undefined).map(({ command }) => command));
    const drawn = items.filter(
      ({ menu, group = '' }) =>
        (/^(?:view|editor)\/title$/.test(menu) && group.startsWith('navigation')) ||
        group.startsWith('inline'),
    );
    expect(drawn.filter(({ command = '' }) => !withIcon.has(command))).toEqual([]);
  });
});

describe('a list beside the text', () => {
  it('has a name, is there only with records, and says what it is for while it is empty', () => {
    const all = Object.values(views).flat();
    for (const { id, name, when } of all) {
      expect(words[name.slice(1, -1)], id).toBeTruthy();
      expect(isOurs(when), id).toBe(true);
      expect(
        viewsWelcome.some(({ view }) => view === id),
        id,
      ).toBe(true);
    }
    for (const { icon } of Object.values(viewsContainers).flat())
      expect(existsSync(at(icon)), icon).toBe(true);
  });
});

it('every sentence that package.json asks for is there, and none that nobody asks for', () => {
  const asked = [...text.matchAll(/"%([^"%]+)%"/g)].map(([, key = '']) => key);
  expect([...new Set(asked)].sort()).toEqual(Object.keys(words).sort());
});
