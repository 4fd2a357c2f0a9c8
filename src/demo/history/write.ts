import type pg from 'pg';
import { copyRows } from '#db/copy.ts';
import { dateAt } from '#kernel/time.ts';
import { giveCode } from './arrivals.ts';
import type { Life } from './life.ts';
import { type Numbering, numberingsOf } from './result.ts';
import { digestOf, TABLES } from './tables.ts';
import type { World } from './world.ts';

const grouped = <T>(list: readonly T[], key: (one: T) => string): [string, T[]][] => [...Map.groupBy(list, key)];

/** Codes are gapless by agency and day (NĐ 118/2025 Đ28): the counter is raised by as many as the batch needs. */
async function giveCodes(client: pg.Client, realm: string, lives: readonly Life[]): Promise<void> {
  const groups = grouped(lives, ({ matter, dossier }) => `${matter.competent} ${dateAt(dossier.submittedAt)}`);
  const [agencies, days, counts] = [
    groups.map(([key]) => key.split(' ')[0]),
    groups.map(([key]) => key.split(' ')[1]),
    groups.map(([, list]) => list.length),
  ];
  const { rows } = await client.query<{ agency: string; day: string; last: number }>(
    `insert into dossier_counter (realm, agency, day, last)
     select $1, agency, day, count from unnest($2::text[], $3::date[], $4::integer[]) as u (agency, day, count)
     on conflict (realm, agency, day) do update set last = dossier_counter.last + excluded.last
     returning agency, day, last`,
    [realm, agencies, days, counts],
  );
  const lastOf = new Map(rows.map(({ agency, day, last }) => [`${agency} ${day}`, last]));
  for (const [key, list] of groups) {
    const before = (lastOf.get(key) as number) - list.length;
    for (const [index, life] of list.entries()) giveCode(life, before + index + 1);
  }
}

/** Numbers of decisions, gapless by agency, year and series, in the order in which the batch entered them. */
async function giveNumbers(client: pg.Client, realm: string, lives: readonly Life[]): Promise<void> {
  const wanted = lives.flatMap(numberingsOf).sort((a, b) => a.at - b.at);
  if (wanted.length === 0) return;
  const groups = grouped<Numbering>(wanted, ({ agency, year, series }) => `${agency} ${year} ${series}`);
  const part = (at: number) => groups.map(([key]) => key.split(' ')[at]);
  const { rows } = await client.query<{ agency: string; year: number; series: string; last: number }>(
    `insert into number_register (realm, agency, year, series, last)
     select $1, agency, year, series, count from unnest($2::text[], $3::integer[], $4::text[], $5::integer[])
       as u (agency, year, series, count)
     on conflict (realm, agency, year, series) do update set last = number_register.last + excluded.last
     returning agency, year, series, last`,
    [realm, part(0), part(1), part(2), groups.map(([, list]) => list.length)],
  );
  const lastOf = new Map(rows.map((row) => [`${row.agency} ${row.year} ${row.series}`, row.last]));
  for (const [key, list] of groups) {
    const before = (lastOf.get(key) as number) - list.length;
    for (const [index, numbering] of list.entries()) numbering.take(before + index + 1);
  }
}

/** The form editions dossiers keep, as `startDraft` keeps them, and the processes, as `fileDossier` does. */
export async function keepEditions(client: pg.Client, realm: string, { editions, matters }: World): Promise<void> {
  for (const { digest, code, definition } of editions)
    await client.query(
      'insert into form_edition (realm, digest, code, definition) values ($1, $2, $3, $4) on conflict (realm, digest) do nothing',
      [realm, digest, code, JSON.stringify(definition)],
    );
  for (const process of new Set(matters.map((one) => one.process)))
    await client.query(
      'insert into process_edition (realm, digest, process) values ($1, $2, $3) on conflict (realm, digest) do nothing',
      [realm, Buffer.from(digestOf(process), 'hex'), JSON.stringify(process)],
    );
}

/**
 * Keeps a batch whole or not at all. The rows of the trail come sealed, which the owner of the table may
 * (0016-operations.sql); `motcua verify` proves their hashes the same.
 */
export async function writeBatch(client: pg.Client, realm: string, lives: readonly Life[]): Promise<void> {
  await client.query('begin');
  try {
    await giveCodes(client, realm, lives);
    await giveNumbers(client, realm, lives);
    for (const { name, columns, rows } of TABLES)
      await copyRows(
        client,
        name,
        columns,
        each(lives, (life) => rows(life, realm)),
      );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

function* each<T, R>(list: readonly T[], rows: (one: T) => readonly R[]): Generator<R> {
  for (const one of list) yield* rows(one);
}
