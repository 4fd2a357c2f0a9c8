import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { FormDefinition } from '#forms/definition.ts';

export interface OfferedForm {
  readonly code: string;
  readonly digest: string;
  readonly definition: FormDefinition;
}

/** The procedure's own form, else the general declaration: of people, or of an agency for an internal procedure. */
export async function offeredForm(
  reader: Reader,
  procedure: string,
  kind: 'PUBLIC' | 'INTERNAL' = 'PUBLIC',
): Promise<OfferedForm | undefined> {
  const { rows } = await reader.query<OfferedForm>(
    `select code, digest, definition from form where realm = 'VN' and code in ($1, $2) order by code = $2 limit 1`,
    [procedure, kind === 'INTERNAL' ? 'internal' : 'general'],
  );
  return rows[0];
}

/** Keeps an edition once; answers nothing if it is kept already. */
export async function keepEdition(tx: Tx, { code, digest, definition }: OfferedForm): Promise<void> {
  await tx.query(
    'insert into form_edition (realm, digest, code, definition) values ($1, $2, $3, $4) on conflict (realm, digest) do nothing',
    [tx.realm, digest, code, JSON.stringify(definition)],
  );
}

export const editionOf = async (reader: Reader, realm: string, digest: string): Promise<FormDefinition | undefined> =>
  (
    await reader.query<{ definition: FormDefinition }>(
      'select definition from form_edition where realm = $1 and digest = $2',
      [realm, digest],
    )
  ).rows[0]?.definition;
