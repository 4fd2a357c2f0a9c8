import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import { dueWithin, QUEUES, type Queue } from './rules/queues.ts';
import { type DeskOfficer, reachOf, type Whose } from './rules/reach.ts';
import { type Asked, countsAt, officesOf } from './sql/queues.ts';

interface DeskTime {
  readonly now: Instant;
  readonly soon: Instant;
}

/** The officer as the rules of the desk need him: with the agency each of his rooms is a part of. */
export async function deskOf(
  reader: Reader,
  realm: string,
  { id, posts, standsInFor = [] }: Viewer & { kind: 'officer' },
): Promise<DeskOfficer> {
  const offices = await officesOf(reader, realm, [...new Set(posts.map(({ unit }) => unit))]);
  return { id, standsInFor, posts: posts.map((post) => ({ ...post, office: offices.get(post.unit) ?? null })) };
}

/** What is asked of the lines and tallies for a queue. */
export const askedOf = (queue: Queue, desk: DeskOfficer, { now, soon }: DeskTime, whose?: Whose): Asked => ({
  places: reachOf(queue, desk, whose),
  ...dueWithin(queue, now, soon),
});

/** Queues in which one dossier may stand at two places of the same officer. */
const OVERLAPPING: readonly Queue[] = ['opinions', 'waiting', 'today', 'soon', 'late', 'all'];

/** How many dossiers stand in each queue of this officer. */
export async function queueCounts(
  reader: Reader,
  realm: string,
  desk: DeskOfficer,
  time: DeskTime,
): Promise<Record<Queue, number>> {
  const asked = QUEUES.map((queue) => [
    queue,
    { ...askedOf(queue, desk, time), shared: OVERLAPPING.includes(queue) },
  ]);
  const counts = await countsAt(reader, realm, Object.fromEntries(asked));
  return Object.fromEntries(QUEUES.map((queue) => [queue, counts[queue] ?? 0])) as Record<Queue, number>;
}
