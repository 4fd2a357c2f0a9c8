import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { ScanPage } from '../rules/scan.ts';

/** The pages of a draft's scans, in their order. A draft has at most some hundred. */
export async function scanOf(reader: Reader, realm: string, draft: string): Promise<ScanPage[]> {
  const { rows } = await reader.query<ScanPage>(
    `select id, component, place, sha256, page, turn from scan_page where realm = $1 and draft = $2 order by place, id`,
    [realm, draft],
  );
  return rows;
}

export async function insertScan(tx: Tx, draft: string, pages: readonly ScanPage[]): Promise<void> {
  await tx.query(
    `insert into scan_page (realm, draft, id, component, place, sha256, page, turn, added_at, added_by)
     select $1, $2, p.id, p.component, p.place, p.sha256, p.page, p.turn, to_timestamp($4::double precision / 1000), $5
     from jsonb_to_recordset($3::jsonb) as p (id uuid, component text, place int, sha256 text, page int, turn int)`,
    [tx.realm, draft, JSON.stringify(pages), tx.at, tx.actor],
  );
}

/** Keeps how the pages lie now: those not named any more are gone. */
export async function arrangeScan(tx: Tx, draft: string, pages: readonly ScanPage[]): Promise<void> {
  const ids = pages.map(({ id }) => id);
  await tx.query('delete from scan_page where realm = $1 and draft = $2 and id <> all ($3::uuid[])', [
    tx.realm,
    draft,
    ids,
  ]);
  await tx.query(
    `update scan_page s set component = p.component, place = p.place, turn = p.turn
     from jsonb_to_recordset($3::jsonb) as p (id uuid, component text, place int, turn int)
     where s.realm = $1 and s.draft = $2 and s.id = p.id`,
    [tx.realm, draft, JSON.stringify(pages)],
  );
}
