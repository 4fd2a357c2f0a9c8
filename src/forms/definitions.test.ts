import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkDefinition } from './check-definition.ts';
import type { FormDefinition } from './definition.ts';
import { formsIn } from './files.ts';
import { generalFor, type PublishedComponent } from './general.ts';

interface Published {
  readonly code: string;
  readonly name: string;
  readonly components: readonly PublishedComponent[];
  readonly formFields: readonly {
    readonly name: string;
    readonly type: string;
    readonly columns?: readonly string[];
  }[];
}

const forms = formsIn('data/forms');
const published = (code: string): Published => JSON.parse(readFileSync(`data/procedures/${code}.json`, 'utf8'));
const own = [...forms.values()].filter((one) => existsSync(`data/procedures/${one.code}.json`));

/** Where a published question goes that no page asks; README says what each means. */
const ELSEWHERE = new Set([
  'declaration',
  'agency',
  'submission',
  'signature',
  'result-choice',
  'other-procedure',
  'law-changed',
  'own-page',
]);
/** Columns that are only the number of the row. */
const COUNTED = new Set(['stt', 'thuTu']);

function covered(form: FormDefinition): ReadonlySet<string> {
  const fields = Object.values(form.fields);
  const columns = fields.flatMap((field) =>
    (field.covers ?? []).flatMap((table) =>
      Object.values(field.fields ?? {}).flatMap((one) => (one.covers ?? []).map((column) => `${table}.${column}`)),
    ),
  );
  const asked = [...fields, ...form.eligibility].flatMap((one) => one.covers ?? []);
  return new Set([...asked, ...columns, ...Object.keys(form.elsewhere ?? {})]);
}

test('sixteen procedures have their own form', () => {
  const codes =
    '1.001193 1.000894 1.000656 1.004873 2.000635 1.001612 1.003650 1.003681 1.004359 1.004692 1.014027 1.013225 3.000333 1.004194 1.004222 1.004344';
  assert.deepEqual(
    codes.split(' ').filter((code) => !forms.has(code)),
    [],
  );
});

for (const form of forms.values())
  test(`form ${form.code} may be published`, () => {
    assert.deepEqual(checkDefinition(form), []);
  });

for (const form of own) {
  test(`form ${form.code} asks everything the published form asks`, () => {
    const names = published(form.code).formFields.flatMap((field) => [
      field.name,
      ...(field.type === 'table'
        ? (field.columns ?? []).filter((one) => !COUNTED.has(one)).map((one) => `${field.name}.${one}`)
        : []),
    ]);
    const here = covered(form);
    assert.deepEqual(
      names.filter((name) => !here.has(name)),
      [],
      'published but not asked',
    );
    assert.deepEqual(
      [...here].filter((name) => !names.includes(name)),
      [],
      'said to be covered but not published',
    );
    assert.deepEqual(
      Object.values(form.elsewhere ?? {}).filter((why) => !ELSEWHERE.has(why)),
      [],
    );
  });

  test(`form ${form.code} asks for exactly the published components`, () => {
    const names = published(form.code).components.map((one) => one.name);
    assert.deepEqual(form.components.map((one) => one.name).sort(), [...names].sort());
    const types = new Set(
      (
        JSON.parse(readFileSync('data/document-types/document-types.json', 'utf8')).commonTypes as { code: string }[]
      ).map((one) => one.code),
    );
    assert.deepEqual(
      form.components.filter((one) => one.type && !types.has(one.type)).map((one) => one.type),
      [],
    );
  });
}

test('a procedure without its own form gets the general declaration with its true components', () => {
  const general = forms.get('general') as FormDefinition;
  const procedure = published('1.003634');
  const form = generalFor(general, procedure);
  assert.deepEqual(checkDefinition(form), []);
  assert.equal(form.code, '1.003634');
  assert.deepEqual(
    form.components.map((one) => one.name),
    procedure.components.map((one) => one.name),
  );
});

test('a form with mistakes is refused with the reason', () => {
  const form = forms.get('1.003650') as FormDefinition;
  const [first, ...others] = form.sections;
  const spoilt = (change: Partial<FormDefinition>) => checkDefinition({ ...form, ...change }).join('\n');
  const boatName = form.fields['boatName'] as FormDefinition['fields'][string];
  assert.match(spoilt({ title: { vi: 'Đăng ký tàu', en: '' } }), /lacks a language/);
  assert.match(spoilt({ sections: [first as never, first as never, ...others] }), /stands twice/);
  assert.match(
    spoilt({ fields: { ...form.fields, boatName: { ...boatName, when: { field: 'crew', filled: true } } } }),
    /not asked before it/,
  );
  assert.match(
    spoilt({ fields: { ...form.fields, boatName: { ...boatName, when: { field: 'origin', is: 'nwe' } } } }),
    /origin is never "nwe"/,
  );
  assert.match(spoilt({ fields: { ...form.fields, boatName: { ...boatName, kind: 'radios' } } }), /nothing to choose/);
  assert.match(spoilt({ fields: { ...form.fields, __proto__x: boatName } }), /cannot be an input/);
});
