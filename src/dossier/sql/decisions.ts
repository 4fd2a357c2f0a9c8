import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';

export interface DecisionRow {
  readonly seq: number;
  readonly grants: boolean;
  readonly title: string;
  readonly body: string;
  readonly ground: string | null;
  readonly draftedAt: Instant;
  readonly draftedBy: string;
  readonly signedAt: Instant | null;
  readonly signedBy: string | null;
  readonly signerName: string | null;
  readonly signerTitle: string | null;
  readonly number: string | null;
  readonly numberedAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly returnedHow: string | null;
  readonly corrects: number | null;
  readonly correctionReason: string | null;
}

const DECISION = `seq, grants, title, body, ground, drafted_at as "draftedAt", drafted_by as "draftedBy", signed_at as "signedAt",
  signed_by as "signedBy", signer_name as "signerName", signer_title as "signerTitle", number, numbered_at as "numberedAt",
  returned_at as "returnedAt", returned_how as "returnedHow", corrects, correction_reason as "correctionReason"`;

export const decisionsOf = async (reader: Reader, realm: string, code: string): Promise<DecisionRow[]> =>
  (
    await reader.query<DecisionRow>(`select ${DECISION} from decision where realm = $1 and code = $2 order by seq`, [
      realm,
      code,
    ])
  ).rows;

export const latestDecision = async (reader: Reader, realm: string, code: string): Promise<DecisionRow | undefined> =>
  (await decisionsOf(reader, realm, code)).at(-1);

export interface NewDecision {
  readonly grants: boolean;
  readonly title: string;
  readonly body: string;
  readonly ground: string | null;
  readonly corrects: number | null;
  readonly correctionReason: string | null;
}

/** A draft nobody signed is written over; a signed one stays and another row follows it. */
export async function draft(tx: Tx, code: string, seq: number, one: NewDecision): Promise<void> {
  tx.send(
    `insert into decision (realm, code, seq, grants, title, body, ground, drafted_at, drafted_by, corrects, correction_reason)
     values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::double precision / 1000), $9, $10, $11)
     on conflict (realm, code, seq) do update set grants = excluded.grants, title = excluded.title, body = excluded.body,
       ground = excluded.ground, drafted_at = excluded.drafted_at, drafted_by = excluded.drafted_by
     where decision.signed_at is null`,
    [
      tx.realm,
      code,
      seq,
      one.grants,
      one.title,
      one.body,
      one.ground,
      tx.at,
      tx.actor,
      one.corrects,
      one.correctionReason,
    ],
  );
}

export async function sign(tx: Tx, code: string, seq: number, signer: { name: string; title: string }): Promise<void> {
  tx.send(
    `update decision set signed_at = to_timestamp($4::double precision / 1000), signed_by = $5, signer_name = $6, signer_title = $7
     where realm = $1 and code = $2 and seq = $3 and signed_at is null`,
    [tx.realm, code, seq, tx.at, tx.actor, signer.name, signer.title],
  );
}

/** The next number of that agency, year and series, kept by the act or not at all. */
export async function nextInRegister(tx: Tx, agency: string, year: number, series: string): Promise<number> {
  const { rows } = await tx.query<{ last: number }>(
    `insert into number_register (realm, agency, year, series, last) values ($1, $2, $3, $4, 1)
     on conflict (realm, agency, year, series) do update set last = number_register.last + 1 returning last`,
    [tx.realm, agency, year, series],
  );
  return (rows[0] as { last: number }).last;
}

export async function setNumber(tx: Tx, code: string, seq: number, number: string): Promise<void> {
  tx.send(
    `update decision set number = $4, numbered_at = to_timestamp($5::double precision / 1000), numbered_by = $6
     where realm = $1 and code = $2 and seq = $3 and number is null`,
    [tx.realm, code, seq, number, tx.at, tx.actor],
  );
}

export async function setReturned(tx: Tx, code: string, seq: number, how: string): Promise<void> {
  tx.send(
    `update decision set returned_at = to_timestamp($4::double precision / 1000), returned_by = $5, returned_how = $6
     where realm = $1 and code = $2 and seq = $3 and returned_at is null`,
    [tx.realm, code, seq, tx.at, tx.actor, how],
  );
}
