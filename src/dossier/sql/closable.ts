import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';

/** Dossiers whose fifteen days for a supplement are over (NĐ 118/2025 Đ19.5), the oldest first. */
export const closable = async (reader: Reader, realm: string, now: Instant): Promise<string[]> =>
  (
    await reader.query<{ code: string }>(
      `select d.code from dossier d join supplement_request s on s.realm = d.realm and s.code = d.code and s.answered_at is null
       where d.realm = $1 and d.state = 'supplement' and s.close_due < to_timestamp($2::double precision / 1000)
       order by s.close_due limit 500`,
      [realm, now],
    )
  ).rows.map(({ code }) => code);
