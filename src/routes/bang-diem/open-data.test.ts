import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { instant, localDate, parseInstant } from '#kernel/time.ts';
import { type BoardPage, parsePeriod, type Shares, sheetOf, USUAL_READINGS } from '#scorecard/index.ts';
import { catalogueOf } from './metadata.ts';
import { OPEN_COLUMNS, openRows } from './open-data.ts';
import { openFile } from './open-files.ts';

const frozen = parseInstant('2026-10-05T08:00:00+07:00') ?? null;
const asked = { realm: 'H48', now: instant(Date.parse('2026-11-20T08:00:00+07:00')) };
const shares: Shares = {
  ...{ received: 4, onTime: { part: 3, whole: 4 }, online: { part: 1, whole: 4 } },
  ...{ overdue: { part: 1, whole: 4 }, apologised: { part: 0, whole: 1 } },
};

function pageOf(frozenAt: BoardPage['board']['frozenAt']): BoardPage {
  const readings = USUAL_READINGS;
  const figures = { '2.1': { part: 3, whole: 4 } };
  const sheet = sheetOf({ figures, readings, on: localDate('2026-09-30'), isProvince: true });
  const period = parsePeriod('2026-Q3');
  assert.ok(period);
  const sides = { won: 0, lost: 0 };
  const beside = { decree: sides, online: sides, apology: sides };
  const name = { code: 'H48.14', vi: 'Sở Nông nghiệp, và "Môi trường"', en: 'Department' };
  return {
    board: {
      unit: 'H48',
      period,
      readings,
      sheet,
      figures,
      beside,
      before: sheet,
      frozenAt,
      sinceThen: null,
      shares: { now: shares, before: shares },
    },
    unit: null,
    hasAgencies: true,
    lines: [{ key: 'H48.14', shares, before: null, rank: 1, name }],
    fields: [{ key: 'Thủy sản', shares, before: null, rank: 1 }],
  };
}

test('open data have a row for each share by agency and field, and nothing where there is no source', () => {
  const rows = openRows(pageOf(null), 'H48');
  const of = (unit: string, field: string) =>
    rows
      .filter((row) => row.unit === unit && row.field === field && row.max === null)
      .map(({ indicator, numerator, denominator }) => [indicator, numerator, denominator]);
  const four = [
    ['2.1', 3, 4],
    ['online', 1, 4],
    ['overdue', 1, 4],
    ['apologised', 0, 1],
  ];
  assert.deepEqual(of('H48.14', ''), four);
  assert.deepEqual(of('H48', 'Thủy sản'), four);
  const petitions = rows.find(({ indicator }) => indicator === '5.2');
  assert.deepEqual([petitions?.numerator, petitions?.denominator, petitions?.score], [null, null, null]);
  assert.match(petitions?.standing ?? '', /^chưa có nguồn: /);
});

test('a reader of Parquet finds the rows of the JSON, as numbers and as nulls', async () => {
  const page = pageOf(null);
  const bytes = openFile('parquet', page, asked);
  const file = bytes.buffer;
  assert.deepEqual(await parquetReadObjects({ file }), openRows(page, 'H48'));
  const { schema } = parquetMetadata(file);
  assert.deepEqual(
    schema.slice(1).map(({ name, repetition_type: kind }) => [name, kind]),
    OPEN_COLUMNS.map(({ name, type }) => [name, type === 'text' ? 'REQUIRED' : 'OPTIONAL']),
  );
  const { rows } = JSON.parse(new TextDecoder().decode(openFile('json', page, asked)));
  assert.deepEqual(rows, openRows(page, 'H48'));
});

test('the CSV quotes what a comma or a quote would break, in as many lines as there are rows', () => {
  const page = pageOf(null);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(openFile('csv', page, asked));
  assert.equal(text.at(0), '\ufeff');
  const lines = text.trimEnd().split('\r\n');
  assert.equal(lines.length, openRows(page, 'H48').length + 1);
  assert.equal(lines[0]?.slice(1), OPEN_COLUMNS.map(({ name }) => name).join(','));
  assert.match(text, /"Sở Nông nghiệp, và ""Môi trường"""/);
});

const about = {
  ...{ ...asked, origin: 'https://dichvu.example', licence: 'https://creativecommons.org/licenses/by/4.0/' },
  ...{ publisher: 'Ủy ban nhân dân tỉnh Quảng Ngãi', place: 'Tỉnh Quảng Ngãi' },
};

test('the metadata name three files with media type and licence, the period and who publishes', () => {
  const catalogue = catalogueOf(pageOf(null), about);
  assert.equal(catalogue['@type'], 'dcat:Catalog');
  const [set] = catalogue['dcat:dataset'];
  assert.equal(set?.['dct:publisher']['foaf:name'], about.publisher);
  assert.deepEqual(
    [set?.['dct:temporal']['dcat:startDate']['@value'], set?.['dct:temporal']['dcat:endDate']['@value']],
    ['2026-07-01', '2026-09-30'],
  );
  assert.deepEqual(
    set?.['dcat:distribution'].map((one) => [one['dcat:downloadURL']['@id'], one['dcat:mediaType']['@id']]),
    [
      ['csv', 'text/csv'],
      ['json', 'application/json'],
      ['parquet', 'application/vnd.apache.parquet'],
    ].map(([kind, type]) => [
      `https://dichvu.example/bang-diem/so-lieu.${kind}?ky=2026-Q3`,
      `https://www.iana.org/assignments/media-types/${type}`,
    ]),
  );
  for (const one of set?.['dcat:distribution'] ?? []) {
    assert.equal(one['dct:license']?.['@id'], about.licence);
    assert.ok(!('spdx:checksum' in one), 'a live period has other bytes a moment later');
  }
  const silent = JSON.stringify(catalogueOf(pageOf(null), { ...about, licence: undefined }));
  assert.doesNotMatch(silent, /dct:license/, 'no licence is claimed that the province has not named');
  // Every prefix that is used is said.
  const used = new Set([...JSON.stringify(catalogue).matchAll(/"([a-z]+):[A-Za-z]+":/g)].map(([, prefix]) => prefix));
  assert.deepEqual(
    [...used].filter((prefix) => !(prefix !== undefined && prefix in catalogue['@context'])),
    [],
  );
});

test('of a frozen period the metadata give the digest of the very bytes that are downloaded, whenever that is', () => {
  const page = pageOf(frozen);
  const [set] = catalogueOf(page, about)['dcat:dataset'];
  const later = { ...asked, now: instant(asked.now + 86_400_000) };
  for (const [at, kind] of (['csv', 'json', 'parquet'] as const).entries()) {
    const one = (set?.['dcat:distribution'] ?? [])[at];
    assert.ok(one && 'spdx:checksum' in one);
    const bytes = openFile(kind, page, later);
    const digest = createHash('sha256').update(bytes).digest('hex');
    assert.equal(one['spdx:checksum']?.['spdx:checksumValue']['@value'], digest);
    assert.equal(one['dcat:byteSize']?.['@value'], String(bytes.length));
  }
});
