import type { Reader } from '#db/pool.server.ts';

/**
 * The hand-over list on which a dossier waits for the side that resolves it, as `3/2026`; nothing if it stands on none. The
 * lists are the desk's (src/desk/sql/handover.ts).
 */
export async function openListOf(reader: Reader, realm: string, code: string): Promise<string | undefined> {
  const { rows } = await reader.query<{ list: string }>(
    `select l.number || '/' || l.year as list from handover_line n join handover_list l on l.realm = n.realm and l.id = n.list
     where n.realm = $1 and n.code = $2 and n.answered_at is null and l.kind = 'onward'`,
    [realm, code],
  );
  return rows[0]?.list;
}
