import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import type { EvaluationItem } from '../rules/evaluation.ts';

export interface ListKey {
  readonly realm: string;
  readonly viewer: string;
  readonly list: string;
}

/** A list as it was judged for this viewer at or after a moment. */
export async function keptList(
  reader: Reader,
  { realm, viewer, list }: ListKey,
  since: Instant,
): Promise<readonly EvaluationItem[] | undefined> {
  const { rows } = await reader.query<{ items: EvaluationItem[] }>(
    `select items from evaluation_list where realm = $1 and viewer = $2 and list = $3 and at >= to_timestamp($4::double precision / 1000)`,
    [realm, viewer, list, since],
  );
  return rows[0]?.items;
}

/** Keeps a list for who walks it and forgets all that nobody walks any more. Not an act: nothing is decided by it. */
export async function keepList(
  reader: Reader,
  { realm, viewer, list }: ListKey,
  { at, since, items }: { readonly at: Instant; readonly since: Instant; readonly items: readonly EvaluationItem[] },
): Promise<void> {
  await reader.query(
    'delete from evaluation_list where realm = $1 and at < to_timestamp($2::double precision / 1000)',
    [realm, since],
  );
  await reader.query(
    `insert into evaluation_list (realm, viewer, list, at, items) values ($1, $2, $3, to_timestamp($4::double precision / 1000), $5)
     on conflict (realm, viewer, list) do update set at = excluded.at, items = excluded.items`,
    [realm, viewer, list, at, JSON.stringify(items)],
  );
}
