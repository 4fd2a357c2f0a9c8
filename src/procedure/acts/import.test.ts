import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Importer, importData } from '#db/import.ts';
import { openTestApp } from '../../../tests/world/database.ts';
import { catalogueImporter, documentTypesImporter, proceduresImporter, substitutionsImporter } from '../index.ts';

const app = await openTestApp({ after });
const importers = [catalogueImporter, proceduresImporter, substitutionsImporter, documentTypesImporter];

const folder = mkdtempSync(join(tmpdir(), 'motcua-'));
after(() => rmSync(folder, { recursive: true }));
for (const name of ['catalogue', 'procedures', 'substitutions', 'document-types'])
  cpSync(`data/${name}`, join(folder, name), { recursive: true });

const TABLES = ['procedure', 'procedure_version', 'data_substitution', 'document_type', 'code_list', 'trail'];
/** How many rows there are, and what is in them. */
async function everything(): Promise<string> {
  const parts = TABLES.map(
    (table) =>
      `(select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') from ${table} t)`,
  );
  const { rows } = await app.read.query<{ all: string }>(`select concat_ws(' ', ${parts.join(', ')}) as all`);
  return rows[0]?.all ?? '';
}

test('the reference data are imported whole', async () => {
  const counts = [];
  for (const importer of importers) {
    const imported = await importData(app, importer, folder);
    assert.ok(imported.ok, JSON.stringify(imported));
    counts.push(imported.value.counts);
  }
  assert.deepEqual(counts, [
    { procedures: 5670 },
    { versions: 38, drafts: 3 },
    { substitutions: 761 },
    { documentTypes: 904, codeLists: 8 },
  ]);
  const { rows } = await app.read.query(
    `select kind, count(*)::int as count from procedure where listed_as_of is not null group by kind order by kind`,
  );
  assert.deepEqual(rows, [
    { kind: 'internal', count: 192 },
    { kind: 'local', count: 904 },
    { kind: 'standard', count: 4574 },
  ]);
});

test('two procedures printed under one code are two entries', async () => {
  const { rows } = await app.read.query(
    `select code, printed_code, kind, province from procedure where btrim(printed_code) = '1.014325' order by code`,
  );
  assert.deepEqual(rows, [
    { code: '1.014325', printed_code: '1.014325', kind: 'internal', province: 'Lào Cai' },
    { code: '1.014325-2', printed_code: ' 1.014325', kind: 'local', province: 'Tuyên Quang' },
  ]);
});

test('what lacks a part stays a draft and the trail says which', async () => {
  const { rows } = await app.read.query(
    `select v.code, t.facts->'missing' as missing from procedure_version v
     join trail t on t.subject = 'procedure/' || v.code and t.act = 'draft-version'
     where v.published_at is null order by v.code`,
  );
  assert.deepEqual(rows, [
    { code: '1.003586', missing: ['fees'] },
    { code: '2.002854', missing: ['timeLimit'] },
    { code: '6.006717', missing: ['timeLimit'] },
  ]);
});

test('the same files again change nothing', async () => {
  const before = await everything();
  for (const importer of importers) {
    const again = await importData(app, importer, folder);
    assert.ok(again.ok && !again.value.changed);
  }
  assert.equal(await everything(), before);
});

const CATALOGUE = 'catalogue/catalogue-2026-07.ndjson';
const PROCEDURE = 'procedures/1.001193.json';
const SUBSTITUTIONS = 'substitutions/nq-66-7-2025.ndjson';
const TYPES = 'document-types/document-types.json';

const spoiled: [
  what: string,
  importer: Importer,
  file: string,
  spoil: (text: string) => string,
  path: string,
  problem: string,
][] = [
  ['a catalogue cut off', catalogueImporter, CATALOGUE, (text) => text.slice(0, -40), '/rows/5669', 'not-json'],
  [
    'a catalogue that lost lines',
    catalogueImporter,
    CATALOGUE,
    (text) => text.split('\n').slice(0, 3000).join('\n'),
    '/counts/all',
    'wrong-count',
  ],
  [
    'a kind nobody knows',
    catalogueImporter,
    CATALOGUE,
    (text) => text.replace('"kind": "local"', '"kind": "village"'),
    '/rows/0/kind',
    'unknown-kind',
  ],
  [
    'a name left empty',
    catalogueImporter,
    CATALOGUE,
    (text) => text.replace(/"code": "1.000010", "name": "[^"]*"/, '"code": "1.000010", "name": ""'),
    '/rows/2/name',
    'not-text',
  ],
  [
    'a code that is a sentence',
    catalogueImporter,
    CATALOGUE,
    (text) => text.replace('"1.000005"', '"chưa có mã"'),
    '/rows/1/code',
    'not-code',
  ],
  [
    'a procedure with half an original',
    proceduresImporter,
    PROCEDURE,
    (text) => text.replace('"original": 1', '"original": 0.5'),
    '/components/0/original',
    'not-whole',
  ],
  [
    'a procedure with a time limit in weeks',
    proceduresImporter,
    PROCEDURE,
    (text) => text.replace('"NGAY_LAM_VIEC"', '"TUAN"'),
    '/channels/0/timeLimit/unit',
    'unknown-kind',
  ],
  ['a procedure cut off', proceduresImporter, PROCEDURE, (text) => text.slice(0, 900), '', 'not-json'],
  [
    'a procedure given twice',
    proceduresImporter,
    'procedures/1.000894.json',
    (text) => text.replaceAll('1.000894', '1.000656'),
    '/code',
    'twice',
  ],
  [
    'an internal procedure said to be public',
    proceduresImporter,
    'procedures/6.006717.json',
    (text) => text.replace('"INTERNAL"', '"PUBLIC"'),
    '/kind',
    'unknown-reference',
  ],
  [
    'a substitution of no procedure',
    substitutionsImporter,
    SUBSTITUTIONS,
    (text) => text.replace('"2.002093"', '"hai chấm"'),
    '/rows/0/code',
    'not-code',
  ],
  [
    'a substitution that ends before it begins',
    substitutionsImporter,
    SUBSTITUTIONS,
    (text) => text.replace('2027-02-28', '2025-02-28'),
    '/effective/to',
    'ends-before-it-begins',
  ],
  [
    'a type of paper without a name',
    documentTypesImporter,
    TYPES,
    (text) => text.replace('"Hộ chiếu"', '""'),
    '/commonTypes/3/name',
    'not-text',
  ],
];

for (const [what, importer, file, spoil, path, problem] of spoiled) {
  test(`${what} is refused by name and changes nothing`, async () => {
    const good = readFileSync(join(folder, file), 'utf8');
    const bad = spoil(good);
    assert.notEqual(bad, good);
    const before = await everything();
    writeFileSync(join(folder, file), bad);
    const refusal = await importData(app, importer, folder);
    writeFileSync(join(folder, file), good);
    assert.ok(!refusal.ok);
    assert.deepEqual(
      { file: refusal.facts['file'], path: refusal.facts['path'], problem: refusal.facts['problem'] },
      { file: `data/${file}`, path, problem },
    );
    assert.equal(await everything(), before);
  });
}

test('a procedure told anew becomes a second version; the first stays as it was', async () => {
  const file = join(folder, PROCEDURE);
  const good = readFileSync(file, 'utf8');
  const first = `select content from procedure_version where code = '1.001193' and version = 1`;
  const before = (await app.read.query(first)).rows[0];
  writeFileSync(file, good.replace('"sets": 1', '"sets": 2'));
  assert.ok((await importData(app, proceduresImporter, folder)).ok);
  writeFileSync(file, good);
  assert.deepEqual((await app.read.query(first)).rows[0], before);
  const { rows } = await app.read.query(
    `select version, content->'sets' as sets from procedure_version where code = '1.001193' order by 1`,
  );
  assert.deepEqual(rows, [
    { version: 1, sets: 1 },
    { version: 2, sets: 2 },
  ]);
});
