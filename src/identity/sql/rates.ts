import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Instant } from '#kernel/time.ts';

const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;

/** A batch of requests out of somebody's window, and how the window then stands. */
export interface Batch {
  readonly endsAt: Instant;
  /** All that was taken of it by now, this batch with it; beyond the quota nothing was given. */
  readonly taken: number;
}

/** Takes a batch of `size` from the window of `who` that is running, or from a new one; atomic over every process of the realm. */
export async function takeBatch(
  reader: Reader,
  realm: string,
  one: { readonly who: string; readonly size: number; readonly now: Instant; readonly ends: Instant },
): Promise<Batch> {
  const { rows } = await prepared<Batch>(
    reader,
    `insert into api_rate as r (realm, who, taken, ends_at) values ($1, $2, $3, ${stamp(5)})
     on conflict (realm, who) do update set
       taken = case when r.ends_at <= ${stamp(4)} then excluded.taken else r.taken + excluded.taken end,
       ends_at = case when r.ends_at <= ${stamp(4)} then excluded.ends_at else r.ends_at end
     returning taken, ends_at as "endsAt"`,
    [realm, one.who, one.size, one.now, one.ends],
  );
  return rows[0] as Batch;
}

/** Windows that ended. */
export async function forgetRates(reader: Reader, realm: string, now: Instant): Promise<void> {
  await reader.query(`delete from api_rate where realm = $1 and ends_at <= ${stamp(2)}`, [realm, now]);
}
