import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';

export const attachDraft = (tx: Tx, draft: string, ticket: string): Promise<unknown> =>
  tx.query(
    `insert into ticket_draft (realm, draft, ticket) values ($1, $2, $3)
     on conflict (realm, draft) do update set ticket = excluded.ticket`,
    [tx.realm, draft, ticket],
  );

export async function ticketOfDraft(reader: Reader, realm: string, draft: string): Promise<string | undefined> {
  const { rows } = await reader.query<{ ticket: string }>(
    'select ticket from ticket_draft where realm = $1 and draft = $2',
    [realm, draft],
  );
  return rows[0]?.ticket;
}

/** Whether it was not linked before. */
export async function linkTicket(tx: Tx, ticket: string, code: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into ticket_dossier (realm, ticket, code, at, by) values ($1, $2, $3, to_timestamp($4::double precision / 1000), $5)
     on conflict (realm, ticket, code) do nothing`,
    [tx.realm, ticket, code, tx.at, tx.actor],
  );
  return rowCount === 1;
}

/** The dossiers filed on a ticket, by code. */
export const dossiersOfTicket = async (reader: Reader, realm: string, ticket: string): Promise<string[]> =>
  (
    await reader.query<{ code: string }>(
      'select code from ticket_dossier where realm = $1 and ticket = $2 order by at, code',
      [realm, ticket],
    )
  ).rows.map(({ code }) => code);

/** The ticket a dossier was filed on, with its label's parts. */
export async function ticketOfDossier(
  reader: Reader,
  realm: string,
  code: string,
): Promise<{ id: string; series: string; number: number } | undefined> {
  const { rows } = await reader.query<{ id: string; series: string; number: number }>(
    `select t.id, t.series, t.number from ticket_dossier d join ticket t on t.realm = d.realm and t.id = d.ticket
     where d.realm = $1 and d.code = $2 limit 1`,
    [realm, code],
  );
  return rows[0];
}
