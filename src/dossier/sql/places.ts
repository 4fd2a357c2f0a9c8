import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { Placed } from '../rules/places.ts';
import { PROCESS } from './processes.ts';

/** Acts at one place write to different slots and do not wait for each other; a count is the sum of them. */
export const SLOTS = 16;

/** Of places under a running term a tally is kept by due date; of the others in one. */
const BUCKET = `case when place like 'running|%' then due else '-infinity' end`;

/**
 * The part of a statement that moves a dossier between places, as common table expressions and the insert that ends it:
 * lines that are no more go, new ones come, and the tallies change by the difference. `$code` and the others are
 * parameters of the whole; `realm` is `$1`. Tallies are locked in one order, so that two acts never wait for each other in
 * a circle.
 */
export const movePlaces = (code: number, places: number, due: number): string => `
  stands as (select place, coalesce(to_timestamp($${due}::double precision / 1000), 'infinity') as due
    from unnest($${places}::text[]) as place),
  gone as (delete from queue_line l where l.realm = $1 and l.code = $${code}
    and not exists (select from stands s where s.place = l.place and s.due = l.due) returning l.place, l.due),
  come as (insert into queue_line (realm, place, due, code) select $1, s.place, s.due, $${code} from stands s
    where not exists (select from queue_line l where l.realm = $1 and l.code = $${code} and l.place = s.place and l.due = s.due)
    returning place, due)
  insert into queue_tally (realm, place, due, slot, count)
  select $1, place, ${BUCKET} as bucket, pg_backend_pid() % ${SLOTS}, sum(n)
  from (select place, due, -1 as n from gone union all select place, due, 1 from come) moved
  group by place, bucket having sum(n) <> 0 order by place, bucket
  on conflict (realm, place, due, slot) do update set count = queue_tally.count + excluded.count`;

/** What the lines of a dossier are sorted by. */
export const lineDue = ({ due, answerDue }: { due: Instant | null; answerDue: Instant | null }): Instant | null =>
  due ?? answerDue;

export interface PlacedRow extends Placed {
  readonly code: string;
  readonly answerDue: Instant | null;
}

/** Dossiers that may stand somewhere, in the order of their codes: open ones and those with an objection that waits. */
export async function placedAfter(reader: Reader, realm: string, after: string, limit: number): Promise<PlacedRow[]> {
  const { rows } = await reader.query<PlacedRow>(
    `select code, state, step, ${PROCESS} as process, receiving_agency as "receivingAgency", competent_agency as "competentAgency",
       holder_agency as "holderAgency", holder, due, answer_due as "answerDue", ended_at as "endedAt", asked, contested
     from dossier where realm = $1 and code > $2
       and (state not in ('refused', 'withdrawn', 'returned', 'stopped', 'closed') or contested)
     order by code limit $3`,
    [realm, after, limit],
  );
  return rows;
}

/** Lines as they stand, counted by place and bucket, against the tallies: what differs. */
export async function tallyDifferences(
  reader: Reader,
  realm: string,
): Promise<{ places: number; differences: { place: string; tallied: number; standing: number }[] }> {
  const { rows } = await reader.query<{ place: string; tallied: number; standing: number }>(
    `with standing as (select place, ${BUCKET} as bucket, count(*)::integer as n from queue_line where realm = $1 group by 1, 2),
       tallied as (select place, due as bucket, sum(count)::integer as n from queue_tally where realm = $1 group by 1, 2)
     select place, coalesce(t.n, 0) as tallied, coalesce(s.n, 0) as standing from standing s full join tallied t using (place, bucket)
     where coalesce(t.n, 0) <> 0 or coalesce(s.n, 0) <> 0`,
    [realm],
  );
  return { places: rows.length, differences: rows.filter(({ tallied, standing }) => tallied !== standing) };
}

/** Makes the tallies anew from the lines. */
export async function retally(reader: Reader, realm: string): Promise<void> {
  await reader.query('delete from queue_tally where realm = $1', [realm]);
  await reader.query(
    `insert into queue_tally (realm, place, due, slot, count)
     select realm, place, ${BUCKET}, 0, count(*) from queue_line where realm = $1 group by 1, 2, 3`,
    [realm],
  );
}

/** A dossier at a place, with what it is sorted by there; null: without a date. */
export interface Line {
  readonly place: string;
  readonly code: string;
  readonly due: Instant | null;
}

const DUE = `nullif(due, 'infinity') as due`;

export const linesOfMany = async (reader: Reader, realm: string, codes: readonly string[]): Promise<Line[]> =>
  (
    await reader.query<Line>(`select place, code, ${DUE} from queue_line where realm = $1 and code = any($2::text[])`, [
      realm,
      codes,
    ])
  ).rows;

/** Lines of dossiers that stand nowhere any more. */
export const linesOfEnded = async (reader: Reader, realm: string): Promise<number> =>
  (
    await reader.query<{ count: number }>(
      `select count(*)::integer as count from queue_line l join dossier d on d.realm = l.realm and d.code = l.code
       where l.realm = $1 and d.state in ('refused', 'withdrawn', 'returned', 'stopped', 'closed') and not d.contested`,
      [realm],
    )
  ).rows[0]?.count ?? 0;

export async function insertLines(tx: Tx, lines: readonly Line[]): Promise<void> {
  await tx.query(
    `insert into queue_line (realm, place, due, code)
     select $1, place, coalesce(to_timestamp(due / 1000), 'infinity'), code
     from unnest($2::text[], $3::double precision[], $4::text[]) as l (place, due, code)`,
    [tx.realm, lines.map(({ place }) => place), lines.map(({ due }) => due), lines.map(({ code }) => code)],
  );
}

export async function keepRecount(tx: Tx, found: { places: number; differences: number }): Promise<void> {
  await tx.query(
    `insert into queue_recount (realm, at, places, differences)
     values ($1, to_timestamp($2::double precision / 1000), $3, $4) on conflict (realm, at) do nothing`,
    [tx.realm, tx.at, found.places, found.differences],
  );
}
