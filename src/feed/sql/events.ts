import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { visibleTo } from '#dossier/index.ts';
import { type Viewer, workingUnits } from '#identity/index.ts';
import { INTERNAL_ACTS } from '../rules/acts.ts';
import type { FeedEvent } from '../rules/payload.ts';

/**
 * Gives events the next positions, in this order; answers which had none before. Whoever gives positions waits for the one before to be kept: a
 * position seen is a position with all before it seen.
 */
export async function appendEvents(
  tx: Tx,
  events: readonly Omit<FeedEvent, 'position'>[],
): Promise<ReadonlySet<string>> {
  tx.send('select pg_advisory_xact_lock(hashtextextended($1, 3))', [`${tx.realm}/feed`]);
  const { rows } = await tx.query<{ id: string }>(
    `with fresh as (select e.id, e.dossier, e.act, e.at, row_number() over (order by e.nth) as n
       from unnest($2::uuid[], $3::text[], $4::text[], $5::double precision[]) with ordinality as e (id, dossier, act, at, nth)
       where not exists (select from feed_event f where f.realm = $1 and f.id = e.id))
     insert into feed_event (realm, position, id, dossier, act, at)
     select $1, coalesce((select position from feed_event where realm = $1 order by position desc limit 1), 0) + n, id, dossier,
       act, to_timestamp(at / 1000) from fresh
     returning id`,
    [
      ...[tx.realm, events.map(({ id }) => id), events.map(({ dossier }) => dossier)],
      ...[events.map(({ act }) => act), events.map(({ at }) => at)],
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

/** How many positions one page looks at: what it costs does not grow with what the viewer may not see. */
const WINDOW = 5_000;

export interface EventsAsked {
  readonly after: number;
  readonly limit: number;
}

export interface EventsFound {
  readonly events: FeedEvent[];
  /** From where to go on. */
  readonly next: number;
  /** Whether there is more already. */
  readonly more: boolean;
}

/** What happened after a position to dossiers the viewer may see, in order. */
export async function eventsAfter(
  reader: Reader,
  realm: string,
  viewer: Viewer & { kind: 'officer' },
  { after, limit }: EventsAsked,
): Promise<EventsFound> {
  const { rows: ends } = await reader.query<{ last: number }>(
    'select coalesce(max(position), 0)::bigint as last from feed_event where realm = $1',
    [realm],
  );
  const last = ends[0]?.last ?? 0;
  const until = Math.min(last, after + WINDOW);
  const seen = visibleTo(viewer, 7);
  const { rows: events } = await reader.query<FeedEvent>(
    `select e.position, e.id, e.dossier, e.act, e.at from feed_event e
     join dossier on dossier.realm = e.realm and dossier.code = e.dossier
     where e.realm = $1 and e.position > $2 and e.position <= $3 and ${seen.sql}
       and (e.act <> all ($4::text[]) or scope && $5::text[])
     order by e.position limit $6`,
    [realm, after, until, INTERNAL_ACTS, workingUnits(viewer), limit, ...seen.values],
  );
  const next = events.length === limit ? (events.at(-1)?.position ?? until) : Math.max(after, until);
  return { events, next, more: next < last };
}
