import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import { type Answers, answerTo, type Draft } from './answers.ts';
import { componentsFor } from './components.ts';
import type { Field, FormDefinition } from './definition.ts';
import { eligibilityOutcome } from './eligibility.ts';
import type { Facts } from './facts.ts';
import { formsIn } from './files.ts';
import { boundDate } from './kinds/calendar.ts';
import { nextPage, pagesOf, taskList } from './pages.ts';
import { keep, readPage } from './read-page.ts';
import { summaryOf } from './summary.ts';
import { validateAll } from './validate.ts';
import { viewOf } from './view.ts';
import { submittedAnswers, walk } from './walk.ts';

const today = localDate('2026-11-21');
const facts: Facts = { today, units: () => [{ code: '21172', text: 'Xã Tịnh Khê, tỉnh Quảng Ngãi' }] };

const TEXTS: { [pattern: string]: string } = {
  '^HỘ KINH DOANH .+': 'Hộ kinh doanh Hải sản Sa Kỳ',
  '^[0-9]{4}$': '4722',
  '^[0-9A-Za-z .-]{6,30}$': '4400 205 123456',
};

/** A day every form takes: long ago enough for a pension, unless the form wants a later one. */
function day(field: Field): { [part: string]: string } {
  const earliest = field.earliest ? boundDate(field.earliest, today) : undefined;
  const [year = '', month = '', date = ''] = (earliest && earliest > '1945-03-27' ? earliest : '1945-03-27').split('-');
  return { '.day': date, '.month': month, '.year': year };
}

function personal(field: Field, around: Answers): string {
  const birth = String(answerTo(around, field.agrees?.birth ?? '') ?? '1945');
  const named = field.agrees?.sex ?? 'male';
  const sex = named === 'male' || named === 'female' ? named : answerTo(around, named);
  return `051${sex === 'female' ? 1 : 0}${birth.slice(2, 4)}001234`;
}

/** What someone who fills in everything would type, by ending of the input's name; `turn` picks among options. */
function typed(field: Field, around: Answers, turn: number): { [ending: string]: string } {
  const options = field.options ?? [];
  const option = options[turn % Math.max(options.length, 1)]?.value ?? '';
  const table: Partial<Record<Field['kind'], { [ending: string]: string }>> = {
    date: field.kind === 'date' ? day(field) : {},
    'personal-number': { '': personal(field, around) },
    'tax-code': { '': '0100109106' },
    phone: { '': '0905 123 456' },
    email: { '': 'hoa@example.vn' },
    'boat-number': { '': 'QNg-90214-TS' },
    address: { '.commune': 'Tịnh Khê', '.detail': 'thôn Cổ Lũy' },
    radios: { '': option },
    select: { '': option },
    checkboxes: { '': option },
    'yes-no': { '': turn % 2 === 0 ? 'yes' : 'no' },
    year: { '': '1990' },
    number: { '': String(Math.max(field.min ?? 1, 1)) },
    decimal: { '': String(Math.max(field.min ?? 0, [8, 13.5, 18][turn % 3] as number)).replace('.', ',') },
    money: { '': '5 triệu' },
    name: { '': 'Võ Thị Hòa' },
  };
  return table[field.kind] ?? { '': TEXTS[field.pattern ?? ''] ?? 'Nghề lưới rê' };
}

function fill(name: string, field: Field, around: { [name: string]: unknown }, turn: number): [string, string][] {
  if (field.kind !== 'group') {
    const inputs = Object.entries(typed(field, around, turn)).map(([ending, text]): [string, string] => [
      name + ending,
      text,
    ]);
    const [first] = inputs;
    const item = name.split('.').at(-1) ?? name;
    if (field.kind === 'date')
      around[item] = inputs
        .map(([, text]) => text)
        .reverse()
        .join('-');
    else if (first) around[item] = first[1];
    return inputs;
  }
  return Object.entries(field.fields ?? {}).flatMap(([item, inner]) => fill(`${name}.0.${item}`, inner, around, turn));
}

/** Answers every page of a form in turn, from the eligibility questions to the end. */
function fillIn(form: FormDefinition, turn: number): Draft {
  let draft: Draft = { given: {}, values: {} };
  for (
    let at = eligibilityOutcome(form, draft.values, facts);
    at.kind === 'ask';
    at = eligibilityOutcome(form, draft.values, facts)
  ) {
    const open = at.question.options.filter((one) => !one.ends || one.ends.kind === 'here');
    const chosen = open[turn % Math.max(open.length, 1)] ?? at.question.options[0];
    draft = { ...draft, values: { ...draft.values, [at.question.id]: chosen?.value } };
  }
  let page: string | undefined = walk(form, draft.values, facts).pages[0]?.page.id;
  while (page) {
    const { pages, seen } = walk(form, draft.values, facts, page);
    const around = { ...seen };
    const sent = (pages.at(-1)?.fields ?? []).flatMap((name) => fill(name, form.fields[name] as Field, around, turn));
    const reading = readPage(form, page, sent, draft.values, facts);
    assert.deepEqual(
      reading.errors.map((one) => `${one.field} ${one.code} ${one.message.vi}`),
      [],
      `${form.code} ${page}`,
    );
    draft = keep(form, draft, reading);
    assert.ok(viewOf(form, page, draft, { facts, language: 'vi' }));
    page = nextPage(form, draft.values, facts, page);
  }
  return draft;
}

for (const form of formsIn('data/forms').values())
  test(`form ${form.code} can be filled in to the end by every way`, () => {
    for (let turn = 0; turn < 12; turn += 1) {
      const draft = fillIn(form, turn);
      if (eligibilityOutcome(form, draft.values, facts).kind === 'end') continue;
      assert.deepEqual(validateAll(form, draft.values, facts), []);
      assert.ok(pagesOf(form, draft.values, facts).every((one) => one.status === 'done'));
      assert.ok(
        taskList(form, draft.values, facts).every((one) => one.status === 'done' && one.done === one.pages.length),
      );
      const rows = summaryOf(form, draft.values, 'vi', facts).flatMap((one) => one.rows);
      assert.ok(rows.length > 5 && rows.every((one) => one.lines.length > 0));
      assert.deepEqual(
        JSON.parse(JSON.stringify(submittedAnswers(form, draft.values, facts))),
        submittedAnswers(form, draft.values, facts),
      );
      for (const { need, reason } of componentsFor(form, draft.values, facts))
        assert.doesNotMatch(`${need} ${reason.vi} ${reason.en}`, /[{}]/, 'a reason has its words filled in');
    }
  });
