import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import { fold } from '#kernel/text.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Agency, AgencyEdge, AgencyOfTree } from '../rules/agencies.ts';

const AGENCY = `a.code, a.old_code as "oldCode", a.kind, a.level, a.name_vi as "nameVi", a.name_en as "nameEn", a.parent,
  a.place_level as "placeLevel", a.place_code as "placeCode", a.address, a.phone, a.code_is_demo as "codeIsDemo", a.basis,
  a.valid_from as "validFrom", a.valid_to as "validTo"`;

/** An agency by either of its identifiers, standing or ended. */
export async function agencyByCode(reader: Reader, realm: string, code: string): Promise<Agency | undefined> {
  const found = await prepared<Agency>(
    reader,
    `select ${AGENCY} from agency a where a.realm = $1 and (a.code = $2 or a.old_code = $2)`,
    [realm, code],
  );
  return found.rows[0];
}

/** Names of agencies, standing or ended, by code. */
export async function agencyNames(
  reader: Reader,
  realm: string,
  codes: readonly string[],
): Promise<Readonly<Record<string, { vi: string; en: string }>>> {
  const { rows } = await prepared<{ code: string; vi: string; en: string }>(
    reader,
    'select code, name_vi as vi, name_en as en from agency where realm = $1 and code = any($2::text[])',
    [realm, [...new Set(codes)]],
  );
  return Object.fromEntries(rows.map(({ code, vi, en }) => [code, { vi, en }]));
}

const STANDS = 'a.valid_from <= $2 and (a.valid_to is null or a.valid_to > $2)';
const PARTS = `(select count(*) from agency p where p.realm = $1 and p.parent = a.code
  and p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2)) as parts`;

/** Agencies of a realm on a day from the top to `depth` levels below it; communes' own agencies are left out. */
export async function upperAgencies(reader: Reader, realm: string, day: LocalDate, depth = 1): Promise<AgencyOfTree[]> {
  const found = await prepared<AgencyOfTree>(
    reader,
    `with recursive tree as (
       select a.*, 0 as depth from agency a where a.realm = $1 and a.parent is null and ${STANDS}
       union all
       select a.*, tree.depth + 1 from tree join agency a on a.realm = $1 and a.parent = tree.code and ${STANDS}
         and a.level <> 'commune' where tree.depth < $3)
     select ${AGENCY}, a.depth, ${PARTS} from tree a order by a.code limit 200`,
    [realm, day, depth],
  );
  return found.rows;
}

export interface NamedAgency {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly folded: string;
}

/** Agencies that stand on a day and in whose folded name a text stands, the shortest names first. */
export const agenciesNamed = async (
  reader: Reader,
  realm: string,
  { folded, day, limit }: { readonly folded: string; readonly day: LocalDate; readonly limit: number },
): Promise<NamedAgency[]> =>
  (
    await reader.query<NamedAgency>(
      `select a.code, a.name_vi as "nameVi", a.name_en as "nameEn", a.folded from agency a
       where a.realm = $1 and ${STANDS} and strpos(a.folded, $3) > 0 order by length(a.folded), a.code limit $4`,
      [realm, day, folded, limit],
    )
  ).rows;

/** Commune committees of a realm on a day, by name; `limit` after the cursor. */
export async function communeCommittees(
  reader: Reader,
  realm: string,
  day: LocalDate,
  { after, limit = 100 }: { after?: { folded: string; code: string } | undefined; limit?: number } = {},
): Promise<(AgencyOfTree & { folded: string })[]> {
  const found = await reader.query<AgencyOfTree & { folded: string }>(
    `select ${AGENCY}, a.folded, 1 as depth, ${PARTS} from agency a
     where a.realm = $1 and a.level = 'commune' and a.kind = 'committee' and ${STANDS} and (a.folded, a.code) > ($3, $4)
     order by a.folded, a.code limit $5`,
    [realm, day, after?.folded ?? '', after?.code ?? '', limit],
  );
  return found.rows;
}

/** What stands below an agency on a day, to the last level: the rooms and branches of one office, some dozens. */
export async function partsOf(reader: Reader, realm: string, code: string, day: LocalDate): Promise<AgencyOfTree[]> {
  const found = await prepared<AgencyOfTree>(
    reader,
    `with recursive tree as (
       select a.*, 0 as depth from agency a where a.realm = $1 and a.parent = $3 and ${STANDS}
       union all
       select a.*, tree.depth + 1 from tree join agency a on a.realm = $1 and a.parent = tree.code and ${STANDS}
         and tree.kind <> 'committee')
     select ${AGENCY}, a.depth, ${PARTS} from tree a order by a.code limit 200`,
    [realm, day, code],
  );
  return found.rows;
}

/** The agency and those above it, nearest first. */
export async function agencyPath(reader: Reader, realm: string, code: string): Promise<Agency[]> {
  const found = await prepared<Agency>(
    reader,
    `with recursive path as (
       select a.*, 0 as depth from agency a where a.realm = $1 and (a.code = $2 or a.old_code = $2)
       union all select a.*, path.depth + 1 from path join agency a on a.realm = $1 and a.code = path.parent)
     select ${AGENCY} from path a order by a.depth`,
    [realm, code],
  );
  return found.rows;
}

/** Agencies that serve or stand in a unit on a day. */
export async function agenciesOfPlace(
  reader: Reader,
  realm: string,
  place: { level: string; code: string },
  day: LocalDate,
): Promise<Agency[]> {
  const found = await reader.query<Agency>(
    `select ${AGENCY} from agency a where a.realm = $1 and a.place_level = $3 and a.place_code = $4
       and a.valid_from <= $2 and (a.valid_to is null or a.valid_to > $2) order by a.code limit 100`,
    [realm, day, place.level, place.code],
  );
  return found.rows;
}

const edge = (near: 'old' | 'new', far: 'old' | 'new') => `select a.code, a.name_vi as "nameVi", a.name_en as "nameEn",
    s.day, s.matter, s.basis
  from agency_succession s join agency a on a.realm = s.realm and a.code = s.${far}_agency
  where s.realm = $1 and s.${near}_agency = $2 order by s.day, a.code`;

/** Who carries on the work of an agency that ended. */
export const agencySuccessors = async (reader: Reader, realm: string, code: string): Promise<AgencyEdge[]> =>
  (await reader.query<AgencyEdge>(edge('old', 'new'), [realm, code])).rows;

/** Whose work an agency took over. */
export const agencyPredecessors = async (reader: Reader, realm: string, code: string): Promise<AgencyEdge[]> =>
  (await reader.query<AgencyEdge>(edge('new', 'old'), [realm, code])).rows;

export const addAgency = (tx: Tx, a: Omit<Agency, 'validTo'>): Promise<unknown> =>
  tx.query(
    `insert into agency (realm, code, old_code, kind, level, name_vi, name_en, folded, parent, place_level, place_code,
       address, phone, code_is_demo, basis, valid_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[tx.realm, a.code, a.oldCode, a.kind, a.level, a.nameVi, a.nameEn, fold(a.nameVi), a.parent, a.placeLevel],
      ...[a.placeCode, a.address, a.phone, a.codeIsDemo, a.basis, a.validFrom],
    ],
  );

/** How many agencies below still stand on that day. */
export async function partsOn(reader: Reader, realm: string, code: string, day: LocalDate): Promise<number> {
  const found = await reader.query<{ n: number }>(
    `select count(*) as n from agency where realm = $1 and parent = $2 and (valid_to is null or valid_to > $3)`,
    [realm, code, day],
  );
  return found.rows[0]?.n ?? 0;
}

export const endAgency = (tx: Tx, code: string, day: LocalDate): Promise<unknown> =>
  tx.query('update agency set valid_to = $3 where realm = $1 and code = $2', [tx.realm, code, day]);

/** Locks the agencies in the order of their codes, so that two reorganisations never wait for each other in a circle. */
export const lockAgencies = (tx: Tx, codes: readonly string[]): Promise<unknown> =>
  tx.query('select code from agency where realm = $1 and code = any($2) order by code for update', [tx.realm, codes]);

export const addSuccession = (
  tx: Tx,
  row: { old: string; successor: string; day: LocalDate; matter: string | null; basis: string },
): Promise<unknown> =>
  tx.query(
    `insert into agency_succession (realm, old_agency, new_agency, day, matter, basis) values ($1, $2, $3, $4, $5, $6)`,
    [tx.realm, row.old, row.successor, row.day, row.matter, row.basis],
  );
