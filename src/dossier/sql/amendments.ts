import type { Reader } from '#db/pool.server.ts';

/** The draft in which the owner is changing this dossier, if one is open. */
export const openAmendment = async (
  reader: Reader & { realm: string },
  code: string,
  round: number,
): Promise<string | undefined> =>
  (
    await reader.query<{ id: string }>(
      'select id from draft where realm = $1 and amends = $2 and round = $3 and dossier is null and discarded_at is null',
      [reader.realm, code, round],
    )
  ).rows[0]?.id;
