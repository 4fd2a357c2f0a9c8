import type { DataFile, Row } from '#db/data-file.ts';
import { type Importer, inBatches } from '#db/import.ts';
import type { Tx } from '#db/transaction.ts';
import {
  anyText,
  bool,
  columns,
  day,
  listOf,
  mapOf,
  matching,
  oneOf,
  optional,
  shape,
  text,
  whole,
} from '#kernel/check.ts';
import { fold } from '#kernel/text.ts';
import type { LocalDate } from '#kernel/time.ts';
import { unitName } from '../rules/names.ts';
import { KINDS } from '../rules/successors.ts';
import { codePattern, LEVELS, type Level, levelOfCode, UNIT_TYPES, type UnitType } from '../rules/units.ts';
import {
  closeVanished,
  dropVanishedSuccessions,
  type EdgeRow,
  type Fault,
  judgeUnits,
  orphanUnit,
  overlappingUnit,
  putSuccessions,
  putUnits,
  type UnitRow,
  unitKey,
} from '../sql/import-units.ts';

const head = shape({ asOf: day, rows: whole, bases: mapOf(text) });

const unitRow = (level: Level) =>
  columns({
    code: matching(codePattern[level]),
    type: oneOf<UnitType>(UNIT_TYPES[level]),
    name: text,
    parent: level === 'province' ? optional(text) : matching(level === 'district' ? /^\d{2}$/ : /^(\d{2}|\d{3})$/),
    from: day,
    fromKnown: bool,
    to: optional(day),
    toKnown: bool,
    basis: optional(anyText),
    agencyCode: optional(matching(/^[A-Z]\d{2}$/)),
    otherCodes: listOf(matching(codePattern[level])),
  });
const BASIS = 8;

const edgeRow = columns({
  oldLevel: oneOf(LEVELS),
  oldCode: text,
  day,
  newLevel: oneOf(LEVELS),
  newCode: text,
  kind: oneOf(KINDS),
  basis: text,
});
const EDGE_BASIS = 6;

/** The units of the nation from 01/5/2024 on and what became of each (data/units, data/README.md). */
export const unitsImporter: Importer = {
  name: 'units',
  version: 1,
  files: ['units/provinces.ndjson', 'units/districts.ndjson', 'units/communes.ndjson', 'units/successions.ndjson'],
  tables: ['administrative_unit', 'unit_succession'],
  async run(tx, files, id) {
    const [provinces, districts, communes, successions] = files as [DataFile, DataFile, DataFile, DataFile];
    const byLevel = { province: provinces, district: districts, commune: communes };
    const counts = { provinces: 0, districts: 0, communes: 0, successions: 0 };
    for (const level of LEVELS) counts[`${level}s`] = await readUnits(tx, id, level, byLevel[level]);
    await closeVanished(tx, id, (await communes.head(head)).asOf);
    const faults = [
      ['overlapping', await overlappingUnit(tx)],
      ['unknown-parent', await orphanUnit(tx)],
    ] as const;
    for (const [problem, fault] of faults)
      if (fault) throw byLevel[fault.level].bad(await pathOf(byLevel[fault.level], fault), problem, fault.code);
    counts.successions = await readSuccessions(tx, id, successions);
    await dropVanishedSuccessions(tx, id);
    await judgeUnits(tx);
    return counts;
  },
};

async function readUnits(tx: Tx, id: string, level: Level, file: DataFile): Promise<number> {
  const { bases, rows: stated } = await file.head(head);
  let count = 0;
  for await (const batch of inBatches(file.rows(unitRow(level)))) {
    const rows = batch.map(({ row, path }): UnitRow => {
      if (row.to !== null && row.to <= row.from) throw file.bad(`${path}/6`, 'ends-before-it-begins', row.to);
      return {
        ...{ level, code: row.code, type: row.type, name: row.name, folded: foldedUnit(row.type, row.name) },
        parent_level: row.parent === null ? null : (levelOfCode(row.parent) ?? null),
        parent_code: row.parent,
        ...{ valid_from: row.from, from_known: row.fromKnown, valid_to: row.to, to_known: row.toKnown },
        basis: row.basis === null ? null : basisOf(file, bases, row.basis, `${path}/${BASIS}`),
        ...{ agency_code: row.agencyCode, other_codes: row.otherCodes },
      };
    });
    refuseTwice(file, batch, rows);
    const put = await putUnits(tx, id, rows);
    const again = rows.findIndex((row) => !put.has(unitKey(row)));
    if (again >= 0) throw file.bad(`${batch[again]?.path}/0`, 'twice', rows[again]?.code);
    count += rows.length;
  }
  if (count !== stated) throw file.bad('/rows', 'wrong-count', `${count} ≠ ${stated}`);
  return count;
}

/** Within one batch: one statement may not put the same key two times. */
function refuseTwice(file: DataFile, batch: readonly Row<unknown>[], rows: readonly UnitRow[]): void {
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    if (seen.has(unitKey(row))) throw file.bad(`${batch[index]?.path}/0`, 'twice', row.code);
    seen.add(unitKey(row));
  }
}

/** `phuong sa huynh`: found with and without its type. */
export const foldedUnit = (type: UnitType, name: string): string => fold(unitName('vi', { type, name }));

function basisOf(file: DataFile, bases: Record<string, string>, key: string, path: string): string {
  const found = bases[key];
  if (found === undefined) throw file.bad(path, 'unknown-basis', key);
  return found;
}

/** Where in the file the row stands that the database found wrong: read once more, which only a bad file costs. */
async function pathOf(file: DataFile, fault: Fault): Promise<string> {
  for await (const { row, path } of file.rows(unitRow(fault.level)))
    if (row.code === fault.code && row.from === fault.valid_from) return `${path}/3`;
  return '';
}

async function readSuccessions(tx: Tx, id: string, file: DataFile): Promise<number> {
  const { bases, rows: stated } = await file.head(head);
  const seen = new Set<string>();
  let count = 0;
  for await (const batch of inBatches(file.rows(edgeRow))) {
    const rows = batch.map(({ row, path }): EdgeRow => {
      const key = [row.oldLevel, row.oldCode, row.day, row.newLevel, row.newCode].join();
      if (seen.has(key)) throw file.bad(path, 'twice', row.oldCode);
      seen.add(key);
      return {
        ...{ old_level: row.oldLevel, old_code: row.oldCode, day: row.day as LocalDate },
        ...{ new_level: row.newLevel, new_code: row.newCode, kind: row.kind },
        basis: basisOf(file, bases, row.basis, `${path}/${EDGE_BASIS}`),
      };
    });
    const strange = await putSuccessions(tx, id, rows);
    if (strange !== undefined) throw file.bad(`${batch[strange]?.path}/1`, 'unknown-unit', rows[strange]?.old_code);
    count += rows.length;
  }
  if (count !== stated) throw file.bad('/rows', 'wrong-count', `${count} ≠ ${stated}`);
  return count;
}
