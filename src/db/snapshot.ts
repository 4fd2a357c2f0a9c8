import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** A table of a snapshot; its rows go by COPY in these columns. */
export interface SnapshotTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** What a database held at one moment, without its rows. */
export interface Snapshot {
  /** Migrations that made it: a restore makes the same schema first. */
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  /** The last migration of graphile-worker's own. */
  readonly queue: number;
  /** In an order in which each table stands after those it refers to. */
  readonly tables: readonly SnapshotTable[];
}

/** Made by the migrations themselves; restoring it would say what was not done. */
const OWN = ['schema_migration'];
const QUEUE = 'graphile_worker';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const named = ({ schema, name }: SnapshotTable): string => `${quoted(schema)}.${quoted(name)}`;
const list = ({ columns }: SnapshotTable): string => columns.map(quoted).join(', ');

/**
 * Holds the database as it is at this moment, whatever is written meanwhile, and works on it: one transaction,
 * repeatable read. Every row of every realm is seen, or PostgreSQL refuses (row_security off).
 */
export async function* atOneMoment<T>(
  client: pg.Client,
  work: (snapshot: Snapshot) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  await client.query('begin isolation level repeatable read read only; set local row_security = off');
  try {
    await client.query('set local role motcua_owner');
    const { migrations, tables } = await describe(client);
    await client.query('set local role none');
    const queue = await client.query<{ last: number }>(`select max(id)::integer as last from ${QUEUE}.migrations`);
    yield* work({ migrations, tables, queue: queue.rows[0]?.last ?? 0 });
  } finally {
    await client.query('rollback').catch(() => {});
  }
}

async function describe(client: pg.Client): Promise<Pick<Snapshot, 'migrations' | 'tables'>> {
  const migrations = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from public.schema_migration order by name',
  );
  return { migrations: migrations.rows, tables: await tablesOf(client) };
}

async function tablesOf(client: pg.Client): Promise<SnapshotTable[]> {
  const { rows } = await client.query<SnapshotTable & { refers: string[] }>(
    `select n.nspname as schema, c.relname as name,
       array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
         order by attnum) as columns,
       array(select f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
         where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relpersistence = 'p' and (n.nspname = 'public' and c.relname <> all($1)
       or n.nspname = $2 and c.relname <> 'migrations')
     order by n.nspname = $2, c.relname collate "C"`,
    [OWN, QUEUE],
  );
  return inOrder(rows);
}

/** Each table after those it refers to. Throws when tables refer to each other in a ring: none of ours do. */
function inOrder(tables: readonly (SnapshotTable & { refers: readonly string[] })[]): SnapshotTable[] {
  const done = new Set<string>();
  const ordered: SnapshotTable[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const ready = left.filter(({ refers }) => refers.every((name) => done.has(name)));
    if (ready.length === 0) throw new Error(`tables refer to each other: ${left.map(({ name }) => name).join(', ')}`);
    for (const { schema, name, columns } of ready) {
      done.add(name);
      ordered.push({ schema, name, columns });
    }
    left = left.filter(({ name }) => !done.has(name));
  }
  return ordered;
}

/** The queue's tables belong to whoever migrated, ours to motcua_owner. */
const roleFor = ({ schema }: SnapshotTable): string =>
  schema === 'public' ? 'set local role motcua_owner' : 'set local role none';

/** The rows of a table as they were at the snapshot's moment. */
export async function rowsOut(client: pg.Client, table: SnapshotTable): Promise<Readable> {
  await client.query(roleFor(table));
  return client.query(copyTo(`copy ${named(table)} (${list(table)}) to stdout`));
}

const NEWLINE = 10;

/** How many rows these bytes of a COPY end: each row is a line, a new line inside a value is written as an escape. */
export function rowsEndedIn(bytes: Uint8Array): number {
  let rows = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) rows += 1;
  return rows;
}

/** Before rows come in: nothing reacts to them, and what the migrations themselves put in makes room. */
export async function openForRows(client: pg.Client, tables: readonly SnapshotTable[]): Promise<void> {
  for (const table of tables) {
    await client.query(roleFor(table));
    if (table.schema === 'public') await client.query(`alter table ${named(table)} disable trigger user`);
  }
  for (const table of tables.toReversed()) {
    await client.query(roleFor(table));
    await client.query(`delete from ${named(table)}`);
  }
}

/** Puts a table's rows in; foreign keys and checks are judged as ever. Answers how many. */
export async function rowsIn(
  client: pg.Client,
  table: SnapshotTable,
  source: AsyncIterable<Uint8Array>,
): Promise<number> {
  await client.query(roleFor(table));
  const stream = client.query(copyFrom(`copy ${named(table)} (${list(table)}) from stdin`));
  await pipeline(Readable.from(source), stream);
  return stream.rowCount;
}

/** After the last row: triggers wake, counters go on where they stood, and no job is held by a worker that is gone. */
export async function closeAfterRows(client: pg.Client, tables: readonly SnapshotTable[]): Promise<void> {
  for (const table of tables) {
    await client.query(roleFor(table));
    if (table.schema === 'public') await client.query(`alter table ${named(table)} enable trigger user`);
    await continueCounting(client, table);
  }
  await client.query('set local role none');
  await client.query(
    `update ${QUEUE}._private_jobs set locked_at = null, locked_by = null where locked_at is not null`,
  );
  await client.query(
    `update ${QUEUE}._private_job_queues set locked_at = null, locked_by = null where locked_at is not null`,
  );
}

async function continueCounting(client: pg.Client, table: SnapshotTable): Promise<void> {
  const { rows } = await client.query<{ column: string; sequence: string }>(
    // A column that was dropped still has its row and a name that nothing answers to.
    `select * from (select attname as column, case when not attisdropped then pg_get_serial_sequence($1, attname) end as sequence
       from pg_attribute where attrelid = $1::regclass and attnum > 0) as counted where sequence is not null`,
    [named(table)],
  );
  for (const { column, sequence } of rows)
    await client.query(
      `select setval($1, coalesce(max(${quoted(column)}), 1), max(${quoted(column)}) is not null) from ${named(table)}`,
      [sequence],
    );
}

const FETCHED = 5_000;

/**
 * The files the database names, in whatever table has a column `sha256`: each hash once, in order. Within the caller's
 * transaction, some thousand at a time.
 */
export async function* namedFiles(client: pg.Client): AsyncGenerator<string> {
  const { rows } = await client.query<{ table: string }>(
    `select format('%I', table_name) as table from information_schema.columns
     where table_schema = 'public' and column_name = 'sha256' order by table_name`,
  );
  const parts = rows.map(({ table }) => `select sha256 collate "C" as sha256 from ${table} where sha256 is not null`);
  if (parts.length === 0) return;
  await client.query(`declare named_files cursor for ${parts.join(' union ')} order by 1`);
  for (;;) {
    const found = await client.query<{ sha256: string }>(`fetch ${FETCHED} from named_files`);
    for (const { sha256 } of found.rows) yield sha256;
    if (found.rows.length < FETCHED) break;
  }
  await client.query('close named_files');
}
