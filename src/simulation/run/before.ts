import { type Instant, instant } from '#kernel/time.ts';
import type { App } from '../../app.ts';
import type { Planned } from '../rules/plan.ts';
import { turnOf } from '../rules/turns.ts';

/** What a run that was broken off has done already; of a new one nothing. */
export interface Before {
  readonly acts: number;
  isDone(one: Planned): boolean;
  /**
   * Whether everything the act causes is certainly done too: a turn's acts end before the next turn begins, so only of the last
   * turn something may be lacking.
   */
  isSettled(at: Instant): boolean;
}

/** The acts of a dossier follow each other, so how many there are says which. */
export async function doneBefore({ read, realm }: App): Promise<Before> {
  const { rows } = await read.query<{ subject: string; acts: number; last: number }>(
    `select subject, count(*)::integer as acts, max(at) as last from trail
     where realm = $1 and subject like 'dossier/%' and act like 'dossier-%' group by subject`,
    [realm],
  );
  const known = new Map(rows.map(({ subject, acts }) => [subject.slice('dossier/'.length), acts]));
  const turn = turnOf(instant(rows.reduce((latest, one) => Math.max(latest, one.last), 0)));
  return {
    acts: rows.reduce((sum, one) => sum + one.acts, 0),
    isDone: ({ code, seq }) => seq <= (known.get(code) ?? 0),
    isSettled: (at) => at < turn,
  };
}
