import { type Alternative, type Recogniser, recogniser, type Surroundings } from './recogniser';
import { BLANKS, row, type Shape, shapeOf } from './shape';
import {
  type FieldClasses,
  type Fields,
  printTemplate,
  readTemplate,
  type Slips,
  splitTemplate,
  type Template,
  type Tolerance,
  tolerantFields,
} from './template';
import type { Form } from './wording';

/** One way of writing a form: whether it is a fault to write it so, and how the form is printed. */
export interface Way {
  readonly fault: boolean;
  readonly canonical: Template;
}

/**
 * The ways of writing a form as alternatives of a recogniser, faultless ones first: the canonical template, the
 * accepted ones, then the misprints, and each of them again with the slips tolerated. What is meant by a slip in an
 * accepted form is that form.
 */
export function waysOf<Id>(
  form: Form,
  fields: FieldClasses,
  slips: Slips | undefined,
  identify: (way: Way) => Id,
  edges: Edges = {},
): Alternative<Id>[] {
  const canonical = readTemplate(form.template);
  const faultless = identify({ fault: false, canonical });
  const faulty = identify({ fault: true, canonical });
  const good = [canonical, ...form.accepted.map(readTemplate)];
  const bad = form.variants.map(readTemplate);
  const tolerated = slips ? tolerantFields(fields, slips) : fields;
  const tolerance = slips ? { slips, blanks: 2 } : undefined;
  const meant = [
    ...good.map((template) => ({ template, id: identify({ fault: true, canonical: template }) })),
    ...bad.map((template) => ({ template, id: faulty })),
  ];
  return [
    ...good.map((template) => alternative(faultless, template, fields)),
    ...bad.map((template) => alternative(faulty, template, fields)),
    ...(tolerance ? meant : []).map(({ template, id }) =>
      alternative(id, template, tolerated, tolerance, edges),
    ),
  ];
}

/** Where blanks are tolerated at the ends of a pattern, because another one goes on there. */
interface Edges {
  readonly before?: boolean;
  readonly after?: boolean;
}

/** How many blanks an edge may have. */
const MOST_AT_EDGE = 2;

/** A template as one way of writing what a recogniser looks for. */
export function alternative<Id>(
  id: Id,
  template: Template,
  fields: FieldClasses,
  tolerance?: Tolerance,
  { before = false, after = false }: Edges = {},
): Alternative<Id> {
  const shape = shapeOf(template, fields, tolerance);
  const gap: Shape = { kind: 'run', of: BLANKS, least: 0, most: MOST_AT_EDGE };
  // What is empty stays empty: nothing that could go on stands at its edge.
  const isEmpty = template.parts.length === 0;
  return {
    id,
    shape: isEmpty ? shape : row([...(before ? [gap] : []), shape, ...(after ? [gap] : [])]),
    fieldNames: template.fieldNames,
    fields,
  };
}

/** The part of a form before one of its fields and the part after it: two recognisers that meet around a list. */
export function waysAround<Id>(
  form: Form,
  field: string,
  fields: FieldClasses,
  slips: Slips,
  identify: (way: Way) => Id,
): { readonly before: Alternative<Id>[]; readonly after: Alternative<Id>[] } {
  const half = (template: string, side: 0 | 1): string =>
    splitTemplate(readTemplate(template), field)[side].source;
  const side = (which: 0 | 1): Alternative<Id>[] =>
    waysOf(
      {
        template: half(form.template, which),
        accepted: form.accepted.map((template) => half(template, which)),
        variants: form.variants.map((template) => half(template, which)),
      },
      fields,
      slips,
      identify,
      which === 0 ? { after: true } : { before: true },
    );
  return { before: side(0), after: side(1) };
}

/** A recogniser for plain words, the longest first; what was found is in the match's span. */
export function wordsRecogniser(words: readonly string[]): Recogniser<undefined> {
  const unique = [...new Set(words)];
  return recogniser(
    unique.map((word) =>
      alternative(undefined, { source: word, parts: [{ kind: 'literal', text: word }], fieldNames: [] }, {}),
    ),
  );
}

/** A recogniser for templates that have no tolerated misprints. */
export function plainRecogniser(
  templates: readonly string[],
  fields: FieldClasses,
  surroundings: Surroundings = {},
): Recogniser<Template> {
  return recogniser(
    templates.map(readTemplate).map((template) => alternative(template, template, fields)),
    surroundings,
  );
}

/** Prints a template's source once, for callers that keep no parsed template. */
export function print(source: string, values: Fields, fields: FieldClasses): string | undefined {
  return printTemplate(readTemplate(source), values, fields);
}
