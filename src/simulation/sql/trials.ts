import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import type { TrialLife, TrialOutcome, TrialWish } from '../rules/trial.ts';
import type { TrialFigures } from '../rules/trial-rows.ts';

export interface Trial extends TrialWish, TrialLife {
  readonly id: string;
  readonly askerName: string;
  readonly until: LocalDate;
  /** 0: not begun; 1: the run as it is; 2: the run with the change. */
  readonly leg: number;
  readonly acts: number;
  /** The virtual day it is at. */
  readonly day: LocalDate | null;
  readonly endedAt: Instant | null;
  readonly why: string | null;
  readonly before: TrialFigures | null;
  readonly after: TrialFigures | null;
}

const FROM = `select t.id, t.scenario, t.dossiers, t.seed, t.until, t.change, t.asked_at as "askedAt", t.begun_at as "begunAt",
    t.seen_at as "seenAt", t.leg, t.acts, t.day, t.cancelled_at as "cancelledAt", t.ended_at as "endedAt", t.outcome, t.why,
    t.before, t.after, p.full_name as "askerName"
  from trial t join officer o on o.realm = t.realm and o.id = t.asker join person p on p.realm = o.realm and p.id = o.person`;

export async function findTrial(reader: Reader, realm: string, id: string): Promise<Trial | undefined> {
  const { rows } = await reader.query<Trial>(`${FROM} where t.realm = $1 and t.id = $2`, [realm, id]);
  return rows[0];
}

/** The trials of a province, the last first; paged by moment and id. */
export async function trialsOf(
  reader: Reader,
  realm: string,
  ask: { after?: { at: Instant; id: string } | undefined; limit: number },
): Promise<Trial[]> {
  const { rows } = await reader.query<Trial>(
    `${FROM} where t.realm = $1
       and ($2::double precision is null or (t.asked_at, t.id) < (to_timestamp($2::double precision / 1000), $3::uuid))
     order by t.asked_at desc, t.id desc limit $4`,
    [realm, ask.after?.at ?? null, ask.after?.id ?? null, ask.limit],
  );
  return rows;
}

/** The one that is not ended. */
export async function openTrial(reader: Reader, realm: string): Promise<Trial | undefined> {
  const { rows } = await reader.query<Trial>(`${FROM} where t.realm = $1 and t.ended_at is null`, [realm]);
  return rows[0];
}

/** Answers its id, or nothing while another is not ended. */
export async function keepTrial(
  tx: Tx,
  asker: string,
  wish: TrialWish & { readonly until: LocalDate },
): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into trial (realm, id, asker, asked_at, scenario, dossiers, seed, until, change)
     values ($1, $2, $3, to_timestamp($4::double precision / 1000), $5, $6, $7, $8, $9)
     on conflict (realm) where ended_at is null do nothing returning id`,
    [tx.realm, uuidv7(tx.at), asker, tx.at, wish.scenario, wish.dossiers, wish.seed, wish.until, wish.change],
  );
  return rows[0]?.id;
}

/** Whether it was not ended, and nobody had cancelled it. */
export async function keepCancel(tx: Tx, id: string, by: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update trial set cancelled_at = to_timestamp($4::double precision / 1000), cancelled_by = $3
     where realm = $1 and id = $2 and ended_at is null and cancelled_at is null`,
    [tx.realm, id, by, tx.at],
  );
  return rowCount === 1;
}

/** Whether it waited and is begun now: two processes that are sent for one trial live it once. */
export async function keepBegun(tx: Tx, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update trial set begun_at = to_timestamp($3::double precision / 1000), seen_at = to_timestamp($3::double precision / 1000)
     where realm = $1 and id = $2 and begun_at is null and ended_at is null`,
    [tx.realm, id, tx.at],
  );
  return rowCount === 1;
}

export interface TrialProgress {
  readonly leg: 1 | 2;
  readonly acts: number;
  readonly day: LocalDate | null;
}

/** Keeps how far it is. Answers whether it is to go on: not ended by another, and not cancelled. */
export async function keepSeen(
  reader: Reader,
  realm: string,
  ask: { id: string; at: Instant } & TrialProgress,
): Promise<boolean> {
  const { rows } = await reader.query<{ goes: boolean }>(
    `update trial set seen_at = to_timestamp($3::double precision / 1000), leg = $4, acts = $5, day = $6
     where realm = $1 and id = $2 and ended_at is null returning cancelled_at is null as goes`,
    [realm, ask.id, ask.at, ask.leg, ask.acts, ask.day],
  );
  return rows[0]?.goes ?? false;
}

export interface TrialEnd {
  readonly outcome: TrialOutcome;
  readonly why?: string;
  readonly before?: TrialFigures;
  readonly after?: TrialFigures;
}

/** Whether it was open and is ended now. */
export async function keepEnd(tx: Tx, id: string, end: TrialEnd): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update trial set ended_at = to_timestamp($3::double precision / 1000), outcome = $4, why = $5, before = $6, after = $7
     where realm = $1 and id = $2 and ended_at is null`,
    [
      ...[tx.realm, id, tx.at, end.outcome, end.why?.slice(0, 500) ?? null],
      ...[end.before ? JSON.stringify(end.before) : null, end.after ? JSON.stringify(end.after) : null],
    ],
  );
  return rowCount === 1;
}
