import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import { dueWithin, QUEUES, type Queue } from './rules/queues.ts';
import { type DeskOfficer, reachOf, type Whose } from './rules/reach.ts';
import { type Asked, distinctAt, officesOf, talliesAt } from './sql/queues.ts';

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

/**
 * How many dossiers stand in each queue of this officer: sums of tallies. Only of queues whose places may hold the same
 * dossier, and where more than one place holds any, the lines themselves are counted.
 */
export async function queueCounts(
  reader: Reader,
  realm: string,
  desk: DeskOfficer,
  time: DeskTime,
): Promise<Record<Queue, number>> {
  const asked = Object.fromEntries(QUEUES.map((queue) => [queue, askedOf(queue, desk, time)])) as Record<Queue, Asked>;
  const tallies = await talliesAt(reader, realm, asked);
  const sums = new Map<Queue, number>();
  const overlapping: Record<string, Asked> = {};
  for (const queue of QUEUES) {
    const counted = tallies.filter((one) => one.queue === queue);
    if (counted.length > 1 && OVERLAPPING.includes(queue))
      overlapping[queue] = { ...asked[queue], places: counted.map(({ place }) => place) };
    sums.set(
      queue,
      counted.reduce((sum, { count }) => sum + count, 0),
    );
  }
  return { ...Object.fromEntries(sums), ...(await distinctAt(reader, realm, overlapping)) } as Record<Queue, number>;
}
