import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';

export interface DocumentTypeRow {
  list: 'common' | 'result' | 'provincial-result' | 'component';
  code: string;
  name: string;
  details: Record<string, unknown>;
}

export async function replaceDocumentTypes(tx: Tx, rows: readonly DocumentTypeRow[]): Promise<void> {
  await tx.query('delete from document_type where realm = $1', [tx.realm]);
  await tx.query(
    `insert into document_type (realm, list, code, name, details)
     select $1, t.list, t.code, t.name, t.details
     from jsonb_to_recordset($2::jsonb) as t(list text, code text, name text, details jsonb)`,
    [tx.realm, JSON.stringify(rows)],
  );
}

export interface CodeListRow {
  list: string;
  position: number;
  value: string;
  label: string;
}

export async function replaceCodeLists(tx: Tx, rows: readonly CodeListRow[]): Promise<void> {
  await tx.query('delete from code_list where realm = $1', [tx.realm]);
  await tx.query(
    `insert into code_list (realm, list, position, value, label)
     select $1, t.list, t.position, t.value, t.label
     from jsonb_to_recordset($2::jsonb) as t(list text, position int, value text, label text)`,
    [tx.realm, JSON.stringify(rows)],
  );
}

/** The types of one list, by code. */
export async function documentTypes(
  reader: Reader,
  realm: string,
  list: DocumentTypeRow['list'],
): Promise<DocumentTypeRow[]> {
  const { rows } = await reader.query<DocumentTypeRow>(
    `select list, code, name, details from document_type where realm in ($1, 'VN') and list = $2 order by code`,
    [realm, list],
  );
  return rows;
}

/** A list of values in its printed order: `danToc`, `gioiTinh`, … Empty when there is no such list. */
export async function codeList(
  reader: Reader,
  realm: string,
  list: string,
): Promise<{ value: string; label: string }[]> {
  const { rows } = await reader.query<{ value: string; label: string }>(
    `select value, label from code_list where realm in ($1, 'VN') and list = $2 order by (realm = $1) desc, position`,
    [realm, list],
  );
  return rows;
}
