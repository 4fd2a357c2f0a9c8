import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { BadValue } from '#kernel/check.ts';
import { localDate } from '#kernel/time.ts';
import { lifeEventSlugs } from '#ui/life-events.ts';
import { inForceOn, type VersionLine } from './as-of.ts';
import { askedOf, catalogueHref } from './asked.ts';
import { type CatalogueRow, entriesOf, provinceOf, searchWords } from './catalogue.ts';
import { channelTerms, feesOf } from './channels.ts';
import { content, type ProcedureContent } from './content.ts';
import { heldByState, type Substitution } from './held-by-state.ts';
import { citedDecision, inferredValidFrom } from './imported.ts';
import { lifeEvents, lifeEventsOf } from './life-events.ts';
import { configurationGaps, missingParts } from './missing-parts.ts';
import { codeTyped, read, withoutFillers } from './reading.ts';
import { correct, oneSlipApart, vocabularyOf, withMarks, withoutTypingMarks } from './slips.ts';
import { dataBlock } from './structured-data.ts';
import { whereToFile } from './where-to-file.ts';
import { contradictions, whyNotWholeOnline } from './whole-online.ts';

const files = readdirSync('data/procedures').filter((name) => name !== 'index.json');
const all = new Map(
  files.map((name) => [
    name.replace(/\.json$/, ''),
    content(JSON.parse(readFileSync(`data/procedures/${name}`, 'utf8')), ''),
  ]),
);
const of = (code: string): ProcedureContent => structuredClone(all.get(code) as ProcedureContent);

test('all 41 procedures of the data are contents', () => assert.equal(all.size, 41));

test('a content spoiled in one place is refused at that place', () => {
  const spoiled: [string, (one: ProcedureContent) => void][] = [
    ['/components/2/original', (one) => Object.assign(one.components[2] as object, { original: -0.5 })],
    ['/timeLimit/unit', (one) => Object.assign(one.timeLimit as object, { unit: 'TUAN' })],
    ['/fees/0/channel', (one) => Object.assign(one.fees[0] as object, { channel: 'FAX' })],
    ['/name', (one) => Object.assign(one, { name: ' ' })],
    ['/asOf', (one) => Object.assign(one, { asOf: '2026-13' })],
    ['/internalId', (one) => Object.assign(one, { code: null })],
  ];
  for (const [path, spoil] of spoiled) {
    const one = of('1.001193');
    spoil(one);
    assert.throws(
      () => content(one, ''),
      (error) => error instanceof BadValue && error.path === path,
      path,
    );
  }
});

test('parts of NĐ 63/2010 Đ8.2 that are missing are named', () => {
  const lacking = [...all].flatMap(([code, one]) => missingParts(one).map((part) => `${code} ${part}`));
  assert.deepEqual(lacking, ['2.002854 timeLimit', '6.006717 timeLimit']);
  const empty = { ...of('1.001193'), steps: [], channels: [], components: [], target: [], sets: null, timeLimit: null };
  empty.agency.deciding = [];
  assert.deepEqual(missingParts(empty), ['steps', 'channels', 'components', 'sets', 'timeLimit', 'subjects', 'agency']);
});

test('“không quy định” said by the publication is no missing part', () => {
  assert.deepEqual(missingParts(of('NB-42-01-ke-hoach-phuc-hoi-moi-truong-cap-xa')), []);
});

test('a fee of which nothing is said, and a process that does not add up, leave the configuration open', () => {
  assert.deepEqual(configurationGaps(of('1.003586')), ['fees']);
  const one = of('1.003650');
  assert.deepEqual(configurationGaps(one), []);
  (one.internalProcess as { totalHours: number }).totalHours += 1;
  assert.deepEqual(configurationGaps({ ...one, serviceLevel: null }), ['serviceLevel', 'process']);
});

test('what is not wholly online says why by the reasons of NĐ 224/2026 Đ14', () => {
  assert.equal(whyNotWholeOnline(of('1.000894'))?.reason, 'presence');
  assert.equal(whyNotWholeOnline(of('1.001699'))?.reason, 'presence');
  assert.equal(whyNotWholeOnline(of('1.010824'))?.reason, 'unsaid');
  assert.equal(whyNotWholeOnline(of('1.001193')), undefined);
});

test('“toàn trình” that wants somebody to sign a book is found out', () => {
  assert.deepEqual(
    contradictions(of('1.001193')).map(({ contradiction }) => contradiction),
    ['presence'],
  );
  assert.deepEqual(contradictions(of('1.000894')), []);
  const one = { ...of('1.001193'), channels: [] };
  assert.equal(contradictions(one)[0]?.contradiction, 'no-online-channel');
});

test('where to file: what the province decided, else the ministry’s system, else the National Portal', () => {
  const here = { route: 'here', address: null, reason: 'tỉnh tiếp nhận' } as const;
  assert.equal(whereToFile(of('1.003650'), here, 'Quảng Ngãi').route, 'here');
  assert.equal(whereToFile(of('1.003650'), undefined, 'Quảng Ngãi').route, 'national-portal');
  assert.equal(whereToFile(of('1.004222'), undefined, 'Quảng Ngãi').route, 'ministry-system');
  assert.equal(whereToFile(of('2.001583'), undefined, 'Quảng Ngãi').address, 'https://dangkykinhdoanh.gov.vn');
  assert.equal(whereToFile(of('1.115743'), here, 'Quảng Ngãi').route, 'other-province');
  assert.equal(whereToFile(of('1.115743'), here, 'Lạng Sơn').route, 'here');
  assert.equal(whereToFile(of('6.006717'), here, 'Lào Cai').route, 'internal');
  const onPaper = { ...of('1.003650'), channels: [{ type: 'TRUC_TIEP' as const, timeLimit: null }] };
  assert.equal(whereToFile(onPaper, undefined, undefined).route, 'desk-only');
});

const idCard: Substitution = {
  paper: 'Căn cước',
  database: 'Cơ sở dữ liệu quốc gia về dân cư',
  databaseOwner: 'Bộ Công an',
  legalDocument: 'Nghị định 123/2015/NĐ-CP',
  article: 'Khoản 1 Điều 2',
  instrument: '66.7/2025/NQ-CP',
  validFrom: localDate('2026-01-01'),
  validTo: localDate('2027-02-28'),
};

test('an identity paper need not be handed in while NQ 66.7/2025 holds, first and last day included', () => {
  const paper = of('1.000656').components[4] as ProcedureContent['components'][number];
  const on = (date: string) => heldByState({ ...paper, obtainableFrom: null }, [idCard], localDate(date));
  assert.equal(on('2025-12-31'), undefined);
  assert.equal(on('2026-01-01')?.from, 'Cơ sở dữ liệu quốc gia về dân cư');
  assert.equal(on('2027-02-28')?.ground, 'NQ 66.7/2025/NQ-CP, Phụ lục I');
  assert.equal(on('2027-03-01'), undefined);
});

test('a form the applicant fills in is never said to be held, nor is a line without a paper', () => {
  const [form] = of('1.001193').components as [ProcedureContent['components'][number]];
  assert.equal(heldByState(form, [{ ...idCard, paper: 'Giấy khai sinh' }], localDate('2026-11-21')), undefined);
  const paper = { ...form, form: null, name: 'Căn cước' };
  assert.equal(heldByState(paper, [{ ...idCard, paper: null }], localDate('2026-11-21')), undefined);
});

test('what a component says of itself on the ground of NQ 66.7/2025 ends with it', () => {
  const [, , , , , , , , married] = of('1.001193').components;
  assert.equal(heldByState(married as never, [], localDate('2026-06-01'))?.until, '2027-02-28');
  assert.equal(heldByState(married as never, [], localDate('2027-03-01')), undefined);
});

test('a fee of a channel’s own takes the place of the general one', () => {
  const fees = (code: string, channel: 'TRUC_TUYEN' | 'TRUC_TIEP') =>
    feesOf(of(code), channel).map(({ amount }) => amount);
  assert.deepEqual(fees('3.000347', 'TRUC_TIEP'), [135_000]);
  assert.deepEqual(fees('3.000347', 'TRUC_TUYEN'), [115_000]);
});

test('ways to file that are alike stand together', () => {
  assert.deepEqual(
    channelTerms(of('1.003650')).map(({ channels }) => channels),
    [['TRUC_TIEP', 'TRUC_TUYEN', 'BUU_CHINH']],
  );
  assert.equal(channelTerms(of('3.000347')).length, 2);
});

const line = (version: number, validFrom: string, change: Partial<VersionLine> = {}): VersionLine => ({
  ...{ realm: 'VN', version, validFrom: localDate(validFrom), validFromInferred: false, ends: null },
  ...{ publishedOn: localDate('2025-01-01'), decisionNumber: '1/QĐ', decisionDate: localDate('2025-01-01') },
  ...{ decisionSigner: null, withdrawnFrom: null, withdrawalNumber: null, withdrawalDate: null, ...change },
});

test('the version of a day is the newest begun; a draft is none, and one that ended is followed by none', () => {
  const versions = [
    line(1, '2025-07-01', { ends: localDate('2026-03-01') }),
    line(2, '2026-03-01', { ends: localDate('2026-09-01') }),
    line(3, '2026-10-01', { publishedOn: null }),
  ];
  const on = (date: string) => inForceOn(versions, localDate(date))?.version;
  assert.deepEqual(
    ['2025-06-30', '2025-07-01', '2026-02-28', '2026-03-01', '2026-08-31', '2026-09-01', '2026-12-01'].map(on),
    [...[undefined, 1, 1, 2, 2, undefined, undefined]],
  );
});

test('imported content holds from its newest text, and carries the decision it cites', () => {
  assert.equal(inferredValidFrom(of('1.003650')), '2026-01-01');
  assert.equal(inferredValidFrom(of('1.001699')), '2025-07-01');
  assert.deepEqual(citedDecision(of('NB-42-01-ke-hoach-phuc-hoi-moi-truong-cap-xa')), {
    number: '2913/QĐ-UBND',
    date: '2025-11-24',
  });
  assert.equal(
    citedDecision(of('1.001776')),
    null,
    'an example from another province is no decision of this procedure',
  );
});

const row = (code: string, name: string, issuer: string): CatalogueRow => ({
  code,
  name,
  fields: [],
  issuer,
  kind: 'local',
});

test('one code for two procedures makes two entries, a row repeated makes one, a third is refused', () => {
  const rows = [
    row(' 1.014325', 'Hỗ trợ tư vấn pháp luật', 'UBND tỉnh Tuyên Quang'),
    row('1.014325', 'Chương trình công tác', 'UBND tỉnh Lào Cai'),
    row('1.014325', 'Chương trình công tác', 'UBND tỉnh Lào Cai'),
    row('1.014325 ', 'Thủ tục thứ ba', 'UBND tỉnh Lai Châu'),
  ];
  const { entries, repeated } = entriesOf(rows);
  assert.deepEqual(
    entries.map(({ code, printedCode, province }) => [code, printedCode, province]),
    [
      ['1.014325', '1.014325', 'Lào Cai'],
      ['1.014325-2', ' 1.014325', 'Tuyên Quang'],
    ],
  );
  assert.deepEqual(repeated, [3]);
});

test('the province is read from the issuer', () => {
  const issuers = ['UBND tỉnh Lào Cai', 'UBND Thành phố Huế', 'Sở Xây dựng - tỉnh Quảng Ngãi', 'Bộ Công an', null];
  assert.deepEqual(issuers.map(provinceOf), ['Lào Cai', 'Huế', 'Quảng Ngãi', null, null]);
  assert.equal(provinceOf('Trung tâm phục vụ hành chính công Thành phố Hà Nội'), 'Hà Nội');
});

test('a name is searched without its “Thủ tục”, and an old slip for ư is mended', () => {
  assert.equal(searchWords('Thủ tục đăng ký khai sinh'), 'dang ky khai sinh');
  assert.equal(searchWords('Sản phẩm dinh dƣỡng'), 'san pham dinh duong');
});

test('life events of the home page and of the catalogue are the same, and none holds an internal procedure', () => {
  assert.deepEqual(lifeEvents.map(({ slug }) => slug).sort(), [...lifeEventSlugs].sort());
  const words = 'dang ky khai sinh';
  assert.ok(lifeEventsOf({ code: 'x', kind: 'standard', words, fields: ['Hộ tịch'] }).includes('sinh-con'));
  assert.deepEqual(lifeEventsOf({ code: 'x', kind: 'internal', words, fields: ['Hộ tịch'] }), []);
});

test('a question is read without what says nothing, and with what people mean', () => {
  assert.equal(withoutFillers('toi muon lam giay khai sinh o dau'), 'giay khai sinh');
  assert.equal(withoutFillers('lam'), 'lam');
  assert.deepEqual(read('Sổ đỏ').meant[0]?.code, '1.012783');
  assert.equal(codeTyped(' 1.001193 '), '1.001193');
  assert.equal(codeTyped('1001193'), '1.001193');
  assert.equal(codeTyped('nb-75-01'), 'NB-75-01');
  assert.equal(codeTyped('khai sinh 2026'), undefined);
});

test('a slip is one letter more, less, other or swapped', () => {
  for (const word of ['sihn', 'sin', 'sinhh', 'sing', 'xinh']) assert.ok(oneSlipApart(word, 'sinh'), word);
  for (const word of ['sinh', 'snhi', 'si', 'hnis']) assert.ok(!oneSlipApart(word, 'sinh'), word);
});

test('words are mended by what stands beside them', () => {
  const vocabulary = vocabularyOf(
    [
      { folded: 'dang ky khai sinh', marked: 'đăng ký khai sinh' },
      { folded: 'dang ky tau ca', marked: 'đăng ký tàu cá' },
      { folded: 'khai thac', marked: 'khai thác' },
    ],
    ['so do'],
  );
  assert.equal(correct('khia sihn', vocabulary), 'khai sinh');
  assert.equal(correct('dangkytauca', vocabulary), 'dang ky tau ca');
  assert.equal(correct('so do', vocabulary), 'so do');
  assert.equal(correct('khong biet', vocabulary), 'khong biet');
  assert.equal(withMarks('dang ky tau ca', vocabulary), 'đăng ký tàu cá');
  assert.ok(withoutTypingMarks('ddawng').includes('dang'));
  assert.ok(withoutTypingMarks('giaays').includes('giay'));
});

test('the address of the catalogue keeps everything it says and drops what it cannot mean', () => {
  const address = 'tu-khoa=khai+sinh&linh-vuc=H%E1%BB%99+t%E1%BB%8Bch&cap=XA&viec=sinh-con&ngay=2026-05-01&trang=2';
  const asked = askedOf(new URLSearchParams(address));
  assert.deepEqual(askedOf(new URLSearchParams(catalogueHref(asked).split('?')[1])), asked);
  const wild = askedOf(new URLSearchParams('cap=HUYEN&viec=x&ngay=31-02-2026&trang=-1&muc-do=4'));
  assert.equal(catalogueHref(wild), '/thu-tuc');
});

test('nothing in a block of data can end the block', () => {
  assert.ok(!dataBlock({ name: '</script><script>alert(1)</script>' }).slice(10, -9).includes('<'));
});
