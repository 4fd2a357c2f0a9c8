import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { type Change, type Contribution, readEntry } from '../rules/contribution.ts';

/** What these dossiers counted as when they were last looked at. */
export async function keptOf(
  reader: Reader,
  realm: string,
  codes: readonly string[],
): Promise<Map<string, Contribution>> {
  const { rows } = await reader.query<Contribution>(
    `select code, unit, received_at as "receivedAt", procedure, field, entries, procedures
     from score_dossier where realm = $1 and code = any($2::text[])`,
    [realm, codes],
  );
  return new Map(rows.map((row) => [row.code, row]));
}

export async function keepContributions(tx: Tx, all: readonly Contribution[]): Promise<void> {
  await tx.query(
    `insert into score_dossier (realm, code, unit, received_at, procedure, field, entries, procedures)
     select $1, c.code, c.unit, to_timestamp(c."receivedAt" / 1000.0), c.procedure, c.field, c.entries, c.procedures
     from jsonb_to_recordset($2::jsonb) as c(code text, unit text, "receivedAt" double precision, procedure text,
       field text, entries text[], procedures text[])
     on conflict (realm, code) do update set unit = excluded.unit, received_at = excluded.received_at,
       procedure = excluded.procedure, field = excluded.field, entries = excluded.entries,
       procedures = excluded.procedures`,
    [tx.realm, JSON.stringify(all)],
  );
}

/** Lines as columns: a set, a side, its unit, when it was received, the dossier, and until when. */
function columns(all: readonly Contribution[]): unknown[] {
  const lines = all.flatMap((one) => one.entries.map((text) => ({ one, ...readEntry(text) })));
  return [
    lines.map(({ mark }) => mark),
    lines.map(({ side }) => side.side),
    lines.map(({ one }) => one.unit),
    lines.map(({ one }) => one.receivedAt),
    lines.map(({ one }) => one.code),
    lines.map(({ side }) => (side.side === 'until' ? side.at : null)),
  ];
}

const LINES = `unnest($2::text[], $3::text[], $4::text[], $5::double precision[], $6::text[], $7::double precision[])
  as l (mark, side, unit, at, code, until)`;

/** Takes lines out: exactly those that the contributions of before put in. */
export async function removeLines(tx: Tx, all: readonly Contribution[]): Promise<void> {
  await tx.query(
    `with l as materialized (select mark, side, unit, to_timestamp(at / 1000) as at, code from ${LINES})
     delete from score_line s using l where s.realm = $1 and s.mark = l.mark and s.side = l.side and s.unit = l.unit
       and s.at = l.at and s.code = l.code`,
    [tx.realm, ...columns(all)],
  );
}

export async function addLines(tx: Tx, all: readonly Contribution[]): Promise<void> {
  await tx.query(
    `insert into score_line (realm, mark, side, unit, at, code, until)
     select $1, l.mark, l.side, l.unit, to_timestamp(l.at / 1000), l.code, to_timestamp(l.until / 1000) from ${LINES}`,
    [tx.realm, ...columns(all)],
  );
}

/** By how many dossiers each procedure's count changes. */
export async function changeProcedures(tx: Tx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(
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

export async function changeTallies(tx: Tx, table: keyof typeof OWN, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const values = [
    ...[tx.realm, changes.map(({ period }) => period), changes.map(({ unit }) => unit)],
    ...[changes.map(({ mark }) => mark), changes.map(({ side }) => side)],
    ...[changes.map(({ until }) => until), changes.map(({ by }) => by), changes.map(({ field }) => field)],
  ];
  const key = `period, unit, mark, side${OWN[table]}`;
  await tx.query(
    `insert into ${table} (realm, ${key}, until, count)
     select $1, ${key}, ${UNTIL}, c.by from ${CHANGES}
     on conflict (realm, ${key}, until) do update set count = ${table}.count + excluded.count`,
    values,
  );
  // Moments pass: what nobody waits for any more would pile up.
  if (changes.some(({ until, by }) => until !== null && by < 0))
    await tx.query(
      `delete from ${table} t using ${CHANGES} where t.realm = $1 and t.period = c.period and t.unit = c.unit
         and t.mark = c.mark and t.side = c.side ${OWN[table] && 'and t.field = c.field'} and t.until = ${UNTIL} and c.until is not null and c.by < 0 and t.count = 0`,
      values,
    );
}

export async function forgetAll(tx: Tx): Promise<void> {
  for (const table of ['score_line', 'score_tally', 'score_field', 'score_procedure', 'score_dossier'])
    await tx.query(`delete from ${table} where realm = $1`, [tx.realm]);
}
