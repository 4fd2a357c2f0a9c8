import pg from 'pg';
import { instant } from '#kernel/time.ts';
import { watchedQuery } from '#watch/statement.ts';
import type { Watch } from '#watch/watch.ts';
import { askTogether, PLANNED_ONCE, planAsNamed, sendTogether } from './together.ts';

/** Whatever can be asked: a pool for a read of its own, a transaction for an act. */
export interface Reader {
  // biome-ignore lint/suspicious/noExplicitAny: rows are typed where the SQL stands
  query<R extends pg.QueryResultRow = any>(text: string, values?: unknown[]): Promise<pg.QueryResult<R>>;
}

export interface Database {
  /** Connections that see this realm and the nation's reference data, and may write this realm only. */
  forRealm(realm: string): pg.Pool;
  /** Says that an act kept through this database has left a job (db/enqueue.ts). */
  jobsLeft(): void;
  /** Calls whenever one has, in this process; answers how to stop that. */
  onJobs(listener: () => void): () => void;
  /** Connections of all pools together, and questions and acts that wait for one. */
  connections(): { inUse: number; idle: number; waiting: number };
  close(): Promise<void>;
}

/** Reference data of the whole nation (units, holidays, the national catalogue) stands under this realm. */
export const NATION = 'VN';

export type DatabaseRole = 'motcua_owner' | 'motcua_app' | 'motcua_read';

/** For a free connection or a new one; less than the minute after which proxies give up. */
const LONGEST_WAIT_MS = 30_000;

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;

/** `date` stays the text it is (LocalDate), `timestamptz` becomes an Instant, `bigint` a number (counts stay far below 2^53). */
const types: pg.CustomTypesConfig = {
  // biome-ignore lint/suspicious/noExplicitAny: pg's own signature
  getTypeParser: (oid: number, format?: any): any => {
    if (format !== 'binary') {
      if (oid === DATE) return (text: string) => text;
      if (oid === TIMESTAMPTZ)
        return (text: string) => instant(Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')));
      if (oid === INT8) return Number;
    }
    return pg.types.getTypeParser(oid, format);
  },
};

/** One connection, for migrations and for looking at a server before it is used. The caller ends it. */
export async function connectOnce(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, types, application_name: 'motcua migrate' });
  // A server that ends says so to the question under way; without one there is nobody to tell.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/**
 * Pools by realm. The realm is fixed when a connection opens, so that a read costs one round trip and none can
 * be without a realm; acts set it once more for their transaction (docs/decisions/0003).
 */
export function openDatabase(url: string, role: DatabaseRole = 'motcua_app', max = 12, watch?: Watch): Database {
  const pools = new Map<string, pg.Pool>();
  const listeners = new Set<() => void>();
  const sum = (count: (pool: pg.Pool) => number) => [...pools.values()].reduce((all, pool) => all + count(pool), 0);
  return {
    jobsLeft() {
      for (const tell of listeners) tell();
    },
    onJobs(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    connections: () => ({
      inUse: sum((pool) => pool.totalCount - pool.idleCount),
      idle: sum((pool) => pool.idleCount),
      waiting: sum((pool) => pool.waitingCount),
    }),
    forRealm(realm) {
      if (!/^[A-Z0-9]{2,8}$/.test(realm)) throw new Error(`Not a realm: ${JSON.stringify(realm)}`);
      let pool = pools.get(realm);
      if (!pool) {
        pool = new pg.Pool({
          connectionString: url,
          max,
          types,
          // What an act writes is sent without waiting for each answer (db/transaction.ts).
          pipeline: true,
          // A server that swallows what is sent to it, or a queue this long, is told of and not waited for.
          connectionTimeoutMillis: LONGEST_WAIT_MS,
          keepAlive: true,
          application_name: `motcua ${realm}`,
          // Disks of today find a page as fast as the next one; else a plan made while a table is young reads all of it for long.
          // A server that can compile queries would take longer to than they run: plans for any value look dearer than they are.
          options: `-c role=${role} -c motcua.realm=${realm} -c random_page_cost=1.1 -c jit=off -c plan_cache_mode=${PLANNED_ONCE}`,
        });
        // A connection lost while idle (server restarted) is replaced at the next use; it must not end the program.
        pool.on('error', () => {});
        pool.on('connect', (client) => {
          client.on('error', () => {});
          sendTogether(client);
          planAsNamed(client);
        });
        pool.query = watchedQuery(askTogether(pool), watch);
        pools.set(realm, pool);
      }
      return pool;
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      pools.clear();
    },
  };
}
