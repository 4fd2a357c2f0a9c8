/**
 * Makes data/units/*.ndjson from the three source files named in data/README.md, so that anyone can see how each row came
 * to be and make them again: node scripts/normalise-units.ts <folder with the source files> [data/units].
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const [from = '', to = 'data/units'] = process.argv.slice(2);
const read = (name: string) => JSON.parse(readFileSync(`${from}/${name}`, 'utf8'));
const before = read('administrative-units-2024.json');
const after = read('administrative-units-2025.json');
const mapping = read('administrative-units-mapping-2025.json');

/** The state the source of old units begins with; that a unit existed earlier is not known from it. */
const START = '2024-05-01';
/** Changes the source places only between 02/5/2024 and 30/6/2025; most took effect about this day. Marked as not known. */
const BETWEEN = '2025-01-01';
const TWO_LEVELS = '2025-07-01';
const DONG_NAI_CITY = '2026-04-30';

/** Number of the resolution on communes of 16/6/2025, by province (two public lists agree, see data/README.md). */
const resolution: Record<string, number> = {
  '01': 1656, '04': 1657, '08': 1684, 11: 1661, 12: 1670, 14: 1681, 15: 1673, 19: 1683, 20: 1672, 22: 1679, 24: 1658,
  25: 1676, 31: 1669, 33: 1666, 37: 1674, 38: 1686, 40: 1678, 42: 1665, 44: 1680, 46: 1675, 48: 1659, 51: 1677, 52: 1664,
  56: 1667, 66: 1660, 68: 1671, 75: 1662, 79: 1685, 80: 1682, 82: 1663, 86: 1687, 91: 1654, 92: 1668, 96: 1655,
}; // biome-ignore format: a table
const bases: Record<string, string> = {
  'nq-202': 'Nghị quyết số 202/2025/QH15 ngày 12/6/2025',
  'nq-175': 'Nghị quyết số 175/2024/QH15 ngày 30/11/2024',
  'nq-30': 'Nghị quyết số 30/2026/QH16',
  'nq-237': 'Nghị quyết số 237/NQ-UBTVQH16',
  'nq-36': 'Nghị quyết số 36/2026/QH16 ngày 24/8/2026',
  'nq-39': 'Nghị quyết số 39/2026/QH16',
  'nq-388': 'Nghị quyết số 388/NQ-UBTVQH16',
  '2024-2025': 'các nghị quyết của Ủy ban Thường vụ Quốc hội giai đoạn 2023–2025 (nguồn dữ liệu không ghi số)',
};
for (const number of Object.values(resolution))
  bases[`nq-${number}`] = `Nghị quyết số ${number}/NQ-UBTVQH15 ngày 16/6/2025`;
const basisOf = (province: string) => `nq-${resolution[province]}`;

const types: Record<string, Record<string, string>> = {
  province: { Tỉnh: 'province', 'Thành phố': 'municipality' },
  district: { Q: 'urban-district', H: 'rural-district', TX: 'town', TP: 'city' },
  commune: { P: 'ward', X: 'commune', T: 'township', D: 'special-zone' },
};

interface Unit {
  code: string;
  type: string;
  name: string;
  parent: string | null;
  from: string;
  fromKnown: boolean;
  to: string | null;
  toKnown: boolean;
  basis: string | null;
  agencyCode: string | null;
  otherCodes: string[];
}
type Level = 'province' | 'district' | 'commune';
const units: Record<Level, Unit[]> = { province: [], district: [], commune: [] };
const edges: [Level, string, string, Level, string, string, string][] = [];

function open(
  level: Level,
  code: string,
  type: string,
  name: string,
  parent: string | null,
  rest: Partial<Unit>,
): Unit {
  const found = types[level]?.[type];
  if (!found) throw new Error(`${level} ${code}: type ${type}`);
  const unit = {
    ...{ code, type: found, name, parent, from: START, fromKnown: false, to: null, toKnown: true },
    ...{ basis: null, agencyCode: null, otherCodes: [], ...rest },
  };
  units[level].push(unit);
  return unit;
}
function close(level: Level, code: string, day: string, known: boolean): Unit {
  const unit = units[level].find((one) => one.code === code && one.to === null);
  if (!unit) throw new Error(`${level} ${code} is not open`);
  return Object.assign(unit, { to: day, toKnown: known });
}
const stored = (level: Level, letter: string) => types[level]?.[letter];

for (const one of before.provinces)
  open('province', one.code, one.type, one.name, null, { agencyCode: one.maDinhDanh });
for (const [province, rows] of Object.entries<string[][]>(before.districts))
  for (const [code = '', type = '', name = ''] of rows) open('district', code, type, name, province, {});
for (const [district, rows] of Object.entries<string[][]>(before.communes))
  for (const [code = '', type = '', name = ''] of rows) open('commune', code, type, name, district, {});

// 02/5/2024 to 30/6/2025, day not in the source.
const changes = before.stateAt20250630;
const unsure = { from: BETWEEN, fromKnown: false };
for (const code of changes.goneDistricts) close('district', code, BETWEEN, false);
for (const [code, type, name, province] of changes.addedDistricts) open('district', code, type, name, province, unsure);
for (const [code, type, name] of changes.changedDistricts) {
  const old = close('district', code, BETWEEN, false);
  open('district', code, type, name, old.parent, unsure);
  edges.push(['district', code, BETWEEN, 'district', code, 'C', '2024-2025']);
}
for (const code of changes.goneCommunes) close('commune', code, BETWEEN, false);
for (const [code, type, name, district] of changes.addedCommunes) open('commune', code, type, name, district, unsure);
const letterOf = new Map<string, string>();
for (const rows of Object.values<string[][]>(before.communes))
  for (const [code = '', type = ''] of rows) letterOf.set(code, type);
for (const [code, type, name, district] of changes.changedCommunes) {
  const old = close('commune', code, BETWEEN, false);
  // Two rows carry no type in the source and change nothing else: the unit goes on as it was.
  if (type === null && old.name === name && old.parent === district) {
    Object.assign(old, { to: null, toKnown: true });
    continue;
  }
  open('commune', code, type ?? letterOf.get(code), name, district, unsure);
  edges.push(['commune', code, BETWEEN, 'commune', code, 'C', '2024-2025']);
}
// The province Thừa Thiên Huế became the city Huế on 01/01/2025; the source of old units still has the province.
close('province', '46', BETWEEN, true);
open('province', '46', 'Thành phố', 'Huế', null, {
  from: BETWEEN,
  fromKnown: true,
  basis: 'nq-175',
  agencyCode: 'H57',
});
edges.push(['province', '46', BETWEEN, 'province', '46', 'C', 'nq-175']);

// 01/7/2025: no districts, 34 provinces, 3,321 communes.
for (const one of units.district.filter(({ to: end }) => end === null)) close('district', one.code, TWO_LEVELS, true);
for (const one of units.commune.filter(({ to: end }) => end === null)) close('commune', one.code, TWO_LEVELS, true);
const begun = { from: TWO_LEVELS, fromKnown: true };
for (const one of after.provinces) {
  if (!one.rearranged) continue; // the same province goes on
  for (const old of one.mergedFrom) {
    close('province', old.code, TWO_LEVELS, true);
    edges.push(['province', old.code, TWO_LEVELS, 'province', one.code, 'F', 'nq-202']);
  }
}
for (const one of after.provinces)
  if (one.rearranged)
    open('province', one.code, one.type, one.name, null, {
      ...begun,
      basis: 'nq-202',
      agencyCode: one.maDinhDanh.value,
    });
/** 06978 in one source, 06970 in the other: the seat's code (thị trấn Ba Chẽ, 06970) by the rule of QĐ 124/2004. */
const settled: Record<string, string> = { '06978': '06970' };
for (const [province, rows] of Object.entries<string[][]>(after.wards))
  for (const [code = '', type = '', name = ''] of rows)
    open('commune', settled[code] ?? code, type, name, province, {
      ...begun,
      basis: basisOf(province),
      otherCodes: settled[code] ? [code] : [],
    });
/** The coastal flats of huyện Kim Sơn, kept by no commune: a part of the district's area, not the whole district. */
const partOfDistrict = new Set(['376']);
for (const [old, district, , ward, province, kind] of mapping.rows)
  edges.push(
    old
      ? ['commune', old, TWO_LEVELS, 'commune', ward, kind, basisOf(province)]
      : [
          'district',
          district,
          TWO_LEVELS,
          'commune',
          ward,
          partOfDistrict.has(district) ? 'P2' : kind,
          basisOf(province),
        ],
  );

// 2026: cities and wards of one unit each; code, name and parent stay.
const renew = (level: Level, code: string, type: string, day: string, basis: string) => {
  const old = close(level, code, day, true);
  if (old.type === stored(level, type)) throw new Error(`${code} is already ${type}`);
  const changed = { type: stored(level, type) ?? '', from: day, fromKnown: true, to: null, basis };
  open(level, code, type, old.name, old.parent, { ...old, ...changed });
  edges.push([level, code, day, level, code, 'C', basis]);
};
// 30/4/2026, Đồng Nai (confidence medium in the source).
for (const one of after.changesAfter20250701.provinces)
  renew('province', one.code, 'Thành phố', DONG_NAI_CITY, 'nq-30');
for (const one of after.changesAfter20250701.wards) renew('commune', one.code, 'P', DONG_NAI_CITY, 'nq-237');
// 01/9 and 20/9/2026, Quảng Ninh and Bắc Ninh: later than the source, from the releases named in data/README.md.
renew('province', '22', 'Thành phố', '2026-09-01', 'nq-36');
renew('province', '24', 'Thành phố', '2026-09-20', 'nq-39');
const BAC_NINH_WARDS = '07294 07375 07399 07444 07840 09193 09292 09313 09319 09454 09475 09496'.split(' ');
for (const code of BAC_NINH_WARDS) renew('commune', code, 'P', '2026-09-20', 'nq-388');

mkdirSync(to, { recursive: true });
const licence = 'MIT (thanglequoc/vietnamese-provinces-database; vietnam-address-kit; dvhcvn); see data/LICENCES.md';
function write(file: string, title: string, row: string[], rows: unknown[][]) {
  const meta = { title, asOf: '2026-09-25', row, bases, rows: rows.length, licence, about: 'data/README.md' };
  writeFileSync(`${to}/${file}`, `${[meta, ...rows].map((one) => JSON.stringify(one)).join('\n')}\n`);
  process.stdout.write(`${file}: ${rows.length}\n`);
}
const columns = [
  'code',
  'type',
  'name',
  'parent',
  'from',
  'fromKnown',
  'to',
  'toKnown',
  'basis',
  'agencyCode',
  'otherCodes',
];
const inOrder = (a: Unit, b: Unit) => (a.from + a.code < b.from + b.code ? -1 : 1);
for (const [level, title] of [
  ['province', 'Tỉnh, thành phố từ 01/5/2024'],
  ['district', 'Huyện, quận, thị xã, thành phố thuộc tỉnh từ 01/5/2024 đến 30/6/2025'],
  ['commune', 'Xã, phường, thị trấn, đặc khu từ 01/5/2024'],
] as const)
  write(
    `${level}s.ndjson`,
    title,
    columns,
    units[level].sort(inOrder).map((one) => columns.map((name) => one[name as keyof Unit])),
  );
write(
  'successions.ndjson',
  'Đơn vị cũ thành đơn vị nào',
  ['oldLevel', 'oldCode', 'day', 'newLevel', 'newCode', 'kind', 'basis'],
  edges,
);
