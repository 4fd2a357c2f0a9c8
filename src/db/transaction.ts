import type { Clock, Instant } from '#kernel/time.ts';
import { watchedQuery } from '#watch/statement.ts';
import { errorCode, type Span, traced } from '#watch/tracer.ts';
import type { ActEnd, Watch } from '#watch/watch.ts';
import type { Database, Reader } from './pool.server.ts';
import { nameOf } from './prepared.ts';

/** Who acts: `officer:<id>`, `citizen:<id>`, `client:<id>` (a machine), `system:<part>`. Written in the trail, so it never carries a name. */
export type Actor = `officer:${string}` | `citizen:${string}` | `client:${string}` | `system:${string}`;

export interface Tx extends Reader {
  readonly realm: string;
  /** Where the same is read outside the act. */
  readonly home: Reader;
  readonly actor: Actor;
  /** The moment of the act: one for all its rows. */
  readonly at: Instant;
  /** Acts that someone reacts to: for these, `record` leaves a job behind (jobs/reactions.ts). */
  readonly reactions: ReadonlySet<string>;
  /**
   * A statement whose answer nobody reads: sent at once, not waited for, so that what an act writes costs one round trip together
   * with its commit. Should it fail, the act fails, with this statement's error.
   */
  send(text: string, values: unknown[]): void;
  /** Says that the act leaves a job, so that it is fetched as soon as the act is kept. */
  leavesJob(): void;
  /** Does this as soon as the act is kept, and not at all if it is undone. */
  onceKept(then: () => void): void;
  /** Says what this act is called, for figures and traces. Only the first name counts; `record` gives one too. */
  called?(act: string): void;
}

/** What an act needs of the program. */
export interface Acting {
  readonly db: Database;
  readonly clock: Clock;
  readonly realm: string;
  readonly reactions: ReadonlySet<string>;
  /** Only to see what would happen: everything is done and judged as ever, and then undone. */
  readonly rehearsed?: boolean;
  /** Told how each act and statement went. */
  readonly watch?: Watch;
}

const isRefused = (value: unknown): value is { ok: false; code?: unknown } =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;

/** Of an act that ended before anybody said its name: the part of the system that acts, never a person. */
const nameless = (actor: Actor): string => (actor.startsWith('system:') ? actor : 'unnamed');

/**
 * One act, one transaction: state, trail and jobs are kept together or not at all.
 * A refusal changes nothing: what the act wrote before it refused is undone.
 */
export function inTransaction<T>(app: Acting, actor: Actor, act: (tx: Tx) => Promise<T>): Promise<T> {
  const began = performance.now();
  const told: Told = { name: undefined };
  return traced('internal', 'act', async (span) => {
    const end = (how: ActEnd, code?: string) =>
      tell(app, told.name ?? nameless(actor), span, how, code, performance.now() - began);
    try {
      const value = await whole(app, actor, act, told);
      if (isRefused(value)) end('refused', String(value.code));
      else end(app.rehearsed ? 'rehearsed' : 'done');
      return value;
    } catch (error) {
      end('failed', errorCode(error));
      throw error;
    }
  });
}

interface Told {
  name: string | undefined;
}

function tell(app: Acting, name: string, span: Span, how: ActEnd, code: string | undefined, ms: number): void {
  span.name(`act ${name}`);
  span.set('motcua.act', name);
  span.set('motcua.outcome', code ?? how);
  app.watch?.act(name, how, code, ms);
}

async function whole<T>(app: Acting, actor: Actor, act: (tx: Tx) => Promise<T>, told: Told): Promise<T> {
  const home = app.db.forRealm(app.realm);
  const client = await home.connect();
  const query = watchedQuery(client.query.bind(client), app.watch);
  let broken: Error | undefined;
  let hasJobs = false;
  let isOver = false;
  const after: (() => void)[] = [];
  let failed: { error: unknown } | undefined;
  const sent: Promise<unknown>[] = [];
  // Statements of acts are few and always the same texts; planning the one that saves a dossier costs more than carrying it out.
  const ask = (text: string, values: unknown[]) => query({ name: nameOf(text), text, values });
  // What is asked side by side goes on when one of it has failed; it must not write outside of the act that was undone.
  const during = <T>(put: () => Promise<T>): Promise<T> =>
    isOver ? Promise.reject(new Error('the act has ended')) : put();
  const send = (asked: Promise<unknown>): void => {
    sent.push(
      asked.catch((error: unknown) => {
        failed ??= { error };
      }),
    );
  };
  try {
    send(query(`begin; set local motcua.realm = '${app.realm}'`));
    const tx: Tx = {
      realm: app.realm,
      home,
      actor,
      at: app.clock.now(),
      reactions: app.reactions,
      send: (text, values) => send(during(() => ask(text, values))),
      leavesJob: () => {
        hasJobs = true;
      },
      onceKept: (then) => void after.push(then),
      called: (name) => {
        told.name ??= name;
      },
      query: (text: string, values?: unknown[]) =>
        // What is no text has a name already (db/prepared.ts); what has no values may be several statements.
        during(() => (values === undefined || typeof text !== 'string' ? query(text, values) : ask(text, values))),
    };
    const value = await act(tx);
    isOver = true;
    const isKept = !app.rehearsed && !isRefused(value);
    send(query(isKept ? 'commit' : 'rollback'));
    await Promise.all(sent);
    if (failed) throw failed.error;
    if (isKept) for (const then of after) then();
    if (isKept && hasJobs) app.db.jobsLeft();
    return value;
  } catch (error) {
    isOver = true;
    await client.query('rollback').catch((lost: Error) => {
      broken = lost;
    });
    await Promise.all(sent);
    // What came after a statement that failed only says that the transaction is aborted.
    throw failed ? failed.error : error;
  } finally {
    client.release(broken);
  }
}
