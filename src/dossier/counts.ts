import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import { twiceAt } from './rules/places.ts';
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
  const none = { office: null, hasRooms: true };
  return { id, standsInFor, posts: posts.map((post) => ({ ...post, ...(offices.get(post.unit) ?? none) })) };
}

/** What is asked of the lines and tallies for a queue. */
export const askedOf = (queue: Queue, desk: DeskOfficer, { now, soon }: DeskTime, whose?: Whose): Asked => ({
  places: reachOf(queue, desk, whose),
  ...dueWithin(queue, now, soon),
});

const mapped = <T>(value: (queue: Queue) => T) =>
  Object.fromEntries(QUEUES.map((queue) => [queue, value(queue)])) as Record<Queue, T>;

/** Queues in which one dossier may stand at two places of the same officer. */
const OVERLAPPING: readonly Queue[] = ['opinions', 'waiting', 'today', 'soon', 'late', 'all'];

/**
 * How many dossiers stand in each queue of this officer: sums of tallies, for a room and its office less what stands at both.
 * Only where other places hold any that may hold the same dossier, the lines themselves are counted.
 */
export async function queueCounts(
  reader: Reader,
  realm: string,
  desk: DeskOfficer,
  time: DeskTime,
): Promise<Record<Queue, number>> {
  const asked = mapped((queue) => askedOf(queue, desk, time));
  const twice = mapped((queue) => twiceAt(asked[queue].places));
  const tallies = await talliesAt(
    ...[reader, realm],
    mapped((queue) => ({ ...asked[queue], places: [asked[queue].places, twice[queue] ?? []].flat() })),
  );
  const sums = new Map<Queue, number>();
  const overlapping: Record<string, Asked> = {};
  for (const queue of QUEUES) {
    const counted = tallies.filter((one) => one.queue === queue);
    const again = twice[queue];
    if (counted.length > 1 && OVERLAPPING.includes(queue) && !again)
      overlapping[queue] = { ...asked[queue], places: counted.map(({ place }) => place) };
    sums.set(
      queue,
      counted.reduce((sum, { place, count }) => (place === again ? sum - count : sum + count), 0),
    );
  }
  return { ...Object.fromEntries(sums), ...(await distinctAt(reader, realm, overlapping)) } as Record<Queue, number>;
}
