import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import { initialsOf, type OfficeSign } from '../rules/signs.ts';

/** The sign of an office on a day: the registered one, else initials of its name, marked so. */
export async function signOf(reader: Reader, realm: string, agency: string, day: LocalDate): Promise<OfficeSign> {
  const { rows } = await prepared<{ name: string; sign: string | null }>(
    reader,
    `select a.name_vi as name, (select s.sign from agency_sign s where s.realm = a.realm and s.agency = a.code
       and s.valid_from <= $3 order by s.valid_from desc limit 1) as sign
     from agency a where a.realm = $1 and a.code = $2`,
    [realm, agency, day],
  );
  const [found] = rows;
  return found?.sign
    ? { sign: found.sign, isRegistered: true }
    : { sign: initialsOf(found?.name ?? agency), isRegistered: false };
}

/** Signs in force on a day of all offices that registered one, for whoever writes many numbers at once. */
export async function signsOn(reader: Reader, realm: string, day: LocalDate): Promise<ReadonlyMap<string, string>> {
  const { rows } = await reader.query<{ agency: string; sign: string }>(
    `select distinct on (agency) agency, sign from agency_sign where realm = $1 and valid_from <= $2
     order by agency, valid_from desc`,
    [realm, day],
  );
  return new Map(rows.map(({ agency, sign }) => [agency, sign]));
}

export interface RegisteredSign {
  readonly agency: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly sign: string;
  readonly validFrom: LocalDate;
  readonly basis: string;
}

/** Where a page of the list ended. */
export type SignCursor = Pick<RegisteredSign, 'agency' | 'validFrom'>;

/** What was registered, by office and day; one page after the cursor. */
export async function registeredSigns(
  reader: Reader,
  realm: string,
  { after, limit }: { readonly after?: SignCursor | undefined; readonly limit: number },
): Promise<RegisteredSign[]> {
  const { rows } = await reader.query<RegisteredSign>(
    `select s.agency, a.name_vi as "nameVi", a.name_en as "nameEn", s.sign, s.valid_from as "validFrom", s.basis
     from agency_sign s join agency a on a.realm = s.realm and a.code = s.agency
     where s.realm = $1 and (s.agency, s.valid_from) > ($2, $3::date) order by s.agency, s.valid_from limit $4`,
    [realm, after?.agency ?? '', after?.validFrom ?? '0001-01-01', limit],
  );
  return rows;
}

export const putSign = (
  tx: Tx,
  { agency, validFrom, sign, basis }: { agency: string; validFrom: LocalDate; sign: string; basis: string },
): Promise<unknown> =>
  tx.query(
    `insert into agency_sign (realm, agency, valid_from, sign, basis, set_at, set_by)
     values ($1, $2, $3, $4, $5, to_timestamp($6::double precision / 1000), $7)
     on conflict (realm, agency, valid_from) do update
       set sign = excluded.sign, basis = excluded.basis, set_at = excluded.set_at, set_by = excluded.set_by`,
    [tx.realm, agency, validFrom, sign, basis, tx.at, tx.actor],
  );
