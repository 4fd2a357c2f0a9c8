import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import { type Answers, type Draft, emptyDraft } from './answers.ts';
import { componentsFor } from './components.ts';
import type { FormDefinition } from './definition.ts';
import { eligibilityOutcome, readEligibility } from './eligibility.ts';
import type { Facts } from './facts.ts';
import { formsIn } from './files.ts';
import { holderOf } from './holder.ts';
import { nextPage, pagesOf, pageToDo, previousPage } from './pages.ts';
import { type Person, prefillOf } from './prefill.ts';
import { keep, readPage, unitQueries } from './read-page.ts';
import { schemaOf } from './schema.ts';
import { summaryOf } from './summary.ts';
import { validateAll } from './validate.ts';
import { questionView, viewOf } from './view.ts';
import { submittedAnswers, walk } from './walk.ts';

const forms = formsIn('data/forms');
const form = (code: string) => forms.get(code) as FormDefinition;
const birth = form('1.001193');
const boat = form('1.003650');
const facts: Facts = { today: localDate('2026-11-21') };

const hoa: Person = {
  source: 'vneid',
  fullName: 'Võ Thị Hòa',
  birthDate: '1992-05-14',
  sex: 'female',
  personalNumber: '051192004321',
  phone: '0905123456',
  permanentAddress: { unit: '21172', text: 'Xã Tịnh Khê, tỉnh Quảng Ngãi', detail: 'thôn Cổ Lũy' },
};

/** Sends one page and keeps what it said. */
function send(definition: FormDefinition, draft: Draft, page: string, sent: [string, string][], given: Facts = facts) {
  const reading = readPage(definition, page, sent, draft.values, given);
  return { draft: keep(definition, draft, reading), reading };
}

const needs = (definition: FormDefinition, answers: Answers, given: Facts = facts) =>
  Object.fromEntries(componentsFor(definition, answers, given).map((one) => [one.component.id, one.need]));

test('Mrs Hòa is led through the birth of her son, the father unknown', () => {
  const values = { birthKind: 'no-father', relation: 'mother' };
  const pages = walk(birth, values, facts).pages.map((one) => one.page.id);
  assert.ok(pages.includes('mother-who') && !pages.includes('father-who') && !pages.includes('standing'));
  assert.equal(nextPage(birth, values, facts, 'relation'), 'requester-name');
  assert.equal(previousPage(birth, values, facts, 'requester-name'), 'relation');
  assert.equal(nextPage(birth, values, facts, 'copies'), undefined);
  assert.equal(nextPage(birth, values, facts, 'father-who'), undefined, 'a closed page leads nowhere');
});

test('a birth is on time for sixty days, then late; the day is written in words', () => {
  const filed = (childBirth: string) => submittedAnswers(birth, { childBirth }, facts);
  assert.equal(filed('2026-09-22')['registrationKind'], 'dung-han');
  assert.equal(filed('2026-09-21')['registrationKind'], 'qua-han');
  assert.match(String(filed('2026-09-21')['childBirthWords']), /^ngày hai mươi mốt tháng chín năm hai nghìn/);
});

test('papers of a birth follow from the answers, and the State is not asked for what it holds', () => {
  const usual = needs(birth, { birthKind: 'both', birthProof: 'electronic', relation: 'father' });
  assert.deepEqual(usual, {
    'declaration-paper': 'by-form',
    'declaration-electronic': 'by-form',
    'birth-notice': 'not-needed',
    abandoned: 'not-needed',
    surrogacy: 'not-needed',
    authorisation: 'not-needed',
    identity: 'held',
    residence: 'held',
    marriage: 'held',
  });
  const foundling = needs(birth, {
    birthKind: 'abandoned',
    birthProof: 'paper',
    relation: 'other',
    standing: 'institution',
  });
  assert.equal(foundling['abandoned'], 'required');
  assert.equal(foundling['birth-notice'], 'not-needed', 'an answer hidden by a later one decides nothing');
  const away = needs(birth, { birthKind: 'both', relation: 'father' }, { ...facts, unreadable: ['population'] });
  assert.equal(away['identity'], 'required', 'asked for when its data cannot be read');
});

test('papers of a boat follow from where she came from and how long she is', () => {
  const asked = (values: Answers) =>
    Object.entries(needs(boat, values)).flatMap(([id, need]) => (need === 'required' ? [id] : []));
  assert.deepEqual(asked({ origin: 'new', lengthMax: 11.9 }), ['fee-receipt', 'photos', 'builder']);
  assert.deepEqual(asked({ origin: 'new', lengthMax: 12 }), ['fee-receipt', 'photos', 'safety', 'builder']);
  assert.deepEqual(asked({ origin: 'bought', lengthMax: 8 }), [
    'fee-receipt',
    'photos',
    'old-certificate',
    'transfer',
    'deletion',
  ]);
  assert.deepEqual(asked({ origin: 'imported', lengthMax: 20, importedUsed: false }), [
    'fee-receipt',
    'photos',
    'safety',
    'customs',
    'import-permit',
  ]);
  const [safety] = componentsFor(boat, { origin: 'new', lengthMax: 8 }, facts).filter(
    (one) => one.component.id === 'safety',
  );
  assert.equal(safety?.reason.vi, 'Chỉ cần khi tàu dài từ 12 mét trở lên');
});

test('a wrong page keeps exactly what was typed and says what to do', () => {
  const { draft, reading } = send(boat, emptyDraft, 'size', [
    ['lengthMax', ' mười sáu '],
    ['breadthMax', '4,2'],
    ['depth', ''],
    ['constructor', 'x'],
    ['boatName', 'không thuộc trang này'],
  ]);
  assert.deepEqual(
    reading.errors.map((one) => [one.input, one.message.vi]),
    [
      ['lengthMax', 'Chiều dài lớn nhất Lmax: ghi bằng số, ví dụ 15,6'],
      ['depth', 'Nhập chiều cao mạn D'],
    ],
  );
  assert.deepEqual(draft.given, { lengthMax: ' mười sáu ', breadthMax: '4,2', depth: '' });
  assert.deepEqual(draft.values, { breadthMax: 4.2 });
  const view = viewOf(boat, 'size', draft, { facts, language: 'vi', errors: reading.errors });
  assert.equal(view?.fields[0]?.typed[''], ' mười sáu ');
  assert.equal(pagesOf(boat, draft.values, facts).find((one) => one.id === 'size')?.status, 'needs-attention');
});

test('engines are added and taken away without a judgement on the rest of the page', () => {
  const first = send(boat, emptyDraft, 'engines', [
    ['engines.0.model', 'Yanmar'],
    ['engines.0.power', 'x'],
    ['_add', 'engines'],
  ]);
  assert.equal(first.reading.again, true);
  assert.deepEqual(first.reading.errors, []);
  assert.equal(viewOf(boat, 'engines', first.draft, { facts, language: 'vi' })?.fields[0]?.items.length, 2);
  const second = send(boat, first.draft, 'engines', [
    ['engines.0.model', 'Yanmar'],
    ['engines.1.model', 'Cummins'],
    ['engines.1.serial', 'C1'],
    ['engines.1.power', '150'],
    ['_remove', 'engines.0'],
  ]);
  assert.deepEqual(second.draft.given, {
    'engines.0.model': 'Cummins',
    'engines.0.serial': 'C1',
    'engines.0.power': '150',
  });
  const sent = [...Object.entries(second.draft.given), ['engines.1.model', ''], ['engines.1.serial', '']] as [
    string,
    string,
  ][];
  const third = send(boat, second.draft, 'engines', sent);
  assert.deepEqual(third.reading.errors, [], 'an untouched engine is not there');
  assert.deepEqual(third.draft.values['engines'], [{ model: 'Cummins', serial: 'C1', power: 150 }]);
  assert.equal(submittedAnswers(boat, third.draft.values, facts)['totalPower'], 150);
  const half = send(boat, second.draft, 'engines', [['engines.0.model', 'Cummins']]);
  assert.deepEqual(
    half.reading.errors.map((one) => one.field),
    ['engines.0.serial', 'engines.0.power'],
  );
  const none = send(boat, second.draft, 'engines', []);
  assert.equal(none.reading.errors[0]?.message.vi, 'Thêm máy: cần ít nhất 1');
});

test('a commune that may be several is offered, and the choice is kept', () => {
  const units: Facts = {
    ...facts,
    units: (text) =>
      text === 'Phước Hải'
        ? [
            { code: '26680', text: 'Xã Phước Hải, Thành phố Hồ Chí Minh' },
            { code: '22390', text: 'Phường Nha Trang, tỉnh Khánh Hòa', was: 'Phường Phước Hải' },
          ]
        : [],
  };
  const sent: [string, string][] = [
    ['filerAddress.commune', ' Phước  Hải'],
    ['filerAddress.detail', '12 Lê Lợi'],
  ];
  assert.deepEqual(unitQueries(boat, 'filer-address', sent), ['Phước Hải']);
  const first = send(boat, emptyDraft, 'filer-address', sent, units);
  assert.equal(first.reading.errors[0]?.input, 'filerAddress.unit');
  const view = viewOf(boat, 'filer-address', first.draft, {
    facts: units,
    language: 'vi',
    errors: first.reading.errors,
  });
  assert.deepEqual(
    view?.fields[0]?.options.map((one) => [one.value, one.hint]),
    [
      ['26680', undefined],
      ['22390', 'trước là Phường Phước Hải'],
    ],
  );
  const second = send(boat, first.draft, 'filer-address', [...sent, ['filerAddress.unit', '22390']], units);
  assert.deepEqual(second.draft.values['filerAddress'], {
    unit: '22390',
    text: 'Phường Nha Trang, tỉnh Khánh Hòa',
    detail: '12 Lê Lợi',
    was: 'Phường Phước Hải',
  });
});

test('an answer hidden by a condition is kept but not filed', () => {
  const values = { filerKind: 'person', organisation: 'Hợp tác xã Sa Kỳ', taxCode: '0100109106' };
  assert.equal('organisation' in submittedAnswers(boat, values, facts), false);
  assert.equal(
    submittedAnswers(boat, { ...values, filerKind: 'organisation' }, facts)['organisation'],
    'Hợp tác xã Sa Kỳ',
  );
  const { draft } = send(boat, { given: {}, values }, 'filer-kind', [['filerKind', 'person']]);
  assert.equal(draft.values['organisation'], 'Hợp tác xã Sa Kỳ');
});

test('what is known is filled in beforehand and says where it comes from', () => {
  const known = prefillOf(birth, hoa, [], { relation: 'mother' }, facts);
  assert.deepEqual(known['requesterName'], { value: 'Võ Thị Hòa', provenance: { from: 'person', source: 'vneid' } });
  assert.equal(known['motherNumber']?.value, '051192004321');
  assert.equal(known['fatherName'], undefined);
  const view = viewOf(birth, 'requester-number', emptyDraft, { facts, language: 'vi', prefilled: known });
  assert.deepEqual([view?.fields[0]?.typed[''], view?.fields[0]?.source], ['051192004321', 'VNeID']);
  const wedding = prefillOf(form('1.000894'), hoa, [], {}, facts);
  assert.ok(wedding['brideName'] && !wedding['groomName']);
  const earlier = [
    { dossier: 'H48.66-261103-0007', values: { boatName: 'Sao Biển', hull: 'go', engines: [{ model: 'Yanmar' }] } },
  ];
  const again = prefillOf(boat, undefined, earlier, {}, facts);
  assert.deepEqual(again['boatName'], {
    value: 'Sao Biển',
    provenance: { from: 'earlier', dossier: 'H48.66-261103-0007' },
  });
  const engines = viewOf(boat, 'engines', emptyDraft, { facts, language: 'en', prefilled: again })?.fields[0];
  assert.equal(engines?.items[0]?.fields[0]?.typed[''], 'Yanmar');
  assert.equal(engines?.source, 'your earlier application H48.66-261103-0007');
});

test('an answer given before goes before what is known', () => {
  const known = prefillOf(birth, hoa, [], {}, facts);
  const { draft } = send(birth, emptyDraft, 'requester-name', [['requesterName', 'Võ Thị Hoà']]);
  const view = viewOf(birth, 'requester-name', draft, { facts, language: 'vi', prefilled: known });
  assert.deepEqual([view?.fields[0]?.typed[''], view?.fields[0]?.source], ['Võ Thị Hoà', undefined]);
});

test('questions before the form end here, on the national portal, elsewhere or nowhere', () => {
  const kinds = (code: string, answers: Answers) => {
    const found = eligibilityOutcome(form(code), answers, facts);
    return found.kind === 'end' ? found.ending.kind : found.kind;
  };
  assert.equal(kinds('1.001193', {}), 'ask');
  assert.equal(kinds('1.001193', { foreignParent: 'yes' }), 'go-to');
  assert.equal(
    kinds('1.001193', { foreignParent: 'no', registeredBefore: 'none', together: 'all-three' }),
    'national-portal',
  );
  assert.equal(
    kinds('1.001193', { foreignParent: 'no', registeredBefore: 'none', together: 'only-birth', birthKind: 'both' }),
    'go',
  );
  assert.equal(kinds('1.000894', { foreigner: 'no', registration: 'first', married: 'yes' }), 'not-possible');
  assert.equal(
    kinds('1.004359', { requestKind: 'new', vesselLength: 'from-6', boatRegistered: 'yes' }),
    'go',
    'the IUU list is asked only again',
  );
  assert.equal(kinds('1.004359', { requestKind: 'again', vesselLength: 'from-6', boatRegistered: 'yes' }), 'ask');
  const [question] = birth.eligibility;
  assert.ok(question);
  assert.equal(readEligibility(question, [['foreignParent', 'no']]), 'no');
  assert.equal(readEligibility(question, [['foreignParent', 'maybe']]), undefined);
  assert.equal(questionView(question, 'vi', 'maybe').errors[0]?.text, 'Chọn một câu trả lời');
});

test('the law is asked of the answers: age to marry, age for a social pension, days in order', () => {
  const says = (code: string, page: string, sent: [string, string][], values: Answers = {}) =>
    readPage(form(code), page, sent, values, facts).errors.map((one) => one.message.vi);
  const born = (name: string, day: string, month: string, year: string): [string, string][] => [
    [`${name}.day`, day],
    [`${name}.month`, month],
    [`${name}.year`, year],
  ];
  const name: [string, string] = ['groomName', 'Trần Văn Tám'];
  assert.match(says('1.000894', 'groom-who', [name, ...born('groomBirth', '22', '11', '2006')])[0] ?? '', /đủ 20 tuổi/);
  assert.deepEqual(says('1.000894', 'groom-who', [name, ...born('groomBirth', '21', '11', '2006')]), []);
  const old = (year: string, poor: string) =>
    says(
      '1.014027',
      'birth',
      [...born('birth', '1', '1', year), ['sex', 'male'], ['number', `0510${year.slice(2)}001234`]],
      { requestKind: 'start', forWhom: 'self', poor },
    );
  assert.deepEqual(old('1950', 'no'), []);
  assert.deepEqual(old('1955', 'poor'), []);
  assert.match(old('1955', 'no')[0] ?? '', /đủ 75 tuổi/);
  assert.match(
    says('1.004873', 'period', [...born('periodFrom', '2', '1', '2020'), ...born('periodTo', '1', '1', '2020')], {
      forWhom: 'self',
      status: 'period',
    })[0] ?? '',
    /phải sau/,
  );
});

test('stored answers that were spoilt are found before filing', () => {
  const values = {
    lengthMax: 'dài lắm',
    hull: 'gang',
    filerBirth: '1984-02-30',
    crew: 3.5,
    owners: [{ name: 5 }],
    boatTrade: 'rê',
  };
  const codes = validateAll(boat, values, facts)
    .filter((one) => one.code === 'wrong')
    .map((one) => one.field);
  assert.deepEqual(codes, ['filerBirth', 'lengthMax', 'hull', 'crew', 'owners']);
  assert.equal(pageToDo(boat, values, facts), 'filer-kind');
});

test('the check page reads in order and leads back to each page', () => {
  const values = {
    lengthMax: 15.6,
    breadthMax: 4.2,
    depth: 1.8,
    crew: 8,
    hull: 'go',
    engines: [{ model: 'Yanmar', serial: 'Y1', power: 90 }],
  };
  const rows = summaryOf(boat, values, 'vi', facts).find((one) => one.id === 'boat')?.rows ?? [];
  const row = (field: string) => rows.find((one) => one.field === field);
  assert.deepEqual(row('lengthMax')?.lines, ['15,6 m']);
  assert.deepEqual(row('zone'), { field: 'zone', label: 'Vùng hoạt động', lines: ['Vùng khơi'], isEmpty: false });
  assert.deepEqual(row('engines')?.lines, ['Ký hiệu máy: Yanmar; Số máy: Y1; Công suất định mức: 90 kW']);
  assert.equal(row('engines')?.page, 'engines');
  assert.deepEqual(row('boatName')?.lines, ['Không khai']);
});

test('the holder is who the answers say', () => {
  const filer = { filerName: 'Võ Thị Hòa', filerNumber: '051192004321', ownerName: 'Trần Văn Tám' };
  assert.equal(holderOf(boat, { ...filer, isOwner: true }, facts).name, 'Võ Thị Hòa');
  assert.equal(holderOf(boat, { ...filer, isOwner: false }, facts).name, 'Trần Văn Tám');
  assert.equal(holderOf(birth, { requesterName: 'Võ Thị Hòa' }, facts).name, 'Võ Thị Hòa');
});

test('the schema of a form is JSON Schema 2020-12 that says when a question is demanded', () => {
  const schema = schemaOf(boat) as {
    $schema: string;
    required: string[];
    allOf: { if: unknown; then: { required: string[] } }[];
  };
  assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
  assert.ok(
    schema.required.includes('lengthMax') &&
      !schema.required.includes('organisation') &&
      !schema.required.includes('boatName'),
  );
  assert.ok(schema.allOf.some((one) => one.then.required[0] === 'organisation'));
});
