import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { type Change, type Contribution, entriesOf, type Pattern, patternOf } from '../rules/contribution.ts';

type Row = Omit<Contribution, 'entries'> & Pattern;

const KEPT = `d.code, d.unit, d.received_at as "receivedAt", d.procedure, d.field, d.procedures, p.sides,
  coalesce((select json_agg((extract(epoch from m) * 1000)::bigint order by n) from unnest(d.moments) with ordinality as u (m, n)), '[]')
    as moments
  from score_dossier d join score_pattern p on p.realm = d.realm and p.id = d.pattern`;

const contribution = ({ sides, moments, ...rest }: Row): Contribution => ({
  ...rest,
  entries: entriesOf({ sides, moments }),
});

/** What these dossiers counted as when they were last looked at. */
export async function keptOf(
  reader: Reader,
  realm: string,
  codes: readonly string[],
): Promise<Map<string, Contribution>> {
  const { rows } = await reader.query<Row>(`select ${KEPT} where d.realm = $1 and d.code = any($2::text[])`, [
    realm,
    codes,
  ]);
  return new Map(rows.map((row) => [row.code, contribution(row)]));
}

/** What dossiers count as, a page at a time. */
export async function keptAfter(reader: Reader, realm: string, after: string, limit: number): Promise<Contribution[]> {
  const { rows } = await reader.query<Row>(
    `select ${KEPT} where d.realm = $1 and d.code > $2 order by d.code limit $3`,
    [realm, after, limit],
  );
  return rows.map(contribution);
}

/** Patterns that were never seen before are kept first: one process folds at a time, so no two make the same one. */
export async function keepContributions(tx: Tx, all: readonly Contribution[]): Promise<void> {
  const rows = all.map(({ entries, ...rest }) => ({ ...rest, ...patternOf(entries) }));
  tx.send(
    `insert into score_pattern (realm, sides)
     select distinct $1, c.sides from jsonb_to_recordset($2::jsonb) as c(sides text[])
     where not exists (select from score_pattern p where p.realm = $1 and p.sides = c.sides)`,
    [tx.realm, JSON.stringify([...new Map(rows.map(({ sides }) => [sides.join(), { sides }])).values()])],
  );
  await tx.query(
    `insert into score_dossier (realm, code, unit, received_at, procedure, field, procedures, pattern, moments)
     select $1, c.code, c.unit, to_timestamp(c."receivedAt" / 1000.0), c.procedure, c.field, c.procedures, p.id,
       (select array_agg(to_timestamp(m / 1000) order by n) from unnest(c.moments) with ordinality as u (m, n))
     from jsonb_to_recordset($2::jsonb) as c(code text, unit text, "receivedAt" double precision, procedure text,
       field text, procedures text[], sides text[], moments double precision[])
     join score_pattern p on p.realm = $1 and p.sides = c.sides
     on conflict (realm, code) do update set unit = excluded.unit, received_at = excluded.received_at,
       procedure = excluded.procedure, field = excluded.field, procedures = excluded.procedures,
       pattern = excluded.pattern, moments = excluded.moments`,
    [tx.realm, JSON.stringify(rows)],
  );
}

/** By how many dossiers each procedure's count changes. */
export function changeProcedures(tx: Tx, changes: readonly Change[]): void {
  if (changes.length === 0) return;
  tx.send(
    `insert into score_procedure (realm, period, unit, mark, procedure, count)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::integer[])
     on conflict (realm, period, unit, mark, procedure) do update set count = score_procedure.count + excluded.count`,
    [
      ...[tx.realm, changes.map(({ period }) => period), changes.map(({ unit }) => unit)],
      ...[changes.map(({ mark }) => mark), changes.map(({ procedure }) => procedure), changes.map(({ by }) => by)],
    ],
  );
}

const UNTIL = `coalesce(to_timestamp(c.until / 1000), '-infinity')`;
const CHANGES = `unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::double precision[], $7::integer[], $8::text[])
  as c (period, unit, mark, side, until, by, field)`;

/** By field the same columns, and which field. */
const OWN = { score_tally: '', score_field: ', field' } as const;

export function changeTallies(tx: Tx, table: keyof typeof OWN, changes: readonly Change[]): void {
  if (changes.length === 0) return;
  const values = [
    ...[tx.realm, changes.map(({ period }) => period), changes.map(({ unit }) => unit)],
    ...[changes.map(({ mark }) => mark), changes.map(({ side }) => side)],
    ...[changes.map(({ until }) => until), changes.map(({ by }) => by), changes.map(({ field }) => field)],
  ];
  const key = `period, unit, mark, side${OWN[table]}`;
  tx.send(
    `insert into ${table} (realm, ${key}, until, count)
     select $1, ${key}, ${UNTIL}, c.by from ${CHANGES}
     on conflict (realm, ${key}, until) do update set count = ${table}.count + excluded.count`,
    values,
  );
  // Moments pass: what nobody waits for any more would pile up.
  if (changes.some(({ until, by }) => until !== null && by < 0))
    tx.send(
      `delete from ${table} t using ${CHANGES} where t.realm = $1 and t.period = c.period and t.unit = c.unit
         and t.mark = c.mark and t.side = c.side ${OWN[table] && 'and t.field = c.field'} and t.until = ${UNTIL} and c.until is not null and c.by < 0 and t.count = 0`,
      values,
    );
}

export async function forgetAll(tx: Tx): Promise<void> {
  for (const table of ['score_tally', 'score_field', 'score_procedure', 'score_dossier', 'score_pattern'])
    await tx.query(`delete from ${table} where realm = $1`, [tx.realm]);
}
