import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles } from '../server/profiles/index';
import { alternative, waysAround, waysOf } from '../server/src/profile/compile';
import { type Alternative, recogniser, type Surroundings } from '../server/src/profile/recogniser';
import { type Shape, sourceOf } from '../server/src/profile/shape';
import { readTemplate } from '../server/src/profile/template';

/** What an automaton finds in one walk is what the patterns of the same templates find, one after the other. */

const settings = { seed: 20240610, numRuns: 150 };

/** Texts of a shape, seldom long. */
function textOf(shape: Shape): fc.Arbitrary<string> {
  switch (shape.kind) {
    case 'text':
      return fc.constant(shape.text);
    case 'run': {
      const one = fc.constantFrom(...shape.of.split(''));
      return fc.string({ unit: one, minLength: shape.least, maxLength: shape.most });
    }
    case 'name': {
      const one = fc.constantFrom('a', 'Z', 'é', '市', ' ', '.');
      const [minLength, maxLength] = [shape.least, Math.min(shape.most, shape.least + 4)];
      return fc.oneof(fc.string({ unit: one, minLength, maxLength }), fc.constantFrom('a', ...shape.except));
    }
    case 'row':
      return fc.tuple(...shape.shapes.map(textOf)).map((texts) => texts.join(''));
    case 'either':
      return fc.oneof(...shape.ways.map(textOf));
    case 'optional':
      return fc.oneof(fc.constant(''), textOf(shape.shape));
    case 'field':
      return textOf(shape.shape);
  }
}

/** Texts of some shapes, one behind the other, some of them with a slip. */
function textsOf(shapes: readonly Shape[]): fc.Arbitrary<string> {
  const one = fc.oneof(...shapes.map(textOf));
  const slipped = fc
    .tuple(one, fc.nat(40), fc.nat(2), fc.constantFrom('', ' ', '1', '٣', 'x', ')', ',', '第'))
    .map(([text, at, length, slip]) => text.slice(0, at) + slip + text.slice(at + length));
  return fc.array(fc.oneof(one, slipped), { minLength: 1, maxLength: 4 }).map((texts) => texts.join(''));
}

/** The longest reading at a place, and of equally long ones the first, by patterns alone. */
function byPatterns<Id>(alternatives: readonly Alternative<Id>[], { before = '', after = '' }: Surroundings) {
  const patterns = alternatives.map(
    ({ shape }) => new RegExp(`${before}(?:${sourceOf(shape)})${after}`, 'y'),
  );
  return (text: string, from: number) => {
    let found: { id: Id | undefined; span: { from: number; to: number } } | undefined;
    for (const [index, pattern] of patterns.entries()) {
      pattern.lastIndex = from;
      if (!pattern.test(text) || pattern.lastIndex <= (found?.span.to ?? -1)) continue;
      found = { id: alternatives[index]?.id, span: { from, to: pattern.lastIndex } };
    }
    return found;
  };
}

function expectSame<Id>(alternatives: readonly Alternative<Id>[], surroundings: Surroundings = {}): void {
  if (alternatives.length === 0) return;
  const { at, next } = recogniser(alternatives, surroundings);
  const expected = byPatterns(alternatives, surroundings);
  fc.assert(
    fc.property(textsOf(alternatives.map(({ shape }) => shape)), (text) => {
      let first: ReturnType<typeof expected>;
      for (let from = 0; from < text.length; from++) {
        const found = at(text, from, text.length);
        const one = expected(text, from);
        first ??= one;
        expect(found && { id: found.id, span: found.span }).toEqual(one);
      }
      const found = next(text, 0, text.length);
      expect(found && { id: found.id, span: found.span }).toEqual(first);
    }),
    settings,
  );
}

for (const { profile, wordings } of profiles)
  describe(profile.id, () => {
    it('documents', () => {
      const { forms, slips } = profile.documents;
      expectSame(
        forms.flatMap((form) => waysOf(form, profile.fields, slips, ({ fault }) => `${form.id} ${fault}`)),
        { before: '(?<![A-Za-z0-9/]|[A-Za-z]-)', after: '(?![0-9])' },
      );
    });

    for (const { language, citations, dates } of wordings) {
      it(`citations, ${language}`, () => {
        const id = ({ fault }: { fault: boolean }) => fault;
        for (const form of citations.forms) {
          const { before, after } = waysAround(form, 'number', citations.fields, citations.slips, id);
          expectSame(before, { before: '(?<![A-Za-z])' });
          expectSame(after);
        }
      });

      it(`versions, ${language}`, () => {
        const { fields, slips, versions } = citations;
        // The words for an occasion come from the registry.
        const all = {
          occasion: { words: { 'Lima 1999': 'Lima 1999', 'Lima, 1999': 'Lima 1999' } },
          ...fields,
        };
        expectSame(versions.flatMap((form) => waysOf(form, all, slips, ({ fault }) => fault)));
      });

      it(`dates, ${language}`, () => {
        const templates = dates.forms.map(readTemplate);
        expectSame(
          templates.map((template) => alternative(template.source, template, dates.fields)),
          { before: '(?<![0-9])', after: '(?![A-Za-z0-9])' },
        );
      });
    }
  });
