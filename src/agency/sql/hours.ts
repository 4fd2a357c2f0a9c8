import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import { fromStored, type Purpose, type SetHours, type StoredWeek, type Week } from '../rules/hours.ts';

/** Hours in force on a day, of the agency and of each above it. */
export async function hoursAbove(reader: Reader, realm: string, agency: string, day: LocalDate): Promise<SetHours[]> {
  const found = await prepared<{ agency: string; depth: number; purpose: Purpose; week: StoredWeek }>(
    reader,
    `with recursive path as (
       select a.code, a.parent, 0 as depth from agency a where a.realm = $1 and a.code = $2
       union all select a.code, a.parent, path.depth + 1 from path join agency a on a.realm = $1 and a.code = path.parent)
     select distinct on (path.depth, h.purpose) h.agency, path.depth, h.purpose, h.week
     from path join office_hours h on h.realm = $1 and h.agency = path.code and h.valid_from <= $3
     order by path.depth, h.purpose, h.valid_from desc`,
    [realm, agency, day],
  );
  return found.rows.map(({ week, ...rest }) => ({ ...rest, week: fromStored(week) }));
}

/** Hours that an agency set, from a day on. */
export interface HoursLine {
  readonly agency: string;
  readonly agencyVi: string;
  readonly agencyEn: string;
  readonly purpose: Purpose;
  readonly validFrom: LocalDate;
  readonly week: Week;
  readonly basis: string;
}

/** What agencies set, the latest first in each; a province has some dozens. */
export async function hoursSet(reader: Reader, realm: string): Promise<HoursLine[]> {
  const found = await reader.query<Omit<HoursLine, 'week'> & { week: StoredWeek }>(
    `select h.agency, a.name_vi as "agencyVi", a.name_en as "agencyEn", h.purpose, h.valid_from as "validFrom", h.week, h.basis
     from office_hours h join agency a on a.realm = h.realm and a.code = h.agency
     where h.realm = $1 order by h.agency, h.purpose, h.valid_from desc limit 500`,
    [realm],
  );
  return found.rows.map(({ week, ...rest }) => ({ ...rest, week: fromStored(week) }));
}

export const putHours = (
  tx: Tx,
  row: { agency: string; purpose: Purpose; validFrom: LocalDate; week: StoredWeek; basis: string },
): Promise<unknown> =>
  tx.query(
    `insert into office_hours (realm, agency, purpose, valid_from, week, basis) values ($1, $2, $3, $4, $5, $6)
     on conflict (realm, agency, purpose, valid_from) do update set week = excluded.week, basis = excluded.basis`,
    [tx.realm, row.agency, row.purpose, row.validFrom, JSON.stringify(row.week), row.basis],
  );
