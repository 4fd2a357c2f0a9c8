import type { LocalDate } from '#kernel/time.ts';
import type { Reader } from './pool.server.ts';

export interface SlowStatement {
  /** As PostgreSQL keeps it: values replaced by $1, $2 …, cut to 160 signs. */
  readonly text: string;
  readonly calls: number;
  /** Milliseconds a call took in the mean. */
  readonly mean: number;
}

export interface ServerState {
  readonly version: string;
  /** Bytes on disk, indexes included. */
  readonly size: number;
  /** Undefined where the server does not keep statistics of statements (extension pg_stat_statements). */
  readonly slow: readonly SlowStatement[] | undefined;
  readonly lastRoot: LocalDate | null;
}

/** The database as its administrator would ask about it. */
export async function serverState(reader: Reader, realm: string): Promise<ServerState> {
  const { rows } = await reader.query<Omit<ServerState, 'slow'>>(
    `select current_setting('server_version') as version, pg_database_size(current_database()) as size,
       (select max(day) from trail_root where realm = $1) as "lastRoot"`,
    [realm],
  );
  return { ...(rows[0] as Omit<ServerState, 'slow'>), slow: await slowStatements(reader) };
}

async function slowStatements(reader: Reader): Promise<SlowStatement[] | undefined> {
  const there = await reader.query<{ there: boolean }>(`select to_regclass('pg_stat_statements') is not null as there`);
  if (!there.rows[0]?.there) return undefined;
  try {
    const { rows } = await reader.query<SlowStatement>(
      `select left(regexp_replace(query, '\\s+', ' ', 'g'), 160) as text, calls, mean_exec_time as mean from pg_stat_statements
       where dbid = (select oid from pg_database where datname = current_database()) and query not like '<insufficient%'
         and calls > 4 order by mean_exec_time desc limit 10`,
    );
    return rows;
  } catch {
    return undefined; // made, but the server was not started with it
  }
}
