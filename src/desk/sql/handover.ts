import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';

export interface HandoverList {
  readonly id: string;
  readonly kind: 'onward' | 'shift';
  readonly fromUnit: string;
  readonly toUnit: string;
  readonly year: number;
  readonly number: number;
  readonly note: string;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly closedAt: Instant | null;
}

/** With its names in words and how far it is answered. */
export interface ListedHandover extends HandoverList {
  readonly fromName: { vi: string; en: string };
  readonly toName: { vi: string; en: string };
  readonly madeByName: string;
  readonly lines: number;
  readonly answered: number;
}

const LIST = `l.id, l.kind, l.from_unit as "fromUnit", l.to_unit as "toUnit", l.year, l.number, l.note, l.made_at as "madeAt",
  l.made_by as "madeBy", l.closed_at as "closedAt"`;
const NAMED = `${LIST}, json_build_object('vi', f.name_vi, 'en', f.name_en) as "fromName",
  json_build_object('vi', t.name_vi, 'en', t.name_en) as "toName", p.full_name as "madeByName",
  (select count(*)::integer from handover_line n where n.realm = l.realm and n.list = l.id) as lines,
  (select count(*)::integer from handover_line n where n.realm = l.realm and n.list = l.id and n.answered_at is not null) as answered`;
const JOINED = `join agency f on f.realm = l.realm and f.code = l.from_unit join agency t on t.realm = l.realm and t.code = l.to_unit
  join officer o on o.realm = l.realm and o.id = l.made_by join person p on p.realm = o.realm and p.id = o.person`;

/** Whose lists: those given from these units, and those given to these or to any like that (rules/may.ts, takesFor). */
export interface Sides {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** `H48.14.05.%`. */
  readonly below: readonly string[];
}

export const LISTS_PAGE = 30;

/** A page of lists, the latest first. */
export async function handoverLists(
  reader: Reader,
  realm: string,
  { from, to, below }: Sides,
  after?: { at: Instant; id: string },
): Promise<ListedHandover[]> {
  const { rows } = await reader.query<ListedHandover>(
    `select ${NAMED} from handover_list l ${JOINED}
     where l.realm = $1 and (l.from_unit = any($2::text[]) or l.to_unit = any($3::text[]) or l.to_unit like any($4::text[]))
       and (l.made_at, l.id) < (coalesce(to_timestamp($5::double precision / 1000), 'infinity'), $6::uuid)
     order by l.made_at desc, l.id desc limit ${LISTS_PAGE}`,
    [realm, from, to, below, after?.at ?? null, after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  );
  return rows;
}

export async function handoverById(reader: Reader, realm: string, id: string): Promise<ListedHandover | undefined> {
  const { rows } = await reader.query<ListedHandover>(
    `select ${NAMED} from handover_list l ${JOINED} where l.realm = $1 and l.id = $2`,
    [realm, id],
  );
  return rows[0];
}

/** The same, held until the act ends: two who answer its last lines at once close it once. */
export async function lockHandover(tx: Tx, id: string): Promise<HandoverList | undefined> {
  const { rows } = await tx.query<HandoverList>(
    `select ${LIST} from handover_list l where l.realm = $1 and l.id = $2 for update`,
    [tx.realm, id],
  );
  return rows[0];
}

export interface HandoverLine {
  readonly code: string;
  readonly procedureName: string;
  readonly ownerName: string;
  /** Of the dossier, now. */
  readonly state: string;
  readonly receivedAt: Instant | null;
  readonly papers: number;
  readonly answeredAt: Instant | null;
  readonly answeredBy: string | null;
  readonly answeredByName: string | null;
  readonly refused: string | null;
  /** By the giving side, before anybody answered. */
  readonly takenBack: boolean;
}

export const handoverLines = async (reader: Reader, realm: string, list: string): Promise<HandoverLine[]> =>
  (
    await reader.query<HandoverLine>(
      `select n.code, d.procedure_name as "procedureName", d.owner_name as "ownerName", d.state, d.received_at as "receivedAt", n.papers,
         n.answered_at as "answeredAt", n.answered_by as "answeredBy", p.full_name as "answeredByName", n.refused,
         n.taken_back as "takenBack"
       from handover_line n join dossier d on d.realm = n.realm and d.code = n.code
         left join officer o on o.realm = n.realm and o.id = n.answered_by
         left join person p on p.realm = o.realm and p.id = o.person
       where n.realm = $1 and n.list = $2 order by n.code`,
      [realm, list],
    )
  ).rows;

/** Dossiers on lists that this officer may confirm and nobody has answered yet. */
export async function linesAwaiting(
  reader: Reader,
  realm: string,
  officer: string,
  { shifts, to, below }: { shifts: readonly string[]; to: readonly string[]; below: readonly string[] },
): Promise<number> {
  const { rows } = await prepared<{ count: number }>(
    reader,
    `select count(*)::integer as count from handover_line n join handover_list l on l.realm = n.realm and l.id = n.list
     where n.realm = $1 and n.answered_at is null and l.made_by <> $2 and case l.kind when 'shift' then l.to_unit = any($3::text[])
       else l.to_unit = any($4::text[]) or l.to_unit like any($5::text[]) end`,
    [realm, officer, shifts, to, below],
  );
  return rows[0]?.count ?? 0;
}

/** The next number of that unit and year: gapless. */
export async function nextHandoverNumber(tx: Tx, from: string, year: number): Promise<number> {
  const { rows } = await tx.query<{ last: number }>(
    `insert into handover_number (realm, from_unit, year, last) values ($1, $2, $3, 1)
     on conflict (realm, from_unit, year) do update set last = handover_number.last + 1 returning last`,
    [tx.realm, from, year],
  );
  return (rows[0] as { last: number }).last;
}

const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;

export async function insertHandover(
  tx: Tx,
  list: Omit<HandoverList, 'madeAt' | 'closedAt'>,
  lines: readonly { code: string; papers: number }[],
): Promise<void> {
  const { id, kind, fromUnit, toUnit, year, number, note, madeBy } = list;
  await tx.query(
    `insert into handover_list (realm, id, kind, from_unit, to_unit, year, number, note, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, ${stamp(9)}, $10)`,
    [tx.realm, id, kind, fromUnit, toUnit, year, number, note, tx.at, madeBy],
  );
  await tx.query(
    `insert into handover_line (realm, list, code, papers)
     select $1, $2, code, papers from jsonb_to_recordset($3::jsonb) as n (code text, papers integer)`,
    [tx.realm, id, JSON.stringify(lines)],
  );
}

export interface LineAnswer {
  readonly list: string;
  readonly code: string;
  readonly officer: string;
  readonly refused: string | null;
  readonly takenBack?: boolean;
}

export const answerLine = (tx: Tx, { list, code, officer, refused, takenBack = false }: LineAnswer): Promise<unknown> =>
  tx.query(
    `update handover_line set answered_at = ${stamp(4)}, answered_by = $5, refused = $6, taken_back = $7
     where realm = $1 and list = $2 and code = $3 and answered_at is null`,
    [tx.realm, list, code, tx.at, officer, refused, takenBack],
  );

/** Closes a list whose every line is answered. */
export const closeHandover = (tx: Tx, id: string): Promise<unknown> =>
  tx.query(
    `update handover_list l set closed_at = ${stamp(3)} where l.realm = $1 and l.id = $2 and l.closed_at is null
       and not exists (select from handover_line n where n.realm = l.realm and n.list = l.id and n.answered_at is null)`,
    [tx.realm, id, tx.at],
  );
