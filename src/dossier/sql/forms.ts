import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import { openShelf } from '#db/shelf.ts';
import type { Tx } from '#db/transaction.ts';
import type { FormDefinition } from '#forms/definition.ts';

export interface OfferedForm {
  readonly code: string;
  readonly digest: string;
  readonly definition: FormDefinition;
}

/** A digest tells its definition: read once. */
const definitions = openShelf<FormDefinition>();
const editions = openShelf<FormDefinition>();

/** The procedure's own form, else the general declaration: of people, or of an agency for an internal procedure. */
export async function offeredForm(
  reader: Reader,
  procedure: string,
  kind: 'PUBLIC' | 'INTERNAL' = 'PUBLIC',
): Promise<OfferedForm | undefined> {
  const { rows } = await prepared<{ code: string; digest: string }>(
    reader,
    `select code, digest from form where realm = 'VN' and code in ($1, $2) order by code = $2 limit 1`,
    [procedure, kind === 'INTERNAL' ? 'internal' : 'general'],
  );
  const [form] = rows;
  const known = form && definitions.get(reader, form.digest);
  if (!form || known) return form && known && { ...form, definition: known };
  const { rows: found } = await reader.query<OfferedForm>(
    `select code, digest, definition from form where realm = 'VN' and code = $1`,
    [form.code],
  );
  if (found[0]) definitions.put(reader, found[0].digest, found[0].definition);
  return found[0];
}

/** Keeps an edition once. Nearly always it is kept already, and then its text need not be sent. */
export async function keepEdition(tx: Tx, { code, digest, definition }: OfferedForm): Promise<void> {
  const { rows } = await tx.query('select 1 from form_edition where realm = $1 and digest = $2', [tx.realm, digest]);
  if (rows.length > 0) return;
  tx.send(
    'insert into form_edition (realm, digest, code, definition) values ($1, $2, $3, $4) on conflict (realm, digest) do nothing',
    [tx.realm, digest, code, JSON.stringify(definition)],
  );
}

export async function editionOf(reader: Reader, realm: string, digest: string): Promise<FormDefinition | undefined> {
  const known = editions.get(reader, `${realm} ${digest}`);
  if (known) return known;
  const { rows } = await prepared<{ definition: FormDefinition }>(
    reader,
    'select definition from form_edition where realm = $1 and digest = $2',
    [realm, digest],
  );
  const definition = rows[0]?.definition;
  if (definition) editions.put(reader, `${realm} ${digest}`, definition);
  return definition;
}
