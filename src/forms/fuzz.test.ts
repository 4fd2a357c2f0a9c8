import { test } from 'node:test';
import fc from 'fast-check';
import { localDate } from '#kernel/time.ts';
import type { Draft } from './answers.ts';
import { componentsFor } from './components.ts';
import { type FormDefinition, pagesIn } from './definition.ts';
import { eligibilityOutcome } from './eligibility.ts';
import type { Facts } from './facts.ts';
import { formsIn } from './files.ts';
import { countIn } from './inputs.ts';
import { KINDS } from './kinds/index.ts';
import { nextPage, pagesOf, taskList } from './pages.ts';
import { prefillOf, rawOf } from './prefill.ts';
import { keep, readPage, unitQueries } from './read-page.ts';
import { summaryOf } from './summary.ts';
import { validateAll } from './validate.ts';
import { viewOf } from './view.ts';
import { fieldIn } from './walk.ts';

const facts: Facts = {
  today: localDate('2026-11-21'),
  units: (text) =>
    text.length % 3 === 0
      ? []
      : [
          { code: '21172', text: 'Xã Tịnh Khê, tỉnh Quảng Ngãi' },
          ...(text.length % 3 === 1
            ? [{ code: '21025', text: 'Phường Sa Huỳnh, tỉnh Quảng Ngãi', was: 'Phổ Thạnh' }]
            : []),
        ],
};

const RUNS = 10_000;

/** Texts people and machines send: plausible ones, hostile ones, anything. */
const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '051090001234',
    '27',
    '3',
    '1984',
    '29',
    '02',
    'yes',
    'no',
    'xã Tịnh Khê, Quảng Ngãi',
    '15,6',
  ),
  fc.constantFrom('male', 'new', 'other', 'self', '0905 123 456', '1.500.000 đ', 'QNg-90214-TS', 'A\u0000B', '\ud800'),
  fc.constantFrom(
    '<script>',
    "'; drop table",
    '__proto__',
    'NaN',
    '1e999',
    '-0',
    '٣',
    '9'.repeat(400),
    'ế'.normalize('NFD'),
  ),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

const odd = fc.constantFrom(
  '__proto__',
  'constructor',
  'constructor.prototype.x',
  '_add',
  '_remove',
  '',
  '.',
  'a.b.c',
  'toString',
);

function inputsOf(definition: FormDefinition): readonly string[] {
  return Object.entries(definition.fields).flatMap(([name, field]) => {
    if (field.kind !== 'group') return KINDS[field.kind].parts.map((part) => (part ? `${name}.${part}` : name));
    return ['0', '1', '29', '30', '01', '-1'].flatMap((index) =>
      Object.entries(field.fields ?? {}).flatMap(([item, inner]) =>
        KINDS[inner.kind].parts.map((part) => [name, index, item, part].filter(Boolean).join('.')),
      ),
    );
  });
}

/** A whole visit of a draft by someone who answers at random, over a stored draft that may hold anything. */
function visit(definition: FormDefinition, draft: Draft, page: string, sent: [string, string][], deep: boolean): Draft {
  const reading = readPage(definition, page, sent, draft.values, facts);
  unitQueries(definition, page, sent);
  const kept = keep(definition, draft, reading);
  // jsonb refuses NUL and halves of characters.
  for (const one of Object.values(kept.given))
    if (one.includes('\0') || !one.isWellFormed()) throw new Error('unclean');
  JSON.stringify(kept);
  if (!deep) return kept;
  validateAll(definition, kept.values, facts);
  pagesOf(definition, kept.values, facts);
  taskList(definition, kept.values, facts);
  nextPage(definition, kept.values, facts, page);
  summaryOf(definition, kept.values, 'vi', facts);
  summaryOf(definition, kept.values, 'en', facts);
  componentsFor(definition, kept.values, facts);
  eligibilityOutcome(definition, kept.values, facts);
  viewOf(definition, page, kept, { facts, language: 'vi', errors: reading.errors });
  const filled = prefillOf(
    definition,
    { source: 'vneid', ...kept.values } as never,
    [{ dossier: 'H48.1', values: kept.values }],
    kept.values,
    facts,
  );
  for (const [name, one] of Object.entries(filled)) rawOf(name, fieldIn(definition, name) as never, one.value);
  countIn(kept.given, 'engines');
  return kept;
}

for (const [code, definition] of formsIn('data/forms')) {
  const pages = [...pagesIn(definition).map((one) => one.id), 'no-such-page', '__proto__'];
  const inputs = inputsOf(definition);
  const options = Object.values(definition.fields).flatMap((field) => (field.options ?? []).map((one) => one.value));
  const answer = options.length > 0 ? fc.oneof(text, fc.constantFrom(...options)) : text;
  const entries = fc.array(
    fc.tuple(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...inputs) }, { weight: 1, arbitrary: odd }), answer),
    { maxLength: 12 },
  );
  const names = [...Object.keys(definition.fields), ...definition.eligibility.map((one) => one.id), '__proto__'];
  const choices = definition.eligibility.flatMap((one) => one.options.map((option) => option.value));
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), answer, fc.constantFrom('', ...choices));
  const stored = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 12 });

  test(`${code} survives ${RUNS} random inputs`, () => {
    let run = 0;
    fc.assert(
      fc.property(stored, fc.constantFrom(...pages), entries, (values, page, sent) => {
        run += 1;
        visit(definition, { given: {}, values }, page, sent, run % 4 === 0);
      }),
      { numRuns: RUNS },
    );
  });
}
